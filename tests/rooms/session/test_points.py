"""Points of order: raised with an article, heard at once, ruled before anything else, appealed to the plenary."""

from rooms.council.rules_profile import BallotRules
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.commands.ballots import Settles
from rooms.session.errors import (
    AlreadyRuled,
    AppealPending,
    ArticleNeeded,
    FloorTaken,
    InformativeSession,
    NotAppealable,
    NotAppealed,
    NotPresent,
    NotWhileVoting,
    RulingPending,
    UnknownBallot,
    UnknownRequest,
)
from rooms.session.life import Phase
from rooms.session.words import Means
from tests.given import Given
from tests.rooms.session.cast import BALLOT, HOUR, PAULA, SECOND, after, called, opened, rules, titular, vote

ITEM = c.AddItem(item="i1", title="Parecer")
POINT = c.RequestFloor(kind="point_of_order", article="art. 12", subject="A ordem da pauta")
DISMISS = c.RuleOnPoint(request="r12", ruling="dismissed", reason="O art. 12 não se aplica")
APPEAL = c.AppealRuling(request="r12")
PUT = c.OpenBallot(ballot="a1", question="Dá provimento ao recurso?", settles=Settles(kind="appeal", subject="r12"))


def raised() -> Given[Session]:
    """The first titular speaks (r10) since the hour; the second raises a point of order, r12, a minute later."""
    base = opened(rules=rules(ballot=BallotRules(check_seconds=0)))
    base.when(c.RequestFloor(), by=titular(1)).happens()
    base.when(c.GrantFloor()).happens()
    base.when(POINT, by=titular(2), at=HOUR + 60 * SECOND).happens()
    return base


def heard() -> Given[Session]:
    """The point has the floor since then, and interrupts the speech."""
    base = raised()
    base.when(c.GrantFloor(), by=PAULA, at=HOUR + 60 * SECOND).happens()
    return base


def ruled() -> Given[Session]:
    """The point was dismissed half a minute later."""
    base = heard()
    base.when(DISMISS, by=PAULA, at=HOUR + 90 * SECOND).happens()
    return base


def appealed() -> Given[Session]:
    """The third titular took the ruling to the plenary ten seconds later."""
    base = ruled()
    base.when(APPEAL, by=titular(3), at=HOUR + 100 * SECOND).happens()
    return base


def test_it_cites_an_article_and_interrupts_a_speech() -> None:
    base = opened()
    base.when(c.RequestFloor(kind="point_of_order"), by=titular(2)).refuses(ArticleNeeded)
    base = raised()
    after(base, c.RequestFloor(), by=titular(3))
    base.when(c.GrantFloor(request="r13")).refuses(FloorTaken, request="r10")
    base.when(c.GrantFloor(), by=PAULA, at=HOUR + 60 * SECOND).then(e.FloorGranted(request="r12", seconds=180))
    floor = base.stage.view(Audience.PUBLIC)["floor"]
    assert (floor["speaker"]["name"], floor["speaker"]["article"]) == ("T2", "art. 12")
    assert (floor["interrupted"]["name"], floor["interrupted"]["used_ms"]) == ("T1", 60_000)
    assert floor["points"]["unruled"] == "r12"


def test_an_aparte_ends_where_a_point_of_order_interrupts() -> None:
    base = raised()
    after(base, c.Interject(), by=titular(4))
    after(base, c.AllowInterjection(request="r13"), by=titular(1))
    base.when(c.GrantFloor()).then(e.FloorEnded(request="r13"), e.FloorGranted(request="r12", seconds=180))


def test_nothing_of_the_floor_comes_before_the_ruling() -> None:
    base = heard()
    after(base, POINT, by=titular(4))
    after(base, c.EndFloor(), by=titular(2))
    base.when(c.GrantFloor()).refuses(RulingPending, request="r12")
    base.when(BALLOT).refuses(RulingPending, request="r12")
    base.when(DISMISS.model_copy(update={"request": "r14"}), by=PAULA).refuses(RulingPending, request="r12")
    base.when(DISMISS, by=titular(1)).refuses(NotAllowed)
    base.when(DISMISS.model_copy(update={"request": "r10"})).refuses(UnknownRequest, request="r10")
    base.when(DISMISS, by=PAULA).happens()
    base.when(DISMISS, by=PAULA).refuses(AlreadyRuled, request="r12")


