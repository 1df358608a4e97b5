"""Questions of procedure that whoever leads puts to the vote without script: which wait, what each asks. No rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from app.i18n import Language
from app.pages.procedure import Input

View = Mapping[str, Any]
KIND, SUBJECT = "settles_kind", "settles_subject"
KINDS: Final = frozenset(
    {"appeal", "challenge", "late_item", "urgency", "postponement", "withdrawal", "inversion", "review", "part"}
    | {"justification", "extension"}
)
TITLE: Final = 160
"""As long as a title may stand in a question."""
HALF_AN_HOUR: Final = "30"


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that waits, and the address of the form that puts it to the vote."""

    text: str
    link: str


def questions_of(view: View, language: Language) -> tuple[QuestionRow, ...]:
    """Those that wait, in the order in which they come before each other; none while a ballot is under way."""
    is_free = view["steps"] is not None and view["session"]["state"] == "open" and view["ballots"]["current"] is None
    path = f"/sessions/{view['session']['id']}/hand"
    return tuple(
        QuestionRow(
            worded(view, language, kind, subject)["question"],
            f"{path}?{urlencode({'type': 'ballot.open', KIND: kind, SUBJECT: subject})}",
        )
        for kind, subject in (_waiting(view) if is_free else ())
    )


def _waiting(view: View) -> Iterator[tuple[str, str]]:
    """Kinds and subjects, in order; an appeal comes before everything else."""
    appealed = view["floor"]["points"]["appealed"]
    if appealed is not None:
        yield "appeal", appealed
        return
    yield from (("challenge", one["id"]) for one in view["recusals"]["challenges"])
    yield from _on_agenda(view["agenda"])
    absences = view["justifications"] or {}
    yield from (("justification", seat) for seat, one in absences.items() if one["is_for_plenary"])
    if view["session"]["ends_at"] is not None:
        yield "extension", HALF_AN_HOUR


def _on_agenda(agenda: View) -> Iterator[tuple[str, str]]:
    yield from (("late_item", id_) for id_, item in agenda["items"].items() if item["late"])
    asked = (one for one in agenda["requests"]["items"].values() if one["state"] == "pending")
    yield from dict.fromkeys((str(one["kind"]), str(one["item"])) for one in asked)
    for id_, part in agenda["parts"]["items"].items():
        if part["state"] == "pending" and part["item"] == agenda["current"]:
            yield "part", id_


def worded(view: View, language: Language, kind: str, subject: str) -> dict[str, str]:
    """What the ballot asks, what yes and no mean where that needs saying, and the item if it is on the table.

    Of a question that waits no more only its kind is known: the rules refuse it by its subject.
    """
    match kind:
        case "appeal":
            point = view["floor"]["points"]["items"].get(subject, {"name": "", "appellant": "", "ruling": ""})
            said = {name: point[name] for name in ("name", "appellant", "ruling")}
            return _meant("room.point", said, language)
        case "challenge":
            return _meant("room.recusals", _challenged(view, language, subject), language)
        case "justification":
            titular = view["roster"]["seats"].get(subject, {"titular": None})["titular"]
            said = {"name": titular["name"] if titular else None}
            return {"question": language.text(f"room.table.question.{kind}", **said)}
        case _:
            return _of_item(view, language, kind, subject)


def _meant(topic: str, said: View, language: Language) -> dict[str, str]:
    return {name: language.text(f"{topic}.{name}", **said) for name in ("question", "yes_means", "no_means")}


def _challenged(view: View, language: Language, subject: str) -> dict[str, Any]:
    found = next((one for one in view["recusals"]["challenges"] if one["id"] == subject), None)
    item = view["agenda"]["items"].get(found["item"]) if found else None
    kind = language.word("recusal", found["kind"]).lower() if found else ""
    return {"name": found["name"] if found else "", "number": item["number"] if item else 0, "kind": kind}


def _of_item(view: View, language: Language, kind: str, subject: str) -> dict[str, str]:
    agenda = view["agenda"]
    part = agenda["parts"]["items"].get(subject) if kind == "part" else None
    id_ = part["item"] if part else subject
    item = agenda["items"].get(id_)
    if item is None:
        minutes = int(subject) if subject.isdecimal() else 0
        return {"question": language.text("room.table.question.extension", minutes=minutes)}
    about = {"number": item["number"], "title": _title(item, language)[:TITLE]}
    by = {"kind": part["kind"], "name": part["name"]} if part else {}
    question = language.text(f"room.table.question.{kind}", **about, **by)
    return {"question": question, **({"item": id_} if id_ == agenda["current"] else {})}


def _title(item: View, language: Language) -> str:
    if item["reserved"]:
        return language.text("page.session.reserved", basis=item["reserved"])
    return str(item["title"] or language.text("page.session.erased"))


def question_fields(view: View, given: Mapping[str, str], language: Language) -> dict[str, str]:
    """What the form of such a question is filled in with; empty for other forms."""
    kind = given.get(KIND)
    return worded(view, language, kind, given.get(SUBJECT, "")) if kind in KINDS else {}


def question_inputs(given: Mapping[str, str], language: Language) -> tuple[Input, ...]:
    """What the form asks for: by how many minutes, where time is what is asked for, and the question."""
    if given.get(KIND) not in KINDS:
        return ()
    question = Input("question", language.text("room.desk.question"), is_required=True)
    minutes = Input(SUBJECT, language.text("room.table.minutes"), is_required=True)
    return (minutes,) if given[KIND] == "extension" else (question,)


def settling(view: View, data: Mapping[str, str], language: Language) -> dict[str, Any]:
    """The command's data with what it settles in one; how much more time is asked for is in the question, too."""
    if KIND not in data:
        return dict(data)
    kind, subject = data[KIND], data.get(SUBJECT, "")
    rest = {name: value for name, value in data.items() if name not in (KIND, SUBJECT)}
    said = worded(view, language, kind, subject) if kind == "extension" else {}
    return {**rest, **said, "settles": {"kind": kind, "subject": subject}}
