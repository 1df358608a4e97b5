"""How minutes begin: title, call, opening, quorum, who presided, who was there, the agenda. All at the opening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minutes.drafting.calling import how_called
from minutes.drafting.documents import listed
from minutes.drafting.items import item_params
from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene, moment
from rooms import instant_text, session_events
from voting import Base, Quorum, QuorumCheck, check_quorum, parse_requirement


def opened(scene: Scene) -> Iterator[Paragraph]:
    """Everything that the opening finds."""
    yield from _announced(scene)
    event, life, chair = scene.event, scene.after.life, scene.after.chair
    yield scene.paragraph("opened", {"call": event.call, **scene.times})
    if life.calendar is not None:
        yield scene.paragraph("place", {"place": life.calendar.place, "mode": life.calendar.mode.value})
    check = opening_quorum(scene)
    if check is not None:
        params = {"is_reached": check.is_reached, "sentence": quorum_sentence(check, to="open")}
        yield scene.paragraph("opening_quorum", params)
    if event.informative:
        yield scene.paragraph("informative")
    if chair.person is not None:
        yield scene.paragraph("presided", {"name": chair.name, "reason": chair.reason})
    if secretaries := scene.officers("clerk", "ad_hoc_secretary"):
        yield scene.paragraph("secretary", {"names": secretaries})
    yield from _present(scene)
    yield from _agenda(scene)
    yield from listed(scene, None)
    yield scene.paragraph("proceedings")


def cancelled(scene: Scene) -> Iterator[Paragraph]:
    """A session that was called and not held has minutes that say so; one never called has none."""
    if scene.after.life.called_at is not None:
        yield from _announced(scene)
        yield scene.paragraph("cancelled", {"at": scene.at}, texts={"reason": scene.text("reason")})
        if scene.event.needed is not None:
            found = {"present": len(scene.event.present or ()), "needed": scene.event.needed}
            yield scene.paragraph("cancelled.quorum", found)


def _announced(scene: Scene) -> Iterator[Paragraph]:
    life = scene.after.life
    if life.calendar is None:
        return
    held_at = scene.recorded.happened_at if life.opening else life.calendar.scheduled_at
    title = {
        "number": life.number,
        "kind": life.calendar.kind.value,
        "year": held_at.astimezone(scene.zone).year,
        "council": life.calendar.council_name,
        "acronym": life.calendar.acronym,
        "subject": life.calendar.title,
        "is_rehearsal": life.calendar.is_rehearsal,
    }
    yield scene.paragraph("title", title)
    scheduled_at, second_call_at = instant_text(life.calendar.scheduled_at), moment(life.calendar.second_call_at)
    hours = {"scheduled_at": scheduled_at, "second_call_at": second_call_at}
    yield scene.paragraph("called", {"called_at": moment(life.called_at), **hours})
    yield from how_called(scene)
    yield from scene.aside


def first_call_failed(scene: Scene) -> Iterator[Paragraph]:
    """The hour of the second call came without quorum for the first: who was there then."""
    event, voters = scene.event, scene.after.attendance.voters
    names = scene.names(voters[seat] for seat in event.present if seat in voters)
    params = {"present": len(event.present), "needed": event.needed, "names": names, "at": scene.at}
    yield scene.paragraph("first_call_failed", params)


def opening_quorum(scene: Scene) -> QuorumCheck | None:
    """The quorum of the call at which the session was opened, as the opening found it."""
    rules, event = scene.after.life.rules, scene.event
    if rules is None or not isinstance(event, session_events.SessionOpened):
        return None
    rule = rules.opening_quorum if event.call == 1 else rules.second_call.quorum
    needed = Quorum(parse_requirement(rule.of), Base(rule.base), rule.article)
    return check_quorum(needed, scene.before.attendance.bases)


def quorum_sentence(check: QuorumCheck, *, to: str) -> dict[str, Any]:
    """The sentence that shows the arithmetic of a quorum: to `open` or to `vote`."""
    code = f"{check.arithmetic.formula}.{to}.{'reached' if check.is_reached else 'missing'}"
    params = {**check.arithmetic.numbers, "base": check.base.value, "article": check.article or ""}
    return {"code": code, "params": params}


def _present(scene: Scene) -> Iterator[Paragraph]:
    """Who is there, segment by segment, in the order of the seats. An alternate beside the titular adds no seat."""
    rows = {segment: list(_segment(scene, segment.id)) for segment in scene.roster.segments}
    count, seats = sum(map(len, rows.values())), len(scene.after.attendance.voters)
    if count > seats:
        yield scene.paragraph("present.persons", {"count": count, "seats": seats})
    else:
        yield scene.paragraph("present", {"count": count})
    if not count:
        yield scene.paragraph("present.none")
    for segment, persons in rows.items():
        if persons:
            yield scene.paragraph("present.segment", {"segment": segment.name, "count": len(persons)})
            yield from persons


def _segment(scene: Scene, segment: str) -> Iterator[Paragraph]:
    attendance = scene.after.attendance
    for seat in scene.roster.seats:
        holders = (*((seat.titular,) if seat.titular else ()), *seat.alternates)
        sitting = [person for person, here in attendance.here.items() if here.seat == seat.id]
        persons = dict.fromkeys([*(holder.person for holder in holders), *sitting])
        for person in persons if seat.segment == segment else ():
            if person in sitting and attendance.represents(person, seat.id):
                params = {
                    "name": scene.name(person),
                    "capacity": scene.capacity(seat.id, person),
                    "place": attendance.here[person].place.value,
                    "organisation": seat.organisation,
                }
                yield scene.paragraph("present.person", params)


def _agenda(scene: Scene) -> Iterator[Paragraph]:
    yield scene.paragraph("agenda", {"count": len(scene.numbers)})
    if not scene.numbers:
        yield scene.paragraph("agenda.none")
    for id_ in scene.numbers:
        texts = {"title": scene.after.agenda.items[id_].texts["title"]}
        yield scene.paragraph("agenda.item", item_params(scene, id_), item=id_, texts=texts)
