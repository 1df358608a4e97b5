"""Every way a vote can be refused: a stable code and the facts needed to say why.

Not the words (the edge translates `code` and `params`) and not the HTTP status.
"""

from collections.abc import Sequence
from typing import ClassVar, TypeAlias

Param: TypeAlias = str | int | Sequence[str]
"""A JSON value: text, whole number or list of texts."""


class VotingError(Exception):
    """A rule of voting was broken; only the classes below are raised, each naming its rule."""

    code: ClassVar[str]

    def __init__(self, **params: Param) -> None:
        super().__init__(self.code, params)
        self.params: dict[str, Param] = params


class InvalidRequirement(VotingError):
    """A quorum must be `absolute`, a fraction up to 1/1 or a number from 1; params: requirement."""

    code = "invalid_requirement"


class UnknownOutcome(VotingError):
    """Only recused, absent, excused and not_voting can be declared; params: outcome."""

    code = "unknown_outcome"


class UnknownMethod(VotingError):
    """No such kind of ballot; params: method."""

    code = "unknown_method"


class TooFewOptions(VotingError):
    """A ballot needs two options to decide between; params: options."""

    code = "too_few_options"


class DuplicateOption(VotingError):
    """Each option stands once; params: option."""

    code = "duplicate_option"


class ReservedOption(VotingError):
    """The word for abstaining cannot name an option; params: option."""

    code = "reserved_option"


class OnlyYesOrNo(VotingError):
    """This kind of ballot asks a question that is answered with yes or no; params: method."""

    code = "only_yes_or_no"


class EmptyElectorate(VotingError):
    """A ballot needs at least one seat that may vote; no params."""

    code = "empty_electorate"


class BallotNotOpen(VotingError):
    """Votes and declarations are taken only while the ballot is open; params: phase."""

    code = "ballot_not_open"


class BallotNotClosed(VotingError):
    """Correcting, breaking a tie and proclaiming need a closed, unproclaimed ballot; params: phase."""

    code = "ballot_not_closed"


class BallotNotProclaimed(VotingError):
    """A recount puts a proclaimed result right; before it votes are corrected one by one; params: phase."""

    code = "ballot_not_proclaimed"


class AlreadyAnnulled(VotingError):
    """A ballot is annulled once; no params."""

    code = "already_annulled"


class NotInElectorate(VotingError):
    """The seat was not in the electorate frozen at opening; params: seat."""

    code = "not_in_electorate"


class SeatRecused(VotingError):
    """A recused seat does not vote; params: seat."""

    code = "seat_recused"


class AlreadyVoted(VotingError):
    """The seat has voted, and may not vote again or be declared not voting; params: seat."""

    code = "already_voted"


class UnknownOption(VotingError):
    """The choice is none of the options; params: option, options."""

    code = "unknown_option"


class AbstentionNotAllowed(VotingError):
    """The rules of this ballot know no abstention; no params."""

    code = "abstention_not_allowed"


class NotCalled(VotingError):
    """In a called roll a seat votes once it has been called; params: seat."""

    code = "not_called"


class CalledTooSeldom(VotingError):
    """A silent seat is declared not voting only after it was called; params: seat, calls, needed."""

    code = "called_too_seldom"


class NobodyToCall(VotingError):
    """Every seat has voted or been declared; no params."""

    code = "nobody_to_call"


class NotReconciled(VotingError):
    """Votes and declarations must add up to the electorate; params: missing (seats), electorate (how many)."""

    code = "not_reconciled"


class NothingToCorrect(VotingError):
    """After closing a vote may be corrected, not added; params: seat."""

    code = "nothing_to_correct"


class NotTied(VotingError):
    """There is no tie to break; params: decision."""

    code = "not_tied"


class WrongTieBreak(VotingError):
    """Ties of this ballot are broken in another way; params: criterion, criteria (none: by casting vote)."""

    code = "wrong_tie_break"


class TieUnbroken(VotingError):
    """The tie of an election is broken before the result is proclaimed; params: criteria."""

    code = "tie_unbroken"


class OptionNotTied(VotingError):
    """A casting vote chooses among the options that tie; params: option, options (those that tie)."""

    code = "option_not_tied"
