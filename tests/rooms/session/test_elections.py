"""Election of officers: who is nominated and stands, who votes, rounds, ties, and who presides meanwhile."""

from datetime import timedelta
from typing import Any

import pytest

from rooms.council.roster import Segment
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import Session
from rooms.session import commands as c
from rooms.session import events as e
from rooms.session.errors import (
    AlreadyNominated,
    CandidateChairs,
    CannotPreside,
    CriteriaInsufficient,
    ElectionClosed,
    ElectionExists,
    ElectionNeeded,
    ItemClosed,
    MeansNeeded,
    NoCandidates,
    NoRunoff,
    NotAccepted,
    NotAnElector,
    NotEligible,
    NotForElection,
    NotNominated,
    OnlyTheNominee,
    ReasonNeeded,
    SeatUnknown,
    SegmentUnknown,
    SeniorityDecides,
    SeniorityEqual,
    UnknownElection,
)
from rooms.session.words import ChairReason, Means
from tests.given import CLERK, NOON, SYSTEM, Given
from tests.rooms.session.cast import (
    HOUR,
    PAULA,
    SECOND,
    STRANGER,
    after,
    alternate,
    broken,
    called,
    holder,
    opened,
    roster,
    seat,
    silent,
    titular,
    vote,
)

ITEM = c.AddItem(item="i1", title="Eleição da mesa", matter="election")
CALL = c.CallElection(election="e1", office="president", item="i1")
OWN = c.Nominate(election="e1")
OTHER = c.Nominate(election="e1", nominee="s2")
ACCEPT = c.AcceptNomination(election="e1")
DECLINE = c.DeclineNomination(election="e1")
WITHDRAW = c.WithdrawCandidacy(election="e1")
PUT = c.OpenBallot(ballot="b1", question="Quem preside o conselho?", election="e1")
LONG_AGO = NOON - timedelta(days=700)

CIVIL = roster(6, *(seat(n).model_copy(update={"segment": "civil_society"}) for n in (4, 5, 6))).model_copy(
    update={"segments": (Segment(id="government", name="Poder público"), Segment(id="civil_society", name="Civil"))}
)
"""Seats 1 to 3 of the government, 4 to 6 of civil society."""


def on_table(*commands: Any, **more: Any) -> Given[Session]:
    """The election's item on the table, the election called."""
    return after(opened(ITEM, **more), c.StartItem(item="i1"), CALL, *commands)


def stands(*numbers: int) -> tuple[c.Nominate, ...]:
    """These put themselves forward, by the clerk's hand."""
    return tuple(OWN.model_copy(update={"seat": f"s{number}", "means": Means.VOICE}) for number in numbers)


def voted(*choices: str, ballot: str = "b1") -> tuple[c.CastVote, ...]:
    """The votes of seats 1, 2, 3… in order."""
    return tuple(vote(number, choice, ballot=ballot) for number, choice in enumerate(choices, 1))


def closed(*choices: str, standing: tuple[int, ...] = (1, 2), **more: Any) -> Given[Session]:
    """The vote taken and the time for putting it right over."""
    base = after(on_table(*stands(*standing), **more), PUT, *voted(*choices), c.CloseBallot(ballot="b1"))
    return Given(base.stage, PAULA, HOUR + 60 * SECOND, base.facts)


def state(base: Given[Session]) -> Any:
    """The election as the public sees it."""
    return base.stage.view(Audience.PUBLIC)["elections"]["e1"]


def test_an_election_is_called_on_an_item_of_that_matter() -> None:
    base = called(ITEM, c.AddItem(item="i2", title="Parecer"))
    base.when(CALL).then(
        e.ElectionCalled(
            election="e1", office="president", item="i1", criteria=("new_round", "seniority", "age", "draw")
        )
    )
    base.when(CALL.model_copy(update={"election": "e2", "item": "i2"})).refuses(NotForElection, item="i2")
    base.when(CALL.model_copy(update={"election": "e2"})).refuses(ElectionExists, election="e1", office="president")
    vice = CALL.model_copy(update={"office": "vice_president"})
    base.when(vice).refuses(ElectionExists, election="e1")
    base.when(vice.model_copy(update={"election": "e2"}), by=PAULA).happens()
    base.when(CALL.model_copy(update={"election": "e3"}), by=titular(1)).refuses(NotAllowed)


