"""What was recorded is put right afterwards by two persons; nothing is overwritten, and results are counted anew."""

from dataclasses import replace
from typing import Any

from rooms.council.roster import Officer, Roster, Segment
from rooms.log.errors import NotAllowed
from rooms.log.kind import Asked, Audience
from rooms.session import SESSION, Session, commands as c, events as e
from rooms.session.commands.attendance import Stay
from rooms.session.errors import (
    CorrectionDecided,
    CorrectionExists,
    CorrectionIncomplete,
    CorrectionPending,
    SecondNeeded,
    StaysOverlap,
    UnknownBallot,
    UnknownCorrection,
    UnknownPerson,
    WrongState,
)
from rooms.session.words import Place
from tests.given import CLERK, Given, Someone, someone
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SECOND,
    after,
    alternate,
    broken,
    called,
    check_in,
    closed,
    own,
    roster,
    seat,
    titular,
    vote,
    with_ballot,
)
from tests.rooms.session.golden_corrections import LIST, WRONG

VOTES = (vote(1), vote(2), vote(3, "no"), vote(4, "abstain"), vote(5, "abstain"))
AGREE = c.AgreeToCorrection(correction="c1")
REFUSE = c.RefuseCorrection(correction="c1", reason="A gravação confirma")
BOTH = someone("paula", "president", "clerk")
"""Whoever chairs and keeps the record at once."""


def proclaimed(*votes: Any, **more: Any) -> Given[Session]:
    """A session whose ballot b1 was proclaimed: two for it, one against, two abstained."""
    base = replace(closed(*(votes or VOTES), **more), at=HOUR + 60 * SECOND)
    return after(base, c.ProclaimResult(ballot="b1"))


def adjourned(**more: Any) -> Given[Session]:
    """The same, over."""
    return after(proclaimed(**more), c.AdjournSession())


def one_for_both() -> Roster:
    """Paula chairs, is clerk and sits in seat 1; seats 3 to 5 are of another segment."""
    civil = Segment(id="civil_society", name="Sociedade civil")
    paula = seat(1, titular=seat(1).alternates[0].model_copy(update={"person": "paula", "name": "Paula"}))
    seats = (paula, *(seat(number).model_copy(update={"segment": "civil_society"}) for number in (3, 4, 5)))
    base = roster(5, *seats)
    officers = (Officer(role="president", person="paula", name="Paula"),)
    return base.model_copy(update={"segments": (*base.segments, civil), "officers": officers})


def result(base: Given[Session], ballot: str = "b1") -> Any:
    return base.stage.view(Audience.PUBLIC)["ballots"]["items"][ballot]["result"]


def told(base: Given[Session], audience: Audience = Audience.PUBLIC) -> Any:
    return base.stage.view(audience)["corrections"]


def waits_for(base: Given[Session], by: Someone) -> Any:
    return SESSION.mine(base.state, Asked(by.person, by.roles, base.at))["corrections"]


def test_a_vote_is_put_right_by_two_persons_and_the_result_is_counted_anew() -> None:
    base = adjourned()
    assert result(base)["decision"] == "approved"
    base.when(WRONG).then(
        e.CorrectionProposed(
            correction="c1",
            target="vote",
            ballot="b1",
            votes={"s1": "no"},
            former={"s1": "yes"},
            by="clara",
            second="chair",
            reason=WRONG.reason,
        )
    )
    assert result(base)["decision"] == "approved"
    base.when(AGREE, by=PAULA).happens()
    now = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]
    assert (now["result"]["decision"], now["counts"]["yes"], now["counts"]["no"]) == ("rejected", 1, 2)
    assert (now["seats"]["s1"]["choice"], now["corrected_by"], now["voted"]) == ("no", ["c1"], 5)


def test_nothing_is_overwritten_the_former_vote_and_result_stay_in_sight_with_the_reason() -> None:
    base = after(adjourned(), WRONG)
    assert told(base) == []
    assert [one["outcome"] for one in told(base, Audience.MEMBER)] == ["waiting"]
    base.when(AGREE, by=PAULA).happens()
    (one,) = told(base)
    assert (one["votes"], one["reason"]) == ({"s1": {"before": "yes", "after": "no"}}, WRONG.reason)
    assert (one["by"], one["decided_by"], one["is_alone"]) == ("Clara", "Paula", False)
    assert [one["result"][at]["decision"] for at in ("before", "after")] == ["approved", "rejected"]
    first = next(line.recorded for line in base.stage.lines if isinstance(line.recorded.event, e.VoteCast))
    shown = base.stage.shown(SESSION.message(base.state, first, Audience.PUBLIC))
    assert (shown["seat"], shown["choice"]) == ("s1", "yes")


