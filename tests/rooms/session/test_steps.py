"""What a view derives for whoever leads: what comes next on the floor, of a roll and without quorum; who is heard."""

from typing import Any

from rooms.log.kind import Audience
from rooms.session import Session, commands as c
from rooms.session.errors import InformativeNotAllowed
from rooms.session.words import RecusalKind
from tests.given import Given
from tests.rooms.session.cast import BALLOT, after, alternate, called, check_in, opened, roster, rules, titular, vote

ITEM = c.AddItem(item="i1", title="Parecer")
ON_ITEM = BALLOT.model_copy(update={"item": "i1"})
POINT = c.RequestFloor(kind="point_of_order", article="art. 12")


def types(base: Given[Session]) -> list[str]:
    """The next steps by type."""
    return [step["type"] for step in base.stage.view(Audience.CLERK)["steps"]]


def ballot(base: Given[Session]) -> Any:
    """Ballot b1 as everybody sees it."""
    return base.stage.view(Audience.PUBLIC)["ballots"]["items"]["b1"]


def test_who_speaks_ends_and_who_waits_speaks_before_anything_is_voted_on() -> None:
    base = after(opened(ITEM), c.StartItem(item="i1"))
    assert types(base)[0] == "ballot.open"
    for number in (1, 2):
        after(base, c.RequestFloor(), by=titular(number))
    assert types(base)[:2] == ["floor.grant", "ballot.open"]
    after(base, c.GrantFloor())
    assert types(base)[:2] == ["floor.end", "ballot.open"]
    after(base, c.EndFloor())
    assert types(base)[0] == "floor.grant"
    after(base, c.GrantFloor(), c.EndFloor())
    assert types(base)[0] == "ballot.open"


def test_a_point_of_order_is_heard_before_the_speech_ends() -> None:
    base = opened()
    after(base, c.RequestFloor(), by=titular(1))
    after(base, c.GrantFloor())
    after(base, POINT, by=titular(2))
    assert types(base)[0] == "floor.grant"


def test_while_the_seat_called_has_not_answered_the_next_call_is_not_what_comes_next() -> None:
    base = after(opened(), BALLOT.model_copy(update={"kind": "called_roll"}))
    assert (types(base)[0], ballot(base)["awaited"]) == ("ballot.call", None)
    after(base, c.CallSeats(ballot="b1"))
    assert (types(base)[:2], ballot(base)["awaited"]) == (["ballot.close", "ballot.call"], "s1")
    after(base, vote(1))
    assert (types(base)[0], ballot(base)["awaited"], ballot(base)["called"]) == ("ballot.call", None, "s1")


def test_an_informative_meeting_is_offered_only_without_quorum() -> None:
    def offers(base: Given[Session]) -> list[bool]:
        steps = base.stage.view(Audience.CLERK)["steps"]
        return [step["data"].get("informative", False) for step in steps if step["type"] == "session.open"]

    base = after(called(), check_in(1))
    assert offers(base) == [False, False, True]
    after(base, check_in(2), check_in(3))
    assert offers(base) == [False, False]
    base.when(c.OpenSession(informative=True)).refuses(InformativeNotAllowed, why="quorum")


def test_calling_off_for_lack_of_quorum_is_offered_only_without_it() -> None:
    base = after(called(rules=rules(no_quorum_policy="cancel")), check_in(1))
    base.when(c.OpenSession(informative=True)).refuses(InformativeNotAllowed, why="rules")
    assert "session.cancel" in types(base)
    after(base, check_in(2), check_in(3))
    assert "session.cancel" not in types(base)


def test_recused_seats_are_of_the_electorate_and_not_expected_to_vote() -> None:
    base = after(opened(ITEM), c.StartItem(item="i1"))
    after(base, c.Recuse(item="i1", kind=RecusalKind.IMPEDIMENT), by=titular(5))
    after(base, ON_ITEM, vote(1))
    seen = ballot(base)
    assert (seen["voted"], seen["expected"], seen["recused"], len(seen["seats"])) == (1, 4, 1, 5)


def test_an_item_is_being_voted_on_until_its_ballot_is_finished() -> None:
    base = after(opened(ITEM), c.StartItem(item="i1"))

    def is_voting() -> bool:
        item = base.stage.view(Audience.PUBLIC)["agenda"]["items"]["i1"]
        return bool(item["is_voting"])

    assert not is_voting()
    after(base, ON_ITEM)
    assert is_voting()
    after(base, c.AnnulBallot(ballot="b1", reason="x"))
    assert not is_voting()


def test_a_seat_says_who_is_there_and_has_voice_alone() -> None:
    base = after(called(roster_=roster()), check_in(1))

    def seat() -> tuple[Any, Any]:
        one = base.stage.view(Audience.PUBLIC)["attendance"]["s1"]
        return one["voter"]["person"], [each["person"] for each in one["voice"]]

    assert seat() == ("t1", [])
    after(base, c.CheckIn(seat="s1"), by=alternate(1))
    assert seat() == ("t1", ["a1"])
    after(base, c.CheckOut(seat="s1", person="t1"))
    assert seat() == ("a1", [])
