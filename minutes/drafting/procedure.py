"""What minutes say of the procedure on items: late ones, requests and their decision, reviews, parts, more time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from minutes.drafting.documents import listed
from minutes.drafting.items import about, fates
from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene, moment
from rooms import instant_text


def proposed(scene: Scene) -> Iterator[Paragraph]:
    """A late item was proposed, by a seat or by whoever chairs; or came onto the agenda at once, at a rehearsal."""
    event = scene.event
    if not event.proposed:
        yield about(scene, "item.added", event.item, at=scene.at)
        return
    yield about(
        scene, "item.proposed", event.item, name=scene.name(event.person) if event.person else None, at=scene.at
    )


def supported(scene: Scene) -> Iterator[Paragraph]:
    """A seat joined the proposers of a late item."""
    yield about(scene, "item.supported", scene.event.item, name=scene.name(scene.event.person))


def admitted(scene: Scene) -> Iterator[Paragraph]:
    """A late item came onto the agenda."""
    yield about(scene, "item.admitted", scene.event.item)


def not_admitted(scene: Scene) -> Iterator[Paragraph]:
    """A late item did not."""
    yield about(scene, "item.not_admitted", scene.event.item)


def returned(scene: Scene) -> Iterator[Paragraph]:
    """An item of an earlier session came back while this one was running."""
    yield about(scene, "item.returned", scene.event.item, why=scene.event.origin.why)


def origin(scene: Scene, id_: str) -> Iterator[Paragraph]:
    """Where an item that comes to the table came back from, and the opinions of those who had it under review."""
    item = scene.after.agenda.items[id_]
    if item.origin is None:
        return
    gave = [one for one in scene.after.requests.opinions if one.item == id_]
    params = {
        "why": item.origin.why,
        "kind": item.origin.kind,
        "session": item.origin.number,
        "position": item.origin.position,
        "held_at": moment(item.origin.held_at),
        "opinions": len(gave),
    }
    yield scene.paragraph("item.origin", params, item=id_)
    for one in gave:
        yield scene.paragraph("opinion.given", {"name": scene.name(one.person)}, item=id_, texts={"text": one.text})


def opinion(scene: Scene) -> Iterator[Paragraph]:
    """An opinion given while its item is on the table; one given before is told when the item comes there."""
    event = scene.event
    if scene.after.agenda.current == event.item:
        texts = {"text": scene.text("text")}
        yield scene.paragraph("opinion.given", {"name": scene.name(event.person)}, item=event.item, texts=texts)


def requested(scene: Scene) -> Iterator[Paragraph]:
    """A member asked for something on an item."""
    event = scene.event
    params = {
        "kind": event.kind,
        "name": scene.name(event.person),
        "is_extension": event.extension,
        "before": scene.numbers.get(event.before or ""),
        "at": scene.at,
    }
    made = about(scene, "request.made", event.item, **params)
    yield replace(made, texts={**made.texts, "reason": scene.text("reason")})


def retracted(scene: Scene) -> Iterator[Paragraph]:
    """And took it back."""
    asked = scene.after.requests.items[scene.event.request]
    yield about(scene, "request.retracted", asked.item, kind=asked.kind, name=scene.name(asked.person))


def decided(scene: Scene) -> Iterator[Paragraph]:
    """What was decided on it, by the rules, by whoever chairs or by a ballot; for whom a review is, and how long."""
    event = scene.event
    asked = (one for one in scene.before.requests.items.values() if (one.item, one.kind) == (event.item, event.kind))
    names = scene.names(one.person for one in asked if one.seat in event.seats)
    params = {
        "kind": event.kind,
        "is_granted": event.granted,
        "how": event.how,
        "names": names,
        "before": scene.numbers.get(event.before or ""),
        "until": moment(event.until),
    }
    told = about(scene, "request.decided", event.item, **params)
    yield replace(told, texts={**told.texts, "reason": scene.text("reason")})


def part_filed(scene: Scene) -> Iterator[Paragraph]:
    """An amendment, or a separate vote asked for."""
    event = scene.event
    params = {"kind": event.kind, "name": scene.name(event.person)}
    filed = about(scene, "part.filed", event.item, **params)
    yield replace(filed, texts={**filed.texts, "text": scene.text("text")})


def part_ended(scene: Scene) -> Iterator[Paragraph]:
    """What became of it."""
    part = scene.after.parts.items[scene.event.part]
    params = {"kind": part.kind, "name": scene.name(part.person), "state": part.state.value}
    yield about(scene, "part.ended", part.item, **params)


def extended(scene: Scene) -> Iterator[Paragraph]:
    """The plenary gave the session more time."""
    yield scene.paragraph("extended", {"minutes": scene.event.minutes, "until": moment(scene.after.life.ends_at)})


def continued(scene: Scene) -> Iterator[Paragraph]:
    """The end of a sitting: items left open, and when the session goes on."""
    yield from fates(scene)
    params = {"sitting": scene.before.life.sitting, "continues_at": instant_text(scene.event.continues_at)}
    yield scene.paragraph("continued", {**params, **scene.times})


def resumed(scene: Scene) -> Iterator[Paragraph]:
    """The session went on: after a pause, or on another date with its quorum found anew and who was there."""
    event = scene.event
    if event.needed is None:
        yield scene.paragraph("resumed", scene.times)
        return
    voters = scene.after.attendance.voters
    params = {
        "sitting": scene.after.life.sitting,
        "call": event.call,
        "present": len(event.present),
        "needed": event.needed,
        "names": scene.names(voters[seat] for seat in event.present if seat in voters),
    }
    yield scene.paragraph("resumed.sitting", {**params, **scene.times})


def started(scene: Scene) -> Iterator[Paragraph]:
    """The item came to the table: its title, what was presented, and the place of the clerk's synthesis."""
    id_ = scene.event.item
    item = scene.after.agenda.items[id_]
    yield about(scene, "item.started", id_)
    yield from origin(scene, id_)
    presented = {"description": item.texts["description"], "reference": item.texts["reference"]}
    rapporteur = scene.name(item.rapporteur) if item.rapporteur else None
    yield scene.paragraph("item.presented", {"rapporteur": rapporteur}, item=id_, texts=presented)
    yield from listed(scene, id_)
    yield scene.paragraph("item.synthesis", {"text": None}, item=id_)
