"""Loss of office: from the limit reached to the vacant seat, who hears of it when, and what undoes it."""

from datetime import timedelta
from typing import Any

from rooms.council import COUNCIL, Council, events as e
from rooms.council.commands import EndTerm, Redact
from rooms.council.errors import (
    BadInstant,
    LossDecidedAlready,
    LossExists,
    LossNotDeclared,
    LossNotReady,
    LossUnchanged,
    LossUndone,
    PersonHoldsSeat,
    TermEnded,
    TitleMissing,
    UnknownProcess,
    UnknownTerm,
)
from rooms.council.loss import events as le
from rooms.council.loss.commands import (
    Addressee,
    Basis,
    DecideLoss,
    DefendLoss,
    NoticeLoss,
    OpenLoss,
    Outcome,
    ReviewLoss,
    VacateLoss,
)
from rooms.log.chain import canonical
from rooms.log.kind import Asked, Audience
from tests.given import NOON, SYSTEM, Given, someone
from tests.rooms.council.samples import ACT, DAY, alternate, council, titular

OPEN = OpenLoss(term="t2", basis=Basis.CONSECUTIVE, sessions=("x1", "x2", "x3"))
P = "loss-9"
UNTIL = NOON + 15 * DAY
NOTICE = NoticeLoss(process=P, to=Addressee.COUNCILLOR, means="Ofício 3, entregue em mãos", defence_until=UNTIL)
LETTER = NoticeLoss(process=P, to=Addressee.ORGANISATION, means="Ofício 4")
DEFENCE = DefendLoss(process=P, text="Estava de licença médica")
DECLARE = DecideLoss(process=P, outcome=Outcome.DECLARED, reason="Três faltas seguidas, sem justificativa", act=ACT)
ARCHIVE = DecideLoss(process=P, outcome=Outcome.ARCHIVED, reason="A defesa convence")
VACATE = VacateLoss(process=P)
PUBLIC_AUDIENCES = (Audience.PUBLIC, Audience.MEMBER)


def process(*past: Any) -> Given[Council]:
    """A process about Bia, titular of seat 2, which stands for the union; events 8 and 9; and what came of it."""
    base = council(titular("t2", "s2", "bia", sworn_at=NOON))
    base.when(OPEN, by=SYSTEM).happens()
    for command in past:
        base.when(command, by=SYSTEM if isinstance(command, ReviewLoss) else None).happens()
    return base


def steps(base: Given[Council]) -> list[tuple[str, str | None, bool, str | None]]:
    """What the clerk may do next: command, what about, whether now, why not."""
    found = base.stage.view(Audience.CLERK)["losses"][P]["steps"]
    return [
        (
            step["type"].removeprefix("council.loss_"),
            next(iter(step["data"].values()), None),
            step["is_possible"],
            step["why"] and step["why"]["code"],
        )
        for step in found
    ]


def test_a_limit_reached_opens_one_process_for_a_term() -> None:
    base = council(titular("t2", "s2", "bia"))
    base.when(OPEN.model_copy(update={"term": "t9"}), by=SYSTEM).refuses(UnknownTerm)
    base.when(OPEN, by=SYSTEM).then(
        le.LossOpened(process=P, term="t2", basis=Basis.CONSECUTIVE, sessions=("x1", "x2", "x3"))
    )
    base.when(OPEN, by=SYSTEM).refuses(LossExists, process=P)
    base.when(EndTerm(term="t2")).happens()
    base.when(OPEN, by=SYSTEM).refuses(TermEnded)


def test_after_an_archived_process_another_may_be_opened() -> None:
    base = process(ARCHIVE)
    base.when(OPEN, by=SYSTEM).happens()
    assert list(base.state.losses) == [P, "loss-11"]


def test_notice_goes_to_the_councillor_with_a_deadline_and_to_the_organisation() -> None:
    base = process()
    base.when(NOTICE.model_copy(update={"process": "loss-99"})).refuses(UnknownProcess)
    base.when(NOTICE.model_copy(update={"defence_until": None})).refuses(BadInstant, field="defence_until")
    base.when(NOTICE.model_copy(update={"defence_until": NOON - DAY})).refuses(BadInstant, field="defence_until")
    base.when(LETTER.model_copy(update={"defence_until": UNTIL})).refuses(BadInstant, field="defence_until")
    base.when(LETTER.model_copy(update={"at": NOON + DAY})).refuses(BadInstant, field="at")
    base.when(LETTER.model_copy(update={"at": NOON - DAY})).refuses(BadInstant, field="at")
    base.when(NOTICE).then(
        le.LossNoticed(process=P, to=Addressee.COUNCILLOR, given_at=NOON, means=NOTICE.means, defence_until=UNTIL)
    )
    base.when(LETTER, at=NOON + DAY).happens()
    shown = base.stage.view(Audience.CLERK)["losses"][P]
    assert (shown["missing_notices"], shown["defence_until"]) == ([], "2026-03-17T12:00:00.000Z")
    assert canonical(shown)
    assert shown["notices"]["organisation"] == {"at": "2026-03-03T12:00:00.000Z", "means": "Ofício 4"}