def test_the_speech_goes_on_by_itself_with_its_time_after_the_ruling() -> None:
    base = heard()
    base.when(DISMISS, by=PAULA, at=HOUR + 90 * SECOND).then(
        e.FloorEnded(),
        e.PointRuled(request="r12", ruling="dismissed", person="paula", reason="O art. 12 não se aplica"),
    )
    speech = base.state.floor.speech
    assert speech is not None
    assert (speech.request.id, speech.used, speech.running_since) == ("r10", 60 * SECOND, HOUR + 90 * SECOND)
    assert base.state.floor.spoken == {("t2", "s2"): 30}
    point = base.stage.view(Audience.PUBLIC)["floor"]["points"]["items"]["r12"]
    assert (point["state"], point["ruling"], point["reason"]) == ("ruled", "dismissed", "O art. 12 não se aplica")


def test_a_speech_whose_clock_stood_stays_so() -> None:
    base = after(raised(), c.PauseFloor(), c.GrantFloor(), DISMISS)
    assert base.state.floor.speech is not None
    assert base.state.floor.speech.running_since is None


def test_it_may_be_ruled_unheard_and_a_refused_one_is_gone() -> None:
    base = raised()
    base.when(DISMISS, by=PAULA).then(
        e.PointRuled(request="r12", ruling="dismissed", person="paula", reason="O art. 12 não se aplica")
    )
    assert base.state.floor.queue == ()
    after(base, POINT, by=titular(4))
    after(base, c.RefuseRequest(request="r14", reason="Não cita o regimento"))
    base.when(DISMISS.model_copy(update={"request": "r14"})).refuses(UnknownRequest)


def test_it_does_not_interrupt_an_open_ballot_unless_it_is_about_it() -> None:
    base = after(opened(), BALLOT)
    base.when(POINT, by=titular(1)).refuses(NotWhileVoting, ballot="b1")
    base.when(POINT.model_copy(update={"ballot": "b9"}), by=titular(1)).refuses(UnknownBallot)
    after(base, POINT.model_copy(update={"ballot": "b1"}), by=titular(1))
    after(base, c.GrantFloor())
    after(base, vote(2))
    rule = c.RuleOnPoint(request="r11", ruling="upheld", reason="A pergunta não está na pauta")
    after(base, rule, by=PAULA)
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"))
    early = opened()
    after(early, POINT, by=titular(1))
    after(early, BALLOT)
    early.when(rule.model_copy(update={"request": "r10"})).refuses(NotWhileVoting, ballot="b1")


def test_a_present_member_appeals_at_once() -> None:
    base = ruled()
    base.when(APPEAL, by=PAULA).refuses(NotAllowed)
    base.when(APPEAL.model_copy(update={"request": "r9"}), by=titular(3)).refuses(NotAppealable)
    base.when(c.AppealRuling(request="r12", seat="s4", means=Means.HAND)).then(
        e.RulingAppealed(request="r12", person="t4", seat="s4", means=Means.HAND)
    )
    base.when(APPEAL, by=titular(3)).refuses(NotAppealable, request="r12")


def test_who_is_absent_does_not_appeal_nor_anybody_once_business_went_on() -> None:
    base = opened(present=(1, 2, 3))
    after(base, POINT, by=titular(1))
    after(base, c.RuleOnPoint(request="r8", ruling="dismissed", reason="Não"))
    base.when(c.AppealRuling(request="r8"), by=titular(4)).refuses(NotPresent, person="t4")
    after(base, BALLOT)
    base.when(c.AppealRuling(request="r8"), by=titular(2)).refuses(NotAppealable, request="r8")


