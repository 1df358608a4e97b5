"""Speaking by kind: when each is possible, for whom, in which order, and the time that each took."""

from rooms.council.rules_profile import DEFAULT_RULES, RulesProfile, Speech
from rooms.council.rules_values import SPEECH_KINDS, SpeechKind
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import Session, commands as c, events as e
from rooms.session.errors import (
    AlreadyRequested,
    ClockPaused,
    FloorTaken,
    HigherPriority,
    NobodySpeaks,
    NoInterjection,
    NoMatterToVote,
    NoSeat,
    NotForCitizens,
    NothingToReply,
    NoTimeLeft,
    NotRapporteur,
    NotWhileVoting,
    OtherPriority,
    OwnSpeech,
    PublicVoiceOff,
    ReasonNeeded,
    StatementTaken,
    UnknownRequest,
    WrongState,
)
from rooms.session.words import Means, Section
from tests.given import Given, someone
from tests.rooms.session.cast import (
    BALLOT,
    GUEST,
    HOUR,
    PAULA,
    SECOND,
    STRANGER,
    after,
    alternate,
    called,
    opened,
    rules,
    silent,
    titular,
)

ASK = c.RequestFloor(subject="A praça")
ITEM = c.AddItem(item="i1", title="Parecer", rapporteur="t3")
FOR, AGAINST = c.RequestFloor(kind="statement_for"), c.RequestFloor(kind="statement_against")
REPORT = c.RequestFloor(kind="rapporteur")
APARTE = c.Interject(subject="Um dado")


def speaking(profile: RulesProfile = DEFAULT_RULES) -> Given[Session]:
    """An open session in which the first titular speaks since the hour; the request is r10."""
    base = after(opened(rules=profile), ASK, by=titular(1))
    return after(base, c.GrantFloor())


def test_an_aparte_runs_inside_a_speech_with_the_speakers_leave() -> None:
    base = speaking()
    base.when(APARTE, by=titular(1)).refuses(OwnSpeech)
    base.when(APARTE, by=titular(2)).then(
        e.FloorRequested(kind="interjection", person="t2", seat="s2", subject="Um dado")
    )
    base.when(APARTE, by=titular(2)).refuses(AlreadyRequested, request="r12")
    base.when(c.AllowInterjection(request="r12"), by=titular(2)).refuses(NoSeat)
    base.when(c.AllowInterjection(request="r12"), by=alternate(1)).refuses(NobodySpeaks)
    base.when(c.AllowInterjection(request="r9"), by=titular(1)).refuses(UnknownRequest)
    base.when(c.AllowInterjection(request="r12"), by=PAULA).refuses(NotAllowed)
    base.when(c.AllowInterjection(request="r12"), by=titular(1), at=HOUR + 150 * SECOND).then(
        e.InterjectionAllowed(request="r12", seconds=30)
    )
    after(base, APARTE, by=titular(3))
    base.when(c.AllowInterjection(request="r14"), by=titular(1)).refuses(FloorTaken, request="r12")
    floor = base.stage.view(Audience.PUBLIC)["floor"]
    assert (floor["speaker"]["running_since"] is not None, floor["aside"]["name"]) == (True, "T2")
    base.when(c.EndFloor(), by=titular(2), at=HOUR + 160 * SECOND).then(e.FloorEnded(request="r12"))
    base.when(c.AllowInterjection(request="r14"), by=titular(1), at=HOUR + 181 * SECOND).refuses(NoTimeLeft)
    base.when(c.EndFloor(), by=titular(1), at=HOUR + 170 * SECOND).then(e.FloorEnded())
    assert dict(base.state.floor.spoken) == {("t2", "s2"): 10, ("t1", "s1"): 160}
    assert base.state.floor.asides == ()


def test_the_speaker_or_who_presides_refuses_an_aparte() -> None:
    base = after(speaking(), APARTE, by=titular(2))
    after(base, APARTE, by=titular(3))
    after(base, APARTE, by=titular(4))
    base.when(c.RefuseRequest(request="r12"), by=titular(4)).refuses(NotAllowed)
    base.when(c.RefuseRequest(request="r12"), by=titular(1)).then(e.RequestRefused(request="r12"))
    base.when(c.RefuseRequest(request="r13"), by=PAULA).refuses(ReasonNeeded, field="reason")
    base.when(c.RefuseRequest(request="r13", reason="Já houve três"), by=PAULA).then(
        e.RequestRefused(request="r13", reason="Já houve três")
    )
    base.when(c.WithdrawRequest(request="r14"), by=titular(4)).then(e.RequestWithdrawn(request="r14"))


