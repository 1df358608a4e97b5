"""What each audience sees of minutes. Published: all but what is reserved. Before: the clerk, the chair and members see
what is written; the public only if the council publishes drafts, marked as such."""

from __future__ import annotations

from typing import Any

from minutes.lifecycle.decide import capacities
from minutes.lifecycle.events import ParagraphKept, SynthesisWritten
from minutes.lifecycle.state import Kept, MinutesRecord, Stage
from rooms import Asked, Audience, Recorded, Ref, Tree, instant_text

_MEMBERS = frozenset(
    {"member", "councillor", "president", "vice_president", "staff", "ad_hoc_secretary", "rapporteur", "guest"}
)
UNAPPROVED = "unapproved"
"""The mark of what is not published: without official value (`minutes.mark.unapproved`)."""


def audience(state: MinutesRecord, asked: Asked) -> Audience:
    """The clerk's view for the clerk and whoever presided, the member's for the roles of the council."""
    if capacities(state, asked):
        return Audience.CLERK
    return Audience.MEMBER if asked.roles & _MEMBERS else Audience.PUBLIC


def view(state: MinutesRecord, audience_: Audience) -> Tree:
    """Minutes as this audience may see them.

    `is_running`: the session goes on, and nothing is finished yet.

    `syntheses` by item, None if not to be seen; `paragraphs` by number, None until published: `{code, params, seqs,
    item, places, texts, restricted, synthesis}`, which `minutes.spoken_kept` turns into what a sentence is filled with.
    """
    is_published = state.stage is Stage.PUBLISHED
    return {
        "id": state.id,
        "session": state.session,
        "council": state.council,
        "state": state.stage.value,
        "is_running": state.is_running,
        "mark": None if is_published else UNAPPROVED,
        "begun_at": _moment(state.begun_at),
        "finished_at": _moment(state.finished_at),
        "published_at": _moment(state.published_at),
        "session_seq": state.session_seq,
        "changed": state.changed,
        "items": list(state.items),
        "syntheses": _syntheses(state, audience_) if may_read(state, audience_) else None,
        "paragraphs": _paragraphs(state, audience_) if is_published else None,
    }


def may_read(state: MinutesRecord, audience_: Audience) -> bool:
    """Whether this audience reads what is written now."""
    return audience_ is not Audience.PUBLIC or state.is_public_draft or state.stage is Stage.PUBLISHED


def _is_hidden(state: MinutesRecord, item: str | None, audience_: Audience) -> bool:
    return audience_ is Audience.PUBLIC and item in state.reserved


def _syntheses(state: MinutesRecord, audience_: Audience) -> dict[str, Tree]:
    return {
        item: {"text": state.shown(written[-1]), "changed": written[-1].seq}
        for item, written in state.syntheses.items()
        if not _is_hidden(state, item, audience_)
    }


def _paragraphs(state: MinutesRecord, audience_: Audience) -> dict[str, Tree]:
    shown = ((one, _paragraph(state, one, audience_)) for one in state.kept)
    return {str(one.number): tree for one, tree in shown if tree is not None}


def _paragraph(state: MinutesRecord, one: Kept, audience_: Audience) -> Tree | None:
    is_public = audience_ is Audience.PUBLIC
    if is_public and (one.code is None or (one.is_about(state.reserved) and not one.is_public_form)):
        return None
    return {
        "code": one.code,
        "params": dict(one.params),
        "seqs": list(one.seqs),
        "item": one.item,
        "places": list(one.places),
        "texts": state.shown(one.texts),
        "restricted": None if is_public else state.shown(one.restricted),
        "synthesis": state.synthesis(one.item) if one.is_slot else None,
    }


def message(state: MinutesRecord, recorded: Recorded, audience_: Audience) -> Tree | None:
    """The event's data as this audience may see it. What was kept shows with the publication."""
    event = recorded.event
    match event:
        case ParagraphKept(number=number):
            is_published = state.stage is Stage.PUBLISHED
            return _paragraph(state, state.kept[number - 1], audience_) if is_published else None
        case SynthesisWritten(item=item):
            place = Ref(recorded.seq, "text")
            is_current = state.synthesis(item) == place or audience_ is not Audience.PUBLIC
            if not may_read(state, audience_) or _is_hidden(state, item, audience_) or not is_current:
                return None
            return {"item": item, "text": state.shown(place)}
        case _:
            data: dict[str, Any] = event.model_dump(mode="json", exclude_none=True)
            return data


def veil(state: MinutesRecord, audience_: Audience) -> frozenset[Ref]:
    """Texts that older messages showed the public and that it may not read now: reserved since, or replaced."""
    if audience_ is not Audience.PUBLIC:
        return frozenset()
    refs = {ref for written in state.syntheses.values() for ref in written[:-1]}
    for item in state.reserved:
        refs.update(state.syntheses.get(item, ()))
    refs.update(ref for one in state.kept if one.is_about(state.reserved) for ref in (one.texts, one.restricted) if ref)
    return frozenset(refs)


def mine(state: MinutesRecord, asked: Asked) -> Tree:
    """In which capacities the asker stands before these minutes."""
    return {"person": asked.person, "roles": sorted(asked.roles), "capacities": sorted(capacities(state, asked))}


def _moment(at: Any) -> str | None:
    return None if at is None else instant_text(at)