def test_an_election_is_public() -> None:
    base = after(called(ITEM), c.ReserveItem(item="i1", basis="LGPD"))
    base.when(CALL).refuses(NotForElection, item="i1")
    base = after(on_table(), c.ReserveItem(item="i1", basis="LGPD"))
    assert base.stage.view(Audience.PUBLIC)["elections"] == {}
    assert list(base.stage.view(Audience.MEMBER)["elections"]) == ["e1"]


def test_its_segments_are_known_and_its_criteria_decide() -> None:
    base = called(ITEM)
    for field in ("eligible", "voting"):
        base.when(CALL.model_copy(update={field: ("users",)})).refuses(SegmentUnknown, segment="users")
    for criteria in (("new_round",), ("draw", "draw")):
        base.when(CALL.model_copy(update={"criteria": criteria})).refuses(CriteriaInsufficient)


def test_whoever_puts_themselves_forward_stands() -> None:
    base = on_table()
    base.when(OWN, by=titular(1)).then(
        e.Nominated(election="e1", item="i1", seat="s1", person="t1", name="T1", by_seat="s1", accepted=True)
    )
    base.when(OWN, by=titular(1)).refuses(AlreadyNominated, seat="s1", name="T1")
    assert state(base)["nominees"] == [
        {"seat": "s1", "person": "t1", "name": "T1", "by_seat": "s1", "state": "accepted"}
    ]


def test_whoever_others_nominate_stands_after_accepting() -> None:
    base = on_table()
    base.when(ACCEPT, by=titular(2)).refuses(NotNominated, seat="s2")
    after(base, OTHER, by=titular(1))
    base.when(PUT).refuses(NoCandidates, election="e1")
    base.when(ACCEPT, by=alternate(2)).refuses(OnlyTheNominee, name="T2")
    base.when(WITHDRAW, by=titular(2)).refuses(NotAccepted, seat="s2")
    base.when(ACCEPT, by=titular(2)).then(e.NominationAccepted(election="e1", item="i1", seat="s2", person="t2"))
    base.when(ACCEPT, by=titular(2)).refuses(NotNominated, seat="s2")
    base.when(PUT).happens()


def test_a_nomination_is_declined_and_may_be_made_anew() -> None:
    base = after(on_table(), OTHER, by=titular(1))
    base.when(DECLINE, by=titular(2)).then(e.NominationDeclined(election="e1", item="i1", seat="s2", person="t2"))
    base.when(ACCEPT, by=titular(2)).refuses(NotNominated, seat="s2")
    base.when(OTHER, by=titular(3)).happens()
    base.when(ACCEPT, by=titular(2)).happens()
    base.when(WITHDRAW, by=titular(2)).then(e.CandidacyWithdrawn(election="e1", item="i1", seat="s2", person="t2"))
    assert [one["state"] for one in state(base)["nominees"]] == ["withdrawn"]


def test_an_alternate_who_nominates_the_own_titular_does_not_accept_for_them() -> None:
    base = after(on_table(), OWN, by=alternate(1))
    assert [one["state"] for one in state(base)["nominees"]] == ["nominated"]


def test_the_clerk_enters_what_a_member_made_known() -> None:
    base = on_table()
    base.when(OWN.model_copy(update={"seat": "s1"})).refuses(MeansNeeded)
    after(base, *stands(1), OTHER.model_copy(update={"seat": "s1", "means": Means.VOICE}))
    base.when(ACCEPT.model_copy(update={"seat": "s2"})).refuses(MeansNeeded)
    accepted = e.NominationAccepted(election="e1", item="i1", seat="s2", person="t2", means=Means.PHONE)
    base.when(ACCEPT.model_copy(update={"seat": "s2", "means": Means.PHONE})).then(accepted)
    base.when(OWN, by=STRANGER).refuses(NotAllowed)


