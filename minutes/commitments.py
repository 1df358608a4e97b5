"""The COMMITMENT kind, first form: an open government commitment, and what decisions of councils say of its progress.

A decision only proposes an entry, with itself as evidence; it is shown as proposed. Nothing here is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated, Any, Final, Literal, TypeAlias, assert_never, get_args

from pydantic import StringConstraints

from minutes.errors import CommitmentExists, DatesReversed, EntryExists, UnknownEntry
from rooms import (
    Asked,
    Audience,
    Code,
    Count,
    Data,
    Decided,
    Event,
    Instant,
    Kind,
    Line,
    NotAllowed,
    Recorded,
    Tree,
    instant_text,
)

Month: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
"""A month as published plans give it, `2024-12`."""


class CreateCommitment(Data):
    """Begin a commitment of a plan. `commitment` is its published id, such as BRVCA0003.

    Titles in Portuguese and English are as published; `title_es`, if there is one, is a translation of ours.
    """

    type = "commitment.create"
    commitment: Code
    title_pt: Line
    title_en: Line
    title_es: Line | None = None
    starts: Month
    ends: Month
    lead: Line
    supporters: tuple[Line, ...] = ()
    values: tuple[Code, ...] = ()


class ProposeProgress(Data):
    """A ballot on an item that concerns the commitment was proclaimed (system)."""

    type = "commitment.propose"
    session: Code
    council: Code
    acronym: Code
    number: Count | None = None
    item: Code
    ballot: Code
    decision: Code
    option: Code | None = None
    decided_at: Instant


class WithdrawProgress(Data):
    """The ballot that proposed an entry was annulled (system)."""

    type = "commitment.withdraw"
    session: Code
    ballot: Code


class CommitmentCreated(Event):
    """A commitment began."""

    type = "commitment.created"
    commitment: Code
    title_pt: Line
    title_en: Line
    title_es: Line | None = None
    starts: Month
    ends: Month
    lead: Line
    supporters: tuple[Line, ...] = ()
    values: tuple[Code, ...] = ()


class ProgressProposed(Event):
    """A decision proposes an entry: the session, item, ballot and result are its evidence."""

    type = "commitment.proposed"
    session: Code
    council: Code
    acronym: Code
    number: Count | None = None
    item: Code
    ballot: Code
    decision: Code
    option: Code | None = None
    decided_at: Instant


class ProgressWithdrawn(Event):
    """An entry lost its evidence."""

    type = "commitment.withdrawn"
    session: Code
    ballot: Code


CommitmentCommand: TypeAlias = CreateCommitment | ProposeProgress | WithdrawProgress
COMMANDS: Final[Mapping[str, type[Data]]] = {model.type: model for model in get_args(CommitmentCommand)}
EVENTS: Final[Mapping[str, type[Event]]] = {
    model.type: model for model in (CommitmentCreated, ProgressProposed, ProgressWithdrawn)
}
_MAKERS: Final = frozenset({"admin", "committee"})
_SYSTEM: Final = frozenset({"system"})
MAY: Final[Mapping[str, frozenset[str]]] = {
    CreateCommitment.type: _MAKERS,
    ProposeProgress.type: _SYSTEM,
    WithdrawProgress.type: _SYSTEM,
}
"""Wire name -> roles of the city, or the system."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A proposed entry: the decision that is its evidence, and whether it still stands."""

    evidence: ProgressProposed
    proposed_at: datetime
    state: Literal["proposed", "withdrawn"] = "proposed"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment; `entries` by session and ballot, in the order in which they were proposed."""

    id: str
    about: CommitmentCreated | None = None
    entries: Mapping[tuple[str, str], Entry] = field(default_factory=dict)


def decide(state: Commitment, command: CommitmentCommand, asked: Asked) -> Decided:
    """The event of a command. Raises NotAllowed, CommitmentExists, DatesReversed, EntryExists, UnknownEntry."""
    held = asked.roles & MAY.get(command.type, frozenset())
    if not held:
        raise NotAllowed(type=command.type)
    return Decided((_decide(state, command),), min(held))


def _decide(state: Commitment, command: CommitmentCommand) -> Event:
    match command:
        case CreateCommitment():
            return _create(state, command)
        case ProposeProgress(session=session, ballot=ballot):
            if (session, ballot) in state.entries:
                raise EntryExists(ballot=ballot)
            return ProgressProposed(**command.model_dump(exclude_none=True))
        case WithdrawProgress(session=session, ballot=ballot):
            entry = state.entries.get((session, ballot))
            if entry is None or entry.state != "proposed":
                raise UnknownEntry(ballot=ballot)
            return ProgressWithdrawn(session=session, ballot=ballot)
        case _:
            assert_never(command)


def _create(state: Commitment, command: CreateCommitment) -> Event:
    if state.about is not None:
        raise CommitmentExists(commitment=state.about.commitment)
    if command.ends < command.starts:
        raise DatesReversed(starts=command.starts, ends=command.ends)
    return CommitmentCreated(**command.model_dump())


def evolve(state: Commitment, recorded: Recorded) -> Commitment:
    """The commitment after one more event."""
    match recorded.event:
        case CommitmentCreated() as event:
            return replace(state, about=event)
        case ProgressProposed() as event:
            entry = Entry(event, recorded.at)
            return replace(state, entries={**state.entries, (event.session, event.ballot): entry})
        case ProgressWithdrawn(session=session, ballot=ballot):
            entry = replace(state.entries[session, ballot], state="withdrawn")
            return replace(state, entries={**state.entries, (session, ballot): entry})
        case _:
            return state


def audience(state: Commitment, asked: Asked) -> Audience:
    """Everybody sees the same; those who keep commitments have the clerk's place."""
    del state
    return Audience.CLERK if asked.roles & _MAKERS else Audience.PUBLIC


def view(state: Commitment, audience_: Audience) -> Tree:
    """The commitment. `entries` by `session:ballot`, each `{state, proposed_at, session, council, …}`."""
    del audience_
    return {
        "id": state.id,
        **({} if state.about is None else state.about.model_dump(mode="json")),
        "entries": {":".join(key): _entry(entry) for key, entry in state.entries.items()},
    }


def _entry(entry: Entry) -> dict[str, Any]:
    evidence = entry.evidence.model_dump(mode="json")
    return {"state": entry.state, "proposed_at": instant_text(entry.proposed_at), **evidence}


def message(state: Commitment, recorded: Recorded, audience_: Audience) -> Tree:
    """The event's data, for everybody."""
    del state, audience_
    return recorded.event.model_dump(mode="json", exclude_none=True)


COMMITMENT: Kind[Commitment] = Kind(
    name="commitment",
    commands=COMMANDS,
    events=EVENTS,
    begins=frozenset({CreateCommitment.type}),
    may=MAY,
    initial=Commitment,
    decide=decide,
    evolve=evolve,
    audience=audience,
    view=view,
    message=message,
    veil=lambda _state, _audience: frozenset(),
    mine=lambda _state, asked: {"person": asked.person, "roles": sorted(asked.roles)},
    receipt=lambda _state, _recorded, _asked: {},
    due=lambda _state, _now: (),
    next_due=lambda _state: None,
    index=lambda _state: None,
    is_final=lambda _state: False,
    upcast=lambda _v, _type, data: data,
)
