"""Whatever is asked of a council, in any order: replay = live, snapshot + messages = snapshot, texts stay sealed."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings, strategies as st

from rooms.council import COUNCIL, Council, commands as c
from rooms.council.loss import commands as lc
from rooms.council.rules_profile import DEFAULT_RULES, Presence
from rooms.council.words import Capacity, CarriedItem, Role, Standing
from rooms.log.errors import Refusal
from rooms.log.kind import Audience, Data
from rooms.log.tree import changes
from tests.given import ADMIN, CLERK, NOON, SYSTEM, Someone, Stage, apply
from tests.rooms.council.samples import ACT, CREATE, SEATS, UNION, titular

SECRET = "segredo-"
MOMENTS = st.integers(-5, 5).map(lambda hours: NOON + timedelta(hours=hours))
SEAT_IDS = st.sampled_from(["s1", "s2", "s3"])
TERM_IDS = st.sampled_from(["t1", "t2", "t3", "t4"])
PEOPLE = st.sampled_from(["ana", "bia", "caio"])
SECRETS = st.none() | st.integers(0, 99).map(lambda n: f"{SECRET}{n}")
MAYBE = st.none() | MOMENTS
PROCESSES = st.integers(6, 14).map(lambda n: f"loss-{n}")
CANARIES = st.integers(0, 99).map(lambda n: f"canary-{n}")

STARTS = st.builds(
    c.StartTerm,
    term=TERM_IDS,
    seat=SEAT_IDS,
    capacity=st.sampled_from(Capacity),
    person=PEOPLE,
    name=st.sampled_from(["Ana", "Bia"]),
    act=st.just(ACT),
    letter=SECRETS,
    starts_at=MAYBE,
    sworn_at=MAYBE,
    ends_at=MAYBE,
)
COMMANDS = st.one_of(
    STARTS,
    STARTS,
    st.builds(c.SwearIn, term=TERM_IDS, at=MAYBE),
    st.builds(c.EndTerm, term=TERM_IDS, at=MAYBE, reason=SECRETS),
    st.builds(c.ExtendTerm, term=TERM_IDS, act=st.just(ACT), ends_at=MOMENTS),
    st.builds(c.ExpireTerms),
    st.builds(c.BeginTerms),
    st.builds(c.GrantRole, role=st.sampled_from([Role.PRESIDENT, Role.CLERK]), person=PEOPLE, name=st.just("X")),
    st.builds(c.RevokeRole, role=st.sampled_from([Role.PRESIDENT, Role.CLERK]), person=PEOPLE),
    st.builds(c.EditSeat, seat=SEAT_IDS, segment=st.just("government"), number=st.integers(1, 5), expected=st.just(9)),
    st.builds(c.EditCouncil, name=st.just("Outro nome"), expected=st.integers(0, 20)),
    st.builds(c.SetStanding, state=st.sampled_from(Standing)),
    st.builds(
        c.SetRules,
        profile=st.integers(0, 99).map(lambda s: DEFAULT_RULES.model_copy(update={"presence": Presence(grace=s)})),
        expected=st.integers(0, 30),
    ),
    st.builds(c.StartNumber, series=st.just("session:ordinary:2026"), number=st.integers(1, 9)),
    st.builds(c.ExpectSession, session=st.sampled_from(["x", "y"]), scheduled_at=st.just(NOON)),
    st.builds(c.ForgetSession, session=st.sampled_from(["x", "y"]), cancelled=st.booleans()),
    st.builds(c.CarryItems, items=st.just((CarriedItem(session="w", item="i1"),))),
    st.builds(c.RegisterSession, session=st.sampled_from(["x", "y"]), kind=st.just("ordinary"), year=st.just(2026)),
    st.builds(c.ReleaseSession, session=st.sampled_from(["x", "y"])),
    st.builds(lc.OpenLoss, term=TERM_IDS, basis=st.just(lc.Basis.CONSECUTIVE), sessions=st.just(("canary-session",))),
    st.builds(lc.ReviewLoss, process=PROCESSES, sessions=st.just(("canary-review",)), stands=st.booleans()),
    st.builds(
        lc.NoticeLoss, process=PROCESSES, to=st.just(lc.Addressee.COUNCILLOR), means=CANARIES, defence_until=MAYBE
    ),
    st.builds(lc.NoticeLoss, process=PROCESSES, to=st.just(lc.Addressee.ORGANISATION), means=CANARIES),
    st.builds(lc.DefendLoss, process=PROCESSES, text=CANARIES),
    st.builds(lc.DecideLoss, process=PROCESSES, outcome=st.sampled_from(lc.Outcome), reason=CANARIES, act=st.just(ACT)),
    st.builds(lc.VacateLoss, process=PROCESSES),
    st.builds(c.Redact, seq=st.integers(7, 20), field=st.sampled_from(["letter", "reason"]), reason=st.just("pedido")),
)


def attempt(stage: Stage[Council], command: Data, by: Someone, at: datetime = NOON) -> None:
    """Ask, and take a refusal for an answer."""
    try:
        decided = stage.decide(command, by, at, {})
    except Refusal:
        return
    stage.append(decided, at)


def lived(asked: list[Data]) -> Stage[Council]:
    """A council to which all this was asked by whoever may."""
    stage = Stage(COUNCIL, "council-1", [COUNCIL.initial("council-1")])
    for command in (CREATE, UNION, *SEATS, *asked):
        by = next(by for by in (CLERK, ADMIN, SYSTEM) if by.roles & COUNCIL.may[command.type])
        attempt(stage, command, by)
    return stage


@given(st.lists(COMMANDS, max_size=25))
def test_replay_is_live(asked: list[Data]) -> None:
    lived(asked).check_replay()


@settings(max_examples=40)
@given(st.lists(COMMANDS, max_size=15), st.data())
def test_a_snapshot_and_the_messages_since_make_the_snapshot_of_now(asked: list[Data], data: st.DataObject) -> None:
    stage = lived(asked)
    since = data.draw(st.integers(1, len(stage.lines)))
    for audience in Audience:
        trees = [COUNCIL.view(state, audience) for state in stage.states]
        view = stage.shown(trees[since])
        for before, after in zip(trees[since:], trees[since + 1 :], strict=False):
            view = apply(view, stage.shown(changes(before, after)))
        assert view == stage.view(audience)


@given(st.lists(COMMANDS, max_size=25))
def test_a_sealed_text_is_in_no_line_no_state_and_no_view_but_the_clerks(asked: list[Data]) -> None:
    stage = lived(asked)
    assert not [line for line in stage.lines if SECRET in line.line]
    assert SECRET not in repr(stage.states)
    for audience in (Audience.PUBLIC, Audience.MEMBER):
        told: list[Any] = [stage.view(audience)]
        for state, line in zip(stage.states[1:], stage.lines, strict=True):
            told.append(stage.shown(COUNCIL.message(state, line.recorded, audience)))
        assert SECRET not in repr(told)


@given(st.lists(COMMANDS, max_size=25))
def test_no_seat_ever_has_two_titulars_and_no_titular_two_seats(asked: list[Data]) -> None:
    state = lived(asked).state
    running = [term for term in state.terms.values() if term.is_running and term.capacity is Capacity.TITULAR]
    assert len({term.seat for term in running}) == len({term.person for term in running}) == len(running)


@given(st.lists(STARTS, max_size=12), st.integers(0, 6))
def test_planned_terms_leave_one_titular_a_seat_at_every_hour(asked: list[Data], hours: int) -> None:
    stage = lived(asked)
    for hour in range(hours + 1):
        now = NOON + timedelta(hours=hour)
        for due in COUNCIL.due(stage.state, now):
            attempt(stage, due.command, SYSTEM, now)
        terms = [term for term in stage.state.terms.values() if term.runs_at(now)]
        titulars = [term for term in terms if term.capacity is Capacity.TITULAR]
        assert len({term.seat for term in titulars}) == len({term.person for term in titulars}) == len(titulars)
        assert all(term.has_begun for term in terms)


@given(st.lists(COMMANDS, max_size=25))
def test_nothing_of_a_process_of_loss_is_told_before_it_is_declared(asked: list[Data]) -> None:
    opens = lc.OpenLoss(term="t1", basis=lc.Basis.ALTERNATE, sessions=("canary-session",))
    stage = lived([titular("t1", "s1", "ana"), opens, *asked])
    declared: set[str] = set()
    for state, line in zip(stage.states[1:], stage.lines, strict=True):
        declared |= {id_ for id_, one in state.losses.items() if one.is_declared}
        assert "canary" not in line.line
        for audience in (Audience.PUBLIC, Audience.MEMBER):
            view = stage.shown(COUNCIL.view(state, audience))
            told = stage.shown(COUNCIL.message(state, line.recorded, audience))
            assert view["losses"].keys() <= declared
            assert "canary" not in repr((view, told))
            if not declared:
                assert "loss-" not in repr((view["losses"], told))
