"""view(session, audience): the only projection of a session; decides who sees what, and holds every derived fact.

Public: all but the conference link, the agenda before the call, a members' chat, notes, steps, answers to the call,
reasons of recusal, contents and documents of reserved items. Member: no notes, steps, desk, answers, reasons. Clerk,
chair: everything. A choice is seen by its voter alone until the rules show it, reasons of absence by clerk and chair.
"""

from __future__ import annotations

from rooms.log.kind import Asked, Audience, Recorded, Tree, instant_text
from rooms.log.seal import Ref
from rooms.session.agenda import Agenda
from rooms.session.ballots import is_decided
from rooms.session.may import OFFICES
from rooms.session.state import Session
from rooms.session.view.ballots import ballots_view
from rooms.session.view.calling import answers_view, own_call
from rooms.session.view.corrections import corrections_view, own_corrections
from rooms.session.view.desk import desk_view
from rooms.session.view.documents import documents_view, places_of
from rooms.session.view.elections import elections_view, voted
from rooms.session.view.floor import floor_view
from rooms.session.view.justifications import justifications_view
from rooms.session.view.memory import Memory, memory_of
from rooms.session.view.messages import message_view
from rooms.session.view.procedure import item_states, parts_view, requests_view
from rooms.session.view.recusals import own_recusals, recusals_view
from rooms.session.view.room import announcement_view, attendance_view, chair_view, quorum_view, roster_view
from rooms.session.view.steps import steps_view
from rooms.session.view.succession import settled, succession_view
from rooms.session.view.table import (
    agenda_view,
    chat_view,
    is_chat_open,
    notes_view,
    sees_agenda,
    sees_chat,
)

__all__ = ["audience", "message", "mine", "veil", "view"]

_MEMBERS = OFFICES | {"member", "councillor", "president"}


def audience(session: Session, asked: Asked) -> Audience:
    """Whose view the asker gets."""
    if "clerk" in asked.roles or (asked.person is not None and asked.person == session.chair.person):
        return Audience.CLERK
    people = session.attendance.people
    is_holder = people is not None and asked.person in people.seats_of
    if is_holder or asked.roles & _MEMBERS:
        return Audience.MEMBER
    return Audience.PUBLIC


def reserved_items(agenda: Agenda, audience_: Audience) -> frozenset[str]:
    """Items whose contents this audience may not see."""
    if audience_ is not Audience.PUBLIC:
        return frozenset()
    return frozenset(id_ for id_, item in agenda.items.items() if item.reserved is not None)


def veil(session: Session, audience_: Audience) -> frozenset[Ref]:
    """Texts of items reserved since, which older messages still point to."""
    refs: set[Ref] = set()
    hidden = reserved_items(session.agenda, audience_)
    if not hidden:
        return frozenset()
    for id_ in hidden:
        refs.update(session.agenda.items[id_].refs)
    of_hidden = {id_: held for id_, held in session.ballots.items.items() if not hidden.isdisjoint(held.items)}
    for held in of_hidden.values():
        refs.update(held.refs, held.choices)
    refs.update(session.corrections.texts_about(of_hidden))
    refs.update(places_of(session.documents, hidden))
    refs.update(ref for item, ref in session.floor.about if item in hidden)
    refs.update(session.requests.texts_about(hidden), session.parts.texts_about(hidden))
    return frozenset(refs)


def message(session: Session, recorded: Recorded, audience_: Audience) -> Tree | None:
    """One event's data as this audience may see it in that state, or None. At the head: what is published of it."""
    return message_view(session, recorded, audience_, reserved_items(session.agenda, audience_))


