"""A session's minutes: the draft for who may read it, the clerk's forms, and what was published, to read and print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from app.api.refusals import NotFound
from app.desk import Standing
from app.errors import message, status
from app.facts import own_stream
from app.house import House
from app.pages.forms import Form, read_form
from app.pages.frame import HEADERS, Live, Press, Visit, address
from app.pages.told import SLOT, Block, Said, blocks
from minutes import minutes_of, sees_draft, spoken, spoken_kept
from rooms import Phase, Refusal, Session, instant_text

View = Mapping[str, Any]
TEXT_BYTES: Final = 262_144
"""A synthesis of 20,000 characters, as a form spells them."""
ACTS: Final = ("write", "finish", "publish")
PUBLISHED: Final = "published"


@dataclass(frozen=True, slots=True)
class Proof:
    """How far a log goes and the hash of its last line, with the signed note that says so."""

    seq: int
    hash: str
    note: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What the clerk wrote on an item, as it stands in the form, and the last change it is based on.

    `command` is the id of the command that the form gives: sent twice, it is done once.
    """

    command: str
    text: str
    expected: int
    problem: str | None


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """`state` is None until the session opened; `blocks` is None for who may not read a draft.

    `is_running`: the session goes on, and the draft with it.

    `slots` by item are the forms for what may be written, `acts` the other commands the reader may give now, each
    with an id. `proofs`: of the minutes, of the session. `is_corrected_since`: after publication.
    """

    session: View
    state: str | None
    is_running: bool
    is_published: bool
    published_at: str | None
    blocks: tuple[Block, ...] | None
    slots: Mapping[str, Slot]
    acts: Mapping[str, str]
    changed: int
    session_seq: int
    problem: str | None
    done: str | None
    proofs: tuple[Proof, ...]
    has_extract: bool
    is_corrected_since: bool


@dataclass(frozen=True, slots=True)
class Records:
    """A session and its minutes, if begun, as the reader stands before them."""

    session: Standing
    minutes: Standing | None
    view: View | None

    @property
    def state(self) -> Session:
        """The session."""
        state: Session = self.session.loaded.head.state
        return state

    @property
    def stage(self) -> str | None:
        """Where the minutes are in their life; None before they begin."""
        return self.view["state"] if self.view else None

    @property
    def is_running(self) -> bool:
        """Whether the session goes on."""
        return self.state.life.phase in (Phase.OPEN, Phase.SUSPENDED)

    @property
    def capacities(self) -> frozenset[str]:
        """In which capacities the reader may give commands to the minutes."""
        return frozenset(self.minutes.mine["capacities"]) if self.minutes else frozenset()


async def minutes_page(house: House, press: Press, visit: Visit) -> Response:
    """`/sessions/{id}/minutes`, to read, and what its forms send. Raises NotFound, UnknownStream."""
    stream = visit.request.path_params["id"]
    if visit.request.method != "POST":
        return await _shown(house, press, visit, await _records(house, visit, stream), {})
    form = await read_form(house, visit.request, limit=TEXT_BYTES)
    body = await house.desk.submit(own_stream("minutes", stream), _envelope(form), visit.person)
    if body["ok"]:
        to = f"{address(visit.path, visit.language.code)}?done={form['act']}#done"
        return RedirectResponse(to, 303, headers=HEADERS)
    problem = message(str(body["code"]), body.get("params", {}), visit.language)
    response = await _shown(house, press, visit, await _records(house, visit, stream), {**form, "problem": problem})
    response.status_code = status(str(body["code"]))
    return response


def _envelope(form: Form) -> dict[str, Any]:
    """The command of a form; one that is no command of ours is refused as such."""
    numbers = {name: int(form[name]) for name in ("expected", "session_seq") if form.get(name, "").isdecimal()}
    texts = {name: form[name] for name in ("item", "text") if name in form}
    return {"id": form.get("command", ""), "type": f"minutes.{form.get('act', '')}", "data": {**numbers, **texts}}


async def _records(house: House, visit: Visit, stream: str) -> Records:
    session = await house.desk.standing(stream, visit.person)
    if not isinstance(session.loaded.head.state, Session):
        raise NotFound
    own = own_stream("minutes", stream)
    try:
        minutes = await house.desk.standing(own, visit.person)
    except Refusal:  # not begun: the session goes on, or never was
        return Records(session, None, None)
    view = (await house.tail.snapshot(own, minutes.audience))["view"]
    return Records(session, minutes, view)


