"""The life of a session: calendar, call, opening at either call, suspension, adjournment, cancellation, redaction."""

from datetime import date, timedelta

from rooms.council.rules_profile import SecondCall
from rooms.log.errors import Stale
from rooms.log.kind import Audience
from rooms.session import SESSION, Phase, commands as c, events as e
from rooms.session.due import first_call_ends_at, is_first_call_failed
from rooms.session.errors import (
    AlreadyScheduled,
    BadOccurredAt,
    BallotUnfinished,
    InformativeNotAllowed,
    InformativeSession,
    NoQuorum,
    NoSecondCall,
    NotFailed,
    OpenItems,
    ReasonNeeded,
    ShortNotice,
    TooEarly,
    UnknownBallot,
    UnknownCouncil,
    UnknownText,
    WrongState,
)
from rooms.session.events.notice import CountedNotice
from rooms.session.words import Mode, SessionKind
from tests.given import CLERK, NOON, SYSTEM, given
from tests.rooms.session.cast import (
    BALLOT,
    DAY,
    HOUR,
    LATER,
    PAULA,
    SCHEDULE,
    SECOND,
    after,
    called,
    check_in,
    facts,
    opened,
    own,
    roster,
    rules,
    scheduled,
    titular,
    vote,
    with_ballot,
)

ITEMS = (c.AddItem(item="i1", title="Parecer"), c.AddItem(item="i2", title="Informes"))


def test_a_session_begins_in_the_calendar_of_its_council() -> None:
    given(SESSION, facts=facts()).when(SCHEDULE).then(
        e.SessionScheduled(
            council="council-1",
            acronym="CMT",
            council_name="Conselho de Transparência",
            kind=SessionKind.ORDINARY,
            mode=Mode.HYBRID,
            scheduled_at=HOUR,
            place="Paço",
            link="https://meet.example/1",
        )
    )


def test_it_begins_once_for_a_council_that_is_there() -> None:
    scheduled().when(SCHEDULE).refuses(AlreadyScheduled, session="session-1")
    given(SESSION).when(SCHEDULE).refuses(UnknownCouncil, council="council-1")
    given(SESSION).when(c.CallSession()).refuses(WrongState, state="unscheduled")
    assert SESSION.begins == {"session.schedule"}


def test_what_was_announced_changes_until_the_call_and_never_unseen() -> None:
    base = scheduled()
    edit = c.EditSession(expected=1, title="Extraordinária", link="https://meet.example/2")
    base.when(edit).then(e.SessionEdited(title="Extraordinária", has_link=True, link="https://meet.example/2"))
    base.when(edit).refuses(Stale, expected=1, changed=2)
    base.when(c.EditSession(expected=2, scheduled_at=HOUR + DAY, mode=Mode.REMOTE)).happens()
    seen = base.stage.view(Audience.MEMBER)["session"]
    assert (seen["title"], seen["mode"], seen["place"]) == ("Extraordinária", "remote", "Paço")
    assert seen["link"] == "https://meet.example/2"
    after(base, c.CallSession(short_notice_reason="Urgência"))
    base.when(c.EditSession(expected=9, title="Outra")).refuses(WrongState, state="called", allowed=["scheduled"])


def test_the_call_freezes_roster_and_rules_and_seats_the_president() -> None:
    base = (
        scheduled()
        .when(c.CallSession())
        .then(
            e.SessionCalled(
                roster=roster(),
                rules=rules(),
                rules_version=3,
                second_call_at=LATER,
                notice_hours=192,
                notice_needed_hours=168,
                notice=CountedNotice(
                    unit="days", given=8, needed=7, called_on=date(2026, 3, 2), held_on=date(2026, 3, 10)
                ),
            ),
            e.ChairTaken(person="paula", name="Paula", reason="call"),
        )
    )
    base.when(c.CallSession()).refuses(WrongState, state="called")
    assert scheduled(roster_=roster(president=None)).when(c.CallSession()).happens().state.chair.person is None