def view(session: Session, audience_: Audience) -> Tree:
    """The session as this audience may see it; a section it may not see is None.

    Sections whose inputs did not change since this audience's last view are the same objects as then.
    """
    memory = memory_of(session.id, audience_)
    again = memory.again
    life, attendance, texts = session.life, session.attendance, session.texts
    people = attendance.people
    table = (life, attendance, session.recusals, session.agenda)
    line = (session.chair, *table, session.elections)
    reserved = again("reserved", reserved_items, session.agenda, audience_)
    return {
        "session": again("session", announcement_view, session.id, life, session.call, texts, audience_),
        "chair": again("chair", chair_view, session.chair, people),
        "succession": again("succession", lambda *_: succession_view(session), *line, settled(session)),
        "roster": again("roster", roster_view, people),
        "attendance": again("attendance", attendance_view, attendance, session.justifications),
        "quorum": again("quorum", lambda *_: quorum_view(session), *table),
        **_persons(session, reserved, audience_, memory),
        "agenda": _agenda(session, reserved, memory) if sees_agenda(life, audience_) else None,
        "documents": again("documents", documents_view, session.documents, texts, reserved)
        if sees_agenda(life, audience_)
        else None,
        "floor": floor_view(session, reserved, memory),
        "ballots": ballots_view(session, reserved, memory) if people else None,
        "corrections": corrections_view(session, reserved, audience_, memory),
        "chat": chat_view(texts, people, memory, may_post=is_chat_open(life, session.ballots))
        if sees_chat(life.rules, audience_)
        else None,
        "justifications": justifications_view(session, memory, audience_),
        "notes": again("notes", notes_view, texts) if audience_ is Audience.CLERK else None,
        "rsvp": again("rsvp", answers_view, session.answers, people, life, audience_),
        **_leading(session, memory, audience_),
    }


def _persons(session: Session, reserved: frozenset[str], audience_: Audience, memory: Memory) -> dict[str, Tree]:
    """Who does not vote on what, and who stands for which office."""
    again, table = memory.again, (session.life, session.attendance, session.recusals, session.agenda)
    declared = (*table, session.texts, reserved)
    stands = (*table, session.elections, voted(session), reserved)
    return {
        "recusals": again("recusals", lambda *_: recusals_view(session, reserved, audience_), *declared),
        "elections": again("elections", lambda *_: elections_view(session, reserved), *stands),
    }


def _agenda(session: Session, reserved: frozenset[str], memory: Memory) -> Tree:
    """Items, with what is asked for on them and their parts."""
    texts, people, again = session.texts, session.attendance.people, memory.again
    decided = (id_ for id_ in session.ballots.by_item if is_decided(session.ballots, id_))
    ballots = (session.ballots.by_item, session.ballots.current, *decided)
    inputs = (session.agenda, session.requests, *ballots, session.life, people)
    states = again("procedure", lambda *_: item_states(session), *inputs)
    items = again("items", agenda_view, session.agenda, session.ballots.by_item, states, texts, reserved)
    asked = again("requests", requests_view, session.requests, people, texts, reserved)
    parts = again("parts", parts_view, session.parts, people, texts, reserved)
    return again("agenda", lambda *_: {**items, "requests": asked, "parts": parts}, items, asked, parts)


def _leading(session: Session, memory: Memory, audience_: Audience) -> dict[str, Tree]:
    """What is for whoever leads."""
    if audience_ is not Audience.CLERK:
        return {"steps": None, "desk": None}
    return {"steps": steps_view(session, memory), "desk": desk_view(session, memory)}


def mine(session: Session, asked: Asked) -> Tree:
    """What is for this person only: seats, own votes with their receipts, own requests."""
    people = session.attendance.people
    seats = people.seats_of.get(asked.person or "", ()) if people else ()
    return {
        "person": asked.person,
        "seats": [
            {"seat": s, "capacity": "titular" if people and people.is_titular(s, asked.person or "") else "alternate"}
            for s in seats
        ],
        "votes": own_votes(session, asked.person),
        "receipts": own_receipts(session, asked.person),
        "recusals": own_recusals(session, asked.person),
        "requests": [
            waiting.id
            for waiting in (*session.floor.queue, *session.floor.asides)
            if asked.person and waiting.person == asked.person
        ],
        "roles": sorted(asked.roles),
        "corrections": own_corrections(session, asked),
        "call": own_call(session.answers, people, asked.person),
    }


def own_votes(session: Session, person: str | None) -> dict[str, Tree]:
    """By ballot: what this person chose, for whichever seat."""
    return {
        id_: held.choice(seat)
        for id_, held in session.ballots.items.items()
        for seat, by in held.votes.items()
        if person is not None and by.person == person
    }


def own_receipts(session: Session, person: str | None) -> dict[str, Tree]:
    """By ballot: the receipt of this person's vote as its answer gave it, of the later one if there were two."""
    return {
        id_: {"number": by.seq, "at": instant_text(by.at), "choice": held.choice(seat)}
        for id_, held in session.ballots.items.items()
        for seat, by in sorted(held.votes.items(), key=lambda vote: vote[1].seq)
        if person is not None and by.person == person
    }
