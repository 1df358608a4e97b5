"""How a session was called, and who answered: notice, requests, rectifications; who comes, and the forecast quorum."""

from __future__ import annotations

from datetime import timedelta

from rooms.log.kind import Audience, Tree, instant_text
from rooms.session.answers import Answers, Expected, expected, summoned_for, summoned_to
from rooms.session.attendance import quorum
from rooms.session.calls import Call, Rectification
from rooms.session.chat import Texts
from rooms.session.events.notice import CountedNotice
from rooms.session.life import Life
from rooms.session.people import People
from rooms.session.words import Going
from voting import Bases


def call_view(call: Call, texts: Texts, audience: Audience) -> Tree:
    """How the session was called. Who asked for it is public once it is called; before, it is the members' affair."""
    return {
        "notice": _notice(call.notice),
        "ordered_by": call.ordered_by,
        "requesters": list(call.requesters),
        "requests": None
        if audience is Audience.PUBLIC
        else {seat: {"at": instant_text(asked.at), "means": asked.means} for seat, asked in call.requests.items()},
        "rectifications": [_rectification(one, texts) for one in call.rectifications],
    }


def _notice(notice: CountedNotice | None) -> Tree:
    return notice and {**notice.model_dump(mode="json"), "is_short": notice.is_short}


def _rectification(one: Rectification, texts: Texts) -> Tree:
    """`former`: what stood there before, of what is not sealed."""
    return {
        "number": one.number,
        "at": instant_text(one.at),
        "fields": list(one.fields),
        "items": list(one.items),
        "now": one.now.model_dump(mode="json", exclude_none=True),
        "former": one.former.model_dump(mode="json", exclude_none=True),
        "restarts_notice": one.restarts_notice,
        "notice": _notice(one.notice),
        "reason": texts.shown(one.reason),
    }


def answers_view(answers: Answers, people: People | None, life: Life, audience: Audience) -> Tree:
    """Each member's answer and proof of notice, who is expected for each seat, and the quorum that promises.

    For the clerk and whoever chairs.
    """
    if people is None or audience is not Audience.CLERK or life.calendar is None or life.rules is None:
        return None
    awaited = {seat.id: expected(answers, seat) for seat in people.roster.seats}
    return {
        "until": instant_text(life.calendar.scheduled_at - timedelta(hours=life.rules.rsvp.deadline)),
        "is_closed": answers.is_closed,
        "people": {person: _person(answers, person) for person in people.seats_of},
        "seats": {
            id_: {
                "state": one.state,
                "person": one.person,
                "place": one.place,
                "summoned": list(summoned_for(answers, people.seats[id_])),
            }
            for id_, one in awaited.items()
        },
        "forecast": _forecast(awaited, people, life),
    }


def _person(answers: Answers, person: str) -> Tree:
    reply = answers.replies.get(person)
    return {
        "answer": reply.answer if reply else None,
        "at": instant_text(reply.at) if reply else None,
        "means": reply.means if reply else None,
        "proofs": [{"how": proof.how, "at": instant_text(proof.at)} for proof in answers.proofs.get(person, ())],
    }


def _forecast(awaited: dict[str, Expected], people: People, life: Life) -> Tree:
    states = [one.state for one in awaited.values()]
    places = [one.place for one in awaited.values()]
    coming = states.count("coming")
    rules = life.rules
    if rules is None:
        return None
    check = quorum(rules.opening_quorum, Bases(statutory=people.roster.statutory, filled=people.filled, present=coming))
    return {
        "coming": coming,
        "in_room": places.count(Going.IN_ROOM),
        "remote": places.count(Going.REMOTE),
        "unknown": states.count("unknown"),
        "nobody": states.count("nobody"),
        "needed": check.needed,
        "is_reached": check.is_reached,
    }


def own_call(answers: Answers, people: People | None, person: str | None) -> Tree:
    """What this person answered, and for which seats they are summoned in a titular's stead."""
    if people is None or person is None:
        return {"answer": None, "summoned": []}
    return {"answer": answers.answer(person), "summoned": list(summoned_to(answers, people, person))}