def test_a_call_needs_its_council() -> None:
    scheduled().when(c.CallSession(), facts={}).refuses(UnknownCouncil, council="council-1")


def test_short_notice_needs_a_reason_by_kind_of_session() -> None:
    base = scheduled()
    base.when(c.CallSession(), at=HOUR - 3 * DAY).refuses(ShortNotice, given=3, needed=7, unit="days")
    base.when(c.CallSession(short_notice_reason="Prazo da lei"), at=HOUR - 3 * DAY).happens()
    assert base.stage.lines[1].recorded.event.model_dump()["short_notice"] is True
    special = SCHEDULE.model_copy(update={"kind": SessionKind.EXTRAORDINARY})
    urgent = given(SESSION, special, facts=facts())
    urgent.when(c.CallSession(), at=HOUR - timedelta(hours=47)).refuses(ShortNotice, given=47, needed=48, unit="hours")
    urgent.when(c.CallSession(), at=HOUR - timedelta(hours=48)).happens()


def test_first_call_needs_its_quorum() -> None:
    base = after(called(), check_in(1), check_in(2))
    base.when(c.OpenSession()).refuses(NoQuorum, present=2, needed=3, base="statutory", base_size=5)
    after(base, check_in(3))
    base.when(c.OpenSession()).then(e.SessionOpened(call=1, present=("s1", "s2", "s3"), needed=3))
    base.when(c.OpenSession()).refuses(WrongState, state="open")


def test_second_call_has_its_own_quorum_and_hour() -> None:
    base = after(called(), check_in(1))
    base.when(c.OpenSession(call=2), at=LATER).refuses(NoQuorum, present=1, needed=2)
    after(base, check_in(2))
    base.when(c.OpenSession(call=2), at=LATER - SECOND).refuses(TooEarly, not_before="2026-03-10T12:30:00.000Z")
    base.when(c.OpenSession(call=2), at=LATER).then(e.SessionOpened(call=2, present=("s1", "s2"), needed=2))


def test_a_second_call_that_opens_may_still_not_vote() -> None:
    base = after(called(), check_in(1), check_in(2))
    base.when(c.OpenSession(call=2), at=LATER).happens()
    base.when(BALLOT).refuses(NoQuorum, present=2, needed=3)


def test_rules_without_second_call_know_none() -> None:
    base = after(called(rules=rules(second_call=SecondCall(enabled=False))), check_in(1), check_in(2))
    assert base.state.life.calendar is not None
    assert base.state.life.calendar.second_call_at is None
    base.when(c.OpenSession(call=2), at=LATER).refuses(NoSecondCall)
    assert first_call_ends_at(base.state) is None


def test_the_failed_first_call_records_who_was_there() -> None:
    base = after(called(), check_in(1))
    after(base, c.CloseAnswers(), by=SYSTEM)
    assert SESSION.next_due(base.state) == LATER
    assert SESSION.due(base.state, LATER - SECOND) == ()
    (due,) = SESSION.due(base.state, LATER)
    assert (due.rule, due.seq) == ("first_call_failed", 6)
    base.when(c.FailFirstCall(), by=SYSTEM, at=LATER - SECOND).refuses(NotFailed)
    base.when(c.FailFirstCall(), by=SYSTEM, at=LATER).then(e.FirstCallFailed(present=("s1",), needed=3))
    base.when(c.FailFirstCall(), by=SYSTEM, at=LATER).refuses(NotFailed)
    assert SESSION.next_due(base.state) is None
    assert base.stage.view(Audience.PUBLIC)["quorum"]["opening"]["needed"] == 2


def test_a_first_call_with_quorum_does_not_fail() -> None:
    base = after(called(), *map(check_in, (1, 2, 3)))
    assert not is_first_call_failed(base.state, LATER)
    base.when(c.FailFirstCall(), by=SYSTEM, at=LATER).refuses(NotFailed)
    after(base, c.OpenSession())
    base.when(c.FailFirstCall(), by=SYSTEM, at=LATER).refuses(WrongState, state="open")


