"""Who sees what: a decision table of fields by audience and state, and messages that tell no more than views."""

from collections.abc import Callable
from typing import Any

import pytest

from rooms.council.rules_profile import BallotRules
from rooms.log.kind import Asked, Audience
from rooms.session import SESSION, Session, commands as c
from tests.given import CLERK, PUBLIC, Given, Someone, someone
from tests.rooms.session.cast import (
    BALLOT,
    GUEST,
    HOUR,
    SCHEDULE,
    STRANGER,
    after,
    called,
    closed,
    opened,
    rules,
    scheduled,
    vote,
    with_ballot,
)

ITEM = c.AddItem(item="i1", title="Parecer")
CASE = c.AddItem(item="i1", title="Caso", description="De uma criança", concerns=("org-1",), reserved="ECA, art. 17")
ON_ITEM = BALLOT.model_copy(update={"item": "i1"})
LIVE = rules(ballot=BallotRules(show_votes="live", calls=0))
CHAT = c.PostChat(text="Bom dia")
REASON = c.Excuse(seat="s5", reason="Motivo de saúde")
CITIZEN = c.RequestFloor(name="Dona Maria", subject="A rua", item="i1")


def on_case(*more: Any, reserve: bool = False) -> Given[Session]:
    """A reserved item on the table: from the start, or only after everything was said."""
    base = opened(ITEM if reserve else CASE)
    after(base, c.StartItem(item="i1"), CITIZEN, ON_ITEM, *map(vote, (1, 2, 3, 4, 5)), c.CloseBallot(ballot="b1"))
    return after(base, *more, *([c.ReserveItem(item="i1", basis="LGPD, art. 11")] if reserve else []))


def seen(path: str) -> Callable[[Any], Any]:
    """What stands at a dotted path of a view."""

    def at(view: Any) -> Any:
        for key in path.split("."):
            view = view[key]
        return view

    return at


SEEN = object()
"""Something, whatever it is."""
B1, S1 = "ballots.items.b1", "ballots.items.b1.seats.s1"
ALL = tuple(map(vote, (1, 2, 3, 4, 5)))
NEVER_CALLED = c.CancelSession(reason="Feriado")
ANNUL = c.AnnulBallot(ballot="b1", reason="Erro")
TABLE: list[tuple[str, Callable[[], Given[Session]], str, list[Any]]] = [
    # what, in which state, where, and what public, member and clerk see
    ("link", scheduled, "session.link", [None, "https://meet.example/1", "https://meet.example/1"]),
    ("agenda before the call", lambda: scheduled(ITEM), "agenda", [None, SEEN, SEEN]),
    ("agenda after the call", lambda: called(ITEM), "agenda.items.i1.title", ["Parecer"] * 3),
    ("agenda of what was never called", lambda: after(scheduled(ITEM), NEVER_CALLED), "agenda", [None, SEEN, SEEN]),
    ("roster before the call", scheduled, "roster", [None] * 3),
    ("choice while hidden", lambda: with_ballot(vote(1)), f"{S1}.choice", [None] * 3),
    ("outcome while hidden", lambda: with_ballot(vote(1)), f"{S1}.outcome", [None] * 3),
    ("counts while hidden", lambda: with_ballot(vote(1)), f"{B1}.counts", [None] * 3),
    ("who has voted", lambda: with_ballot(vote(1)), f"{S1}.has_voted", [True] * 3),
    ("choice when live", lambda: with_ballot(vote(1), rules=LIVE), f"{S1}.choice", ["yes"] * 3),
    ("result when live and open", lambda: with_ballot(vote(1), rules=LIVE), f"{B1}.result", [None] * 3),
    ("choice once closed", lambda: closed(*ALL), f"{S1}.choice", ["yes"] * 3),
    ("choice once annulled", lambda: with_ballot(vote(1), ANNUL), f"{S1}.choice", [None] * 3),
    ("chat off", opened, "chat", [None] * 3),
    ("members' chat", lambda: after(opened(rules=rules(chat="members")), CHAT), "chat", [None, SEEN, SEEN]),
    ("public chat", lambda: after(opened(rules=rules(chat="public")), CHAT), "chat", [SEEN] * 3),
    ("notes", lambda: after(opened(), c.Note(text="x")), "notes", [None, None, SEEN]),
    ("steps", opened, "steps", [None, None, SEEN]),
    ("desk", opened, "desk", [None, None, SEEN]),
    ("reserved title", on_case, "agenda.items.i1.title", [None, "Caso", "Caso"]),
    ("reserved description", on_case, "agenda.items.i1.description", [None, "De uma criança", "De uma criança"]),
    ("reserved concerns", on_case, "agenda.items.i1.concerns", [None, ["org-1"], ["org-1"]]),
    ("legal basis", on_case, "agenda.items.i1.reserved", ["ECA, art. 17"] * 3),
    ("reserved question", on_case, f"{B1}.question", [None, "Aprova o parecer?", "Aprova o parecer?"]),
    ("reserved matter", on_case, f"{B1}.matter", [None, "ordinary", "ordinary"]),
    ("reserved votes", on_case, f"{B1}.seats", [None, SEEN, SEEN]),
    ("reserved result", on_case, f"{B1}.result.decision", ["approved"] * 3),
    ("citizen on a reserved item", on_case, "floor.requests.r12.name", [None, "Dona Maria", "Dona Maria"]),
    ("subject on a reserved item", on_case, "floor.requests.r12.subject", [None, "A rua", "A rua"]),
    ("title reserved since", lambda: on_case(reserve=True), "agenda.items.i1.title", [None, "Parecer", "Parecer"]),
]  # fmt: skip


