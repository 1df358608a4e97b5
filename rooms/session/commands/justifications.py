"""Commands on justifications of absence; `attendance.excuse` asks for one."""

from __future__ import annotations

from rooms.log.kind import Code, Data, Line, Text


class DecideExcuse(Data):
    """Accept or refuse a justification, as whom the rules name has decided, or anew and otherwise.

    `decided_in`: the meeting or act in which it was, needed when the plenary speaks after the end. `reason` is seen by
    clerk, chair and member only.
    """

    type = "attendance.decide_excuse"
    seat: Code
    accepted: bool
    decided_in: Line | None = None
    reason: Text | None = None


class CloseExcuses(Data):
    """The deadline for justifying an absence has passed (system)."""

    type = "attendance.close_excuses"
