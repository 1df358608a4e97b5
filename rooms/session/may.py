"""Who may give which command: capacity by command, deny by default. Not whether the rules allow it at this moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rooms.log.errors import NotAllowed
from rooms.log.kind import Asked
from rooms.session.commands.shared import ForSeat
from rooms.session.errors import NoSeat, WhichSeat
from rooms.session.people import People
from rooms.session.words import Means


class Capacity(StrEnum):
    """In which quality somebody acts. MEMBER: titular or alternate of a seat of this session's roster."""

    SYSTEM = "system"
    CHAIR = "chair"
    CLERK = "clerk"
    PRESIDENT = "president"
    MEMBER = "member"
    OFFICER = "officer"


OFFICES = frozenset({"vice_president", "staff", "ad_hoc_secretary", "rapporteur", "guest", "designated"})
"""Roles without powers of their own in a session; their holders may take the chair when the succession says so."""

_SYSTEM = frozenset({Capacity.SYSTEM})
_CONVENER = frozenset({Capacity.CLERK, Capacity.PRESIDENT})
_TABLE = frozenset({Capacity.CHAIR, Capacity.CLERK})
_AGENDA = _TABLE | {Capacity.PRESIDENT}
_SEAT = frozenset({Capacity.MEMBER, Capacity.CLERK})

MAY: Mapping[str, frozenset[Capacity]] = {
    "session.schedule": _CONVENER,
    "session.edit": _CONVENER,
    "session.call": _CONVENER,
    "session.rectify": _CONVENER,
    "session.request": _SEAT,
    "session.withdraw_request": _SEAT,
    "rsvp.answer": _SEAT,
    "rsvp.notify": frozenset({Capacity.CLERK}),
    "rsvp.open": frozenset({Capacity.MEMBER}),
    "rsvp.close": _SYSTEM,
    "session.number": _SYSTEM,
    "session.compose": _SYSTEM,
    "session.fail_first_call": _SYSTEM,
    "session.open": _TABLE,
    "session.suspend": _TABLE,
    "session.resume": _TABLE,
    "session.adjourn": _TABLE,
    "session.cancel": _AGENDA,
    "session.take_chair": _TABLE | {Capacity.PRESIDENT, Capacity.MEMBER, Capacity.OFFICER},
    "session.chair_away": _SYSTEM,
    "session.chair_back": _SYSTEM,
    "session.redact": frozenset({Capacity.CLERK}),
    "agenda.add": _AGENDA,
    "agenda.edit": _AGENDA,
    "agenda.move": _AGENDA,
    "agenda.withdraw": _AGENDA,
    "agenda.start": _TABLE,
    "agenda.finish": _TABLE,
    "agenda.reserve": _AGENDA,
    "agenda.propose": _SEAT,
    "agenda.support": _SEAT,
    "agenda.request": _SEAT,
    "agenda.request_review": _SEAT,
    "agenda.retract": _SEAT | {Capacity.CHAIR},
    "agenda.decide": _TABLE,
    "agenda.give_opinion": _SEAT,
    "agenda.amend": _SEAT,
    "agenda.withdraw_part": _SEAT | {Capacity.CHAIR},
    "agenda.bring_back": _SYSTEM,
    "document.attach": _AGENDA,
    "document.withdraw": _AGENDA,
    "attendance.check_in": _SEAT,
    "attendance.check_out": _SEAT,
    "attendance.excuse": _SEAT,
    "attendance.decide_excuse": _AGENDA,
    "attendance.close_excuses": _SYSTEM,
    "attendance.verify_quorum": _TABLE,
    "attendance.correct": frozenset({Capacity.CLERK}),
    "attendance.lapse": _SYSTEM,
    "attendance.restore": _SYSTEM,
    "attendance.recuse": _SEAT,
    "attendance.withdraw_recusal": _SEAT,
    "attendance.challenge": _SEAT | {Capacity.CHAIR},
    "attendance.accept_challenge": _SEAT,
    "attendance.drop_challenge": _SEAT | {Capacity.CHAIR},
    "floor.request": _SEAT | {Capacity.OFFICER},
    "floor.withdraw": _SEAT | {Capacity.CHAIR, Capacity.OFFICER},
    "floor.interject": _SEAT,
    "floor.allow": _SEAT | {Capacity.OFFICER},
    "floor.refuse": _SEAT | {Capacity.CHAIR, Capacity.OFFICER},
    "floor.move": _TABLE,
    "floor.grant": _TABLE,
    "floor.pause": _TABLE,
    "floor.resume": _TABLE,
    "floor.extend": _TABLE,
    "floor.end": _TABLE | {Capacity.MEMBER, Capacity.OFFICER},
    "floor.rule": _TABLE,
    "floor.appeal": _SEAT,
    "ballot.open": _TABLE,
    "ballot.cast": _SEAT,
    "ballot.declare": _SEAT | {Capacity.CHAIR},
    "ballot.call": _TABLE,
    "ballot.state": _SEAT,
    "ballot.close": _TABLE,
    "ballot.correct": _SEAT,
    "ballot.proclaim": _TABLE,
    "ballot.break_tie": frozenset({Capacity.CHAIR}),
    "ballot.annul": _TABLE,
    "election.call": _AGENDA,
    "election.nominate": _SEAT,
    "election.accept": _SEAT,
    "election.decline": _SEAT,
    "election.withdraw": _SEAT,
    "ballot.record": frozenset({Capacity.CLERK}),
    "correction.propose": _TABLE,
    "correction.agree": _TABLE | {Capacity.MEMBER},
    "correction.refuse": _TABLE | {Capacity.MEMBER},
    "chat.post": frozenset({Capacity.MEMBER, Capacity.CLERK, Capacity.CHAIR, Capacity.PRESIDENT, Capacity.OFFICER}),
    "chat.redact": _SEAT | {Capacity.CHAIR},
    "minutes.note": frozenset({Capacity.CLERK}),
}
"""Every command of the kind stands here; one that does not is refused."""