@pytest.mark.parametrize(("state", "path", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_each_audience_sees_its_own(state: Callable[[], Given[Session]], path: str, expected: list[Any]) -> None:
    stage = state().stage
    found = [seen(path)(stage.view(audience)) for audience in Audience]
    seen_ = [SEEN if wanted is SEEN and one is not None else one for one, wanted in zip(found, expected, strict=True)]
    assert seen_ == expected


@pytest.mark.parametrize(
    ("by", "audience"),
    [
        (PUBLIC, "public"),
        (STRANGER, "public"),
        (someone("t1"), "member"),
        (GUEST, "member"),
        (someone("x", "councillor"), "member"),
        (someone("x", "president"), "member"),
        (someone("paula"), "clerk"),
        (CLERK, "clerk"),
    ],
    ids=["public", "stranger", "seat", "guest", "councillor", "president", "chair", "clerk"],
)
def test_whose_view_somebody_gets(by: Someone, audience: str) -> None:
    assert SESSION.audience(opened().state, Asked(by.person, by.roles, HOUR)) == audience


def told(base: Given[Session], type_: str, audience: Audience) -> Any:
    """The last event of a type as an audience is told of it, as of now."""
    recorded = next(line.recorded for line in reversed(base.stage.lines) if line.recorded.event.type == type_)
    return base.stage.shown(SESSION.message(base.state, recorded, audience))


def test_messages_tell_no_more_than_views() -> None:
    public, member, clerk = Audience
    base = after(opened(CASE, present=(1, 2, 3, 4), rules=rules(chat="members")), CHAT, REASON, c.Note(text="x"))
    assert [told(base, "session.scheduled", audience).get("link") for audience in Audience] == [
        None,
        SCHEDULE.link,
        SCHEDULE.link,
    ]
    assert told(base, "agenda.added", public) == {
        "item": "i1",
        "section": "order_of_the_day",
        "reserved": "ECA, art. 17",
    }
    assert told(base, "agenda.added", member)["title"] == "Caso"
    assert [told(base, "attendance.excused", audience).get("reason") for audience in Audience] == [
        None,
        None,
        "Motivo de saúde",
    ]
    assert told(base, "chat.posted", public) is None
    assert told(base, "chat.posted", member)["text"] == "Bom dia"
    assert [told(base, "minutes.noted", audience) is None for audience in Audience] == [True, True, False]
    after(base, c.RedactChat(post=10))
    assert told(base, "chat.redacted", public) is None
    assert told(base, "chat.redacted", clerk) == {"post": 10}


def test_a_new_link_is_for_members_only() -> None:
    base = after(scheduled(), c.EditSession(expected=1, link="https://meet.example/2"))
    assert [told(base, "session.edited", audience).get("link") for audience in Audience] == [
        None,
        "https://meet.example/2",
        "https://meet.example/2",
    ]


def test_the_public_hears_of_no_item_before_the_call() -> None:
    base = scheduled(ITEM)
    assert told(base, "agenda.added", Audience.PUBLIC) is None
    assert told(after(base, c.CallSession()), "agenda.added", Audience.PUBLIC)["title"] == "Parecer"


def test_a_vote_is_told_without_its_choice_until_it_is_shown() -> None:
    base = with_ballot(vote(1, "no"))
    assert "choice" not in told(base, "ballot.cast", Audience.CLERK)
    after(base, *map(vote, (2, 3, 4, 5)), c.CloseBallot(ballot="b1"))
    assert told(base, "ballot.cast", Audience.PUBLIC)["choice"] == "yes"
    reserved = on_case()
    assert told(reserved, "ballot.cast", Audience.PUBLIC) == {"ballot": "b1"}


def test_the_reasons_of_what_the_house_does_are_public() -> None:
    base = after(opened(ITEM), c.WithdrawItem(item="i1", reason="Falta um parecer"), c.SuspendSession(reason="Almoço"))
    assert told(base, "agenda.withdrawn", Audience.PUBLIC)["reason"] == "Falta um parecer"
    assert told(base, "session.suspended", Audience.PUBLIC)["reason"] == "Almoço"
    assert base.stage.view(Audience.PUBLIC)["agenda"]["items"]["i1"]["withdrawal"] == "Falta um parecer"


def test_what_is_reserved_since_is_veiled_in_older_messages() -> None:
    base = on_case(reserve=True)
    veil = SESSION.veil(base.state, Audience.PUBLIC)
    sealed = [base.stage.openings[ref].value for ref in sorted(veil) if ref in base.stage.openings]
    about = {"Parecer", "Aprova o parecer?", "Aprova", "Rejeita", "Dona Maria", "A rua"}
    assert {text for text in sealed if isinstance(text, str)} == about | {"ordinary", "yes"}
    assert [] in sealed
    assert SESSION.veil(base.state, Audience.MEMBER) == SESSION.veil(opened(ITEM).state, Audience.PUBLIC) == frozenset()