def test_the_clerk_enters_apartes_and_the_leave_of_who_has_no_device() -> None:
    base = after(speaking(), c.Interject(seat="s2", means=Means.VOICE))
    after(base, c.PauseFloor())
    base.when(c.AllowInterjection(request="r12", means=Means.VOICE)).refuses(ClockPaused)
    after(base, c.ResumeFloor())
    base.when(c.AllowInterjection(request="r12", means=Means.VOICE)).then(
        e.InterjectionAllowed(request="r12", seconds=60, means=Means.VOICE)
    )
    base.when(c.EndFloor(request="r10"), by=PAULA).then(e.FloorEnded(request="r12"), e.FloorEnded())


def test_a_citizens_speech_takes_apartes_by_the_clerks_hand() -> None:
    base = after(opened(), c.RequestFloor(name="Dona Maria"), c.GrantFloor(how="telephone"))
    after(base, APARTE, by=titular(2))
    base.when(c.AllowInterjection(request="r12"), by=titular(2)).refuses(NotAllowed)
    base.when(c.AllowInterjection(request="r12")).happens()
    assert base.stage.view(Audience.PUBLIC)["floor"]["speaker"]["how"] == "telephone"


def test_apartes_are_for_the_kinds_that_have_them() -> None:
    base = opened(ITEM)
    base.when(APARTE, by=titular(2)).refuses(NobodySpeaks)
    after(base, c.StartItem(item="i1"))
    after(base, REPORT, by=titular(3))
    after(base, c.GrantFloor())
    base.when(APARTE, by=titular(2)).refuses(NoInterjection, kind="rapporteur")


def test_only_the_rapporteur_reports() -> None:
    base = after(opened(ITEM, c.AddItem(item="i2", title="Outro")), c.RequestFloor(), by=titular(1))
    base.when(REPORT, by=titular(3)).refuses(NotRapporteur, item="")
    after(base, c.StartItem(item="i1"))
    base.when(REPORT, by=titular(2)).refuses(NotRapporteur, item="i1")
    base.when(REPORT, by=titular(3)).then(e.FloorRequested(kind="rapporteur", person="t3", seat="s3", item="i1"))
    base.when(c.GrantFloor(request="r12")).refuses(HigherPriority, request="r14", kind="rapporteur")
    base.when(c.GrantFloor()).then(e.FloorGranted(request="r14", seconds=300))
    after(base, c.EndFloor(), c.FinishItem(item="i1"), c.StartItem(item="i2"))
    base.when(REPORT, by=titular(3)).refuses(NotRapporteur, item="i2")


def test_a_rapporteur_without_a_seat_has_a_voice_while_the_item_is_on_the_table() -> None:
    gil = c.AddItem(item="i1", title="Parecer", rapporteur="gil")
    base = opened(gil, c.AddItem(item="i2", title="Outro"))
    base.when(REPORT, by=GUEST).refuses(NotRapporteur, item="")
    after(base, c.StartItem(item="i1"))
    base.when(REPORT, by=GUEST).then(e.FloorRequested(kind="rapporteur", person="gil", item="i1"))
    base.when(c.RequestFloor(kind="statement_for"), by=GUEST).refuses(NoSeat)
    base.when(c.RequestFloor(), by=STRANGER).refuses(NotAllowed)
    waiting = base.state.floor.queue[0].id
    base.when(c.WithdrawRequest(request=waiting), by=someone("eli", "guest")).refuses(NotAllowed)
    base.when(c.WithdrawRequest(request=waiting), by=GUEST).happens()
    after(base, c.RequestFloor(), by=GUEST)
    after(base, c.GrantFloor())
    base.when(APARTE, by=titular(2)).happens()
    base.when(c.EndFloor(), by=someone("eli", "guest")).refuses(NobodySpeaks)
    base.when(c.RefuseRequest(request=base.state.floor.asides[0].id), by=GUEST).happens()
    after(base, APARTE, by=titular(2))
    base.when(c.AllowInterjection(request=base.state.floor.asides[0].id), by=GUEST).happens()
    base.when(c.EndFloor(), by=GUEST).happens()
    assert base.state.floor.aside is None
    base.when(c.EndFloor(), by=GUEST).refuses(NobodySpeaks)
    after(base, c.FinishItem(item="i1"), c.StartItem(item="i2"))
    base.when(c.RequestFloor(), by=GUEST).refuses(NotRapporteur, item="i2")


def test_one_speaks_for_and_one_against_what_is_about_to_be_voted() -> None:
    base = opened(ITEM, c.AddItem(item="i2", title="Avisos", section=Section.ANNOUNCEMENTS))
    base.when(FOR, by=titular(1)).refuses(NoMatterToVote)
    after(base, c.StartItem(item="i2"))
    base.when(FOR, by=titular(1)).refuses(NoMatterToVote)
    after(base, c.FinishItem(item="i2"), c.StartItem(item="i1"))
    base.when(FOR, by=titular(1)).then(e.FloorRequested(kind="statement_for", person="t1", seat="s1", item="i1"))
    base.when(FOR, by=titular(2)).refuses(StatementTaken, kind="statement_for")
    after(base, c.GrantFloor(), c.EndFloor())
    base.when(FOR, by=titular(2)).refuses(StatementTaken, kind="statement_for")
    after(base, AGAINST, by=titular(2))
    after(base, BALLOT.model_copy(update={"item": "i1"}))
    assert base.state.floor.queue == ()
    base.when(FOR, by=titular(1)).refuses(NotWhileVoting, ballot="b1")
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"))
    base.when(FOR, by=titular(2)).happens()
    after(base, c.FinishItem(item="i1"))
    assert base.state.floor.queue == ()


