"""What minutes say of recusals, and of alternates who stand in for other seats than their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene


def recused(scene: Scene) -> Iterator[Paragraph]:
    """Somebody declared a recusal; the reason is for clerk and chair."""
    event = scene.event
    yield _recusal(scene, event.item, event.person, kind=event.kind.value, at=scene.at, is_by_clerk=bool(event.means))


def declared_before(scene: Scene) -> Iterator[Paragraph]:
    """What was declared before the session was opened."""
    for item, on_item in scene.after.recusals.by_item.items():
        for person, one in on_item.items():
            yield _recusal(scene, item, person, kind=one.kind.value, at=None, is_by_clerk=False)


def _recusal(scene: Scene, item: str, person: str, **params: Any) -> Paragraph:
    about = {"name": scene.name(person), "number": scene.numbers.get(item), **params}
    return scene.paragraph("recusal.declared", about, item=item)


def withdrawn(scene: Scene) -> Iterator[Paragraph]:
    """A recusal was taken back."""
    yield scene.paragraph("recusal.withdrawn", _about(scene), item=scene.event.item)


def challenged(scene: Scene) -> Iterator[Paragraph]:
    """Others alleged it."""
    event, people = scene.event, scene.after.attendance.people
    seat = people.seats.get(event.by_seat or "") if people else None
    voter = scene.after.attendance.voters.get(event.by_seat or "", seat.titular.person if seat and seat.titular else "")
    params = {**_about(scene), "kind": event.kind.value, "by": scene.name(voter) if voter else None}
    yield scene.paragraph("recusal.challenged", params, item=event.item)


def challenge_decided(scene: Scene) -> Iterator[Paragraph]:
    """The person accepted, the council decided, or it was dropped."""
    event = scene.event
    params = {**_about(scene), "kind": event.kind.value, "is_upheld": event.upheld, "how": event.how}
    yield scene.paragraph("recusal.decided", params, item=event.item)


def _about(scene: Scene) -> dict[str, Any]:
    event = scene.event
    return {"name": scene.name(event.person), "number": scene.numbers.get(event.item), "at": scene.at}


def stood_in(scene: Scene, *, is_opening: bool = False) -> Iterator[Paragraph]:
    """Who votes from now on for a seat that is not their own; at the opening, whoever does."""
    people = scene.after.attendance.people
    before = {} if is_opening else scene.before.attendance.voters
    for seat, person in scene.after.attendance.voters.items():
        if people is None or before.get(seat) == person or people.holder(seat, person) is not None:
            continue
        titular = people.seats[seat].titular
        params = {
            "name": scene.name(person),
            "seat": people.seats[seat].number,
            "titular": titular.name if titular else None,
            "at": None if is_opening else scene.at,
        }
        yield scene.paragraph("attendance.stands_in", params)
