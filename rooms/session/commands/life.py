"""Commands on the life of a session and on its chair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from rooms.council.roster import Roster
from rooms.log.kind import Code, Count, Data, Instant, Line, Text
from rooms.session.commands.shared import Dated
from rooms.session.words import ChairReason, Fate, Mode, OrderedBy, SessionKind


class ScheduleSession(Data):
    """Begin a session's stream. `mode` and `second_call_at` default to what the council's rules say."""

    type = "session.schedule"
    council: Code
    kind: SessionKind = SessionKind.ORDINARY
    mode: Mode | None = None
    title: Line | None = None
    scheduled_at: Instant
    second_call_at: Instant | None = None
    place: Line | None = None
    link: Line | None = None


class EditSession(Data):
    """Change what was scheduled, before the call."""

    type = "session.edit"
    expected: Count
    title: Line | None = None
    mode: Mode | None = None
    scheduled_at: Instant | None = None
    second_call_at: Instant | None = None
    place: Line | None = None
    link: Line | None = None


class CallSession(Dated):
    """Send the call: freezes agenda order, roster and rules profile. Short notice needs a reason.

    `occurred_at`: of a session that was held on paper and is entered afterwards, when its call was sent.
    `ordered_by`: by whom an extraordinary session is called; else by the seats, if enough asked, or the president.
    """

    type = "session.call"
    short_notice_reason: Text | None = None
    ordered_by: OrderedBy | None = None


class NumberSession(Data):
    """The council's number for this session (system)."""

    type = "session.number"
    number: Count


class ComposeSession(Data):
    """The council's composition changed after the call (system)."""

    type = "session.compose"
    roster: Roster


class FailFirstCall(Data):
    """The hour of the second call has come without the opening quorum (system)."""

    type = "session.fail_first_call"


class OpenSession(Dated):
    """Open at first or second call; `informative` when the rules let a meeting without quorum go on without ballots."""

    type = "session.open"
    call: Literal[1, 2] = 1
    informative: bool = False


class SuspendSession(Dated):
    """Suspend; clocks stop."""

    type = "session.suspend"
    reason: Text | None = None


class ResumeSession(Dated):
    """Resume after a suspension; on another date, at first or second call, with its quorum found anew."""

    type = "session.resume"
    call: Literal[1, 2] = 1


class AdjournSession(Dated):
    """End the session. Each open item needs its fate, each unfinished ballot is annulled by name.

    With items that continue, the session does not end: it goes on at `continues_at`, under the same number.
    """

    type = "session.adjourn"
    items: Mapping[Code, Fate] = Field(default_factory=dict)
    annul: tuple[Code, ...] = ()
    continues_at: Instant | None = None


class CancelSession(Data):
    """Call the session off before it opens. Needs a reason, but for `lacks_quorum`: at its last call there was none."""

    type = "session.cancel"
    reason: Text | None = None
    lacks_quorum: bool = False


class TakeChair(Data):
    """Take the chair, or hand it to `person`, along the succession list."""

    type = "session.take_chair"
    reason: ChairReason
    person: Code | None = None


class LoseChair(Data):
    """The chair's connection has been gone for its grace: clocks pause, the next in line may take it (system)."""

    type = "session.chair_away"
    person: Code


class RegainChair(Data):
    """The chair is connected again (system)."""

    type = "session.chair_back"
    person: Code


class Redact(Data):
    """Erase one sealed text for good: the opening goes, the event and the chain stay."""

    type = "session.redact"
    seq: Count
    field: Code
    reason: Line
