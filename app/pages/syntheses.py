"""The clerk's texts in the minutes: one form for all items, so that keeping one of them loses nothing of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from uuid import uuid4

from app.accounts import Person
from app.house import House
from app.pages.forms import Form
from app.pages.told import Block
from rooms.log.engine import Body, Loaded

MOST_BYTES: Final = 4_194_304
"""Forty texts of 20,000 characters, as a form spells them."""
MOST_FIELDS: Final = 1_000
TEXT: Final = "text."
"""A text's field is this and its item; so are `expected.` and `command.`."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text that was kept, and the event that kept it."""

    seq: int
    text: str


Kept: TypeAlias = Mapping[str, tuple[Version, ...]]
"""Every text ever kept of each item; the last is the one that holds."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the clerk noted while the session ran, and when."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent and why it was refused, by item, or by "" for the act itself."""

    form: Form = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    status: int = 200

    @property
    def act(self) -> str:
        """The act of the button that was pressed: a text's own has the item's name instead."""
        return "write" if self.form.get("at") else self.form.get("act", "")


@dataclass(frozen=True, slots=True)
class Slot:
    """What the clerk wrote on an item, as it stands in the form, and the last change it is based on.

    `command` is the id of the command that the form gives: sent twice, it is done once. `problem`: why the text was
    not kept; `other`: what is kept instead of it; `is_saved`: this text's own button was pressed, and it was kept.
    """

    command: str
    text: str
    expected: int
    notes: tuple[Note, ...]
    problem: str | None
    other: str | None
    is_saved: bool


def kept_texts(loaded: Loaded) -> Kept:
    """The texts of minutes by item, erased ones as nothing."""
    syntheses = loaded.head.state.syntheses
    return {
        item: tuple(Version(ref.seq, loaded.openings.get(ref) or "") for ref in written)
        for item, written in syntheses.items()
    }


async def write_changed(
    house: House, person: Person | None, stream: str, kept: Kept, form: Form
) -> tuple[dict[str, Body], int]:
    """Keep each text of the form that its writer changed: the refusals by item, and how many were kept."""
    refused: dict[str, Body] = {}
    count = 0
    for item in (name.removeprefix(TEXT) for name in form if name.startswith(TEXT)):
        if not _is_changed(kept.get(item, ()), form, item):
            continue
        body = await house.desk.submit(stream, _envelope(form, item), person)
        count += bool(body["ok"])
        if not body["ok"]:
            refused[item] = body
    return refused, count


def _is_changed(versions: tuple[Version, ...], form: Form, item: str) -> bool:
    """Whether a text is neither what its writer was shown nor what is kept by now."""
    based = _expected(form, item)
    shown = next((one.text for one in versions if one.seq == based), "")
    return _plain(form[TEXT + item]) not in (_plain(shown), _plain(versions[-1].text if versions else ""))


def _plain(text: str) -> str:
    """A text without what a browser's form changes in it."""
    return text.replace("\r\n", "\n").strip()


def _expected(form: Form, item: str) -> int:
    based = form.get(f"expected.{item}", "")
    return int(based) if based.isdecimal() else 0


def _envelope(form: Form, item: str) -> dict[str, Any]:
    data = {"item": item, "text": _plain(form[TEXT + item]), "expected": _expected(form, item)}
    return {"id": form.get(f"command.{item}", ""), "type": "minutes.write", "data": data}


def slots(
    drawn: Iterable[Block], kept: Kept, notes: Mapping[str | None, tuple[Note, ...]], sent: Sent, saved: str
) -> dict[str, Slot]:
    """A text for each item that was treated; what was refused stands in it as it was typed."""
    found: dict[str, Slot] = {}
    for item in (block.item for block in drawn if block.form == "synthesis" and block.item):
        last = kept.get(item, (Version(0, ""),))[-1]
        typed = sent.form.get(TEXT + item, last.text) if item in sent.problems else last.text
        found[item] = Slot(
            command=str(uuid4()),
            text=typed,
            expected=last.seq,
            notes=notes.get(item, ()),
            problem=sent.problems.get(item),
            other=last.text if last.text and _plain(typed) != _plain(last.text) else None,
            is_saved=item == saved,
        )
    return found


def unwritten(drawn: Iterable[Block], texts: Mapping[str, Slot]) -> tuple[str, ...]:
    """The titles of the items for which nothing is written."""
    empty = {item for item, slot in texts.items() if not slot.text}
    return tuple(block.text for block in drawn if block.form == "item" and block.item in empty)


def notes_by_item(notes: Iterable[Mapping[str, Any]] | None) -> dict[str | None, tuple[Note, ...]]:
    """The clerk's notes by the item on the table when they were made; None to others than the clerk is none."""
    found: dict[str | None, tuple[Note, ...]] = {}
    for note in notes or ():
        if note["text"]:
            found[note["item"]] = (*found.get(note["item"], ()), Note(note["at"], note["text"]))
    return found
