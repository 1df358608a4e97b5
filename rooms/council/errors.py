"""Every way a council refuses a command: a stable code and the facts that say why. Not the words, not the status."""

from rooms.log.errors import Refusal


class AlreadyCreated(Refusal):
    """This council exists. Params: `council`."""

    code = "council_already_created"


class AcronymInvalid(Refusal):
    """An acronym is 2 to 20 capital letters, digits and single hyphens, from a letter on. Params: `acronym`."""

    code = "acronym_invalid"


class CouncilExtinct(Refusal):
    """An extinct council takes no seats, terms, roles or rules. Params: `council`."""

    code = "council_extinct"


class StateUnchanged(Refusal):
    """The council is in this state already. Params: `state`."""

    code = "council_state_unchanged"


class SegmentExists(Refusal):
    """The id is another segment's. Params: `segment`."""

    code = "segment_exists"


class UnknownSegment(Refusal):
    """The council has no such segment. Params: `segment`."""

    code = "unknown_segment"


class OrganisationExists(Refusal):
    """The id is another organisation's. Params: `organisation`."""

    code = "organisation_exists"


class UnknownOrganisation(Refusal):
    """The council has no such organisation. Params: `organisation`."""

    code = "unknown_organisation"


class SeatExists(Refusal):
    """The id is another seat's. Params: `seat`."""

    code = "seat_exists"


class SeatNumberTaken(Refusal):
    """Each seat has a number of its own. Params: `number`, `seat` (whose it is)."""

    code = "seat_number_taken"


class UnknownSeat(Refusal):
    """The council has no such seat. Params: `seat`."""

    code = "unknown_seat"


class TermExists(Refusal):
    """The id is another term's. Params: `term`."""

    code = "term_exists"


class UnknownTerm(Refusal):
    """The council has no such term. Params: `term`."""

    code = "unknown_term"


class TitleMissing(Refusal):
    """A term rests on an act of nomination; only a rehearsal goes without. Params: `term`."""

    code = "title_missing"


class TermOverlaps(Refusal):
    """A seat has one titular at a time: end the other term first. Params: `seat`, `term` (the other)."""

    code = "term_overlaps"


class PersonHoldsSeat(Refusal):
    """Nobody could ever cast two votes: a titular holds nothing else. Params: `person`, `seat`, `term` (held)."""

    code = "person_holds_seat"


class TermEnded(Refusal):
    """The term is over. Params: `term`."""

    code = "term_ended"


class AlreadySworn(Refusal):
    """One is sworn in once. Params: `term`."""

    code = "already_sworn"


class BadInstant(Refusal):
    """A term ends after it starts, and what has happened is not in the future. Params: `field`."""

    code = "bad_instant"


class NothingExpired(Refusal):
    """No term has passed its planned end unnoticed. No params."""

    code = "nothing_expired"


class NothingBegins(Refusal):
    """The start of no planned term has come. No params."""

    code = "nothing_begins"


class UnknownProcess(Refusal):
    """There is no such process of loss. Params: `process`."""

    code = "unknown_process"


class LossExists(Refusal):
    """One process a term at a time. Params: `process`."""

    code = "loss_exists"


class LossUnchanged(Refusal):
    """The absences come to the same as before. Params: `process`."""

    code = "loss_unchanged"


class LossDecidedAlready(Refusal):
    """The process is decided. Params: `process`."""

    code = "loss_decided"


class LossNotReady(Refusal):
    """A step before is missing. Params: `missing` (notice to `councillor`, `organisation`; `defence`), `until`."""

    code = "loss_not_ready"


class LossUndone(Refusal):
    """The absences that remain no longer reach the limit. Params: `process`."""

    code = "loss_undone"


class LossNotDeclared(Refusal):
    """A seat becomes vacant by a loss that was declared. Params: `process`."""

    code = "loss_not_declared"


class RoleHeld(Refusal):
    """The person has the role already. Params: `role`, `person`."""

    code = "role_held"


class RoleTaken(Refusal):
    """One president, one vice-president at a time. Params: `role`, `person` (who has it)."""

    code = "role_taken"


class RoleNotHeld(Refusal):
    """The person does not have the role. Params: `role`, `person`."""

    code = "role_not_held"


class SeriesStarted(Refusal):
    """A series that has given out a number goes on without gaps. Params: `series`, `last`."""

    code = "series_started"


class DaysOffUnchanged(Refusal):
    """The calendar says all of this already. No params."""

    code = "days_off_unchanged"


class UnknownDayOff(Refusal):
    """The calendar has no day off then. Params: `day` (YYYY-MM-DD)."""

    code = "unknown_day_off"


class SessionAlreadyRegistered(Refusal):
    """The session was registered before. Params: `session`."""

    code = "session_already_registered"


class SessionNotRegistered(Refusal):
    """No such session is registered now. Params: `session`."""

    code = "session_not_registered"


class UnknownText(Refusal):
    """No sealed text stands there, or it is erased already. Params: `seq`, `field`."""

    code = "unknown_text"


class ItemAlreadyCarried(Refusal):
    """The item waits already. Params: `session`, `item`."""

    code = "item_already_carried"
