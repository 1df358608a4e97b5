"""What minutes are made of: paragraphs with a code, params and places of texts. Sentences are made at the edge."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

from rooms import Ref

Form: TypeAlias = Literal["title", "heading", "text", "row"]
Place: TypeAlias = Ref | tuple[Ref, ...] | None
"""Where a sealed text is (or several are); None: this audience may not read it."""

FORMS: Final[Mapping[str, Form]] = {
    "title": "title",
    "called": "text",
    "ordered": "text",
    "notice": "text",
    "rectified": "text",
    "first_call_failed": "text",
    "cancelled.quorum": "text",
    "cancelled": "text",
    "opened": "text",
    "place": "text",
    "opening_quorum": "text",
    "informative": "text",
    "presided": "text",
    "secretary": "text",
    "present": "heading",
    "present.persons": "heading",
    "present.segment": "text",
    "present.person": "row",
    "present.none": "text",
    "agenda": "heading",
    "agenda.item": "row",
    "agenda.none": "text",
    "proceedings": "heading",
    "attendance.arrived": "text",
    "attendance.left": "text",
    "attendance.lapsed": "text",
    "attendance.restored": "text",
    "attendance.corrected": "text",
    "attendance.stay": "row",
    "attendance.stands_in": "text",
    "recusal.declared": "text",
    "recusal.withdrawn": "text",
    "recusal.challenged": "text",
    "recusal.decided": "text",
    "election.called": "text",
    "election.nominated": "text",
    "election.answered": "text",
    "election.elected": "text",
    "composition.changed": "text",
    "quorum.verified": "text",
    "chair.taken": "text",
    "suspended": "text",
    "resumed": "text",
    "item.started": "heading",
    "item.presented": "text",
    "item.synthesis": "text",
    "item.finished": "text",
    "item.added": "text",
    "item.edited": "text",
    "item.moved": "text",
    "item.moved_why": "text",
    "item.reserved": "text",
    "item.withdrawn": "text",
    "item.fate": "text",
    "item.proposed": "text",
    "item.supported": "text",
    "item.admitted": "text",
    "item.not_admitted": "text",
    "item.returned": "text",
    "item.origin": "text",
    "opinion.given": "text",
    "request.made": "text",
    "request.retracted": "text",
    "request.decided": "text",
    "part.filed": "text",
    "part.ended": "text",
    "extended": "text",
    "continued": "text",
    "resumed.sitting": "text",
    "document.listed": "text",
    "document.attached": "text",
    "document.withdrawn": "text",
    "speakers": "text",
    "floor.aside": "text",
    "floor.refused": "text",
    "point.ruled": "text",
    "point.appealed": "text",
    "point.settled": "text",
    "point.undecided": "text",
    "ballot.opened": "text",
    "ballot.option": "row",
    "ballot.item": "row",
    "ballot.runoff_of": "text",
    "ballot.corrected": "text",
    "ballot.tie_broken": "text",
    "ballot.tie_by": "text",
    "ballot.result": "text",
    "ballot.runoff": "row",
    "ballot.annulled": "text",
    "ballot.reopened": "text",
    "ballot.effects_kept": "text",
    "ballot.recorded": "text",
    "ballot.contradicts": "text",
    "correction.agreed": "text",
    "correction.vote": "row",
    "correction.result": "text",
    "ballot.stated": "text",
    "vote.called": "row",
    "vote.called_missing": "row",
    "vote.option": "row",
    "vote.abstained": "row",
    "vote.recused": "row",
    "vote.silent": "row",
    "vote.not_voting": "row",
    "vote.not_answering": "row",
    "vote.absent": "row",
    "vote.excused": "row",
    "vote.alternates": "row",
    "vote.by_clerk": "row",
    "closing": "heading",
    "absences.excused": "row",
    "absences.covered": "row",
    "absences.absent": "row",
    "absences.none": "text",
    "adjourned": "text",
    "drawn_up": "text",
    "excuse.decided": "text",
    "after.excused": "text",
    "after.excuse_decided": "text",
}
"""Every code there is and what it looks like. The sentence is `minutes.` and the code; an empty one is not shown."""
CODES: Final = frozenset(FORMS)
_LISTS: Final = frozenset({"citizens"})
"""Names under which there are several texts."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, tied to the events it comes from.

    `params` are JSON values; `sentence` among them is `{code, params}` of the catalogue's `sentence.` keys, times are
    RFC 3339. `texts` are places of sealed texts by name. `item` is the agenda item it belongs to, `block` those
    of a ballot in block.
    """

    code: str
    params: Mapping[str, Any]
    seqs: tuple[int, ...]
    item: str | None = None
    texts: Mapping[str, Place] = field(default_factory=dict)
    block: tuple[str, ...] = ()

    def basis(self, reserved: Mapping[str, str]) -> str | None:
        """What hides its contents: the basis of the first item it is about that is reserved."""
        about = self.block or ((self.item,) if self.item else ())
        return next((reserved[item] for item in about if item in reserved), None)

    @property
    def form(self) -> Form:
        """Title, heading, running text, or a row under the text before it."""
        return FORMS[self.code]


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes as of event `seq` of a session.

    `paragraphs` only ever grow: those of a beginning of the log begin those of the log. `pending` is the one still
    being completed, which may change until another follows it; in the end there is none.
    """

    session: str
    seq: int
    paragraphs: tuple[Paragraph, ...]
    pending: Paragraph | None = None

    @property
    def all(self) -> tuple[Paragraph, ...]:
        """What is read now."""
        return self.paragraphs if self.pending is None else (*self.paragraphs, self.pending)


def spoken(params: Mapping[str, Any], texts: Mapping[str, Any], shown: Callable[[Ref], Any]) -> dict[str, Any]:
    """What the sentence of a paragraph is filled with: its params and, by their names, its texts, None if gone.

    Labels of options become `label`, that of the paragraph's own option, which also stands in its `sentence`.
    """
    filled = {name: read(place, shown) for name, place in texts.items()}
    filled |= {name: [] for name in _LISTS & filled.keys() if filled[name] is None}
    labels = filled.pop("labels", None)
    label = (labels or {}).get(params.get("option"))
    said = {**params, **filled}
    if "labels" in texts:
        said["label"] = label
    if label is not None and "sentence" in params:
        sentence = params["sentence"]
        said["sentence"] = {**sentence, "params": {**sentence["params"], "option": label}}
    return said


def read(place: Any, shown: Callable[[Ref], Any]) -> Any:
    """The text of a place, the texts of several that are not gone, or what is no place as it is."""
    match place:
        case Ref():
            return shown(place)
        case tuple():
            return [text for text in map(shown, place) if text is not None]
        case _:
            return place


def spoken_kept(kept: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """Code and filling of a published paragraph, as the MINUTES view has it with its texts joined; None: not shown.

    Members read what is `restricted`; when that was erased, the public form.
    """
    whole = kept["restricted"] or kept
    if whole["code"] is None:
        return None
    texts = whole["texts"] or dict.fromkeys(kept["places"])
    said = spoken(whole["params"], texts, lambda _ref: None)
    return whole["code"], said | ({"text": kept["synthesis"]} if "text" in said else {})
