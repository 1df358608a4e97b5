"""Sessions at random: whatever a clerk might try in an open session, in any order, refusals taken for an answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from rooms import Refusal
from rooms.log.kind import Data
from rooms.session import commands as c
from rooms.session.words import ChairReason, Means, Place
from tests.given import CLERK, SYSTEM
from tests.minutes.stories import ANA, EVENING, ROSTER, Evening, opened

SECRET = "segredo-"
SEATS = st.sampled_from(["s1", "s2", "s3", "s4", "s5", "s6"])
PLACES = st.sampled_from(Place)
MEANS = st.just(Means.VOICE)
ITEMS = st.sampled_from(["former", "report", "case", "extra"])
BALLOTS = st.sampled_from(["b1", "b2", "b3"])
SECRETS = st.integers(0, 99).map(lambda n: f"{SECRET}{n}")
WITHOUT_EVA = ROSTER.model_copy(
    update={"seats": tuple(s.model_copy(update={"alternates": ()}) if s.id == "s4" else s for s in ROSTER.seats)}
)

COMMANDS: st.SearchStrategy[Data] = st.one_of(
    st.builds(c.CheckIn, seat=SEATS, place=PLACES, means=MEANS),
    st.builds(c.CheckIn, seat=st.just("s4"), person=st.sampled_from(["dora", "eva"]), place=PLACES, means=MEANS),
    st.builds(c.CheckOut, seat=SEATS, means=MEANS),
    st.builds(c.Excuse, seat=SEATS, means=MEANS, reason=SECRETS),
    st.builds(c.VerifyQuorum),
    st.builds(c.Lapse, person=st.sampled_from(["caio", "eva"]), since=st.just(EVENING + timedelta(minutes=4))),
    st.builds(c.Restore, person=st.sampled_from(["caio", "eva"])),
    st.builds(c.ComposeSession, roster=st.sampled_from([ROSTER, WITHOUT_EVA])),
    st.builds(c.TakeChair, reason=st.just(ChairReason.ABSENCE), person=st.sampled_from(["ana", "beto"])),
    st.builds(c.SuspendSession, reason=SECRETS),
    st.builds(c.ResumeSession),
    st.builds(c.AddItem, item=st.just("extra"), title=SECRETS),
    st.builds(c.StartItem, item=ITEMS),
    st.builds(c.FinishItem, item=ITEMS),
    st.builds(c.WithdrawItem, item=ITEMS, reason=SECRETS),
    st.builds(c.MoveItem, item=ITEMS, before=st.none() | ITEMS, expected=st.just(999)),
    st.builds(c.EditItem, item=ITEMS, title=SECRETS, expected=st.just(999)),
    st.builds(c.ReserveItem, item=ITEMS, basis=st.just("LGPD, art. 11")),
    st.builds(c.RequestFloor, seat=SEATS, kind=st.sampled_from(["speech", "clarification"]), means=MEANS),
    st.builds(c.RequestFloor, name=SECRETS, item=ITEMS),
    st.builds(c.GrantFloor),
    st.builds(c.PauseFloor),
    st.builds(c.ResumeFloor),
    st.builds(c.EndFloor),
    st.builds(c.OpenBallot, ballot=BALLOTS, item=st.none() | ITEMS, question=SECRETS),
    st.builds(c.CastVote, ballot=BALLOTS, seat=SEATS, choice=st.sampled_from(["yes", "no", "abstain"]), means=MEANS),
    st.builds(c.DeclareOutcome, ballot=BALLOTS, seat=SEATS, outcome=st.sampled_from(["not_voting", "recused"])),
    st.builds(c.AnnulBallot, ballot=BALLOTS, reason=SECRETS),
)
ROUND = st.tuples(
    BALLOTS, st.none() | ITEMS, st.lists(st.sampled_from(["yes", "no", "abstain", "not_voting"]), max_size=6)
)
STEPS = st.lists(COMMANDS | ROUND, max_size=30)


def lived(steps: list[Any], *, adjourns: bool) -> Evening:
    """An open session in which all this was tried, a minute apart; a round is a ballot from opening to result."""
    evening = opened()
    for minute, step in enumerate(steps, 5):
        for command in _round(evening, *step) if isinstance(step, tuple) else [step]:
            attempt(evening, minute, command)
    if adjourns:
        _adjourn(evening, 90)
    return evening


def attempt(evening: Evening, minute: float, command: Data) -> None:
    """Ask as whoever may, and take a refusal for an answer."""
    by = SYSTEM if command.type in ("attendance.lapse", "attendance.restore", "session.compose") else CLERK
    by = ANA if command.type == "ballot.break_tie" else by
    try:
        evening.does(minute, command, by)
    except Refusal:
        return


def _round(evening: Evening, ballot: str, item: str | None, choices: list[str]) -> list[Data]:
    """A whole ballot: seats present beyond the choices given abstain."""
    if ballot in evening.stage.state.ballots.items:
        return []
    steps: list[Data] = [c.StartItem(item=item)] if item else []
    steps.append(c.OpenBallot(ballot=ballot, item=item, question="Aprova?"))
    present = evening.stage.state.attendance.present
    for seat, choice in zip(present, [*choices, *["abstain"] * len(present)], strict=False):
        if choice == "not_voting":
            steps += [c.CallSeats(ballot=ballot, seat=seat)] * 2
            steps.append(c.DeclareOutcome(ballot=ballot, seat=seat, outcome="not_voting", means=Means.VOICE))
        else:
            steps.append(c.CastVote(ballot=ballot, seat=seat, choice=choice, means=Means.VOICE))
    return [
        *steps,
        c.CloseBallot(ballot=ballot),
        c.BreakTie(ballot=ballot, option="yes"),
        c.ProclaimResult(ballot=ballot),
    ]


def _adjourn(evening: Evening, minute: float) -> None:
    state = evening.stage.state
    left = [id_ for id_, item in state.agenda.items.items() if item.state.value in ("open", "on_table")]
    annul = (state.ballots.current,) if state.ballots.current else ()
    evening.does(minute, c.AdjournSession(items=dict.fromkeys(left, "next_meeting"), annul=annul))
