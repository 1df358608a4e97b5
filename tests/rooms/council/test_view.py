"""What each audience sees, what is one's own, the row for lists."""

from rooms.council import COUNCIL, commands as c
from rooms.council.rules_profile import RulesProfile, SecondCall
from rooms.council.rules_values import Quorum
from rooms.council.words import Role
from rooms.log.kind import Asked, Audience
from tests.given import NOON, PUBLIC, SYSTEM, Someone, someone
from tests.rooms.council.samples import CREATE, DAY, alternate, council, titular

LETTER, REASON = "Carta com o telefone de Ana", "Motivo de saúde"


def asked(by: Someone) -> Asked:
    return Asked(by.person, by.roles, NOON)


def test_the_public_sees_the_composition_with_titles_and_never_letters_or_reasons() -> None:
    base = council(titular("t1", "s1", "ana", letter=LETTER))
    base.when(c.EndTerm(term="t1", reason=REASON)).happens()
    for audience in (Audience.PUBLIC, Audience.MEMBER):
        term = base.stage.view(audience)["terms"]["t1"]
        assert term["act"]["number"] == "Portaria 12/2026"
        assert not term.keys() & {"letter", "reason"}
    clerks = base.stage.view(Audience.CLERK)["terms"]["t1"]
    assert (clerks["letter"], clerks["reason"]) == (LETTER, REASON)


def test_a_seat_says_who_holds_it_and_whether_it_is_vacant() -> None:
    base = council(alternate("t3", "s1", "davi", order=2), alternate("t2", "s1", "bia"), titular("t1", "s1", "ana"))
    seat = base.stage.view(Audience.PUBLIC)["seats"]["s1"]
    assert (seat["titular"], seat["alternates"], seat["vacant"]) == ("t1", ["t2", "t3"], False)
    base.when(c.EndTerm(term="t1")).happens()
    assert base.stage.view(Audience.PUBLIC)["seats"]["s1"]["vacant"]


def test_an_expired_term_warns() -> None:
    base = council(titular("t1", "s1", "ana", ends_at=NOON + DAY))
    assert not base.stage.view(Audience.PUBLIC)["terms"]["t1"]["expired"]
    base.when(c.ExpireTerms(), by=SYSTEM, at=NOON + DAY).happens()
    assert base.stage.view(Audience.PUBLIC)["terms"]["t1"]["expired"]


def test_a_second_call_that_opens_and_cannot_decide_warns() -> None:
    key = "deliberation_quorum.second_call"
    warning = {"code": "second_call_cannot_decide", "key": key, "params": {"opens": 3, "decides": 5}}
    assert council().stage.view(Audience.PUBLIC)["warnings"] == [warning]
    for second_call in (SecondCall(enabled=False), SecondCall(quorum=Quorum(of="absolute"))):
        rules = RulesProfile(second_call=second_call)
        quiet = council(create=CREATE.model_copy(update={"rules": rules}))
        assert quiet.stage.view(Audience.PUBLIC)["warnings"] == []


def test_messages_carry_what_their_audience_may_see() -> None:
    base = council(titular("t1", "s1", "ana", letter=LETTER))
    recorded = base.stage.lines[-1].recorded
    said = {audience: base.stage.shown(COUNCIL.message(base.state, recorded, audience)) for audience in Audience}
    assert said[Audience.CLERK].pop("letter") == LETTER
    assert said[Audience.CLERK] == said[Audience.MEMBER] == said[Audience.PUBLIC]
    assert said[Audience.PUBLIC]["person"] == "ana"


def test_seats_and_roles_make_a_member_clerk_and_administrator_see_more() -> None:
    base = council(titular("t1", "s1", "ana"), c.GrantRole(role=Role.STAFF, person="edu", name="Edu"))
    audiences = [
        COUNCIL.audience(base.state, asked(by))
        for by in (
            PUBLIC,
            someone("zoe"),
            someone("zoe", "committee"),
            someone("ana"),
            someone("edu"),
            someone("zoe", "guest"),
            someone("clara", "clerk"),
            someone("adele", "admin"),
        )
    ]
    assert audiences == ["public", "public", "public", "member", "member", "member", "clerk", "clerk"]


def test_mine_are_my_roles_and_seats() -> None:
    base = council(alternate("t1", "s1", "bia", sworn_at=NOON), alternate("t2", "s2", "bia"))
    assert COUNCIL.mine(base.state, asked(someone("bia"))) == {
        "person": "bia",
        "roles": ["councillor"],
        "seats": [
            {"seat": "s1", "capacity": "alternate", "term": "t1", "sworn": True},
            {"seat": "s2", "capacity": "alternate", "term": "t2", "sworn": False},
        ],
        "losses": {},
    }
    assert COUNCIL.mine(base.state, asked(PUBLIC)) == {"person": None, "roles": [], "seats": [], "losses": {}}


def test_the_row_for_lists() -> None:
    base = council(titular("t1", "s1", "ana", ends_at=NOON + DAY))
    assert COUNCIL.index(base.state) == {
        "acronym": "CMTCS",
        "name": CREATE.name,
        "state": "active",
        "rehearsal": False,
        "seats": 3,
        "next_due_at": NOON + DAY,
    }
    assert COUNCIL.index(COUNCIL.initial("x")) is None


def test_a_council_is_never_final_veils_nothing_and_gives_no_receipt() -> None:
    base = council()
    recorded = base.stage.lines[-1].recorded
    assert not COUNCIL.is_final(base.state)
    assert COUNCIL.veil(base.state, Audience.PUBLIC) == frozenset()
    assert COUNCIL.receipt(base.state, recorded, asked(PUBLIC)) == {}
    assert COUNCIL.upcast(1, "council.created", {"a": 1}) == {"a": 1}
