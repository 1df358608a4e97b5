"""Ballots in a session: what opens, who votes for a seat and when, recusal."""

import pytest
from pydantic import ValidationError

from rooms.council.rules_profile import DEFAULT_RULES, Alternate, BallotRules, RulesProfile
from rooms.log.codec import parse_command
from rooms.log.errors import InvalidData, NotAllowed, UnknownCommand
from rooms.log.kind import Asked, Audience
from rooms.session import SESSION, Session, commands as c, events as e
from rooms.session.errors import (
    BallotExists,
    BallotUnfinished,
    LabelsMismatch,
    MeansNeeded,
    NoQuorum,
    NoSeat,
    NotAvailable,
    OnlyOwnRecusal,
    OtherVotes,
    SeatNotPresent,
    TitularVotes,
    UnknownBallot,
    UnknownQuestion,
    VotedByOther,
    VotedOnOwnDevice,
)
from rooms.session.words import ChairReason, Means
from tests.given import NOON, SYSTEM, Given
from tests.rooms.session.cast import (
    BALLOT,
    HOUR,
    PAULA,
    SECOND,
    STRANGER,
    after,
    alternate,
    broken,
    check_in,
    holder,
    opened,
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
ANNUL = c.AnnulBallot(ballot="b1", reason="Erro na pergunta")
EVERYBODY = tuple(vote(number) for number in (1, 2, 3, 4, 5))
FINAL = rules(ballot=BallotRules(change_vote="final", calls=0))
AT_ONCE = rules(alternate=Alternate(late_titular="immediate"))


def with_alternate(profile: RulesProfile = DEFAULT_RULES) -> Given[Session]:
    """Alternate a1 sits for seat s1 when ballot b1 opens."""
    return after(opened(present=(2, 3, 4), rules=profile), c.CheckIn(seat="s1", person="a1"), BALLOT)


def test_electorate_bases_and_quorum_are_frozen_at_opening() -> None:
    base = opened(present=(1, 2, 3), roster_=roster(5, seat(5, titular=None)))
    after(base, c.Excuse(seat="s4"), BALLOT)
    event = base.stage.lines[-1].recorded.event
    assert isinstance(event, e.BallotOpened)
    assert [(elector.seat, elector.person) for elector in event.electorate] == [
        ("s1", "t1"), ("s2", "t2"), ("s3", "t3"),
    ]  # fmt: skip
    assert (event.absent, event.excused, event.statutory, event.filled) == ((), ("s4",), 5, 4)
    after(base, check_in(4))
    broken(base.when(vote(4)), "not_in_electorate")


def test_one_ballot_at_a_time_each_with_its_own_id() -> None:
    base = with_ballot()
    base.when(BALLOT.model_copy(update={"ballot": "b2"})).refuses(BallotUnfinished, ballots=["b1"])
    base.when(BALLOT).refuses(BallotExists, ballot="b1")
    after(base, ANNUL, BALLOT.model_copy(update={"ballot": "b2"}))


@pytest.mark.parametrize("kind", ["secret", "lottery"])
def test_kinds_that_are_not_built_are_not_available(kind: str) -> None:
    opened().when(BALLOT.model_copy(update={"kind": kind})).refuses(NotAvailable, kind=kind)


def test_options_have_labels_and_labels_have_options() -> None:
    base = opened()
    parks = {"options": ("north", "south"), "labels": {"north": "Parque norte", "south": "Parque sul"}}
    base.when(BALLOT.model_copy(update={**parks, "labels": {"north": "Norte"}})).refuses(
        LabelsMismatch, options=["south"]
    )
    base.when(BALLOT.model_copy(update={"labels": {"west": "Oeste"}})).refuses(LabelsMismatch, options=["west"])
    broken(base.when(BALLOT.model_copy(update={"options": ("yes",)})), "too_few_options")
    base.when(BALLOT.model_copy(update=parks)).happens()
    after(base, vote(1, "north"), vote(2, "south"), vote(3, "north"), silent(4), silent(5), CLOSE)
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["result"]["option"] == "north"


def test_a_member_votes_and_the_receipt_says_what_for_the_voter_alone() -> None:
    base = with_ballot()
    base.when(own(), by=titular(1)).then(e.VoteCast(ballot="b1", seat="s1", person="t1", choice="yes"))
    recorded = base.stage.lines[-1].recorded
    asked = Asked("t1", frozenset(), HOUR)
    receipt = {"number": 11, "at": "2026-03-10T12:00:00.000Z", "choice": "yes"}
    assert SESSION.receipt(base.state, recorded, asked) == {"receipt": receipt}
    assert SESSION.receipt(base.state, base.stage.lines[0].recorded, asked) == {}
    assert SESSION.mine(base.state, asked)["votes"] == {"b1": "yes"}
    assert SESSION.mine(base.state, Asked("t2", frozenset(), HOUR))["votes"] == {}


def test_nobody_votes_without_a_seat_or_for_anothers() -> None:
    base = with_ballot()
    base.when(own(), by=STRANGER).refuses(NotAllowed, type="ballot.cast")
    base.when(own(), by=PAULA).refuses(NotAllowed)
    base.when(c.CastVote(ballot="b1", choice="yes", seat="s2"), by=titular(1)).refuses(NoSeat)


def test_an_alternate_votes_only_while_the_titular_is_away() -> None:
    base = after(opened(), c.CheckIn(seat="s1", person="a1"), BALLOT)
    base.when(own(), by=alternate(1)).refuses(TitularVotes, seat="s1", name="T1")
    after(base, c.CheckOut(seat="s1", person="t1"))
    base.when(own(), by=alternate(1)).then(e.VoteCast(ballot="b1", seat="s1", person="a1", choice="yes"))


def test_a_vote_may_change_until_closing_or_is_final() -> None:
    base = with_ballot()
    after(base, own("yes"), own("no"), own("abstain"), by=titular(1))
    assert base.state.ballots.items["b1"].ballot.counts == {"yes": 0, "no": 0}
    final = after(opened(rules=FINAL), BALLOT)
    after(final, own(), by=titular(1))
    broken(final.when(own("no"), by=titular(1)), "already_voted")


def test_late_votes_and_unknown_options_are_refused() -> None:
    base = with_ballot()
    broken(base.when(own("maybe"), by=titular(1)), "unknown_option")
    base.when(own(ballot="b9"), by=titular(1)).refuses(UnknownBallot, ballot="b9")
    after(base, *EVERYBODY, CLOSE)
    broken(base.when(own(), by=titular(1)), "ballot_not_open")


def test_without_quorum_nothing_opens_and_nobody_votes() -> None:
    base = opened(present=(1, 2, 3))
    after(base, BALLOT, c.CheckOut(seat="s3"))
    base.when(own(), by=titular(1)).refuses(NoQuorum, present=2, needed=3)
    after(base, check_in(3))
    base.when(own(), by=titular(1)).happens()
    after(base, c.CheckOut(seat="s3"), ANNUL)
    base.when(BALLOT.model_copy(update={"ballot": "b2"})).refuses(NoQuorum)


def test_the_clerk_enters_votes_of_members_who_are_there_and_says_how() -> None:
    base = with_ballot()
    base.when(c.CastVote(ballot="b1", choice="no", seat="s1")).refuses(MeansNeeded)
    base.when(vote(1, "no")).then(e.VoteCast(ballot="b1", seat="s1", person="t1", choice="no", means=Means.HAND))
    assert (base.stage.lines[-1].recorded.actor, base.stage.lines[-1].recorded.for_) == ("clerk", "seat:s1")
    after(base, c.CheckOut(seat="s2"))
    base.when(vote(2)).refuses(SeatNotPresent, seat="s2")
    broken(base.when(vote(9)), "not_in_electorate")


def test_a_member_needs_no_means_and_none_is_recorded() -> None:
    base = with_ballot()
    base.when(own().model_copy(update={"means": Means.VOICE}), by=titular(1)).then(
        e.VoteCast(ballot="b1", seat="s1", person="t1", choice="yes")
    )
    assert not base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]["s1"]["by_clerk"]


