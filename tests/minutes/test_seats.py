"""What minutes say of who stands in for whom, and of recusals: the kind, never the reason."""

from rooms import Audience
from rooms.session import commands as c
from rooms.session.words import Means, RecusalKind
from tests.minutes.evenings import of, stood_in_and_recused
from tests.minutes.stories import ANA, called


def test_whoever_votes_in_the_place_of_another_is_told_once() -> None:
    told = [one.params for one in of(stood_in_and_recused(), "attendance.stands_in")]
    assert [(one["name"], one["seat"], one["titular"], one["at"] is None) for one in told] == [
        ("Eva Matos", 2, "Beto Sá", True),
        ("Eva Matos", 6, "Gil Rocha", False),
        ("Eva Matos", 5, "Fábio Paz", False),
        ("Eva Matos", 6, "Gil Rocha", False),
    ]


def test_recusals_are_told_with_their_kind_and_without_reasons() -> None:
    evening = stood_in_and_recused()
    before, later = of(evening, "recusal.declared")
    assert (before.params["name"], before.params["kind"], before.params["at"]) == ("Caio Reis", "impediment", None)
    assert (later.params["kind"], later.params["is_by_clerk"]) == ("suspicion", True)
    ways = [(one.params["how"], one.params["is_upheld"]) for one in of(evening, "recusal.decided")]
    assert ways == [("accepted", True), ("dropped", False), ("dropped", False), ("ballot", False)]
    assert [one.params["by"] for one in of(evening, "recusal.challenged")][-1] == "Caio Reis"
    assert "Assina" not in repr([one for audience in Audience for one in of(evening, "recusal.challenged", audience)])


def test_of_a_reserved_item_the_public_reads_no_recusal() -> None:
    evening = called()
    evening.does(-5, c.CheckIn(seat="s1", means=Means.HAND)).does(-5, c.CheckIn(seat="s2")).does(
        -5, c.CheckIn(seat="s3")
    )
    evening.does(-5, c.CheckIn(seat="s4")).does(4, c.OpenSession(), ANA)
    evening.does(5, c.ReserveItem(item="case", basis="ECA"))
    evening.does(6, c.Recuse(item="case", seat="s2", kind=RecusalKind.IMPEDIMENT, means=Means.VOICE))
    assert of(evening, "recusal.declared", Audience.PUBLIC) == []
    assert len(of(evening, "recusal.declared")) == 1