def test_a_second_correction_stands_beside_the_first() -> None:
    base = after(adjourned(), WRONG)
    after(base, AGREE, by=PAULA)
    again = WRONG.model_copy(update={"correction": "c2", "to": "not_voting"})
    after(base, again)
    after(base, c.AgreeToCorrection(correction="c2"), by=PAULA)
    first, second = told(base)
    assert first["result"]["after"] == second["result"]["before"]
    assert second["votes"] == {"s1": {"before": "no", "after": "not_voting"}}
    shown = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]
    assert (shown["voted"], shown["seats"]["s1"]["outcome"]) == (4, "not_voting")
    after(base, again.model_copy(update={"correction": "c3", "to": "yes"}))
    after(base, c.AgreeToCorrection(correction="c3"), by=PAULA)
    assert (result(base)["decision"], base.state.ballots.items["b1"].votes["s1"].person) == ("approved", "t1")


def test_a_result_is_put_right_by_its_votes_and_never_set() -> None:
    base = adjourned()
    sheet = c.ProposeCorrection(
        correction="c1", target="result", ballot="b1", votes={"s1": "no", "s2": "abstain"}, reason="Folha assinada"
    )
    base.when(sheet, by=PAULA).happens()
    base.when(AGREE).happens()
    counts = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["counts"]
    assert (result(base)["decision"], counts["yes"], counts["no"]) == ("rejected", 0, 2)
    base.when(sheet.model_copy(update={"correction": "c2", "votes": None})).refuses(CorrectionIncomplete)


def test_presence_is_put_right_by_two_persons_and_its_reason_is_private() -> None:
    base = closed_without_five()
    base.when(LIST.model_copy(update={"correction": "c1"})).happens()
    assert "t5" not in {stay.person for stay in base.state.attendance.past}
    base.when(AGREE, by=PAULA).happens()
    assert "t5" in {stay.person for stay in base.state.attendance.past}
    assert [told(base, audience)[0]["reason"] for audience in (Audience.PUBLIC, Audience.CLERK)] == [
        None,
        LIST.reason,
    ]


def closed_without_five() -> Given[Session]:
    base = proclaimed(vote(1), vote(2), vote(3, "no"), vote(4, "abstain"), present=(1, 2, 3, 4))
    return after(replace(base, at=HOUR + 700 * SECOND), c.AdjournSession())


def test_the_clerks_correction_of_presence_after_the_end_waits_for_whoever_presided() -> None:
    base = closed_without_five()
    fix = c.CorrectAttendance(person="t5", stays=LIST.stays or (), reason="Assinou a lista")
    base.when(fix).happens()
    (waiting,) = base.state.corrections.items.values()
    assert (waiting.proposed.target, waiting.proposed.second) == ("presence", "chair")
    base.when(fix).refuses(CorrectionPending, correction=waiting.id)
    base.when(c.AgreeToCorrection(correction=waiting.id), by=PAULA).happens()
    assert "t5" in {stay.person for stay in base.state.attendance.past}


def test_the_second_person_is_the_other_of_chair_and_clerk() -> None:
    base = after(adjourned(), WRONG)
    assert waits_for(base, PAULA) == {"propose": True, "waiting": {"c1": "agree"}}
    assert waits_for(base, CLERK) == {"propose": True, "waiting": {"c1": "take_back"}}
    assert waits_for(base, titular(1)) == {"propose": False, "waiting": {}}
    base.when(AGREE).refuses(SecondNeeded, second="chair")
    base.when(AGREE, by=titular(1)).refuses(SecondNeeded, second="chair")
    base.when(AGREE, by=someone("zoe")).refuses(NotAllowed)
    base.when(WRONG.model_copy(update={"correction": "c2"}), by=titular(1)).refuses(NotAllowed)
    base.when(REFUSE, by=titular(1)).refuses(SecondNeeded)
    base.when(REFUSE, by=PAULA).then(e.CorrectionRefused(correction="c1", person="paula", reason=REFUSE.reason))
    base.when(AGREE, by=PAULA).refuses(CorrectionDecided, correction="c1")
    assert result(base)["decision"] == "approved"
    base.when(WRONG.model_copy(update={"correction": "c2"}), by=PAULA).happens()
    base.when(c.AgreeToCorrection(correction="c2"), by=PAULA).refuses(SecondNeeded, second="clerk")
    base.when(c.RefuseCorrection(correction="c2"), by=PAULA).happens()


