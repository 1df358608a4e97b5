"""Who is there and who leads: announcement, chair, roster, attendance, quorum."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from rooms.council.roster import Holder
from rooms.log.kind import Audience, Tree, instant_text
from rooms.session.attendance import Attendance, Past, quorum
from rooms.session.calls import Call
from rooms.session.chair import Chair
from rooms.session.chat import Texts
from rooms.session.decide.seats import quorum_for
from rooms.session.justifications import Justifications, Standing
from rooms.session.life import Calendar, Life, Opening, Phase
from rooms.session.people import People
from rooms.session.state import Session
from rooms.session.view.calling import call_view
from rooms.session.view.moments import moment
from voting import QuorumCheck

_PROMPT: Final = timedelta(minutes=10)
"""How long before the end of the time an extension is thought of."""


def announcement_view(id_: str, life: Life, call: Call, texts: Texts, audience: Audience) -> Tree:
    """What was announced and what became of it; the conference link is not for the public."""
    calendar = life.calendar
    if calendar is None:
        return None
    return {
        "id": id_,
        "council": {"id": calendar.council, "acronym": calendar.acronym, "name": calendar.council_name},
        "number": life.number,
        "kind": calendar.kind.value,
        "mode": calendar.mode.value,
        "title": calendar.title,
        "state": life.phase.value,
        **_hours(calendar),
        "place": calendar.place,
        "link": texts.shown(calendar.link) if audience is not Audience.PUBLIC else None,
        "called_at": moment(life.called_at),
        "first_call_failed": life.failed_first_call,
        "opened": _opening(life.opening),
        "has_draft": _has_draft(life, audience),
        "adjourned_at": moment(life.ended_at),
        "sitting": life.sitting,
        "continues_at": moment(life.continues_at),
        **_time(life),
        "cancellation": texts.shown(life.cancellation),
        "lacked_quorum": life.lacked_quorum,
        "is_rehearsal": calendar.is_rehearsal,
        "rules_version": life.rules_version,
        "changed": life.changed,
        "call": call_view(call, texts, audience),
    }


def _has_draft(life: Life, audience: Audience) -> bool:
    """Whether this audience may read minutes that are being drafted; the public where the rules publish drafts."""
    is_open = audience is not Audience.PUBLIC or (life.rules is not None and life.rules.minutes.public_draft)
    return life.opening is not None and is_open


def _hours(calendar: Calendar) -> dict[str, Tree]:
    return {
        "scheduled_at": instant_text(calendar.scheduled_at),
        "second_call_at": moment(calendar.second_call_at),
    }


def _time(life: Life) -> dict[str, Tree]:
    """The end of the session's time, and when to ask the plenary for more, while it is running."""
    ends_at = life.ends_at if life.phase is Phase.OPEN else None
    return {"ends_at": moment(ends_at), "prompt_at": moment(ends_at and ends_at - _PROMPT)}


def _opening(opening: Opening | None) -> Tree:
    if opening is None:
        return None
    return {"call": opening.call, "is_informative": opening.is_informative, "at": instant_text(opening.at)}


def chair_view(chair: Chair, people: People | None) -> Tree:
    """Who presides."""
    if chair.person is None:
        return None
    seats = people.seats_of.get(chair.person, ()) if people else ()
    return {
        "person": chair.person,
        "name": chair.name,
        "seat": seats[0] if seats else None,
        "reason": chair.reason,
        "since": moment(chair.since),
        "is_away": chair.is_away,
    }


def roster_view(people: People | None) -> Tree:
    """The composition frozen by the call."""
    if people is None:
        return None
    roster = people.roster
    return {
        "statutory": roster.statutory,
        "segments": {segment.id: {"name": segment.name} for segment in roster.segments},
        "seats": {
            seat.id: {
                "number": seat.number,
                "segment": seat.segment,
                "organisation": seat.organisation,
                "titular": _holder(seat.titular),
                "alternates": [_holder(alternate) for alternate in seat.alternates],
            }
            for seat in roster.seats
        },
        "officers": [{"role": o.role, "person": o.person, "name": o.name} for o in roster.officers],
    }


def _holder(holder: Holder | None) -> Tree:
    return {"person": holder.person, "name": holder.name} if holder else None


def attendance_view(attendance: Attendance, justifications: Justifications) -> Tree:
    """Each seat's presence, the person who may vote for it, and how its absence stands: asked, accepted or refused."""
    people = attendance.people
    if people is None:
        return None
    by_seat: dict[str, dict[str, Tree]] = {seat: {} for seat in people.seats}
    for person, here in attendance.here.items():
        by_seat[here.seat][person] = {
            "since": instant_text(here.since),
            "place": here.place.value,
            "lapsed_at": moment(here.lapsed_at),
        }
    stays: dict[str, list[Past]] = {seat: [] for seat in people.seats}
    for stay in attendance.past:
        stays.setdefault(stay.seat, []).append(stay)
    seats = {seat: _seat_view(attendance, seat, by_seat[seat], past=stays[seat]) for seat in people.seats}
    return {id_: {**seat, **_justification(seat["state"], justifications.standing(id_))} for id_, seat in seats.items()}


