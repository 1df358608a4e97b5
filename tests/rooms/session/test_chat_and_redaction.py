"""The chat behind its rule, the clerk's notes, and texts that are erased."""

from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from rooms.session import commands as c, events as e
from rooms.session.errors import ChatClosed, ChatOff, NoSeat, UnknownItem, UnknownText, WrongState
from tests.given import CLERK
from tests.rooms.session.cast import (
    BALLOT,
    GUEST,
    PAULA,
    STRANGER,
    after,
    called,
    opened,
    rules,
    scheduled,
    titular,
)

MEMBERS = rules(chat="members")
HELLO = c.PostChat(text="Bom dia")


def test_the_chat_is_off_unless_the_rules_open_it() -> None:
    opened().when(HELLO, by=titular(1)).refuses(ChatOff)
    base = opened(rules=MEMBERS)
    base.when(HELLO, by=titular(1)).then(e.ChatPosted(person="t1", seat="s1", text="Bom dia"))
    base.when(HELLO, by=GUEST).then(e.ChatPosted(person="gil", text="Bom dia"))
    base.when(HELLO, by=STRANGER).refuses(NotAllowed)


def test_it_rests_while_a_ballot_is_open() -> None:
    base = opened(rules=MEMBERS)
    after(base, BALLOT)
    base.when(HELLO, by=titular(1)).refuses(ChatClosed)
    assert not base.stage.view(Audience.MEMBER)["chat"]["is_open"]
    after(base, c.AnnulBallot(ballot="b1", reason="Erro"), HELLO)
    assert base.stage.view(Audience.MEMBER)["chat"]["is_open"]


def test_it_is_held_between_the_call_and_the_end() -> None:
    scheduled(rules=MEMBERS).when(HELLO, by=PAULA).refuses(WrongState, state="scheduled")
    base = after(called(rules=MEMBERS), HELLO, by=PAULA)
    after(base, c.CancelSession(reason="Feriado"))
    base.when(HELLO, by=PAULA).refuses(WrongState, state="cancelled")
    assert not base.stage.view(Audience.MEMBER)["chat"]["is_open"]


def test_a_post_is_erased_by_its_author_the_chair_or_the_clerk_and_is_in_no_view_afterwards() -> None:
    base = opened(rules=MEMBERS)
    for number in (1, 2, 3):
        after(base, c.PostChat(text=f"segredo {number}"), by=titular(number))
    first = len(base.stage.lines) - 2
    erase = c.RedactChat(post=first)
    base.when(erase, by=titular(2)).refuses(NoSeat)
    base.when(erase, by=titular(1)).then(e.ChatRedacted(post=first))
    base.when(erase, by=titular(1)).refuses(UnknownText, seq=first, field="text")
    base.when(c.RedactChat(post=first + 1), by=PAULA).happens()
    base.when(c.Redact(seq=first + 2, field="text", reason="A pedido"), by=CLERK).happens()
    base.when(c.RedactChat(post=first + 2), by=CLERK).refuses(UnknownText)
    base.when(c.RedactChat(post=1), by=CLERK).refuses(UnknownText)
    posts = base.stage.view(Audience.CLERK)["chat"]["posts"].values()
    assert [(post["text"], post["is_redacted"]) for post in posts] == [(None, True)] * 3
    assert not [line.line for line in base.stage.lines if "segredo" in line.line]


def test_notes_are_the_clerks() -> None:
    base = opened(c.AddItem(item="i1", title="Parecer"))
    base.when(c.Note(item="i1", text="Falou da praça")).then(e.Noted(item="i1", text="Falou da praça"))
    base.when(c.Note(item="i9", text="x")).refuses(UnknownItem, item="i9")
    base.when(c.Note(text="x"), by=PAULA).refuses(NotAllowed)
    assert base.stage.view(Audience.CLERK)["notes"][0]["text"] == "Falou da praça"
    assert base.stage.view(Audience.MEMBER)["notes"] is None


def test_only_the_clerk_erases_any_text() -> None:
    base = opened()
    base.when(c.Redact(seq=1, field="link", reason="A pedido"), by=PAULA).refuses(NotAllowed)