_PREFERENCE = (
    Capacity.SYSTEM,
    Capacity.CHAIR,
    Capacity.CLERK,
    Capacity.PRESIDENT,
    Capacity.MEMBER,
    Capacity.OFFICER,
)


@dataclass(frozen=True, slots=True)
class Acting:
    """The capacity somebody acts in, and the seat acted for, empty for none.

    `is_for_other`: the hand of the clerk or the chair for a member; `means`: how that member made it known.
    """

    capacity: Capacity
    seat: str = ""
    is_for_other: bool = False
    means: Means | None = None

    @property
    def actor(self) -> str:
        """What stands in the event line: a seat or a role, never a person."""
        return f"seat:{self.seat}" if self.capacity is Capacity.MEMBER and self.seat else self.capacity.value

    @property
    def for_(self) -> str | None:
        """The seat for which clerk or chair act."""
        return f"seat:{self.seat}" if self.is_for_other and self.seat else None


def capacities(
    asked: Asked, *, chair: str | None, people: People | None, designated: Collection[str]
) -> frozenset[Capacity]:
    """Everything the asker is in this session. `designated` are persons whom the rules' succession names."""
    if asked.is_system:
        return _SYSTEM
    held = {capacity for role, capacity in _ROLES.items() if role in asked.roles}
    if asked.person is not None and asked.person == chair:
        held.add(Capacity.CHAIR)
    if people is not None and asked.person in people.seats_of:
        held.add(Capacity.MEMBER)
    if asked.roles & OFFICES or asked.person in designated:
        held.add(Capacity.OFFICER)
    return frozenset(held)


_ROLES: Mapping[str, Capacity] = {"clerk": Capacity.CLERK, "president": Capacity.PRESIDENT}


def acting(type_: str, held: frozenset[Capacity]) -> Acting:
    """In which capacity this command is given. Raises NotAllowed."""
    allowed = held & MAY.get(type_, frozenset())
    for capacity in _PREFERENCE:
        if capacity in allowed:
            return Acting(capacity)
    raise NotAllowed(type=type_)


def acting_for(
    command: ForSeat, held: frozenset[Capacity], *, own: tuple[str, ...], standing: tuple[str, ...] = ()
) -> Acting:
    """The capacity for what is done for a seat, by somebody whom `acting` lets: the own one, or any for the clerk.

    `standing`: seats for which the asker stands in. Raises WhichSeat (more than one own seat, or a clerk who names
    none), NoSeat.
    """
    seat = command.seat
    if seat is not None and seat in standing:
        return Acting(Capacity.MEMBER, seat)
    if seat in own or (seat is None and len(own) == 1):
        return Acting(Capacity.MEMBER, seat or own[0])
    if seat is None:
        raise WhichSeat(seats=list(own))
    others = held & MAY[command.type] - {Capacity.MEMBER}
    if not others:
        raise NoSeat
    return Acting(acting(command.type, others).capacity, seat, is_for_other=True, means=command.means)