def test_a_late_titular_votes_from_the_next_ballot_on() -> None:
    base = after(with_alternate(), check_in(1))
    base.when(own(), by=titular(1)).refuses(OtherVotes, seat="s1", name="A1")
    base.when(own(), by=alternate(1)).happens()
    after(base, c.CheckOut(seat="s1", person="a1"))
    base.when(own(), by=titular(1)).refuses(VotedByOther, seat="s1", name="A1")


def test_or_at_once_if_the_rules_say_so() -> None:
    base = after(with_alternate(AT_ONCE), check_in(1))
    base.when(own(), by=alternate(1)).refuses(TitularVotes, name="T1")
    base.when(own(), by=titular(1)).happens()


def test_the_person_voting_may_change_until_the_seat_has_voted() -> None:
    base = after(with_ballot(), c.CheckOut(seat="s1"), c.CheckIn(seat="s1", person="a1"))
    base.when(own(), by=titular(1)).refuses(SeatNotPresent, seat="s1")
    base.when(own(), by=alternate(1)).happens()
    after(base, c.CheckOut(seat="s1"), check_in(1))
    base.when(own("no"), by=titular(1)).refuses(VotedByOther, name="A1")
    base.when(vote(1, "no")).refuses(VotedByOther)


def test_a_lapsed_connection_does_not_vote() -> None:
    base = after(opened(present=(2, 3, 4)), c.CheckIn(), by=titular(1))
    after(base, BALLOT)
    after(base, c.Lapse(person="t1", since=HOUR), by=SYSTEM)
    base.when(own(), by=titular(1)).refuses(SeatNotPresent)