def test_only_sworn_titulars_of_the_eligible_segments_stand() -> None:
    unsworn = seat(2).model_copy(update={"titular": holder("t2", sworn_at=None)})
    vacant = seat(3, titular=None)
    seats = tuple({one.id: one for one in (*CIVIL.seats, unsworn, vacant)}.values())
    base = after(opened(ITEM, present=(1, 4, 5, 6), roster_=CIVIL.model_copy(update={"seats": seats})))
    after(base, CALL.model_copy(update={"eligible": ("government",)}))
    for nominee, name, why in (("s2", "T2", "sworn"), ("s3", "", "vacant"), ("s4", "T4", "segment")):
        asked = OTHER.model_copy(update={"nominee": nominee})
        base.when(asked, by=titular(1)).refuses(NotEligible, seat=nominee, name=name, why=why)
        assert state(base)["seats"][nominee]["stands"]["params"]["why"] == why
    base.when(OTHER.model_copy(update={"nominee": "s9"}), by=titular(1)).refuses(SeatUnknown, seat="s9")
    base.when(OTHER.model_copy(update={"nominee": "s1"}), by=titular(4)).happens()


def test_voting_seats_nominate_and_others_only_themselves() -> None:
    base = opened(ITEM, present=(1, 2, 3, 4, 5, 6), roster_=CIVIL)
    after(base, CALL.model_copy(update={"voting": ("civil_society",)}))
    base.when(OTHER, by=titular(1)).refuses(NotAnElector, seat="s1")
    assert (state(base)["seats"]["s1"]["nominates"]["code"], state(base)["seats"]["s4"]["nominates"]) == (
        "not_an_elector",
        None,
    )
    base.when(OTHER.model_copy(update={"seat": "s9", "means": Means.HAND})).refuses(SeatUnknown, seat="s9")
    base.when(OTHER, by=titular(4)).happens()
    base.when(OWN, by=titular(1)).happens()


def test_only_seats_of_the_voting_segments_are_the_electorate_and_the_base() -> None:
    base = opened(ITEM, present=(1, 2, 3, 4, 5), roster_=CIVIL)
    after(base, c.StartItem(item="i1"), CALL.model_copy(update={"voting": ("civil_society",)}), *stands(1), PUT)
    ballot = base.state.ballots.items["b1"].opened
    assert ([one.seat for one in ballot.electorate], ballot.absent) == (["s4", "s5"], ("s6",))
    assert (ballot.statutory, ballot.filled, ballot.present) == (3, 3, 2)
    broken(base.when(vote(1, "s1")), "not_in_electorate")


def test_candidates_are_the_options_named_as_they_are() -> None:
    base = after(on_table(*stands(1, 2)), OTHER.model_copy(update={"nominee": "s3"}), by=titular(1))
    after(base, PUT)
    seen = base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]
    assert (seen["kind"], seen["item"], seen["matter"], seen["election"]) == ("election", "i1", "election", "e1")
    assert (seen["options"], seen["labels"]) == (["s1", "s2", "blank", "null"], {"s1": "T1", "s2": "T2"})
    assert state(base)["state"] == "voting"
    for command in (OTHER, WITHDRAW):
        base.when(command, by=titular(1)).refuses(ElectionClosed, election="e1", why="voting")


def test_a_ballot_of_kind_election_is_that_of_an_election() -> None:
    base = on_table(*stands(1))
    plain = PUT.model_copy(update={"election": None, "kind": "election"})
    base.when(plain).refuses(ElectionNeeded, kind="election")
    base.when(PUT.model_copy(update={"kind": "roll_call"})).refuses(ElectionNeeded, kind="roll_call")
    settles = c.Settles(kind="extension", subject="30")
    base.when(PUT.model_copy(update={"settles": settles})).refuses(ElectionNeeded)
    base.when(PUT.model_copy(update={"election": "e9"})).refuses(UnknownElection, election="e9")
    base.when(OWN.model_copy(update={"election": "e9"}), by=titular(2)).refuses(UnknownElection, election="e9")
    base.when(PUT.model_copy(update={"runoff_of": "b9"})).refuses(NoRunoff, ballot="b9")


def test_whoever_is_no_longer_eligible_is_not_voted_on() -> None:
    base = on_table(*stands(1))
    gone = roster(5, seat(1, titular=None))
    base.when(c.ComposeSession(roster=gone), by=SYSTEM).happens()
    base.when(PUT).refuses(NotEligible, seat="s1", why="vacant")


