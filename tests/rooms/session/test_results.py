"""The end of a ballot: reconciliation, the provisional result and its corrections, ties, proclamation, annulment."""

from rooms.council.rules_profile import BallotRules, DeliberationQuorum, Tie
from rooms.council.rules_values import Quorum
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import commands as c, events as e
from rooms.session.errors import (
    MeansNeeded,
    NoQuorum,
    TooEarly,
    VotedByOther,
    WrongState,
)
from rooms.session.words import Means
from tests.given import CLERK, SYSTEM
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
    holder,
    own,
    roster,
    rules,
    seat,
    silent,
    titular,
    vote,
    with_ballot,
)

CLOSE = c.CloseBallot(ballot="b1")
PROCLAIM = c.ProclaimResult(ballot="b1")
ANNUL = c.AnnulBallot(ballot="b1", reason="Erro na pergunta")
RIPE = HOUR + 30 * SECOND
EVERYBODY = tuple(vote(number) for number in (1, 2, 3, 4, 5))
TIE = (vote(1), vote(2), vote(3, "no"), vote(4, "no"), vote(5, "abstain"))


def test_closing_reconciles_votes_and_declarations_with_the_electorate() -> None:
    base = with_ballot(vote(1), vote(2), vote(3, "no"), silent(4))
    broken(base.when(CLOSE), "not_reconciled")
    base.when(vote(5, "abstain")).happens()
    base.when(CLOSE, by=PAULA).happens()
    counts = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["counts"]
    assert counts == {"yes": 2, "no": 1, "abstain": 1, "recused": 0, "not_voting": 1, "absent": 0, "excused": 0}


def test_who_left_while_it_was_open_is_not_voting() -> None:
    base = with_ballot(vote(1), vote(2), vote(3, "no"), c.CheckOut(seat="s4"), c.CheckOut(seat="s5"))
    after(base, CLOSE)
    event = base.stage.lines[-1].recorded.event
    assert isinstance(event, e.BallotClosed)
    assert (event.left, event.result["decision"]) == (("s4", "s5"), "approved")
    seats = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]
    assert (seats["s4"]["outcome"], seats["s4"]["may_vote"]) == ("not_voting", False)


def test_who_voted_and_left_was_there_for_the_quorum() -> None:
    base = with_ballot(vote(1), vote(2), vote(3), *(c.CheckOut(seat=f"s{number}") for number in (3, 4, 5)))
    base.when(CLOSE).happens()
    short = with_ballot(vote(1), vote(2), *(c.CheckOut(seat=f"s{number}") for number in (3, 4, 5)))
    short.when(CLOSE).refuses(NoQuorum, present=2, needed=3)
    short.when(ANNUL).then(e.BallotAnnulled(ballot="b1", reason="Erro na pergunta"))


def test_a_provisional_result_waits_for_corrections_before_it_is_proclaimed() -> None:
    base = closed(*EVERYBODY)
    base.when(PROCLAIM, at=RIPE - SECOND).refuses(TooEarly, not_before="2026-03-10T12:00:30.000Z")
    base.when(PROCLAIM, at=RIPE).happens()
    broken(base.when(PROCLAIM, at=RIPE), "ballot_not_closed")
    broken(base.when(c.CorrectVote(ballot="b1", choice="no"), by=titular(1)), "ballot_not_closed")


def test_a_vote_is_put_right_by_its_voter_or_by_the_clerk() -> None:
    base = closed(vote(1), vote(2), vote(3, "no"), vote(4, "no"), silent(5))
    fix = c.CorrectVote(ballot="b1", choice="yes")
    base.when(fix, by=titular(3)).then(e.VoteCorrected(ballot="b1", seat="s3", person="t3", choice="yes"))
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["result"]["decision"] == "approved"
    base.when(fix, by=alternate(3)).refuses(VotedByOther, name="T3")
    base.when(fix.model_copy(update={"seat": "s4"}), by=CLERK).refuses(MeansNeeded)
    base.when(fix.model_copy(update={"seat": "s4", "means": Means.PHONE}), by=CLERK).happens()
    broken(base.when(fix, by=titular(5)), "nothing_to_correct")
    broken(with_ballot(vote(1)).when(fix, by=titular(1)), "ballot_not_closed")


def test_rules_may_proclaim_at_closing_unless_it_is_a_tie() -> None:
    at_close = rules(ballot=BallotRules(proclaim="at_close", check_seconds=0, calls=0))
    base = closed(*EVERYBODY, rules=at_close)
    assert [line.recorded.event.type for line in base.stage.lines[-2:]] == ["ballot.closed", "ballot.proclaimed"]
    tied = closed(*TIE, rules=at_close)
    assert tied.stage.lines[-1].recorded.event.type == "ballot.closed"


def test_whoever_chairs_breaks_a_tie_among_the_options_that_tie() -> None:
    base = closed(*TIE)
    casting = c.BreakTie(ballot="b1", option="yes")
    base.when(casting, by=CLERK, at=RIPE).refuses(NotAllowed)
    base.when(casting, by=PAULA, at=RIPE - SECOND).refuses(TooEarly)
    broken(base.when(c.BreakTie(ballot="b1", option="maybe"), by=PAULA, at=RIPE), "unknown_option")
    base.when(casting, by=PAULA, at=RIPE).then(e.TieBroken(ballot="b1", option="yes", person="paula"))
    broken(base.when(casting, by=PAULA, at=RIPE), "not_tied")
    base.when(PROCLAIM, at=RIPE).happens()
    result = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["result"]
    assert (result["decision"], result["casting"], result["is_final"]) == ("approved", "yes", True)


def test_a_correction_after_the_casting_vote_undoes_it() -> None:
    base = closed(*TIE)
    base.when(c.BreakTie(ballot="b1", option="yes"), by=PAULA, at=RIPE).happens()
    base.when(c.CorrectVote(ballot="b1", choice="no"), by=titular(1), at=RIPE).happens()
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["result"]["decision"] == "rejected"


def test_rules_may_settle_ties_at_once() -> None:
    base = closed(*TIE, rules=rules(tie=Tie(rule="rejected")))
    broken(base.when(c.BreakTie(ballot="b1", option="yes"), by=PAULA, at=RIPE), "not_tied")
    base.when(PROCLAIM, at=RIPE).happens()
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["result"]["decision"] == "rejected"


def test_a_ballot_is_annulled_once_in_any_state_before_the_end() -> None:
    base = closed(*EVERYBODY)
    base.when(PROCLAIM, at=RIPE).happens()
    base.when(ANNUL).happens()
    broken(base.when(ANNUL), "already_annulled")
    after(base, c.AdjournSession())
    base.when(ANNUL).refuses(WrongState, state="adjourned")


def test_the_second_call_may_vote_with_fewer() -> None:
    few = DeliberationQuorum(second_call=Quorum(of="1/3"))
    base = after(called(rules=rules(deliberation_quorum=few)), check_in(1), check_in(2))
    base.when(c.OpenSession(call=2), at=HOUR + 1800 * SECOND).happens()
    after(base, BALLOT, vote(1), vote(2), CLOSE)


def test_a_seat_that_lost_its_holders_in_the_middle_counts_as_left() -> None:
    base = with_ballot(*EVERYBODY[:4])
    changed = roster(5, seat(5, titular=holder("new")))
    after(base, c.ComposeSession(roster=changed), by=SYSTEM)
    base.when(own(), by=titular(5)).refuses(NotAllowed)
    base.when(CLOSE).happens()
