"""The chat and the clerk's notes: where their texts are, and which texts were erased. Never the words themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from rooms.log.kind import Recorded
from rooms.log.seal import Ref, Seal
from rooms.session.errors import ChatClosed, ChatOff, UnknownText
from rooms.session.events import EVENTS
from rooms.session.events.chat import ChatPosted, ChatRedacted, Noted
from rooms.session.events.life import Redacted

ERASABLE = frozenset(name for event in EVENTS.values() for name, seal in event.seals.items() if seal is Seal.ERASABLE)
"""Names of fields whose text can be erased."""


@dataclass(frozen=True, slots=True)
class Post:
    """A chat post or a note by its place in the log; `item` is a note's."""

    seq: int
    person: str | None
    item: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Texts:
    """Posts by seq and notes, in order; `erased` are the texts that are gone."""

    posts: Mapping[int, Post] = field(default_factory=dict)
    notes: tuple[Post, ...] = ()
    erased: frozenset[Ref] = frozenset()

    def shown(self, ref: Ref | None) -> Ref | None:
        """The place, or None when its text was erased."""
        return None if ref in self.erased else ref


def check_open(mode: str, *, is_ballot_open: bool) -> None:
    """May whoever takes part post now? `mode` is the rules' chat. Raises ChatOff, ChatClosed."""
    if mode == "off":
        raise ChatOff
    if is_ballot_open:
        raise ChatClosed


def check_text(texts: Texts, ref: Ref, *, last: int) -> Ref:
    """A place up to event `last` that may hold a sealed text, and was not erased before. Raises UnknownText."""
    if not 1 <= ref.seq <= last or ref.field not in ERASABLE or ref in texts.erased:
        raise UnknownText(seq=ref.seq, field=ref.field)
    return ref


def check_post(texts: Texts, seq: int) -> Post:
    """A chat post that still has its text. Raises UnknownText."""
    post = texts.posts.get(seq)
    if post is None or Ref(seq, "text") in texts.erased:
        raise UnknownText(seq=seq, field="text")
    return post


def evolve(texts: Texts, recorded: Recorded) -> Texts:
    """Fold one event into the texts."""
    match recorded.event:
        case ChatPosted(person=person):
            post = Post(recorded.seq, person, None, recorded.at)
            return replace(texts, posts={**texts.posts, recorded.seq: post})
        case Noted(item=item):
            return replace(texts, notes=(*texts.notes, Post(recorded.seq, None, item, recorded.at)))
        case ChatRedacted(post=seq):
            return replace(texts, erased=texts.erased | {Ref(seq, "text")})
        case Redacted(seq=seq, field=name):
            return replace(texts, erased=texts.erased | {Ref(seq, name)})
        case _:
            return texts