def test_an_election_ends_with_its_item() -> None:
    base = after(on_table(), c.FinishItem(item="i1"))
    base.when(OWN, by=titular(1)).refuses(ItemClosed, item="i1")
    assert state(base)["state"] == "unfilled"


def test_the_one_with_most_votes_is_elected() -> None:
    base = closed("s1", "s1", "s1", "s2", "blank")
    base.when(c.ProclaimResult(ballot="b1")).happens()
    seen = state(base)
    assert (seen["state"], seen["elected"]) == ("elected", {"seat": "s1", "person": "t1", "name": "T1"})
    base.when(PUT.model_copy(update={"ballot": "b2"})).refuses(ElectionClosed, why="elected")
    again = c.AnnulBallot(ballot="b1", reason="Erro na lista")
    base.when(again).happens()
    assert (state(base)["state"], state(base)["elected"]) == ("nominating", None)
    base.when(PUT.model_copy(update={"ballot": "b2"})).happens()


def test_nobody_is_elected_by_blank_votes_and_nominations_go_on() -> None:
    base = closed("blank", "blank", "null", "null", "abstain")
    base.when(c.ProclaimResult(ballot="b1")).happens()
    assert state(base)["state"] == "nominating"
    base.when(OWN, by=titular(3)).happens()


def test_without_a_majority_the_best_stand_again() -> None:
    base = closed("s1", "s1", "s2", "s2", "s3", standing=(1, 2, 3))
    base.when(c.ProclaimResult(ballot="b1")).happens()
    assert state(base)["state"] == "runoff"
    base.when(OWN, by=titular(4)).refuses(ElectionClosed, why="runoff")
    base.when(PUT.model_copy(update={"ballot": "b2"})).happens()
    second = base.state.ballots.items["b2"].opened
    assert (second.options, second.runoff_of) == (("s1", "s2", "blank", "null"), "b1")
    assert second.criteria == ("seniority", "age", "draw")
    base.when(c.AnnulBallot(ballot="b2", reason="Queda de energia")).happens()
    assert state(base)["state"] == "runoff"
    after(base, PUT.model_copy(update={"ballot": "b3"}), by=PAULA)
    base.when(c.AnnulBallot(ballot="b1", reason="Erro")).happens()
    assert (state(base)["state"], state(base)["rounds"]) == ("voting", ["b3"])


def test_a_tie_is_broken_by_another_round_first_and_once() -> None:
    base = closed("s1", "s1", "s2", "s2", "blank")
    assert state(base)["tie"] == {"ballot": "b1", "seats": ["s1", "s2"], "criteria": ["new_round"]}
    broken(base.when(c.ProclaimResult(ballot="b1")), "tie_unbroken")
    broken(base.when(c.BreakTie(ballot="b1", option="s1")), "wrong_tie_break")
    broken(base.when(c.BreakTie(ballot="b1", option="s1", criterion="draw", ground="x")), "wrong_tie_break")
    base.when(c.BreakTie(ballot="b1", criterion="new_round"), by=CLERK).refuses(NotAllowed)
    base.when(c.BreakTie(ballot="b1", criterion="new_round")).then(
        e.TieBroken(ballot="b1", person="paula", criterion="new_round")
    )
    after(base, c.ProclaimResult(ballot="b1"), PUT.model_copy(update={"ballot": "b2"}))
    assert base.state.ballots.items["b2"].opened.criteria == ("seniority", "age", "draw")


def tied(**more: Any) -> Given[Session]:
    """Two rounds, both tied."""
    base = closed("s1", "s1", "s2", "s2", "blank", **more)
    for command in (
        c.BreakTie(ballot="b1", criterion="new_round"),
        c.ProclaimResult(ballot="b1"),
        PUT.model_copy(update={"ballot": "b2"}),
    ):
        base.when(command).happens()
    after(base, *voted("s1", "s1", "s2", "s2", "null", ballot="b2"), c.CloseBallot(ballot="b2"))
    return Given(base.stage, PAULA, HOUR + 200 * SECOND, base.facts)