def test_an_informative_session_votes_on_no_appeal() -> None:
    base = after(called(), c.OpenSession(informative=True))
    after(base, POINT, by=titular(1))
    after(base, c.RuleOnPoint(request="r5", ruling="dismissed", reason="Não"))
    base.when(c.AppealRuling(request="r5"), by=titular(2)).refuses(InformativeSession)


def test_nothing_else_is_decided_before_the_appeal() -> None:
    base = appealed()
    after(base, POINT, by=titular(4))
    for command in (
        c.GrantFloor(), BALLOT, c.AddItem(item="i9", title="Outro"),
        c.RuleOnPoint(request="r17", ruling="upheld", reason="Sim"),
    ):  # fmt: skip
        base.when(command).refuses(AppealPending, request="r12")
    assert base.state.floor.speech is None
    after(base, c.SuspendSession(), c.ResumeSession())
    assert after(base, c.AdjournSession()).state.life.phase is Phase.ADJOURNED
    assert base.state.floor.spoken == {("t2", "s2"): 30, ("t1", "s1"): 70}


def test_a_ballot_under_way_is_annulled_before_an_appeal_about_it_is_voted() -> None:
    base = after(opened(rules=rules(ballot=BallotRules(check_seconds=0))), BALLOT, *map(vote, (1, 2, 3, 4, 5)))
    after(base, POINT.model_copy(update={"ballot": "b1"}), by=titular(1))
    after(base, c.RuleOnPoint(request="r16", ruling="dismissed", reason="Não"))
    after(base, c.AppealRuling(request="r16"), by=titular(2))
    base.when(c.CloseBallot(ballot="b1")).refuses(AppealPending, request="r16")
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"))
    after(base, PUT.model_copy(update={"settles": Settles(kind="appeal", subject="r16")}))


def settled(*choices: str) -> Given[Session]:
    """The plenary voted on the appeal, proclaimed four minutes after the hour."""
    base = after(appealed(), PUT)
    after(base, *(vote(number, choice, "a1") for number, choice in enumerate(choices, 1)))
    after(base, c.CloseBallot(ballot="a1"))
    return base


def test_the_plenary_reverses_a_ruling() -> None:
    base = settled("yes", "yes", "yes", "no", "no")
    result = base.state.ballots.items["a1"]
    base.when(c.ProclaimResult(ballot="a1"), by=PAULA, at=HOUR + 240 * SECOND).happens()
    assert result.opened.settles == Settles(kind="appeal", subject="r12")
    assert base.stage.lines[-1].recorded.event == e.AppealSettled(request="r12", ruling="upheld")
    speech = base.state.floor.speech
    assert speech is not None
    assert (speech.used, speech.running_since) == (70 * SECOND, HOUR + 240 * SECOND)
    point = base.stage.view(Audience.PUBLIC)["floor"]["points"]["items"]["r12"]
    assert (point["state"], point["ruling"], point["appellant"]) == ("settled", "upheld", "T3")


def test_a_rejected_appeal_leaves_the_ruling_and_a_suspended_session_its_clock() -> None:
    base = after(settled("yes", "no", "no", "no", "no"), c.ProclaimResult(ballot="a1"))
    assert base.state.points.items["r12"].ruling == "dismissed"
    base.when(PUT.model_copy(update={"ballot": "a2"})).refuses(NotAppealed, request="r12")


def test_a_majority_of_yes_on_no_appeal_is_not_put() -> None:
    ruled().when(PUT).refuses(NotAppealed, request="r12")


def first_step(base: Given[Session]) -> tuple[str, object]:
    """What the view offers first to whoever chairs."""
    step = base.stage.view(Audience.CLERK)["steps"][0]
    return step["type"], step["data"]


def test_the_next_step_of_whoever_chairs_is_the_ruling_then_the_ballot_on_the_appeal() -> None:
    assert first_step(heard()) == ("floor.rule", {"request": "r12"})
    assert first_step(ruled())[0] == "floor.end"
    assert first_step(appealed()) == ("ballot.open", {"settles": {"kind": "appeal", "subject": "r12"}})
