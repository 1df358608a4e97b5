"""Commands around the call of a session: its rectification, requests for an extraordinary one, answers, notice."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rooms.log.kind import Code, Count, Data, Instant, Line, Text
from rooms.session.commands.shared import ForSeat
from rooms.session.words import Going, Mode


class RectifiedItem(Data):
    """New texts of an announced item; fields left out stay."""

    type = "rectified_item"
    item: Code
    title: Line | None = None
    description: Text | None = None
    reference: Line | None = None


class RectifySession(Data):
    """Change what was announced, after the call. The notice starts anew, or `reason` says why it need not.

    `reason` is also that of a notice that starts anew too late for the rules.
    """

    type = "session.rectify"
    expected: Count
    title: Line | None = None
    mode: Mode | None = None
    scheduled_at: Instant | None = None
    second_call_at: Instant | None = None
    place: Line | None = None
    link: Line | None = None
    items: tuple[RectifiedItem, ...] = Field((), max_length=100)
    restarts_notice: bool = True
    reason: Text | None = None


class RequestSession(ForSeat):
    """A seat asks that an extraordinary session be called."""

    type = "session.request"


class WithdrawSessionRequest(ForSeat):
    """A seat asks it no longer."""

    type = "session.withdraw_request"


class AnswerCall(ForSeat):
    """A member has seen the call and says whether, and where, they come. `person` names whom the clerk acts for."""

    type = "rsvp.answer"
    person: Code | None = None
    answer: Going


class GiveNotice(Data):
    """Record that persons were given the call, and how."""

    type = "rsvp.notify"
    persons: tuple[Code, ...] = Field(min_length=1, max_length=500)
    how: Literal["printed", "link"]


class OpenCall(Data):
    """Record that the asker opened the own page of the call."""

    type = "rsvp.open"


class CloseAnswers(Data):
    """The deadline for answers has come: silence summons the alternates (system)."""

    type = "rsvp.close"