def by(criterion: Any, option: str = "s2", ground: str | None = None) -> c.BreakTie:
    return c.BreakTie(ballot="b2", option=option, criterion=criterion, ground=ground)


def test_seniority_is_computed_and_decides_where_it_separates() -> None:
    base = tied(roster_=roster(5, seat(2, titular=holder("t2", sworn_at=LONG_AGO))))
    base.when(by("seniority", "s1")).refuses(SeniorityDecides, name="T2")
    base.when(by("draw", "s2", "Bola 7")).refuses(SeniorityDecides, name="T2")
    base.when(by("seniority")).then(e.TieBroken(ballot="b2", option="s2", person="paula", criterion="seniority"))
    base.when(c.ProclaimResult(ballot="b2")).happens()
    assert state(base)["elected"]["seat"] == "s2"


def test_where_seniority_separates_nobody_age_and_draw_say_how() -> None:
    base = tied()
    assert state(base)["tie"]["criteria"] == ["seniority", "age", "draw"]
    base.when(by("seniority")).refuses(SeniorityEqual)
    base.when(by("age")).refuses(ReasonNeeded, field="ground")
    broken(base.when(by("age", "blank", "x")), "option_not_tied")
    base.when(by("draw", "s1", "Urna com dois nomes, à vista de todos")).happens()
    assert base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b2"]["ground"] == (
        "Urna com dois nomes, à vista de todos"
    )
    base.when(c.ProclaimResult(ballot="b2")).happens()
    assert state(base)["elected"]["name"] == "T1"


def test_who_left_the_seat_has_no_seniority() -> None:
    base = tied()
    base.when(c.ComposeSession(roster=roster(5, seat(1, titular=None))), by=SYSTEM).happens()
    base.when(by("seniority")).refuses(SeniorityEqual)


def test_a_candidate_does_not_preside() -> None:
    seated = roster(president="t1")
    base = on_table(*stands(1), roster_=seated)
    base.when(PUT).refuses(CandidateChairs, name="T1", next="Vera")
    base.when(c.TakeChair(reason=ChairReason.CANDIDACY, person="t2"), by=titular(1)).happens()
    base.when(PUT).happens()
    base.when(c.TakeChair(reason=ChairReason.RETURN), by=titular(1)).refuses(CannotPreside, why="candidate")
    after(base, *voted("s1", "s1", "s1", "s1"), silent(5), c.CloseBallot(ballot="b1"))
    base.when(c.ProclaimResult(ballot="b1"), at=HOUR + 60 * SECOND).happens()
    base.when(c.TakeChair(reason=ChairReason.RETURN), by=titular(1)).happens()


def test_the_chair_is_offered_the_vote_and_the_tie_break_that_may_come_next() -> None:
    def steps(base: Given[Session]) -> list[Any]:
        return [
            (one["type"], one["data"], one["is_possible"])
            for one in base.stage.view(Audience.CLERK)["steps"]
            if one["type"].startswith("ballot.")
        ]

    open_, break_ = "ballot.open", "ballot.break_tie"
    base = on_table()
    assert steps(base) == [(open_, {"item": "i1", "election": "e1"}, False)]
    after(base, *stands(1))
    assert steps(base) == [(open_, {"item": "i1", "election": "e1"}, True)]
    base = closed("s1", "s1", "s2", "s2", "blank")
    assert steps(base)[0] == (break_, {"ballot": "b1", "criterion": "new_round"}, True)
    base = tied()
    assert [(data["criterion"], data["option"], may) for type_, data, may in steps(base) if type_ == break_] == [
        ("seniority", "s1", False),
        ("seniority", "s2", False),
        ("age", "s1", True),
        ("age", "s2", True),
        ("draw", "s1", True),
        ("draw", "s2", True),
    ]
    after(base, by("draw", "s1", "Sorteio"), c.ProclaimResult(ballot="b2"), by=PAULA)
    assert steps(base) == []


@pytest.mark.parametrize("command", [PUT, OWN])
def test_there_is_none_before_it_is_called(command: Any) -> None:
    base = after(opened(ITEM), c.StartItem(item="i1"))
    base.when(command, by=titular(1) if command is OWN else CLERK).refuses(UnknownElection, election="e1")
