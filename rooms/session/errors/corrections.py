"""What corrections after the fact refuse, and ballots held on paper."""

from __future__ import annotations

from rooms.log.errors import Refusal


class CorrectionExists(Refusal):
    """The id is another correction's. Params: `correction`."""

    code = "correction_exists"


class UnknownCorrection(Refusal):
    """No such correction was proposed. Params: `correction`."""

    code = "unknown_correction"


class CorrectionPending(Refusal):
    """The same ballot, or person, has a correction that waits to be decided. Params: `correction`."""

    code = "correction_pending"


class CorrectionDecided(Refusal):
    """It was agreed to or refused before. Params: `correction`."""

    code = "correction_decided"


class CorrectionIncomplete(Refusal):
    """A correction of this target says what becomes what. Params: `target`."""

    code = "correction_incomplete"


class SecondNeeded(Refusal):
    """Two persons correct what was recorded. Params: `second` (who agrees: chair, clerk, other)."""

    code = "second_needed"


class NotHeldThen(Refusal):
    """A ballot on paper ended while the session was held. Params: `occurred_at`."""

    code = "not_held_then"
