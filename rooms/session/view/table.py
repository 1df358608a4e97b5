"""What is on the table and what is written: agenda, chat, notes."""

from __future__ import annotations

from collections.abc import Mapping

from rooms.council.rules_profile import RulesProfile
from rooms.log.kind import Audience, Tree, instant_text
from rooms.log.seal import Ref
from rooms.session.agenda import TEXTS, Agenda, Item
from rooms.session.ballots import Ballots, is_open
from rooms.session.chat import Post, Texts
from rooms.session.life import RUNNING, Life, Phase
from rooms.session.people import People
from rooms.session.view.memory import Memory


def agenda_view(
    agenda: Agenda,
    ballots: Mapping[str, tuple[str, ...]],
    states: Mapping[str, Mapping[str, Tree]],
    texts: Texts,
    reserved: frozenset[str],
) -> Tree:
    """Items by id, with the ballots on each and, in `states`, what the procedure says of it.

    `reserved` are those whose words this audience may not see.
    """
    return {
        "order": list(agenda.order),
        "current": agenda.current,
        "items": {
            id_: {
                "number": number,
                **_item(agenda.items[id_], texts, is_veiled=id_ in reserved),
                "ballots": list(ballots.get(id_, ())),
                **states[id_],
            }
            for number, id_ in enumerate(agenda.order, start=1)
        },
    }


def _item(item: Item, texts: Texts, *, is_veiled: bool) -> dict[str, Tree]:
    words = {name: None if is_veiled else texts.shown(item.texts[name]) for name in TEXTS}
    return {
        "section": item.section.value,
        **words,
        "state": item.state.value,
        "fate": item.fate,
        "is_late": item.is_late,
        "reserved": item.reserved,
        "withdrawal": None if is_veiled else texts.shown(item.withdrawal),
        "changed": item.changed,
    }


def chat_view(texts: Texts, people: People | None, memory: Memory, *, may_post: bool) -> Tree:
    """The posts, and whether one may be written now."""
    names = people.names if people else {}

    def shown(seq: int, post: Post) -> Tree:
        text = texts.shown(Ref(seq, "text"))
        name = names.get(post.person or "", "")
        about = {"person": post.person, "name": name, "at": instant_text(post.at)}
        return {**about, "text": text, "is_redacted": text is None}

    posts = memory.each("posts", shown, texts.posts, context=(texts.erased, people))
    keyed = {str(seq): post for seq, post in posts.items()}
    return {"order": list(keyed), "posts": keyed, "is_open": may_post}


def notes_view(texts: Texts) -> Tree:
    """The clerk's notes."""
    return [
        {"seq": note.seq, "item": note.item, "at": instant_text(note.at), "text": texts.shown(Ref(note.seq, "text"))}
        for note in texts.notes
    ]


def sees_agenda(life: Life, audience: Audience) -> bool:
    """The public sees the agenda from the call on."""
    return life.called_at is not None or audience is not Audience.PUBLIC


def is_chat_open(life: Life, ballots: Ballots) -> bool:
    """Whether one may write now: from the call to the end, while no ballot is open."""
    is_held = life.phase in RUNNING or life.phase is Phase.CALLED
    return is_held and life.rules is not None and life.rules.chat != "off" and not is_open(ballots)


def sees_chat(rules: RulesProfile | None, audience: Audience) -> bool:
    """A chat of members is not for the public."""
    mode = rules.chat if rules else "off"
    return mode == "public" or (mode == "members" and audience is not Audience.PUBLIC)