def test_a_member_recuses_the_own_seat_and_declares_nothing_else() -> None:
    base = with_ballot()
    recusal = c.DeclareOutcome(ballot="b1", outcome="recused")
    base.when(recusal, by=titular(1)).then(e.OutcomeDeclared(ballot="b1", seat="s1", outcome="recused"))
    broken(base.when(own(), by=titular(1)), "seat_recused")
    base.when(silent(2).model_copy(update={"seat": None}), by=titular(2)).refuses(OnlyOwnRecusal)
    base.when(recusal.model_copy(update={"seat": "s3"}), by=titular(2)).refuses(NoSeat)
    base.when(recusal, by=alternate(2)).refuses(SeatNotPresent)
    after(base, c.CheckIn(seat="s2", person="a2"))
    base.when(recusal, by=alternate(2)).refuses(TitularVotes)
    after(base, vote(2))
    broken(base.when(recusal, by=titular(2)), "already_voted")


def test_chair_and_clerk_declare_silent_seats_and_the_record_says_who() -> None:
    base = with_ballot(roster_=roster(5, seat(3, titular=holder("t3", sworn_at=NOON - SECOND))))
    base.when(silent(1), by=PAULA).then(e.OutcomeDeclared(ballot="b1", seat="s1", outcome="not_voting"))
    base.when(silent(2).model_copy(update={"means": Means.VOICE})).happens()
    after(base, c.TakeChair(reason=ChairReason.ABSENCE, person="t3"))
    base.when(silent(3).model_copy(update={"seat": None}), by=titular(3)).happens()
    seats = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]["seats"]
    assert [(seats[id_]["outcome"], seats[id_]["by_clerk"]) for id_ in ("s1", "s2", "s3")] == [
        ("not_voting", False), ("not_voting", True), ("not_voting", False),
    ]  # fmt: skip


@pytest.mark.parametrize("data", [{}, {"ballot": "b1"}, {"ballot": 1, "choice": "yes"}, {"ballot": "b1", "vote": "x"}])
def test_malformed_votes_are_refused_with_every_fault(data: dict[str, object]) -> None:
    with pytest.raises(InvalidData) as caught:
        parse_command(SESSION, "ballot.cast", data)
    assert caught.value.params["errors"]
    with pytest.raises(UnknownCommand):
        parse_command(SESSION, "ballot.stuff", data)
    with pytest.raises(ValidationError):
        c.CastVote.model_validate(data)


def test_a_ballot_settles_only_questions_of_procedure_that_are_known() -> None:
    """The kind of question says which majority it needs and what follows."""
    unknown = BALLOT.model_copy(update={"settles": c.Settles(kind="weather", subject="today")})
    opened().when(unknown).refuses(UnknownQuestion, kind="weather")


def test_a_vote_cast_on_the_own_device_is_changed_there_and_not_by_the_clerk() -> None:
    base = with_ballot()
    base.when(own("yes"), by=titular(1)).happens()
    base.when(vote(1, "no")).refuses(VotedOnOwnDevice, seat="s1", name="T1")
    base.when(own("no"), by=titular(1)).happens()
    after(base, vote(2, "yes"), vote(2, "no"))
