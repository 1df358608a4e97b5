"""The script from beginning to end, and how its last session is moved to today. Not the words: those are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import RowMapping

from app.accounts import Person
from app.cli.accounts import keep_demo_accounts
from app.demonstration.accounts import administrator, began_at, enrol, kept_accounts
from app.demonstration.city import council_id, fill, found, promise, seat
from app.demonstration.data import CastData, City, Plan, Sessions, read
from app.demonstration.evening import NOTICE, Evening, add_items, announce, hour
from app.demonstration.stage import Past, Stage, person
from app.house import House
from rooms import Session, instant_text
from rooms.tables import Page, Wanted, councils, session, sessions

BEFORE: Final = timedelta(days=150)
"""How long ago the script begins."""
QUARTER: Final = timedelta(minutes=15)
MOVED: Final = "Sessão da demonstração levada para hoje."
LIVE: Final = ("scheduled", "called", "open", "suspended")


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What is there to be shown: the session that can be held (None once it has ended), the accounts as kept."""

    session: str | None
    accounts: tuple[Mapping[str, Any], ...]


async def may_load(house: House) -> bool:
    """Whether the demonstration may be loaded: no council, and nobody who can log in but a demonstration account.

    Or its loading was cut off, and goes on.
    """
    if began_at(house):
        return True
    async with house.database.read() as conn:
        if (await councils(conn, Page(limit=1, with_rehearsals=False))).items:
            return False
    return bool(kept_accounts(house)) or not await house.accounts.has_accounts()


async def shown(house: House) -> Demonstration | None:
    """The demonstration of this installation, None if it has none."""
    accounts = kept_accounts(house)
    if not accounts:
        return None
    waiting = await _waiting(house)
    return Demonstration(waiting[0]["stream"] if waiting else None, tuple(accounts))


async def load(house: House) -> None:
    """Play the script on a house without councils, or on from where it was cut off: from the same moment, then.

    The accounts are kept before anybody meets: they are of no use unknown.
    """
    cast = read("cmtcs", CastData)
    now = (began_at(house) or house.clock()).astimezone(house.zone)
    admin, kept = await administrator(house, now)
    people, entries = await enrol(house, cast)
    accounts = [kept, *entries]
    keep_demo_accounts(house.settings.data_dir, accounts, began_at=now)
    with house.loops.held():
        await _play(house, cast, people, admin=admin, now=now)
    keep_demo_accounts(house.settings.data_dir, accounts)


async def _play(house: House, cast: CastData, people: Mapping[str, Person], *, admin: Person, now: datetime) -> None:
    told = read("sessions", Sessions)
    past = Past(house, now - BEFORE)
    try:
        city = read("councils", City)
        await found(past, admin, city)
        await promise(past, admin, read("commitments", Plan))
        await seat(past, admin, cast, people)
        await fill(past, admin, city, apart=cast.acronym)
        for meeting in told.past:
            at = hour(now, meeting.weeks)
            evening = Evening(past, cast, people, _id(cast, at))
            await evening.hold(meeting, at)
        past.move_to(now - NOTICE)
        today, at = _id(cast, _soon(now)), _soon(now)
        await _prepare(past, cast, people, at=at, id=today)
        await past.do(today, "session.call", people[cast.clerk])
    finally:
        await past.end()


async def move_to_today(house: House) -> None:
    """Call off or adjourn the session that could be held, and call one like it for today, at short notice."""
    cast, stage = read("cmtcs", CastData), Stage(house)
    council = await stage.state(council_id(cast.acronym))
    clerk = next(person(id_, name) for id_, name in council.roles["clerk"].items())
    for row in await _waiting(house):
        await _end(stage, clerk, row["stream"])
    people = {key: _known(council, name) for key, name in cast.people.items()} | {cast.clerk: clerk}
    at = _soon(house.clock().astimezone(house.zone))
    id = await _free(house, _id(cast, at))
    await _prepare(stage, cast, people, at=at, id=id)
    await stage.do(id, "session.call", clerk, short_notice_reason=MOVED)


def _id(cast: CastData, at: datetime) -> str:
    return f"{council_id(cast.acronym)}-{at.date()}"


def _known(council: Any, name: str) -> Person:
    ids = {term.name: term.person for term in council.terms.values()}
    return person(ids.get(name, ""), name)


async def _prepare(stage: Stage, cast: CastData, people: Mapping[str, Person], *, at: datetime, id: str) -> None:
    today, clerk = read("sessions", Sessions).today, people[cast.clerk]
    about = {"scheduled_at": instant_text(at), "place": today.place, "link": today.link}
    await announce(stage, cast, clerk, id, **about)
    await add_items(stage, clerk, id, today.items, people=people)


async def _end(stage: Stage, clerk: Person, stream: str) -> None:
    state: Session = await stage.state(stream)
    if state.life.phase in LIVE[:2]:
        await stage.do(stream, "session.cancel", clerk, reason=MOVED)
        return
    waiting = {id_: "withdrawn" for id_, item in state.agenda.items.items() if item.state in ("open", "on_table")}
    annul = [state.ballots.current] if state.ballots.current else []
    await stage.do(stream, "session.adjourn", clerk, items=waiting, annul=annul)


async def _waiting(house: House) -> list[RowMapping]:
    """The sessions of the script, by their ids, that have not ended: the latest first."""
    council = council_id(read("cmtcs", CastData).acronym)
    async with house.database.read() as conn:
        found_ = [row for state in LIVE for row in (await sessions(conn, Wanted(council, state=state))).items]
    return [row for row in found_ if row["stream"].startswith(f"{council}-")]


async def _free(house: House, id_: str) -> str:
    """An id that no session has yet."""
    number, wanted = 1, id_
    async with house.database.read() as conn:
        while await session(conn, wanted) is not None:
            number += 1
            wanted = f"{id_}-{number}"
    return wanted


def _soon(now: datetime) -> datetime:
    """The quarter of an hour that has begun: what can be held at once, for a first call waits for its hour."""
    start = now.replace(minute=0, second=0, microsecond=0)
    return start + (now - start) // QUARTER * QUARTER
