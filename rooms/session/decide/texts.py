"""Deciding on texts: chat, notes, and what is erased."""

from __future__ import annotations

from rooms.log.kind import Decided
from rooms.log.seal import Ref
from rooms.session import agenda
from rooms.session.ballots import is_open
from rooms.session.chat import check_open, check_post, check_text
from rooms.session.commands import Note, PostChat, Redact, RedactChat
from rooms.session.decide.asking import Asking, answer
from rooms.session.errors import NoSeat
from rooms.session.events import ChatPosted, ChatRedacted, Noted, Redacted
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Capacity


def post(ask: Asking, command: PostChat) -> Decided:
    """Raises WrongState, ChatOff, ChatClosed."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    check_open(ask.rules.chat, is_ballot_open=is_open(ask.session.ballots))
    seats = ask.people.seats_of.get(ask.asked.person or "", ())
    return answer(by, ChatPosted(person=ask.asked.person or "", seat=seats[0] if seats else None, text=command.text))


def redact_post(ask: Asking, command: RedactChat) -> Decided:
    """Erase a post: the clerk, the chair, or its author. Raises NotAllowed, UnknownText, NoSeat."""
    by = ask.acting(command)
    found = check_post(ask.session.texts, command.post)
    if by.capacity is Capacity.MEMBER and found.person != ask.asked.person:
        raise NoSeat
    return answer(by, ChatRedacted(post=command.post), erases=(Ref(command.post, "text"),))


def note(ask: Asking, command: Note) -> Decided:
    """The clerk's note. Raises WrongState, UnknownItem."""
    by = ask.acting(command)
    ask.require(Phase.CALLED, *RUNNING)
    if command.item is not None:
        agenda.item(ask.session.agenda, command.item)
    return answer(by, Noted(item=command.item, text=command.text))


def redact(ask: Asking, command: Redact) -> Decided:
    """Erase one text for good, in any phase. Raises UnknownText."""
    by = ask.acting(command)
    ref = check_text(ask.session.texts, Ref(command.seq, command.field), last=ask.session.seq)
    event = Redacted(seq=command.seq, field=command.field, reason=command.reason)
    return answer(by, event, erases=(ref,))
