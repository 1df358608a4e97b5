"""Deciding on the rectification of a call: what was announced changes under a number, with new notice or a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rooms.log.errors import Stale
from rooms.log.kind import Decided
from rooms.session import agenda, calls
from rooms.session.commands import EditItem, RectifiedItem, RectifySession
from rooms.session.decide.asking import Asking, answer, calendar_of
from rooms.session.decide.calling import days_of, notice
from rooms.session.errors import BadHours, NoSecondCall, NothingRectified, ReasonNeeded
from rooms.session.events import ItemEdited, SessionRectified
from rooms.session.life import ANNOUNCED, Phase


def rectify(ask: Asking, command: RectifySession) -> Decided:
    """Change the announcement.

    Raises WrongState, Stale, UnknownItem, ItemClosed, BadHours, NoSecondCall, ModeNotAllowed, NothingRectified,
    ReasonNeeded, NoticeRequired, ShortNotice.
    """
    by = ask.acting(command)
    ask.require(Phase.CALLED)
    _check_fresh(ask, command)
    items = tuple(_items(ask, command))
    changed = _changed(ask, command)
    if not changed and command.link is None and not items:
        raise NothingRectified
    if command.mode is not None:
        calls.check_mode(ask.rules, command.mode)
    current = {name: getattr(calendar_of(ask), name) for name in ANNOUNCED}
    event = SessionRectified(
        number=len(ask.session.call.rectifications) + 1,
        **changed,
        has_link=command.link is not None,
        link=command.link,
        items=tuple(item.item for item in items),
        former=calls.former(current, changed),
        restarts_notice=command.restarts_notice,
        reason=command.reason,
        **_notice(ask, command, held_at=changed.get("scheduled_at", current["scheduled_at"])),
    )
    return answer(by, event, *items)


def _check_fresh(ask: Asking, command: RectifySession) -> None:
    changed = ask.session.life.changed
    if changed > command.expected:
        raise Stale(expected=command.expected, changed=changed)


def _items(ask: Asking, command: RectifySession) -> Iterator[ItemEdited]:
    """The texts that change, one event an item; what is said as it stood before cannot be told: texts are sealed."""
    for item in command.items:
        if item.model_fields_set & (RectifiedItem.model_fields.keys() - {"item"}):
            fields = item.model_dump(exclude_none=True)
            yield agenda.edit(ask.session.agenda, EditItem(**fields, expected=command.expected))


def _changed(ask: Asking, command: RectifySession) -> dict[str, Any]:
    """The fields that become another. A moved session takes its second call along. Raises BadHours, NoSecondCall."""
    calendar = calendar_of(ask)
    wanted = {name: value for name in ANNOUNCED if (value := getattr(command, name)) is not None}
    first: datetime = wanted.get("scheduled_at", calendar.scheduled_at)
    second: datetime | None = wanted.get("second_call_at")
    if second is None and calendar.second_call_at is not None:
        second = calendar.second_call_at + (first - calendar.scheduled_at)
        wanted["second_call_at"] = second
    elif second is not None and not ask.rules.second_call.enabled:
        raise NoSecondCall
    if "scheduled_at" in wanted and first <= ask.now:
        raise BadHours(field="scheduled_at")
    if second is not None and second <= first:
        raise BadHours(field="second_call_at")
    return {name: value for name, value in wanted.items() if value != getattr(calendar, name)}


def _notice(ask: Asking, command: RectifySession, *, held_at: datetime) -> dict[str, Any]:
    """The notice counted anew, or that it goes on. Raises ReasonNeeded, NoticeRequired, ShortNotice."""
    if command.restarts_notice:
        given = notice(ask, ask.rules, held_at=held_at, reason=command.reason)
        return {"notice": given, "short_notice": given.is_short, "days_off": days_of(ask).off}
    if command.reason is None:
        raise ReasonNeeded(field="reason")
    return {}