def test_without_quorum_the_rules_may_have_an_informative_meeting_that_votes_on_nothing() -> None:
    informative = c.OpenSession(informative=True)
    base = after(called(*ITEMS), check_in(1))
    base.when(informative).then(e.SessionOpened(call=1, informative=True, present=("s1",), needed=3))
    after(base, *map(check_in, (2, 3, 4, 5)), c.StartItem(item="i1"))
    base.when(BALLOT).refuses(InformativeSession)
    after(called(), *map(check_in, (1, 2, 3))).when(informative).refuses(InformativeNotAllowed)
    called(rules=rules(no_quorum_policy="cancel")).when(informative).refuses(InformativeNotAllowed)


def test_suspension_stops_votes_and_speeches_until_it_is_over() -> None:
    base = opened()
    base.when(c.SuspendSession(reason="Almoço")).then(e.SessionSuspended(reason="Almoço"))
    base.when(c.SuspendSession()).refuses(WrongState, state="suspended")
    base.when(BALLOT).refuses(WrongState, state="suspended")
    base.when(c.ResumeSession()).then(e.SessionResumed())
    base.when(c.ResumeSession()).refuses(WrongState, state="open")


def test_nobody_suspends_in_the_middle_of_a_ballot() -> None:
    with_ballot().when(c.SuspendSession()).refuses(BallotUnfinished, ballots=["b1"])


def test_adjourning_asks_what_becomes_of_each_open_item() -> None:
    base = opened(*ITEMS)
    base.when(c.AdjournSession()).refuses(OpenItems, items=["i1", "i2"])
    base.when(c.AdjournSession(items={"i1": "next_meeting"})).refuses(OpenItems, items=["i2"])
    after(base, c.StartItem(item="i1"), c.FinishItem(item="i1"))
    both = c.AdjournSession(items={"i1": "withdrawn", "i2": "withdrawn", "i9": "withdrawn"})
    base.when(both).refuses(OpenItems, items=["i1", "i9"])
    base.when(c.AdjournSession(items={"i2": "next_meeting"})).then(e.SessionAdjourned(items={"i2": "next_meeting"}))
    assert base.stage.view(Audience.PUBLIC)["agenda"]["items"]["i2"]["state"] == "carried_over"
    base.when(c.AdjournSession()).refuses(WrongState, state="adjourned")


def test_an_item_may_be_withdrawn_by_adjourning() -> None:
    base = after(opened(*ITEMS), c.AdjournSession(items={"i1": "withdrawn", "i2": "next_meeting"}))
    assert [item.state for item in base.state.agenda.items.values()] == ["withdrawn", "carried_over"]


def test_an_item_whose_vote_is_proclaimed_is_concluded_with_the_session_unless_it_says_otherwise() -> None:
    question = c.OpenBallot(ballot="b1", item="i1", question="Aprova?")
    votes = map(vote, range(1, 6))
    end = c.AdjournSession(items={"i2": "next_meeting"})
    base = after(opened(*ITEMS), c.StartItem(item="i1"), question, *votes, c.CloseBallot(ballot="b1"))
    base.when(c.ProclaimResult(ballot="b1"), at=HOUR + timedelta(seconds=60)).happens()
    assert base.stage.view(Audience.PUBLIC)["agenda"]["items"]["i1"]["is_decided"]
    base.when(end).then(e.ItemFinished(item="i1"), e.SessionAdjourned(items={"i2": "next_meeting"}))
    assert [item.state for item in base.state.agenda.items.values()] == ["finished", "carried_over"]


def test_adjourning_annuls_an_open_ballot_by_name() -> None:
    base = with_ballot()
    base.when(c.AdjournSession()).refuses(BallotUnfinished, ballots=["b1"])
    base.when(c.AdjournSession(annul=("b1", "b2"))).refuses(UnknownBallot, ballot="b2")
    base.when(c.AdjournSession(annul=("b1", "b1"))).then(e.BallotAnnulled(ballot="b1"), e.SessionAdjourned(items={}))
    assert base.state.life.phase is Phase.ADJOURNED