def test_a_defence_follows_the_notice_and_says_whether_it_is_late() -> None:
    process().when(DEFENCE).refuses(LossNotReady, missing="councillor")
    base = process(NOTICE)
    base.when(DEFENCE.model_copy(update={"at": NOON + DAY})).refuses(BadInstant, field="at")
    base.when(DEFENCE, at=UNTIL).then(le.LossDefended(process=P, received_at=UNTIL, text=DEFENCE.text))
    base.when(DEFENCE, at=UNTIL + DAY).happens()
    defences = base.stage.view(Audience.CLERK)["losses"][P]["defences"]
    assert [(one["is_late"], one["text"]) for one in defences] == [(False, DEFENCE.text), (True, DEFENCE.text)]


def test_a_loss_is_declared_after_both_notices_and_the_defence_or_its_deadline() -> None:
    process().when(DECLARE).refuses(LossNotReady, missing="councillor")
    process(NOTICE).when(DECLARE).refuses(LossNotReady, missing="organisation")
    base = process(NOTICE, LETTER)
    base.when(DECLARE, at=UNTIL).refuses(LossNotReady, missing="defence", until="2026-03-17T12:00:00.000Z")
    process(NOTICE, LETTER, DEFENCE).when(DECLARE).happens()
    later = UNTIL + timedelta(seconds=1)
    base.when(DECLARE.model_copy(update={"act": None}), at=later).refuses(TitleMissing)
    base.when(DECLARE, at=later).then(
        le.LossDecided(process=P, outcome=Outcome.DECLARED, reason=DECLARE.reason, act=ACT)
    )
    for command in (DECLARE, ARCHIVE, NOTICE, DEFENCE):
        base.when(command, at=later).refuses(LossDecidedAlready, process=P)


def test_a_seat_that_stands_for_no_organisation_needs_one_notice() -> None:
    base = council(titular("t1", "s1", "ana"))
    base.when(OPEN.model_copy(update={"term": "t1"}), by=SYSTEM).happens()
    base.when(NOTICE).happens()
    base.when(DEFENCE).happens()
    base.when(DECLARE).happens()


def test_a_process_may_be_archived_at_any_time_before() -> None:
    base = process()
    base.when(ARCHIVE).then(le.LossDecided(process=P, outcome=Outcome.ARCHIVED, reason=ARCHIVE.reason))
    base.when(DECLARE).refuses(LossDecidedAlready)
    base.when(VACATE).refuses(LossDecidedAlready)
    assert base.stage.view(Audience.CLERK)["losses"][P]["steps"] == []


def test_the_seat_is_vacant_and_the_alternate_moves_up_only_by_a_new_nomination() -> None:
    process(NOTICE, LETTER, DEFENCE).when(VACATE).refuses(LossNotDeclared)
    base = process(alternate("t5", "s2", "caio"), NOTICE, LETTER, DEFENCE, DECLARE)
    base.when(VACATE.model_copy(update={"at": NOON - DAY})).refuses(BadInstant, field="at")
    base.when(VACATE, at=NOON + DAY).then(e.TermEnded(term="t2", ended_at=NOON + DAY), le.LossVacated(process=P))
    base.when(VACATE, at=NOON + DAY).refuses(LossDecidedAlready)
    seat = base.stage.view(Audience.PUBLIC)["seats"]["s2"]
    assert (seat["vacant"], seat["alternates"]) == (True, ["t5"])
    moves_up = titular("t6", "s2", "caio")
    base.when(moves_up, at=NOON + DAY).refuses(PersonHoldsSeat, term="t5")
    base.when(EndTerm(term="t5"), at=NOON + DAY).happens()
    base.when(moves_up, at=NOON + DAY).happens()


def test_a_term_that_ended_otherwise_is_not_ended_twice() -> None:
    base = process(NOTICE, LETTER, DEFENCE, DECLARE, EndTerm(term="t2", reason="Renúncia"))
    base.when(VACATE).then(le.LossVacated(process=P))


