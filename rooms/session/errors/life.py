"""What the life of a session and its chair refuse."""

from __future__ import annotations

from rooms.log.errors import Refusal


class AlreadyScheduled(Refusal):
    """This session exists. Params: `session`."""

    code = "session_already_scheduled"


class UnknownCouncil(Refusal):
    """There is no such council. Params: `council`."""

    code = "unknown_council"


class WrongState(Refusal):
    """Not in this state of the session. Params: `state` (now), `allowed` (list)."""

    code = "wrong_state"


class NoQuorum(Refusal):
    """Too few seats present. Params: `present`, `needed`, `base`, `base_size`, `article`."""

    code = "no_quorum"


class NoSecondCall(Refusal):
    """The rules know no second call. No params."""

    code = "no_second_call"


class TooEarly(Refusal):
    """Not before its time. Params: `not_before`."""

    code = "too_early"


class TooLate(Refusal):
    """The deadline has passed. Params: `until`."""

    code = "too_late"


class NotFailed(Refusal):
    """The first call has not failed: there is quorum, its hour lasts, or it was recorded before. No params."""

    code = "not_failed"


class InformativeNotAllowed(Refusal):
    """An informative meeting is what the rules may have without quorum.

    Params: `why`, `quorum` (there is one) or `rules` (which have such a session cancelled).
    """

    code = "informative_not_allowed"


class InformativeSession(Refusal):
    """An informative meeting votes on nothing. No params."""

    code = "informative_session"


class OpenItems(Refusal):
    """Adjourning needs the fate of each open item, and of no other. Params: `items`."""

    code = "open_items"


class ReasonNeeded(Refusal):
    """What is recorded afterwards needs its reason. Params: `field`."""

    code = "reason_needed"


class BadOccurredAt(Refusal):
    """Recorded afterwards means in the past, and not before the call. Params: `occurred_at`."""

    code = "bad_occurred_at"


class NotInSuccession(Refusal):
    """The chair passes along the succession list of the rules. Params: `person`."""

    code = "not_in_succession"


class ChairTakenAlready(Refusal):
    """Somebody presides and has not gone. Params: `person`, `name`."""

    code = "chair_taken"


class AlreadyChairs(Refusal):
    """The person presides already. Params: `person`."""

    code = "already_chairs"


class CannotPreside(Refusal):
    """The person cannot preside now. Params: `person`, `name`, `why` (absent, lost_connection, recused, candidate)."""

    code = "cannot_preside"


class NotNextInLine(Refusal):
    """Somebody before this person in the succession can preside. Params: `person`, `next`, `name` (of the next)."""

    code = "not_next_in_line"


class ReasonUntrue(Refusal):
    """The reason for which the chair would pass is not so. Params: `reason`, `name` (of who presides)."""

    code = "reason_untrue"


class ChairRecused(Refusal):
    """Whoever presides is recused on this, and somebody else can preside. Params: `name`, `next`."""

    code = "chair_recused"


class NotChairing(Refusal):
    """The person does not preside, or is not away. Params: `person`."""

    code = "not_chairing"
