"""What an event on one stream asks of another, and that the other stream grants it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from minutes import COMMITMENT, MINUTES, FollowUp, react
from minutes.lifecycle.events import MinutesBegun
from rooms import Audience
from rooms.council import COUNCIL, DEFAULT_RULES, Council, Roster, commands as c, roster_on
from rooms.council.words import CarriedItem, Role
from rooms.log.codec import parse_command
from rooms.log.kind import Data, Event, Recorded
from rooms.session import state as session_state
from rooms.session.commands import AddItem, AdjournSession, AnnulBallot, ReserveItem, StartItem
from rooms.session.commands.life import ComposeSession, NumberSession
from rooms.session.events.life import SessionAdjourned, SessionCalled, SessionCancelled, SessionScheduled
from rooms.session.state import Session
from rooms.session.words import Mode, SessionKind
from tests.given import ADMIN, NOON, SYSTEM, Given, given
from tests.minutes.evenings import by_the_rules
from tests.minutes.stories import Evening, opened, proclaimed, vote, whole_evening
from tests.minutes.test_commitments import CREATE
from tests.rooms.council.samples import ACT, DAY, council, titular

OPENED = "session.opened"
EVE = datetime(2027, 1, 1, 1, tzinfo=UTC)
"""Ten in the evening of 31 December 2026 in Bahia."""


def scheduled(rehearsal: bool = False) -> SessionScheduled:
    return SessionScheduled(
        council="council-1",
        acronym="CMTCS",
        council_name="Conselho",
        rehearsal=rehearsal,
        kind=SessionKind.ORDINARY,
        mode=Mode.HYBRID,
        scheduled_at=EVE,
    )


def called() -> SessionCalled:
    roster = roster_on(council().state, NOON)
    return SessionCalled(roster=roster, rules=DEFAULT_RULES, rules_version=1, notice_hours=200, notice_needed_hours=168)


def session(*events: Event) -> tuple[Recorded, Session]:
    """The last of these events, and the session after it."""
    state = session_state.initial("session-1")
    recorded = [
        Recorded("session-1", seq, NOON, None, "clerk", None, "0", event) for seq, event in enumerate(events, 1)
    ]
    for event in recorded:
        state = session_state.evolve(state, event)
    return recorded[-1], state


def asked(council: Given[Council]) -> tuple[FollowUp, ...]:
    """What the last event of a council asks for."""
    return react(council.stage.lines[-1].recorded, council.state, COUNCIL.name)


def grant(council: Given[Council], command: Data, at: datetime = NOON) -> tuple[FollowUp, ...]:
    """Give a command to a council; what its last event asks for."""
    by = SYSTEM if "system" in COUNCIL.may[command.type] else None
    return asked(council.when(command, by=by, at=at).happens())


def registration(**more: Any) -> c.RegisterSession:
    return c.RegisterSession(session="session-1", kind="ordinary", year=2026, **more)


def test_a_called_session_asks_its_council_for_a_number_of_the_local_year() -> None:
    recorded, state = session(scheduled(), called())
    (follow,) = react(recorded, state, "session", zone=ZoneInfo("America/Bahia"))
    assert (follow.stream, follow.type, follow.rule) == ("council-1", "council.register_session", "register_session")
    assert parse_command(COUNCIL, follow.type, dict(follow.data)) == registration(called_at=NOON)


def test_a_rehearsal_says_so() -> None:
    (follow,) = react(*session(scheduled(rehearsal=True), called()), "session")
    assert follow.data["rehearsal"] is True


def test_a_session_over_or_called_off_leaves_its_council() -> None:
    for end in (SessionAdjourned(items={}), SessionCancelled()):
        follow = react(*session(scheduled(), called(), end), "session")[0]
        assert (follow.stream, follow.type) == ("council-1", "council.release_session")
        parse_command(COUNCIL, follow.type, dict(follow.data))


def test_a_session_cancelled_before_its_call_was_never_registered() -> None:
    follow = react(*session(scheduled(), SessionCancelled()), "session")
    assert [one.type for one in follow] == ["council.forget_session"]


def test_the_number_goes_to_the_session() -> None:
    base = council()
    late = NOON + DAY
    (follow,) = grant(base, registration(called_at=late), at=late)
    assert follow == FollowUp("session-1", "session.number", {"number": 1}, "number")
    assert NumberSession.model_validate(follow.data).number == 1


def test_a_rehearsal_has_no_number_to_send() -> None:
    assert grant(council(), registration(rehearsal=True)) == ()


def test_a_composition_that_changed_while_the_call_went_out_is_sent_with_the_number() -> None:
    base = council(titular("t1", "s1", "ana"))
    follows = grant(base, registration(called_at=NOON + timedelta(seconds=5)), at=NOON + timedelta(seconds=6))
    assert [follow.rule for follow in follows] == ["number", "compose"]


def test_every_change_of_composition_is_told_to_every_session_that_is_called_and_not_over() -> None:
    base = council()
    for name in ("session-1", "session-2"):
        grant(base, registration(called_at=NOON + DAY).model_copy(update={"session": name}))
    story: tuple[Data, ...] = (
        titular("t1", "s1", "ana"),
        c.SwearIn(term="t1"),
        c.ExtendTerm(term="t1", act=ACT, ends_at=NOON + DAY),
        c.GrantRole(role=Role.PRESIDENT, person="ana", name="Ana"),
        c.RevokeRole(role=Role.PRESIDENT, person="ana"),
        c.EndTerm(term="t1"),
    )
    for command in story:
        follows = grant(base, command)
        assert [(follow.stream, follow.type) for follow in follows] == [
            ("session-1", "session.compose"),
            ("session-2", "session.compose"),
        ]


def test_the_roster_sent_is_the_one_after_the_change() -> None:
    base = council()
    grant(base, registration(called_at=NOON + DAY))
    (follow,) = grant(base, titular("t1", "s1", "ana", sworn_at=NOON))
    sent = ComposeSession.model_validate(follow.data, strict=False).roster
    assert isinstance(sent, Roster)
    assert sent == roster_on(base.state, NOON)
    assert [seat.titular and seat.titular.person for seat in sent.seats] == ["ana", None, None]


def test_a_released_session_is_told_nothing() -> None:
    base = council()
    grant(base, registration(called_at=NOON + DAY))
    assert grant(base, c.ReleaseSession(session="session-1")) == ()
    assert grant(base, titular("t1", "s1", "ana")) == ()


def test_what_concerns_nobody_else_asks_for_nothing() -> None:
    base = council()
    grant(base, registration(called_at=NOON + DAY))
    assert grant(base, c.StartNumber(series="act:resolution:2026", number=3)) == ()
    assert react(base.stage.lines[-1].recorded, base.state, "no_such_kind") == ()


def asked_after(evening: Evening, *types: str) -> tuple[FollowUp, ...]:
    """What those events of a session ask of others, the session being what it is now."""
    chosen = [recorded for recorded in evening.log if recorded.event.type in types]
    return tuple(follow for recorded in chosen for follow in react(recorded, evening.stage.state, "session"))


def test_a_session_that_ended_begins_its_minutes() -> None:
    follow = asked_after(whole_evening(), "session.adjourned")[1]
    assert (follow.stream, follow.kind, follow.type) == ("session-1", "minutes", "minutes.begin")
    given(MINUTES).when(parse_command(MINUTES, follow.type, dict(follow.data)), by=SYSTEM).then(
        MinutesBegun(
            session="session-1",
            council="council-1",
            presiding="ana",
            items=("former", "report", "case", "late", "visit"),
            reserved=("case",),
        )
    )


def test_a_rehearsal_leaves_neither_minutes_nor_progress() -> None:
    facts = {"council": {"acronym": "CMTCS", "name": "Conselho", "rehearsal": True}}
    evening = opened(**facts).does(5, StartItem(item="report"))
    proclaimed(vote(evening, "b1", "report", {"s1": "yes", "s2": "yes", "s3": "no", "s4": "yes"}, 6), "b1", 9)
    evening.does(10, AdjournSession(items={"former": "withdrawn", "case": "withdrawn", "report": "withdrawn"}))
    follows = asked_after(evening, "session.adjourned", "ballot.proclaimed")
    assert [follow.type for follow in follows] == ["council.release_session"]


def test_a_session_that_opens_begins_its_minutes_which_cover_what_comes_late() -> None:
    evening = opened()
    begin = next(react(one, evening.stage.state, "session")[0] for one in evening.log if one.event.type == OPENED)
    assert begin.data["running"] is True
    record = given(MINUTES)
    record.when(parse_command(MINUTES, begin.type, dict(begin.data)), by=SYSTEM).happens()
    evening.does(5, AddItem(item="plain", title="Moção")).does(6, AddItem(item="own", title="Caso", reserved="LGPD"))
    for recorded in evening.log[-2:]:
        for follow in react(recorded, evening.stage.state, "session"):
            assert follow.kind == "minutes"
            record.when(parse_command(MINUTES, follow.type, dict(follow.data)), by=SYSTEM).happens()
    assert record.state.items[-2:] == ("plain", "own")
    assert "own" in record.state.reserved


def test_what_is_added_before_the_opening_asks_nothing_of_minutes() -> None:
    evening = opened()
    before = [one for one in evening.log if one.event.type == "agenda.added"]
    earlier = dataclasses.replace(evening.stage.state.life, opening=None)
    state = dataclasses.replace(evening.stage.state, life=earlier)
    assert before
    assert all(react(one, state, "session") == () for one in before)


def test_what_is_reserved_since_the_opening_is_reserved_in_the_minutes() -> None:
    for evening, item in ((whole_evening(), "report"), (opened(), "report")):
        evening.does(200, ReserveItem(item=item, basis="LGPD"))
        (follow,) = react(evening.log[-1], evening.stage.state, "session")
        assert (follow.type, follow.data, follow.kind) == ("minutes.reserve", {"item": item}, "minutes")


def test_a_decision_proposes_progress_of_the_commitments_its_item_concerns() -> None:
    follows = asked_after(whole_evening(), "ballot.proclaimed")
    assert [(follow.stream, follow.kind, follow.data["ballot"]) for follow in follows] == [
        ("BRVCA0003", "commitment", "b3"),
        ("BRVCA0003", "commitment", "b4"),
    ]
    known = given(COMMITMENT, CREATE, by=ADMIN)
    for follow in follows:
        known.when(parse_command(COMMITMENT, follow.type, dict(follow.data)), by=SYSTEM).happens()
    entry = known.stage.view(Audience.PUBLIC)["entries"]["session-1:b3"]
    assert (entry["decision"], entry["number"], entry["item"]) == ("approved", 12, "report")


def test_a_decision_annulled_withdraws_what_it_proposed() -> None:
    evening = opened().does(5, StartItem(item="report"))
    proclaimed(vote(evening, "b1", "report", {"s1": "yes", "s2": "yes", "s3": "no", "s4": "yes"}, 6), "b1", 9)
    evening.does(10, AnnulBallot(ballot="b1", reason="Erro."))
    (follow,) = asked_after(evening, "ballot.annulled")
    data = {"session": "session-1", "ballot": "b1"}
    assert follow == FollowUp("BRVCA0003", "commitment.withdraw", data, "withdraw", kind="commitment")
    never = whole_evening()
    assert asked_after(never, "ballot.annulled") == ()


def test_a_decision_on_a_reserved_item_is_evidence_of_nothing() -> None:
    evening = whole_evening()
    evening.does(200, ReserveItem(item="report", basis="LGPD"))
    assert asked_after(evening, "ballot.proclaimed") == ()


def test_an_ordinary_session_to_come_takes_what_others_left_until_it_opens() -> None:
    (follow,) = react(*session(scheduled()), "session")
    expected = c.ExpectSession(session="session-1", scheduled_at=EVE)
    assert (follow.stream, parse_command(COUNCIL, follow.type, dict(follow.data))) == ("council-1", expected)
    special = scheduled().model_copy(update={"kind": SessionKind.EXTRAORDINARY})
    assert react(*session(special), "session") == ()
    ended = react(*session(scheduled(), called(), SessionCancelled()), "session")[-1]
    forgotten = c.ForgetSession(session="session-1", cancelled=True)
    assert parse_command(COUNCIL, ended.type, dict(ended.data)) == forgotten
    _, begun = react(opened().log[-1], opened().stage.state, "session")
    assert parse_command(COUNCIL, begun.type, dict(begun.data)).model_dump()["cancelled"] is False


def test_what_a_session_leaves_waits_with_its_council_and_is_brought_to_the_one_that_takes_it() -> None:
    evening = by_the_rules()
    ended = next(recorded for recorded in evening.log if isinstance(recorded.event, SessionAdjourned))
    carry = next(one for one in react(ended, evening.stage.state, "session") if one.rule == "carry_items")
    carried = parse_command(COUNCIL, carry.type, dict(carry.data))
    kept = {"former", "report", "case", "fair", "back-older-plan"}
    assert {one["item"] for one in carried.model_dump()["items"]} == kept
    left = CarriedItem(session=evening.stage.stream, item="former")
    base = council()
    grant(base, c.CarryItems(items=(left,)))
    (bring,) = grant(base, c.ExpectSession(session="session-2", scheduled_at=EVE))
    assert (bring.stream, bring.type) == ("session-2", "agenda.bring_back")
    assert dict(bring.data) == {"session": evening.stage.stream, "item": "former"}
