"""Refusals about justifications of absence."""

from rooms.log.errors import Refusal


class NoJustification(Refusal):
    """Nobody asked for this absence to be justified. Params: `seat`."""

    code = "no_justification"


class ExcuseDecided(Refusal):
    """This was decided already, so. Params: `seat`, `outcome` (accepted, refused)."""

    code = "excuse_decided"


class DecidedByOther(Refusal):
    """The rules name somebody else to decide. Params: `decided_by` (plenary, board, president)."""

    code = "decided_by_other"


class ExcusesOpen(Refusal):
    """Absences may still be justified, or that was noted before. No params."""

    code = "excuses_open"
