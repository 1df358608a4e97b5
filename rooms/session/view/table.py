"""What is on the table and who speaks: agenda, floor, chat, notes."""

from __future__ import annotations

from datetime import timedelta

from rooms.council.rules_profile import RulesProfile
from rooms.log.kind import Audience, Tree, instant_text
from rooms.log.seal import Ref
from rooms.session.agenda import TEXTS, Agenda, Item
from rooms.session.ballots import Ballots, is_open
from rooms.session.chat import Texts
from rooms.session.floor import Floor, Request, Speech
from rooms.session.people import People
from rooms.session.view.moments import moment


def agenda_view(agenda: Agenda, ballots: Ballots, texts: Texts, reserved: frozenset[str]) -> Tree:
    """Items by id. `reserved` are those whose words this audience may not see."""
    of_item: dict[str, list[str]] = {}
    for id_ in ballots.order:
        item = ballots.items[id_].opened.item
        if item is not None:
            of_item.setdefault(item, []).append(id_)
    return {
        "order": list(agenda.order),
        "current": agenda.current,
        "items": {
            id_: {
                "number": number,
                **_item(agenda.items[id_], texts, is_veiled=id_ in reserved),
                "ballots": of_item.get(id_, []),
            }
            for number, id_ in enumerate(agenda.order, start=1)
        },
    }


def _item(item: Item, texts: Texts, *, is_veiled: bool) -> dict[str, Tree]:
    words = {name: None if is_veiled else texts.shown(item.texts[name]) for name in TEXTS}
    return {
        "section": item.section.value,
        **words,
        "matter": None if is_veiled else item.matter,
        "concerns": [] if is_veiled else list(item.concerns),
        "rapporteur": None if is_veiled else item.rapporteur,
        "state": item.state.value,
        "fate": item.fate,
        "is_late": item.is_late,
        "reserved": item.reserved,
        "withdrawal": None if is_veiled else texts.shown(item.withdrawal),
        "changed": item.changed,
    }


def floor_view(floor: Floor, people: People | None, texts: Texts, reserved: frozenset[str]) -> Tree:
    """The queue, and the speech with its clock: seconds given, milliseconds used, running since."""
    return {
        "queue": [waiting.id for waiting in floor.queue],
        "requests": {waiting.id: _request(waiting, people, texts, reserved) for waiting in floor.queue},
        "speaker": _speech(floor.speech, people, texts, reserved),
        "is_paused": floor.speech is not None and floor.speech.running_since is None,
    }


def _request(waiting: Request, people: People | None, texts: Texts, reserved: frozenset[str]) -> dict[str, Tree]:
    known = people.names.get(waiting.person or "") if people else None
    is_veiled = waiting.item in reserved
    return {
        "kind": waiting.kind,
        "seat": waiting.seat,
        "person": waiting.person,
        "name": None if is_veiled and waiting.person is None else known or texts.shown(waiting.name),
        "subject": None if is_veiled else texts.shown(waiting.subject),
        "item": waiting.item,
        "at": instant_text(waiting.at),
    }


def _speech(speech: Speech | None, people: People | None, texts: Texts, reserved: frozenset[str]) -> Tree:
    if speech is None:
        return None
    return {
        "request": speech.request.id,
        **_request(speech.request, people, texts, reserved),
        "seconds": speech.seconds,
        "used_ms": speech.used // timedelta(milliseconds=1),
        "running_since": moment(speech.running_since),
    }


def chat_view(texts: Texts, people: People | None, ballots: Ballots, rules: RulesProfile | None) -> Tree:
    """The posts, and whether one may be written now."""
    mode = rules.chat if rules else "off"
    names = people.names if people else {}
    return {
        "order": [str(seq) for seq in texts.posts],
        "posts": {
            str(seq): {
                "person": post.person,
                "name": names.get(post.person or "", ""),
                "at": instant_text(post.at),
                "text": texts.shown(Ref(seq, "text")),
                "is_redacted": texts.shown(Ref(seq, "text")) is None,
            }
            for seq, post in texts.posts.items()
        },
        "is_open": mode != "off" and not is_open(ballots),
    }


def notes_view(texts: Texts) -> Tree:
    """The clerk's notes."""
    return [
        {"seq": note.seq, "item": note.item, "at": instant_text(note.at), "text": texts.shown(Ref(note.seq, "text"))}
        for note in texts.notes
    ]


def sees_chat(rules: RulesProfile | None, audience: Audience) -> bool:
    """A chat of members is not for the public."""
    mode = rules.chat if rules else "off"
    return mode == "public" or (mode == "members" and audience is not Audience.PUBLIC)