def test_adjourning_ends_a_speech_and_every_attendance() -> None:
    base = opened()
    after(base, c.RequestFloor(), by=titular(1))
    after(base, c.GrantFloor())
    base.when(c.AdjournSession()).then(e.FloorEnded(), e.SessionAdjourned(items={}))
    assert not base.state.attendance.here
    assert len(base.state.attendance.past) == 5


def test_a_session_is_cancelled_only_before_it_opens() -> None:
    base = scheduled().when(c.CancelSession(reason="Feriado")).then(e.SessionCancelled(reason="Feriado"))
    assert SESSION.is_final(base.state)
    assert base.stage.view(Audience.PUBLIC)["session"]["cancellation"] == "Feriado"
    assert called().when(c.CancelSession(reason="Sem quórum"), by=PAULA).happens().state.life.phase is Phase.CANCELLED
    opened().when(c.CancelSession(reason="Tarde")).refuses(WrongState, state="open", allowed=["scheduled", "called"])


def test_what_is_recorded_afterwards_says_when_and_why() -> None:
    base = after(called(), *map(check_in, (1, 2, 3)))
    base.when(c.OpenSession(occurred_at=HOUR)).refuses(ReasonNeeded, field="late_reason")
    late = "Faltou luz"
    base.when(c.OpenSession(occurred_at=HOUR + SECOND, late_reason=late)).refuses(BadOccurredAt)
    base.when(c.OpenSession(occurred_at=NOON - SECOND, late_reason=late)).refuses(BadOccurredAt)
    base.when(c.OpenSession(occurred_at=HOUR - DAY, late_reason=late)).happens()
    assert base.state.life.opening is not None
    assert base.state.life.opening.at == HOUR - DAY
    base.when(c.SuspendSession(occurred_at=HOUR)).refuses(ReasonNeeded)
    after(base, c.SuspendSession())
    base.when(c.ResumeSession(occurred_at=HOUR)).refuses(ReasonNeeded)
    base.when(c.AdjournSession(occurred_at=HOUR)).refuses(ReasonNeeded)
    base.when(c.AdjournSession(occurred_at=HOUR - SECOND, late_reason=late), at=HOUR + DAY).happens()
    assert base.state.life.ended_at == HOUR - SECOND


def test_the_council_gives_the_number() -> None:
    called().when(c.NumberSession(number=12), by=SYSTEM).then(e.SessionNumbered(number=12))


def test_a_text_is_erased_for_good_in_any_phase_and_its_line_stays() -> None:
    base = scheduled()
    line = base.stage.lines[0].line
    erase = c.Redact(seq=1, field="link", reason="A pedido")
    assert base.stage.view(Audience.CLERK)["session"]["link"] == "https://meet.example/1"
    base.when(erase).then(e.Redacted(seq=1, field="link", reason="A pedido"))
    assert base.stage.view(Audience.CLERK)["session"]["link"] is None
    assert not base.stage.openings
    assert base.stage.lines[0].line == line
    base.when(erase).refuses(UnknownText, seq=1, field="link")
    base.when(c.Redact(seq=9, field="link", reason="A pedido")).refuses(UnknownText)
    base.when(c.Redact(seq=1, field="place", reason="A pedido")).refuses(UnknownText)


def test_after_the_end_nothing_happens_but_what_puts_the_record_right() -> None:
    base = after(opened(*ITEMS), c.AdjournSession(items={"i1": "withdrawn", "i2": "withdrawn"}))
    for command in (check_in(1), BALLOT, c.RequestFloor(seat="s1"), c.Note(text="x"), c.ResumeSession(), ITEMS[0]):
        base.when(command).refuses(WrongState, state="adjourned")
    base.when(own(), by=titular(1)).refuses(UnknownBallot)
    base.when(c.ReserveItem(item="i1", basis="LGPD, art. 11")).happens()
    base.when(c.Excuse(seat="s5", reason="Saúde")).happens()
    base.when(c.Redact(seq=1, field="link", reason="A pedido"), by=CLERK).happens()
