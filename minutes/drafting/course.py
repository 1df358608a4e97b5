"""What minutes say of the course of a session: who came and left, who took the chair, pauses, the end and after."""

from __future__ import annotations

from collections.abc import Iterator

from minutes.drafting.items import fates
from minutes.drafting.paragraph import Paragraph
from minutes.drafting.points import undecided
from minutes.drafting.scene import Scene, moment
from rooms import instant_text


def arrived(scene: Scene) -> Iterator[Paragraph]:
    """Somebody came, or came back; before a sitting on another date its resumption tells who is there."""
    if scene.before.life.continues_at is not None:
        return
    event, before = scene.event, scene.before.attendance
    was_here = event.person in before.here or any(stay.person == event.person for stay in before.past)
    params = {
        "name": scene.name(event.person),
        "capacity": scene.capacity(event.seat, event.person),
        "place": event.place.value,
        "is_back": was_here,
        **scene.times,
    }
    yield scene.paragraph("attendance.arrived", params)


def left(scene: Scene) -> Iterator[Paragraph]:
    """Somebody left."""
    if scene.before.life.continues_at is not None:
        return
    yield scene.paragraph("attendance.left", {"name": scene.name(scene.event.person), **scene.times})


def lapsed(scene: Scene) -> Iterator[Paragraph]:
    """A remote member's connection was lost, which leaves the quorum but is not leaving."""
    params = {"name": scene.name(scene.event.person), "at": instant_text(scene.event.since)}
    yield scene.paragraph("attendance.lapsed", params)


def restored(scene: Scene) -> Iterator[Paragraph]:
    """The connection is back."""
    yield scene.paragraph("attendance.restored", {"name": scene.name(scene.event.person), "at": scene.at})


def corrected(scene: Scene) -> Iterator[Paragraph]:
    """A record of attendance was put right: the stretches that hold from now on."""
    stays = scene.event.stays
    params = {"name": scene.name(scene.event.person), "count": len(stays), "is_over": scene.is_over, "at": scene.at}
    yield scene.paragraph("attendance.corrected", params)
    for stay in stays:
        times = {"since": instant_text(stay.since), "until": moment(stay.until)}
        yield scene.paragraph("attendance.stay", {"place": stay.place.value, **times})


def composed(scene: Scene) -> Iterator[Paragraph]:
    """The composition changed; whoever lost the seat has left. The same roster once more is no change."""
    people = scene.before.attendance.people
    if people is not None and people.roster == scene.event.roster:
        return
    yield scene.paragraph("composition.changed", {"at": scene.at})
    for person in scene.before.attendance.here:
        if person not in scene.after.attendance.here:
            yield scene.paragraph("attendance.left", {"name": scene.name(person), **scene.times})


def quorum_verified(scene: Scene) -> Iterator[Paragraph]:
    """The seats present were counted."""
    event = scene.event
    counts = {"present": len(event.present), "needed": event.needed, "is_reached": event.reached}
    yield scene.paragraph("quorum.verified", {**counts, "at": scene.at})


def chair_taken(scene: Scene) -> Iterator[Paragraph]:
    """The chair passed on."""
    params = {"name": scene.event.name, "reason": str(scene.event.reason), "at": scene.at}
    yield scene.paragraph("chair.taken", params)


def suspended(scene: Scene) -> Iterator[Paragraph]:
    """The session paused."""
    yield scene.paragraph("suspended", scene.times, texts={"private_reason": scene.text("reason")})


def adjourned(scene: Scene) -> Iterator[Paragraph]:
    """The end: items left open, absences, the hour, who kept the record."""
    yield scene.paragraph("closing")
    yield from undecided(scene)
    yield from fates(scene)
    yield from _absences(scene)
    yield scene.paragraph("adjourned", {"name": scene.after.chair.name or None, **scene.times})
    yield scene.paragraph("drawn_up", {"names": scene.officers("clerk", "ad_hoc_secretary")})


def _absences(scene: Scene) -> Iterator[Paragraph]:
    """Titulars who never came: excused, with an alternate in their stead, or neither. Reasons are never said."""
    came = {stay.person for stay in scene.after.attendance.past}
    away: dict[str, list[str]] = {"absences.excused": [], "absences.covered": [], "absences.absent": []}
    for seat in scene.roster.seats:
        if seat.titular is not None and seat.titular.person not in came:
            away[_absence(scene, seat.id)].append(seat.titular.name)
    told = {code: {"count": len(names), "names": names} for code, names in away.items() if names}
    yield from (scene.paragraph(code, params) for code, params in (told or {"absences.none": {}}).items())


def _absence(scene: Scene, seat: str) -> str:
    attendance = scene.after.attendance
    if seat in attendance.excused:
        return "absences.excused"
    return "absences.covered" if any(stay.seat == seat for stay in attendance.past) else "absences.absent"


def excused(scene: Scene) -> Iterator[Paragraph]:
    """An absence justified after the end; before it, the closing says so."""
    if scene.is_over:
        yield scene.paragraph("after.excused", {"name": _titular(scene), "at": scene.at})


def excuse_decided(scene: Scene) -> Iterator[Paragraph]:
    """A justification accepted or refused, by whom. The reasons are never said."""
    event = scene.event
    said = {"name": _titular(scene), "is_accepted": event.accepted, "by": event.decided_by, "at": scene.at}
    code = "after.excuse_decided" if scene.is_over else "excuse.decided"
    yield scene.paragraph(code, {**said, "meeting": event.decided_in})


def _titular(scene: Scene) -> str | None:
    people = scene.after.attendance.people
    seat = people.seats.get(scene.event.seat) if people else None
    return seat.titular.name if seat and seat.titular else None
