"""A session's page: everything its view shows the one who looks, in the order a reader asks for it.

Its live part is read here without script; room.py is what script begins with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from starlette.responses import Response

from app.api.refusals import NotFound
from app.desk import Standing
from app.facts import own_stream
from app.house import House
from app.pages.absences import sees_absences
from app.pages.attendance import SegmentRows, segments_of
from app.pages.ballot import GOING_ON, BallotRow, ballot_rows, in_the_open
from app.pages.document import DocumentRow, documents_of
from app.pages.elections import ElectionRow, elections_of
from app.pages.floor import FloorNow, Speaking, floor_now, speaking_of
from app.pages.frame import Live, Press, Visit, web
from app.pages.hand import TYPES, asks_for
from app.pages.handover import handover_link
from app.pages.leading import Leading, leading_of
from app.pages.people import ENTERED
from app.pages.procedure import Table, table_of
from app.pages.quorum import QuorumNow, quorum_of
from app.pages.recusals import RecusalsNow, recusals_of
from app.pages.room import Hand, Room, hand_of, room_of
from app.pages.settling import QuestionRow, questions_of
from rooms import Audience, Phase, Refusal, Session

View = Mapping[str, Any]
FINAL: Final = frozenset({"adjourned", "cancelled"})


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An agenda item. `reserved`: its basis; `title`: None if not shown; `procedure`: urgency, origin, review."""

    id: str
    number: int
    state: str
    title: str | None
    description: str | None
    reference: str | None
    rapporteur: str | None
    reserved: str | None
    fate: str | None
    is_late: bool
    procedure: View
    ballots: tuple[BallotRow, ...]
    documents: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True)
class SectionRows:
    """A section of the agenda, by its code, and its items in order."""

    code: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class SessionPage:
    """`session`, `chair`, `chat`, `notes` are parts of the view of SESSION, None where not shown.

    `at` is the time of the page; `mine` what is for the reader only; `numbers` of seats by id; `voting` the ballots
    open or under check; `ballots_apart`, `documents` those of no item; `link` the conference's address if of the web;
    `leading` what whoever leads does next, `table` what is asked for on items.
    While the session is not over, `room` is what the browser begins with, `hand` and `speaking` what the reader may do
    without it, `done` the command that brought the reader here, and `asks` the one by which the reader's seat asks for
    an extraordinary session, or takes that back. `sees_absences`: there is a page about them for this reader.
    `corrected`: how many corrections there are to read. `questions` of procedure wait to be put to the vote by the
    reader; `handover`: where the reader passes the chair on, or takes it. `is_new`: the reader has just logged in.
    `after`: of a session that is over, how far its minutes are, for whoever has to see to them.
    """

    at: datetime
    session: View
    chair: View | None
    quorum: QuorumNow | None
    sections: tuple[SectionRows, ...] | None
    voting: tuple[BallotRow, ...]
    ballots_apart: tuple[BallotRow, ...]
    documents: tuple[DocumentRow, ...]
    segments: tuple[SegmentRows, ...]
    floor: FloorNow | None
    speaking: Speaking | None
    chat: View | None
    notes: tuple[View, ...] | None
    leading: Leading | None
    mine: View | None
    recusals: RecusalsNow | None
    elections: tuple[ElectionRow, ...]
    numbers: Mapping[str, int]
    link: str | None
    is_live: bool
    is_final: bool
    table: Table | None
    room: Room | None
    hand: Hand | None
    done: str | None
    asks: str | None = None
    questions: tuple[QuestionRow, ...] = ()
    handover: str | None = None
    corrected: int = 0
    sees_absences: bool = False
    is_new: bool = False
    after: str | None = None


