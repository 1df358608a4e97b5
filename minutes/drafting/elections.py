"""What minutes say of an election beside its ballots: the call, who was nominated and stood, and who was elected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from minutes.drafting.paragraph import Paragraph
from minutes.drafting.scene import Scene


def called(scene: Scene) -> Iterator[Paragraph]:
    """An office is to be filled."""
    yield _called(scene, scene.event.election)


def _called(scene: Scene, election: str) -> Paragraph:
    event = scene.after.elections.items[election].called
    params = {
        **_about(scene, election),
        "eligible": _segments(scene, event.eligible),
        "voting": _segments(scene, event.voting),
        "months": event.term_months,
    }
    return scene.paragraph("election.called", params, item=event.item)


def nominated(scene: Scene) -> Iterator[Paragraph]:
    """Somebody was put forward, or came forward in person."""
    yield _nominated(scene, scene.event.election, scene.event.seat, is_standing=scene.event.accepted)


def _nominated(scene: Scene, election: str, seat: str, *, is_standing: bool) -> Paragraph:
    found = scene.after.elections.items[election]
    nominee = found.nominees[seat]
    by = None if nominee.by_seat == seat else _name_of(scene, nominee.by_seat)
    params = {**_about(scene, election), "name": nominee.name, "by": by, "is_standing": is_standing}
    return scene.paragraph("election.nominated", params, item=found.called.item)


def answered(scene: Scene) -> Iterator[Paragraph]:
    """The candidacy was accepted, declined or withdrawn."""
    yield _answered(scene, scene.event.election, scene.event.seat)


def _answered(scene: Scene, election: str, seat: str) -> Paragraph:
    found = scene.after.elections.items[election]
    nominee = found.nominees[seat]
    params = {**_about(scene, election), "name": nominee.name, "state": nominee.standing.value}
    return scene.paragraph("election.answered", params, item=found.called.item)


def before(scene: Scene) -> Iterator[Paragraph]:
    """What was called and answered before the session was opened."""
    for id_, found in scene.after.elections.items.items():
        yield _called(scene, id_)
        for seat, nominee in found.nominees.items():
            is_own = nominee.by_seat == seat
            yield _nominated(scene, id_, seat, is_standing=is_own and nominee.standing.value == "accepted")
            if nominee.standing.value in ("declined", "withdrawn") or (
                nominee.standing.value == "accepted" and not is_own
            ):
                yield _answered(scene, id_, seat)


def elected(scene: Scene) -> Iterator[Paragraph]:
    """The ballot that was proclaimed elected somebody."""
    election = scene.after.elections.by_ballot.get(scene.event.ballot, "")
    found = scene.after.elections.items.get(election)
    nominee = found.nominees.get(found.elected or "") if found else None
    if found is not None and nominee is not None:
        params = {**_about(scene, election), "name": nominee.name, "months": found.called.term_months}
        yield scene.paragraph("election.elected", params, item=found.called.item)


def _about(scene: Scene, election: str) -> dict[str, Any]:
    called_ = scene.after.elections.items[election].called
    return {"office": called_.office, "number": scene.numbers.get(called_.item)}


def _segments(scene: Scene, named: tuple[str, ...]) -> list[str]:
    return [segment.name for segment in scene.roster.segments if segment.id in named]


def _name_of(scene: Scene, seat: str) -> str | None:
    """Whoever votes for the seat now, else its titular."""
    titular = next((one.titular for one in scene.roster.seats if one.id == seat), None)
    voter = scene.after.attendance.voters.get(seat, titular.person if titular else None)
    return scene.name(voter) if voter else None