def _justification(state: str, standing: Standing | None) -> dict[str, Tree]:
    """What became of the request, and by which word the state is to be called: undecided is not justified yet."""
    is_open = (state, standing) in {("excused", Standing.ASKED), ("absent", Standing.REFUSED)}
    return {"justification": standing, "called": standing if is_open else state}


def _seat_view(attendance: Attendance, seat: str, people_here: dict[str, Tree], *, past: list[Past]) -> dict[str, Tree]:
    """`attended`: whoever was or is there for the seat, its titular last, so that it can be said of one that is over.

    `stays`: the stretches that ended, which whoever puts attendance right begins from. `voice`: who is there for it and
    votes for no seat.
    """
    voter = attendance.voters.get(seat)
    people = attendance.people
    is_titular = voter is not None and people is not None and people.is_titular(seat, voter)
    here = attendance.here.get(voter or "")
    return {
        "state": _state(attendance, seat, is_here=bool(people_here), has_left=bool(past)),
        "voter": _voter(people, seat, voter, is_titular=is_titular) if people and voter else None,
        "place": here.place.value if here else None,
        "since": instant_text(here.since) if here else None,
        "people": people_here,
        "voice": _voice(attendance, people_here),
        "attended": _attended(people, seat, [*(stay.person for stay in past), *people_here]),
        "stays": [_stay(stay) for stay in past],
    }


def _voice(attendance: Attendance, people_here: dict[str, Tree]) -> Tree:
    voters, names = frozenset(attendance.voters.values()), attendance.people.names if attendance.people else {}
    there = (person for person in people_here if attendance.here[person].lapsed_at is None and person not in voters)
    return [{"person": person, "name": names.get(person, "")} for person in there]


def _attended(people: People | None, seat: str, came: list[str]) -> Tree:
    return sorted(dict.fromkeys(came), key=lambda person: people is not None and people.is_titular(seat, person))


def _stay(stay: Past) -> Tree:
    span = {"since": instant_text(stay.since), "until": instant_text(stay.until)}
    return {"person": stay.person, "place": stay.place.value, **span}


def _voter(people: People, seat: str, person: str, *, is_titular: bool) -> Tree:
    """`own_seat`: of an alternate who stands in for another seat; `instead_of`: the titular who is away."""
    titular = people.seats[seat].titular
    own = None if people.holder(seat, person) else people.seats_of.get(person, (None,))[0]
    return {
        "person": person,
        "name": people.names.get(person, ""),
        "capacity": "titular" if is_titular else "alternate",
        "own_seat": own,
        "instead_of": None if is_titular or titular is None else titular.name,
    }


def _state(attendance: Attendance, seat: str, *, is_here: bool, has_left: bool) -> str:
    is_vacant = attendance.people is None or attendance.people.seats[seat].titular is None
    for state, holds in (
        ("present", seat in attendance.voters),
        ("lapsed", is_here),
        ("excused", seat in attendance.excused),
        ("left", has_left),
        ("vacant", is_vacant),
    ):
        if holds:
            return state
    return "absent"


def quorum_view(session: Session) -> Tree:
    """Both quorums as things stand, on the item on the table, and the sentence that says the one that matters now."""
    rules, opening, bases = session.life.rules, session.life.opening, session.attendance.bases
    if rules is None:
        return None
    is_second = session.life.failed_first_call if opening is None else opening.call == 2
    opens = quorum(rules.second_call.quorum if is_second else rules.opening_quorum, bases)
    votes = quorum_for(session, rules, session.agenda.on_table)
    return {
        "present": bases.present,
        "statutory": bases.statutory,
        "filled": bases.filled,
        "opening": _check(opens),
        "deliberation": _check(votes),
        "sentence": _sentence(votes if opening else opens, to="vote" if opening else "open"),
    }


def _check(check: QuorumCheck) -> Tree:
    return {
        "needed": check.needed,
        "base": check.base.value,
        "base_size": check.base_size,
        "is_reached": check.is_reached,
    }


def _sentence(check: QuorumCheck, *, to: str) -> Tree:
    code = f"{check.arithmetic.formula}.{to}.{'reached' if check.is_reached else 'missing'}"
    params = {**check.arithmetic.numbers, "base": check.base.value, "article": check.article or ""}
    return {"code": code, "params": params}
