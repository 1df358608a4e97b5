"""What followed from a result annulled or corrected: taken back while nothing else came of it, else it stands."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rooms.council.rules_profile import Absence, Tie, Vista
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.errors import AppealPending
from rooms.session.state import FOLDS
from rooms.session.words import RecusalKind, RequestKind
from tests.given import Given
from tests.rooms.session.cast import BALLOT, HOUR, PAULA, SECOND, after, opened, rules, titular, vote
from tests.rooms.session.golden_table import question
from tests.rooms.session.test_late import settle
from tests.rooms.session.test_points import PUT, appealed
from tests.rooms.session.test_requests import ITEMS, asked

ANNUL = c.AnnulBallot(ballot="b1", reason="Contou-se a mão de um convidado")
KEPT, REOPENED = e.EffectsKept(ballot="b1"), e.QuestionReopened(ballot="b1")
MOVED_ON = frozenset({"ballots", "floor"})
"""What no annulment puts back."""
Set = Callable[[], tuple[Given[Session], c.OpenBallot]]


def _asked(kind: RequestKind, **more: Any) -> tuple[Given[Session], c.OpenBallot]:
    base = after(opened(*ITEMS, rules=rules(vista=Vista(as_of_right=False))), c.StartItem(item="i1"))
    item = "i1" if kind == "review" else "i2"
    base.when(asked(kind, item, **more), by=titular(2)).happens()
    return base, question("b1", kind, item)


def _challenged() -> tuple[Given[Session], c.OpenBallot]:
    base = after(opened(*ITEMS), c.StartItem(item="i1"))
    challenge = c.Challenge(item="i1", seat="s5", kind=RecusalKind.SUSPICION, reason="Trabalha na entidade")
    base.when(challenge, by=titular(2)).happens()
    return base, question("b1", "challenge", next(iter(base.state.recusals.waiting)))


def _late() -> tuple[Given[Session], c.OpenBallot]:
    return after(opened(*ITEMS), c.AddItem(item="late", title="Moção")), question("b1", "late_item", "late")


def _amended() -> tuple[Given[Session], c.OpenBallot]:
    base = after(opened(*ITEMS), c.StartItem(item="i1"))
    base.when(c.AmendItem(item="i1", part="p1", text="Suprima-se o artigo 3º"), by=titular(1)).happens()
    return base, question("b1", "part", "p1")


def _long() -> tuple[Given[Session], c.OpenBallot]:
    return opened(*ITEMS), question("b1", "extension", "30")


def _absent() -> tuple[Given[Session], c.OpenBallot]:
    by = rules(absence=Absence.model_validate({"decided_by": "plenary"}))
    base = opened(*ITEMS, rules=by, present=(1, 2, 3, 4))
    base.when(c.Excuse(reason="Consulta médica"), by=titular(5)).happens()
    return base, question("b1", "justification", "s5")


def _appealed() -> tuple[Given[Session], c.OpenBallot]:
    return replace(appealed(), at=HOUR + 120 * SECOND), PUT.model_copy(update={"ballot": "b1"})


QUESTIONS: dict[str, Set] = {
    "urgency": lambda: _asked("urgency"),
    "postponement": lambda: _asked("postponement"),
    "withdrawal": lambda: _asked("withdrawal"),
    "inversion": lambda: _asked("inversion", before="i1"),
    "review": lambda: _asked("review"),
    "challenge": _challenged,
    "late_item": _late,
    "part": _amended,
    "extension": _long,
    "justification": _absent,
    "appeal": _appealed,
}


def slices(session: Session) -> dict[str, object]:
    return {name: getattr(session, name) for name in FOLDS if name not in MOVED_ON}


@pytest.mark.parametrize("choice", ["yes", "no"])
@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_question_whose_ballot_is_annulled_waits_again_and_is_voted_on_anew(kind: str, choice: str) -> None:
    base, ballot = QUESTIONS[kind]()
    before, seats = slices(base.state), 4 if kind in ("justification", "challenge") else 5
    decided = settle(base, ballot, choice=choice, seats=seats)
    followed = slices(decided.state) != before
    assert followed or choice == "no"
    told = e.BallotAnnulled(ballot="b1", reason=ANNUL.reason)
    decided.when(ANNUL).then(told, *([REOPENED] if followed else []))
    assert slices(decided.state) == before
    view = decided.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]
    assert (view["state"], view["effects"]) == ("annulled", "waits" if followed else None)
    again = settle(decided, ballot.model_copy(update={"ballot": "b2"}), seats=seats)
    assert slices(again.state) != before


def test_while_an_appeal_waits_again_nothing_else_is_decided() -> None:
    base = settle(*_appealed())
    after(base, ANNUL)
    base.when(BALLOT.model_copy(update={"ballot": "b2"})).refuses(AppealPending, request="r12")


def test_other_business_since_keeps_no_question_from_being_reopened() -> None:
    base = settle(*_asked("withdrawal"))
    after(base, c.FinishItem(item="i1"), c.StartItem(item="i3"), ANNUL)
    agenda = base.state.agenda
    assert (agenda.items["i2"].state, agenda.items["i1"].state, agenda.current) == ("open", "finished", "i3")


def test_effects_stand_once_they_were_acted_upon() -> None:
    base = settle(*_asked("urgency"))
    after(base, c.FinishItem(item="i1"), c.StartItem(item="i2"))
    base.when(ANNUL).then(e.BallotAnnulled(ballot="b1", reason=ANNUL.reason), KEPT)
    assert base.state.agenda.items["i2"].is_urgent
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["effects"] == "kept"


def test_effects_stand_once_something_else_was_voted_but_not_if_that_was_annulled() -> None:
    base = settle(*_amended())
    main = BALLOT.model_copy(update={"ballot": "main", "item": "i1"})
    settle(base, main)
    base.when(ANNUL).then(e.BallotAnnulled(ballot="b1", reason=ANNUL.reason), KEPT)
    base = settle(settle(*_amended()), main)
    after(base, c.AnnulBallot(ballot="main", reason="Erro"))
    base.when(ANNUL).then(e.BallotAnnulled(ballot="b1", reason=ANNUL.reason), REOPENED)


def test_an_item_that_a_tie_postponed_is_back_when_the_ballot_is_annulled() -> None:
    base = opened(*ITEMS, rules=rules(tie=Tie(rule="casting_vote", fallback="next_meeting")), present=(1, 2, 3, 4))
    after(base, c.StartItem(item="i1"), BALLOT.model_copy(update={"item": "i1"}))
    after(base, vote(1), vote(2), vote(3, "no"), vote(4, "no"), c.CloseBallot(ballot="b1"))
    base.when(c.ProclaimResult(ballot="b1"), at=HOUR + 60 * SECOND).happens()
    assert base.state.agenda.items["i1"].state == "carried_over"
    after(base, ANNUL)
    assert (base.state.agenda.items["i1"].state, base.state.agenda.current) == ("on_table", "i1")


def corrected(base: Given[Session], **votes: str) -> Given[Session]:
    """Chair and clerk put the result right by these votes."""
    wrong = c.ProposeCorrection(correction="c1", target="result", ballot="b1", votes=votes, reason="Votos trocados")
    base = after(base, wrong)
    return base.when(c.AgreeToCorrection(correction="c1"), by=PAULA).happens()


NO = {f"s{number}": "no" for number in (1, 2, 3)}


def test_a_corrected_result_that_decides_otherwise_has_the_other_consequences() -> None:
    base = corrected(settle(*_appealed()), **NO)
    assert [line.recorded.event for line in base.stage.lines[-2:]] == [
        e.QuestionReopened(ballot="b1", follows=1),
        e.AppealSettled(request="r12", ruling="dismissed"),
    ]
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["effects"] == "undone"
    after(base, ANNUL)
    assert base.state.points.appealed == "r12"


def test_a_corrected_result_may_bring_what_the_former_did_not() -> None:
    base = corrected(settle(*_long(), choice="no"), **dict.fromkeys(NO, "yes"))
    assert base.stage.lines[-1].recorded.event == e.SessionExtended(minutes=30)


def test_a_corrected_result_that_decides_the_same_leaves_everything() -> None:
    base = corrected(settle(*_long()), s1="no")
    assert isinstance(base.stage.lines[-1].recorded.event, e.CorrectionAgreed)


def test_after_the_end_the_effects_of_a_corrected_result_stand() -> None:
    base = settle(*_asked("withdrawal"))
    after(base, c.AdjournSession(items=dict.fromkeys(("i1", "i3"), "next_meeting")))
    assert corrected(base, **NO).stage.lines[-1].recorded.event == KEPT
    assert base.state.agenda.items["i2"].state == "withdrawn"