def test_where_one_person_is_both_a_member_of_another_segment_agrees() -> None:
    base = adjourned(roster_=one_for_both(), present=(1, 2, 3, 4, 5))
    after(base, WRONG, by=BOTH)
    assert base.state.corrections.items["c1"].proposed.second == "other"
    base.when(AGREE, by=BOTH).refuses(SecondNeeded, second="other")
    base.when(AGREE.model_copy(update={"alone_reason": "Só eu"}), by=BOTH).refuses(SecondNeeded)
    base.when(AGREE, by=titular(2)).refuses(SecondNeeded)
    base.when(AGREE, by=alternate(3)).happens()


def test_whoever_chairs_decides_alone_only_during_the_session_while_nobody_else_can() -> None:
    votes = (own(), vote(2))
    alone = AGREE.model_copy(update={"alone_reason": "Não há secretaria"})
    base = called(roster_=one_for_both().model_copy(update={"statutory": 2, "seats": one_for_both().seats[:2]}))
    after(base, check_in(1), check_in(2), c.OpenSession(), BALLOT)
    after(base, votes[0], by=BOTH)
    after(base, votes[1], c.CloseBallot(ballot="b1"))
    base = replace(base, at=HOUR + 60 * SECOND)
    after(base, c.ProclaimResult(ballot="b1"))
    after(base, WRONG, by=BOTH)
    assert waits_for(base, BOTH)["waiting"] == {"c1": "alone"}
    base.when(AGREE, by=BOTH).refuses(SecondNeeded)
    base.when(alone, by=BOTH).happens()
    (one,) = told(base)
    assert (one["is_alone"], one["answer"]) == (True, "Não há secretaria")


def test_a_correction_says_what_becomes_what_of_something_proclaimed() -> None:
    called().when(WRONG).refuses(WrongState, state="called")
    broken(with_ballot(*VOTES).when(WRONG), "ballot_not_proclaimed")
    broken(closed(*VOTES).when(WRONG), "ballot_not_proclaimed")
    base = adjourned()
    for wrong in ({"seat": None}, {"to": None}, {"ballot": None}, {"person": "t1"}):
        base.when(WRONG.model_copy(update=wrong)).refuses(CorrectionIncomplete, target="vote")
    for wrong in ({"person": None}, {"stays": None}, {"ballot": "b1"}):
        base.when(LIST.model_copy(update=wrong)).refuses(CorrectionIncomplete, target="presence")
    base.when(WRONG.model_copy(update={"ballot": "b9"})).refuses(UnknownBallot)
    base.when(LIST.model_copy(update={"person": "zoe"})).refuses(UnknownPerson)
    lasting = (Stay(place=Place.IN_ROOM, since=HOUR),)
    base.when(LIST.model_copy(update={"stays": lasting})).refuses(StaysOverlap)
    base.when(AGREE, by=PAULA).refuses(UnknownCorrection, correction="c1")
    for code, wrong in (
        ("nothing_to_correct", {"to": "yes"}),
        ("unknown_option", {"to": "maybe"}),
        ("unknown_option", {"to": "absent"}),
        ("not_in_electorate", {"seat": "s9"}),
    ):
        broken(base.when(WRONG.model_copy(update=wrong)), code)
    after(base, WRONG)
    base.when(WRONG).refuses(CorrectionExists, correction="c1")
    base.when(WRONG.model_copy(update={"correction": "c2", "seat": "s2"})).refuses(CorrectionPending, correction="c1")


def test_what_was_annulled_meanwhile_is_not_corrected() -> None:
    base = after(proclaimed(), WRONG, c.AnnulBallot(ballot="b1", reason="Pergunta errada"))
    broken(base.when(AGREE, by=PAULA), "ballot_not_proclaimed")
    base.when(REFUSE, by=PAULA).happens()
