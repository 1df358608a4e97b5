"""A session's minutes: the draft for who may read it, the clerk's forms, and what was published, to read and print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from app.errors import message, status
from app.facts import own_stream
from app.house import House
from app.pages.forms import Form, read_form
from app.pages.frame import HEADERS, Live, Press, Visit, address
from app.pages.minutes_records import Records, View, records_of, said
from app.pages.syntheses import (
    MOST_BYTES,
    MOST_FIELDS,
    Kept,
    Note,
    Sent,
    Slot,
    kept_texts,
    notes_by_item,
    slots,
    unwritten,
    write_changed,
)
from app.pages.told import SLOT, Block, blocks
from rooms import Phase

ACTS: Final = ("write", "finish", "publish")


@dataclass(frozen=True, slots=True)
class Proof:
    """How far a log goes and the hash of its last line, with the signed note that says so."""

    seq: int
    hash: str
    note: str


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """`blocks` is None for who may not read a draft, and empty before the session opened.

    `slots` by item are the clerk's texts, all of one form, `unwritten` the items without one, `notes` the clerk's on no
    item; `acts` the other commands the reader may give now, each with an id. `proofs`: of the minutes, of the session.
    """

    session: View
    records: Records
    blocks: tuple[Block, ...] | None
    slots: Mapping[str, Slot]
    unwritten: tuple[str, ...]
    notes: tuple[Note, ...]
    acts: Mapping[str, str]
    problem: str | None
    done: str | None
    proofs: tuple[Proof, ...]


async def minutes_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/minutes`, to read, and what its forms send. Raises NotFound, UnknownStream."""
    stream = visit.request.path_params["id"]
    records = await records_of(house, visit, stream)
    if visit.request.method != "POST":
        return await _shown(house, press, visit, records, Sent())
    form = await read_form(house, visit.request, limit=MOST_BYTES, fields=MOST_FIELDS)
    sent = await _obeyed(house, visit, records, form)
    if not sent.problems:
        at = form.get("at", "")
        to = f"?done={sent.act}&at={at}#write-{at}" if at else f"?done={sent.act}#done"
        return RedirectResponse(f"{address(visit.path, visit.language.code)}{to}", 303, headers=HEADERS)
    response = await _shown(house, press, visit, await records_of(house, visit, stream), sent)
    response.status_code = sent.status
    return response


async def _obeyed(house: House, visit: Visit, records: Records, form: Form) -> Sent:
    """Keep every text that was changed, whichever button was pressed, then do what the button says."""
    act, stream = Sent(form).act, own_stream("minutes", records.state.id)
    refused, count = await write_changed(house, visit.person, stream, _texts(records), form)
    if not refused and act != "write":
        if why := await _unsure(house, visit, records, form):
            return Sent(form, {"": visit.language.text(f"page.minutes.{why}_refused")}, 409)
        body = await house.desk.submit(stream, _envelope(form, act, count), visit.person)
        refused = {} if body["ok"] else {"": body}
    problems = {at: message(str(one["code"]), one.get("params", {}), visit.language) for at, one in refused.items()}
    return Sent(form, problems, max((status(str(one["code"])) for one in refused.values()), default=200))


async def _unsure(house: House, visit: Visit, records: Records, form: Form) -> str | None:
    """What is not confirmed yet: that items without a synthesis need none, or that what is published was read."""
    if form.get("act") == "publish":
        return None if form.get("sure") == "yes" or not records.capacities else "sure"
    if form.get("act") != "finish" or form.get("without") == "yes":
        return None
    told = await said(house, await records_of(house, visit, records.state.id)) or ()
    return "unwritten" if any(code == SLOT and not params["text"] for code, params, _ in told) else None


def _envelope(form: Form, act: str, written: int) -> dict[str, Any]:
    """The command of an act, on what the reader saw and the texts `written` with it; refused if unknown."""
    numbers = {name: int(form[name]) for name in ("expected", "session_seq") if form.get(name, "").isdecimal()}
    if "expected" in numbers:
        numbers["expected"] += written
    return {"id": form.get("command", ""), "type": f"minutes.{act}", "data": numbers}


def _texts(records: Records) -> Kept:
    """What the minutes keep of each item, for the clerk's eyes."""
    if records.minutes is None or "clerk" not in records.capacities:
        return {}
    return kept_texts(records.minutes.loaded)


async def _shown(house: House, press: Press, visit: Visit, records: Records, sent: Sent) -> Response:
    view = (await house.tail.snapshot(records.state.id, records.session.audience))["view"]
    session, told = view["session"], await said(house, records)
    drawn = None if told is None else blocks(told, visit.language)
    acts, query = _acts(house, records), visit.request.query_params
    notes = notes_by_item(view["notes"])
    texts = slots(drawn or (), _texts(records), notes, sent, query.get("at", "")) if "write" in acts else {}
    page = MinutesPage(
        session=session,
        records=records,
        blocks=drawn,
        slots=texts,
        unwritten=unwritten(drawn or (), texts),
        notes=notes.get(None, ()) if texts else (),
        acts={act: str(uuid4()) for act in acts if act != "write"},
        problem=sent.problems.get(""),
        done=query["done"] if query.get("done") in ACTS and not query.get("at") else None,
        proofs=tuple(_proofs(house, records)),
    )
    name = visit.language.text(f"session.{session['kind']}", number=session["number"])
    title = visit.language.text("page.minutes.title", session=name)
    live = _live(records, visit, is_written=bool(page.slots)) if drawn is not None else None
    return press.page(visit, "minutes.html", f"{title} · {session['council']['acronym']}", page, live=live)


def _live(records: Records, visit: Visit, *, is_written: bool) -> Live | None:
    """A draft follows its session until the end, and what the clerk writes; from the opening on there is a draft."""
    if not (records.is_running or records.state.life.phase is Phase.CALLED):
        return None
    beside = ((own_stream("minutes", records.state.id), records.changed),)
    return Live(records.state.id, records.session_seq, visit.path, beside=beside, is_written=is_written)


def _acts(house: House, records: Records) -> tuple[str, ...]:
    """What the reader may do now: write until it is published, finish the draft of a session that ended, publish it."""
    now: tuple[str, ...] = {"draft": ("write", "finish"), "finished": ("write", "publish")}.get(records.stage or "", ())
    if records.view and records.view["is_running"]:
        now = now[:1]
    may = house.engine.kinds["minutes"].may
    return tuple(act for act in now if records.capacities & may[f"minutes.{act}"])


def _proofs(house: House, records: Records) -> Iterator[Proof]:
    """Of published minutes and their session."""
    for standing in (records.minutes, records.session):
        if standing is not None and records.is_published:
            head = standing.loaded.head
            yield Proof(head.seq, head.hash, house.witness.note(head.stream, head.seq, head.hash))