def test_an_absence_undone_is_said_and_the_loss_is_not_declared_on_what_is_left() -> None:
    undone = ReviewLoss(process=P, sessions=("x1", "x3"), stands=False)
    base = process(NOTICE, LETTER, DEFENCE)
    base.when(undone.model_copy(update={"process": "loss-99"}), by=SYSTEM).refuses(UnknownProcess)
    base.when(undone, by=SYSTEM).then(le.LossReviewed(process=P, sessions=("x1", "x3"), stands=False))
    base.when(undone, by=SYSTEM).refuses(LossUnchanged, process=P)
    shown = base.stage.view(Audience.CLERK)["losses"][P]
    assert (shown["stands"], shown["sessions"]) == (False, ["x1", "x3"])
    base.when(DECLARE).refuses(LossUndone, process=P)
    base.when(ReviewLoss(process=P, sessions=("x1", "x3", "x4"), stands=True), by=SYSTEM).happens()
    base.when(DECLARE).happens()


def test_a_declaration_that_the_absences_no_longer_bear_out_is_archived_and_the_seat_kept() -> None:
    undone = ReviewLoss(process=P, sessions=(), stands=False)
    base = process(NOTICE, LETTER, DEFENCE, DECLARE, undone)
    base.when(VACATE).refuses(LossUndone)
    assert steps(base) == [("vacate", None, False, "loss_undone"), ("decide", "archived", True, None)]
    base.when(ARCHIVE).happens()
    assert base.stage.view(Audience.PUBLIC)["losses"] == {}
    base.when(undone, by=SYSTEM).refuses(LossDecidedAlready)


def test_the_next_lawful_steps_are_told_with_what_they_wait_for() -> None:
    archive, vacate = ("decide", "archived", True, None), ("vacate", None, False, "loss_not_declared")
    assert steps(process()) == [
        ("notice", "councillor", True, None),
        ("notice", "organisation", True, None),
        ("defence", None, False, "loss_not_ready"),
        ("decide", "declared", False, "loss_not_ready"),
        archive,
        vacate,
    ]
    noticed = process(NOTICE, LETTER)
    assert steps(noticed) == [("defence", None, True, None), ("decide", "declared", True, None), archive, vacate]
    waiting = noticed.stage.view(Audience.CLERK)["losses"][P]["steps"][1]["not_before"]
    assert waiting == "2026-03-17T12:00:00.000Z"
    assert steps(process(NOTICE, LETTER, ReviewLoss(process=P, sessions=(), stands=False)))[1][3] == "loss_undone"
    assert steps(process(NOTICE, LETTER, DEFENCE, DECLARE)) == [("vacate", None, True, None)]


def test_nobody_but_the_clerk_and_the_councillor_hears_of_it_before_it_is_declared() -> None:
    base = process(NOTICE, LETTER, DEFENCE)
    before = len(base.stage.lines)
    for audience in PUBLIC_AUDIENCES:
        assert base.stage.view(audience)["losses"] == {}
        told = [COUNCIL.message(base.state, line.recorded, audience) for line in base.stage.lines[8:]]
        assert told == [None] * 4
    mine = {who: COUNCIL.mine(base.state, Asked(who, frozenset(), NOON))["losses"] for who in ("bia", "zoe")}
    assert (list(mine["bia"]), mine["zoe"]) == ([P], {})
    assert not {"reason", "steps"} & {key for key, value in mine["bia"][P].items() if value}
    assert "bia" not in "".join(line.line for line in base.stage.lines[8:])

    base.when(DECLARE).happens()
    for audience in PUBLIC_AUDIENCES:
        (shown,) = base.stage.view(audience)["losses"].values()
        assert (shown["name"], shown["act"]["number"], shown["outcome"]) == ("Bia", ACT.number, "declared")
        told_now = COUNCIL.message(base.state, base.stage.lines[before].recorded, audience)
        assert told_now is not None
        assert "reason" not in told_now


def test_an_archived_process_is_told_to_nobody_ever() -> None:
    base = process(NOTICE, LETTER, DEFENCE, ARCHIVE)
    for audience in PUBLIC_AUDIENCES:
        assert base.stage.view(audience)["losses"] == {}
        assert COUNCIL.message(base.state, base.stage.lines[-1].recorded, audience) is None


def test_texts_of_a_process_can_be_erased() -> None:
    base = process(NOTICE, LETTER, DEFENCE)
    base.when(Redact(seq=12, field="text", reason="A pedido")).happens()
    shown = base.stage.view(Audience.CLERK)["losses"][P]
    assert shown["defences"][0]["text"] is None
    assert COUNCIL.audience(base.state, Asked("bia", someone("bia").roles, NOON)) is Audience.MEMBER
