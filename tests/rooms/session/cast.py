"""A small council in session: five seats with titular and alternate, a clerk and a president who have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from rooms.council.roster import Holder, Officer, Roster, RosterSeat, Segment
from rooms.council.rules_profile import DEFAULT_RULES, BallotRules, RulesProfile
from rooms.log.errors import Refusal
from rooms.log.kind import Data
from rooms.session import SESSION, Session, commands as c
from rooms.session.documents import Stored
from rooms.session.errors import BallotRefused
from rooms.session.words import Means, Place
from tests.given import CLERK, NOON, Asking, Given, Someone, given, someone

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
HOUR = NOON + 8 * DAY
"""When the session is held: eight days after its call."""
LATER = HOUR + timedelta(minutes=30)
"""The hour of its second call."""

RULES = DEFAULT_RULES.model_copy(update={"ballot": BallotRules(calls=0)})
"""The default rules, but that a silent seat may be declared not voting without being called."""

PAULA = someone("paula", "president")
VERA = someone("vera", "vice_president")
GUEST = someone("gil", "guest")
STRANGER = someone("zoe")

SCHEDULE = c.ScheduleSession(council="council-1", scheduled_at=HOUR, place="Paço", link="https://meet.example/1")
BALLOT = c.OpenBallot(ballot="b1", question="Aprova o parecer?", yes_means="Aprova", no_means="Rejeita")


STORED = Stored("application/pdf", 48_211, "ab" * 32)
"""The file that the edge finds stored, whatever the document."""
ATTACH = c.AttachDocument(document="d1", item="i1", title="Parecer da relatoria", file_name="parecer.pdf")


def titular(number: int) -> Someone:
    """The titular of a seat."""
    return someone(f"t{number}", "member")


def alternate(number: int) -> Someone:
    """The alternate of a seat."""
    return someone(f"a{number}", "member")


def holder(person: str, *, sworn_at: datetime | None = NOON) -> Holder:
    """Somebody in a seat, sworn in."""
    return Holder(person=person, name=person.upper(), sworn_at=sworn_at)


def seat(number: int, **more: Any) -> RosterSeat:
    """Seat `s1` with titular `t1` and alternate `a1`, and so on."""
    fields: dict[str, Any] = {"titular": holder(f"t{number}"), "alternates": (holder(f"a{number}"),)} | more
    return RosterSeat(id=f"s{number}", number=number, segment="government", **fields)


def roster(size: int = 5, *seats: RosterSeat, president: str | None = "paula") -> Roster:
    """So many seats, those given standing in for their like; Paula presides, Vera is vice-president."""
    officers = [Officer(role="clerk", person="clara", name="Clara")]
    officers += [Officer(role="president", person=president, name=president.title())] if president else []
    officers += [Officer(role="vice_president", person="vera", name="Vera")]
    given_ = {one.id: one for one in seats}
    return Roster(
        statutory=size,
        segments=(Segment(id="government", name="Poder público"),),
        seats=tuple(given_.get(f"s{number}", seat(number)) for number in range(1, size + 1)),
        officers=tuple(officers),
    )


def facts(roster_: Roster | None = None, rules: RulesProfile = RULES) -> Mapping[str, Any]:
    """What the edge reads from the council for a session."""
    council = {"acronym": "CMT", "name": "Conselho de Transparência", "rehearsal": False}
    return {"council": council, "roster": roster_ or roster(), "rules": rules, "rules_version": 3, "stored": STORED}


def scheduled(*past: Data, roster_: Roster | None = None, rules: RulesProfile = RULES) -> Given[Session]:
    """A session in the calendar: event 1."""
    return given(SESSION, SCHEDULE, *past, stream="session-1", facts=facts(roster_, rules))


def called(*agenda: Data, roster_: Roster | None = None, rules: RulesProfile = RULES) -> Given[Session]:
    """A called session, now at its hour: without agenda, events 2 and 3 are the call and Paula in the chair."""
    return replace(scheduled(*agenda, c.CallSession(), roster_=roster_, rules=rules), at=HOUR)


def check_in(number: int, **more: Any) -> c.CheckIn:
    """The clerk counts the titular of a seat present in the room."""
    return c.CheckIn(seat=f"s{number}", **({"place": Place.IN_ROOM} | more))


def opened(
    *agenda: Data,
    present: tuple[int, ...] = (1, 2, 3, 4, 5),
    roster_: Roster | None = None,
    rules: RulesProfile = RULES,
) -> Given[Session]:
    """An open session with these titulars in the room."""
    base = called(*agenda, roster_=roster_, rules=rules)
    return after(base, *(check_in(number) for number in present), c.OpenSession())


def with_ballot(*votes: Data, **more: Any) -> Given[Session]:
    """An open session with ballot b1 under way, and votes entered by the clerk."""
    return after(opened(**more), BALLOT, *votes)


def after(base: Given[Session], *commands: Data, by: Someone = CLERK) -> Given[Session]:
    """The session after these commands, all granted."""
    for command in commands:
        base.when(command, by=by).happens()
    return base


def vote(number: int, choice: str = "yes", ballot: str = "b1") -> c.CastVote:
    """A vote by a raised hand, entered by the clerk for a seat."""
    return c.CastVote(ballot=ballot, choice=choice, seat=f"s{number}", means=Means.HAND)


def own(choice: str = "yes", ballot: str = "b1") -> c.CastVote:
    """One's own vote."""
    return c.CastVote(ballot=ballot, choice=choice)


def silent(number: int, ballot: str = "b1") -> c.DeclareOutcome:
    """A seat declared as not voting."""
    return c.DeclareOutcome(ballot=ballot, seat=f"s{number}", outcome="not_voting")


def closed(*votes: Data, **more: Any) -> Given[Session]:
    """An open session whose ballot b1 was closed with these votes."""
    return after(with_ballot(*votes, **more), c.CloseBallot(ballot="b1"))


def rules(**groups: Any) -> RulesProfile:
    """The rules of this council, but for these groups."""
    return RULES.model_copy(update=groups)


def broken(asking: Asking[Session], code: str) -> None:
    """The rules of the vote itself refuse with this code."""
    with pytest.raises(Refusal) as caught:
        asking.happens()
    assert caught.value.code == code
    asking.refuses(BallotRefused)