async def session_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}`, as the reader's audience sees it. Raises NotFound, UnknownStream."""
    stream = visit.request.path_params["id"]
    standing = await house.desk.standing(stream, visit.person)
    if not isinstance(standing.loaded.head.state, Session):
        raise NotFound
    shown = await house.tail.snapshot(stream, standing.audience)
    page = session_context(shown["view"], at=house.clock(), mine=standing.mine if visit.person else None)
    page = replace(
        page,
        sees_absences=bool(page.segments) and sees_absences(standing),
        is_new=ENTERED in visit.request.query_params,
        after=await _after(house, standing, visit),
    )
    live = Live(stream, shown["seq"], visit.path, is_room=True) if page.is_live else None
    if page.is_live:
        done = visit.request.query_params.get("done")
        page = replace(
            page,
            room=room_of(shown, standing.mine, visit.language.code),
            hand=hand_of(standing, shown["view"], visit.language),
            speaking=speaking_of(standing, shown["view"], visit.language),
            done=done if done in TYPES else None,
            asks=await asks_for(house, visit, shown["view"]),
            questions=questions_of(shown["view"], visit.language),
            handover=handover_link(shown["view"], standing.mine if visit.person else None),
        )
    title = visit.language.text(f"session.{page.session['kind']}", number=page.session["number"])
    return press.page(visit, "session.html", f"{title} · {page.session['council']['acronym']}", page, live=live)


async def _after(house: House, standing: Standing, visit: Visit) -> str | None:
    """How far the minutes of an adjourned session are, for clerk, chair and president."""
    state: Session = standing.loaded.head.state
    is_table = standing.audience is Audience.CLERK or "president" in standing.asked.roles
    if state.life.phase is not Phase.ADJOURNED or not is_table:
        return None
    own = own_stream("minutes", state.id)
    try:
        minutes = await house.desk.standing(own, visit.person)
    except Refusal:  # not begun yet, in the moments after the end
        return "draft"
    view = (await house.tail.snapshot(own, minutes.audience))["view"]
    return str(view["state"])


def session_context(view: View, *, at: datetime, mine: View | None) -> SessionPage:
    """The page's context from the view of an audience and what is for one person."""
    session = view["session"]
    voting, apart = in_the_open(view, ballots := ballot_rows(view))
    return SessionPage(
        at=at,
        session=session,
        chair=view["chair"],
        quorum=quorum_of(view),
        sections=_sections(view, ballots) if view["agenda"] is not None else None,
        voting=voting,
        ballots_apart=apart,
        documents=documents_of(view, None),
        segments=segments_of(view, _names(view)),
        floor=floor_now(view, at),
        chat=view["chat"],
        notes=view["notes"],
        leading=leading_of(view, ballots, at),
        mine=mine,
        recusals=recusals_of(view, mine),
        elections=elections_of(view, mine),
        numbers={id_: seat["number"] for id_, seat in _seats(view).items()},
        link=web(session["link"]),
        is_live=session["state"] not in FINAL,
        is_final=session["state"] in FINAL,
        table=table_of(view, at=at, mine=mine),
        room=None,
        hand=None,
        speaking=None,
        done=None,
        corrected=len(view["corrections"]),
    )


def _seats(view: View) -> Mapping[str, View]:
    """The seats of the roster; none before the call."""
    seats: Mapping[str, View] = view["roster"]["seats"] if view["roster"] else {}
    return seats


def _items(view: View) -> tuple[View, ...]:
    agenda = view["agenda"]
    return tuple({**agenda["items"][id_], "id": id_} for id_ in agenda["order"]) if agenda else ()


def _sections(view: View, ballots: Mapping[str, BallotRow]) -> tuple[SectionRows, ...]:
    names = _names(view)
    sections: dict[str, list[ItemRow]] = {}
    for item in _items(view):
        row = ItemRow(
            id=item["id"],
            number=item["number"],
            state=item["state"],
            title=item["title"],
            description=item["description"],
            reference=item["reference"],
            rapporteur=names.get(item["rapporteur"], item["rapporteur"]),
            reserved=item["reserved"],
            fate=item["fate"],
            is_late=item["is_late"],
            procedure=item,
            ballots=tuple(ballots[id_] for id_ in item["ballots"] if ballots[id_].state not in GOING_ON),
            documents=documents_of(view, item["id"]),
        )
        sections.setdefault(item["section"], []).append(row)
    return tuple(SectionRows(code, tuple(items)) for code, items in sections.items())


def _names(view: View) -> dict[str, str]:
    officers = view["roster"]["officers"] if view["roster"] else ()
    names = {officer["person"]: officer["name"] for officer in officers}
    for seat in _seats(view).values():
        for holder in (seat["titular"], *seat["alternates"]):
            if holder:
                names[holder["person"]] = holder["name"]
    return names