def test_what_belongs_to_the_moment_waits_for_the_opening_and_for_votes() -> None:
    early = called()
    clarify = c.RequestFloor(kind="clarification")
    early.when(clarify, by=titular(1)).refuses(WrongState, state="called")
    base = after(opened(), BALLOT)
    base.when(clarify, by=titular(1)).refuses(NotWhileVoting, ballot="b1")
    after(base, ASK, by=titular(1))
    base.when(c.GrantFloor()).refuses(NotWhileVoting, ballot="b1")
    after(base, *map(silent, (1, 2, 3, 4, 5)), c.CloseBallot(ballot="b1"))
    base.when(clarify, by=titular(1)).happens()


def test_a_right_of_reply_answers_somebody() -> None:
    base = opened()
    reply = c.RequestFloor(kind="right_of_reply", subject="Fui citada")
    base.when(reply, by=titular(2)).refuses(NothingToReply)
    after(base, ASK, by=titular(1))
    after(base, c.GrantFloor())
    base.when(reply, by=titular(2)).happens()
    base.when(c.RefuseRequest(request="r12", reason="Não houve menção"), by=PAULA).happens()
    assert base.state.floor.queue == ()


def test_requests_change_places_within_their_priority() -> None:
    base = opened()
    for number in (1, 2, 3):
        after(base, ASK, by=titular(number))
    after(base, c.RequestFloor(kind="clarification"), by=titular(4))
    base.when(c.MoveRequest(request="r12", before="r10"), by=PAULA).then(e.RequestMoved(request="r12", before="r10"))
    assert [one.id for one in base.state.floor.queue] == ["r13", "r12", "r10", "r11"]
    after(base, c.MoveRequest(request="r12"))
    assert [one.id for one in base.state.floor.queue] == ["r13", "r10", "r11", "r12"]
    base.when(c.MoveRequest(request="r12", before="r13")).refuses(OtherPriority, request="r13")
    base.when(c.MoveRequest(request="r12"), by=titular(3)).refuses(NotAllowed)


def test_citizens_speak_where_the_rules_give_them_a_voice() -> None:
    citizen = c.RequestFloor(name="Dona Maria")
    opened(rules=rules(public_voice="off")).when(citizen).refuses(PublicVoiceOff)
    opened().when(citizen.model_copy(update={"kind": "clarification"})).refuses(NotForCitizens, kind="clarification")


def test_the_view_says_which_kinds_are_possible_and_how_long_each_has_spoken() -> None:
    custom = SpeechKind(kind="leader", name="Fala de liderança", seconds=600, priority=5, sound=60)
    base = speaking(rules(speech=Speech(kinds=(*SPEECH_KINDS, custom))))
    kinds = base.stage.view(Audience.PUBLIC)["floor"]["kinds"]
    assert kinds["leader"] == {
        "name": "Fala de liderança", "seconds": 600, "priority": 5, "parent": None, "sound": 60, "why": None,
        "only": None,
        "reports": False,
    }  # fmt: skip
    assert kinds["statement_for"]["why"] == {"code": "no_matter_to_vote", "params": {}}
    assert kinds["interjection"]["why"] is None
    base.when(c.EndFloor(), at=HOUR + 42 * SECOND).happens()
    after(base, c.RequestFloor(name="Dona Maria"), c.GrantFloor())
    base.when(c.EndFloor(), at=HOUR + 60 * SECOND).happens()
    floor = base.stage.view(Audience.PUBLIC)["floor"]
    assert floor["spoken"] == {"people": {"t1": 42}, "segments": {"government": 42}, "public": 60}
    assert floor["kinds"]["interjection"]["why"] == {"code": "nobody_speaks", "params": {}}


def test_adjourning_counts_the_speech_it_ends() -> None:
    base = after(speaking(), APARTE, by=titular(2))
    after(base, c.AllowInterjection(request="r12"), by=titular(1))
    base.when(c.AdjournSession(), at=HOUR + 20 * SECOND).then(
        e.FloorEnded(request="r12"), e.FloorEnded(), e.SessionAdjourned(items={})
    )
    assert dict(base.state.floor.spoken) == {("t2", "s2"): 20, ("t1", "s1"): 0}
    assert (base.state.floor.speech, base.state.floor.aside, base.state.floor.asides) == (None, None, ())