async def _shown(house: House, press: Press, visit: Visit, records: Records, form: Form) -> Response:
    session = (await house.tail.snapshot(records.state.id, records.session.audience))["view"]["session"]
    said = await _said(house, records)
    drawn = None if said is None else blocks(said, visit.language)
    state, done = records.stage, visit.request.query_params.get("done", "")
    acts = _acts(house, records)
    page = MinutesPage(
        session=session,
        state=state,
        is_running=records.is_running,
        is_published=state == PUBLISHED,
        published_at=(records.view or {}).get("published_at"),
        blocks=drawn,
        slots=_slots(records, drawn or (), form) if "write" in acts else {},
        acts={act: str(uuid4()) for act in acts if act != "write"},
        changed=records.minutes.loaded.head.seq if records.minutes else 0,
        session_seq=records.session.loaded.head.seq,
        problem=form.get("problem") if form.get("act") != "write" else None,
        done=done if done in ACTS else None,
        proofs=tuple(_proofs(house, records)),
        has_extract=records.state.life.phase is Phase.ADJOURNED,
        is_corrected_since=_is_corrected_since(records),
    )
    name = visit.language.text(f"session.{session['kind']}", number=session["number"])
    title = visit.language.text("page.minutes.title", session=name)
    live = _live(records, visit, is_written=bool(page.slots)) if drawn is not None else None
    return press.page(visit, "minutes.html", f"{title} · {session['council']['acronym']}", page, live=live)


def _is_corrected_since(records: Records) -> bool:
    """Whether the session's record was put right after these minutes were published, which stay as they are."""
    published_at = (records.view or {}).get("published_at")
    decided = (one.decided_at for one in records.state.corrections.items.values() if one.outcome == "agreed")
    return published_at is not None and any(at is not None and instant_text(at) > published_at for at in decided)


def _live(records: Records, visit: Visit, *, is_written: bool) -> Live | None:
    """A draft follows its session until the end, and what the clerk writes; from the opening on there is a draft."""
    if not (records.is_running or records.state.life.phase is Phase.CALLED):
        return None
    own, minutes = own_stream("minutes", records.state.id), records.minutes
    beside = ((own, minutes.loaded.head.seq if minutes else 0),)
    seq = records.session.loaded.head.seq
    return Live(records.state.id, seq, visit.path, beside=beside, is_written=is_written)


def _acts(house: House, records: Records) -> tuple[str, ...]:
    """What the reader may do now: write until it is published, finish the draft of a session that ended, publish it."""
    now: tuple[str, ...] = {"draft": ("write", "finish"), "finished": ("write", "publish")}.get(records.stage or "", ())
    if records.view and records.view["is_running"]:
        now = now[:1]
    may = house.engine.kinds["minutes"].may
    return tuple(act for act in now if records.capacities & may[f"minutes.{act}"])


def _slots(records: Records, drawn: Iterable[Block], form: Form) -> dict[str, Slot]:
    """A form for each item that was treated; what could not be kept stands in it as it was typed."""
    syntheses = (records.view or {})["syntheses"] or {}
    slots: dict[str, Slot] = {}
    for block in drawn:
        if block.form == "synthesis" and block.item:
            written = syntheses.get(block.item) or {"text": "", "changed": 0}
            is_refused = form.get("item") == block.item and "problem" in form
            text = form.get("text", "") if is_refused else written["text"] or ""
            slots[block.item] = Slot(str(uuid4()), text, written["changed"], form["problem"] if is_refused else None)
    return slots


def _proofs(house: House, records: Records) -> Iterator[Proof]:
    """Of published minutes and their session."""
    for standing in (records.minutes, records.session):
        if standing is not None and records.stage == PUBLISHED:
            head = standing.loaded.head
            yield Proof(head.seq, head.hash, house.witness.note(head.stream, head.seq, head.hash))


async def _said(house: House, records: Records) -> list[Said] | None:
    """The paragraphs as the reader may read them: as published, else folded; None if not to be read yet."""
    view = records.view
    if view is not None and view["paragraphs"] is not None:
        return list(_kept(view["paragraphs"]))
    if not sees_draft(records.state, records.session.audience):
        return None
    draft = await house.drafts.at_head(records.state.id)
    shown = records.session.loaded.openings.get
    syntheses = (view["syntheses"] or {}) if view else {}
    return [
        (one.code, _filled(one.code, spoken(one.params, one.texts, shown), syntheses.get(one.item)), one.item)
        for one in minutes_of(draft, records.session.audience).all
    ]


def _filled(code: str, said: Mapping[str, Any], written: View | None) -> Mapping[str, Any]:
    return {**said, "text": written["text"] if written else None} if code == SLOT else said


def _kept(paragraphs: View) -> Iterator[Said]:
    for _, one in sorted(paragraphs.items(), key=lambda pair: int(pair[0])):
        filled = spoken_kept(one)
        if filled is not None:
            yield (*filled, one["item"])
