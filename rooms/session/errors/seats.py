"""What attendance, and acting for a seat, refuse."""

from __future__ import annotations

from rooms.log.errors import Refusal


class MeansNeeded(Refusal):
    """The clerk says how a member without device made it known. No params."""

    code = "means_needed"


class UnknownPerson(Refusal):
    """The person has no seat and no office here. Params: `person`."""

    code = "unknown_person"


class NoSeat(Refusal):
    """The asker holds no seat here, or acts for one without being the clerk. No params."""

    code = "no_seat"


class WhichSeat(Refusal):
    """The command needs its seat. Params: `seats` the asker may mean."""

    code = "which_seat"


class SeatUnknown(Refusal):
    """No such seat at this session. Params: `seat`."""

    code = "seat_unknown"


class NotSworn(Refusal):
    """One takes part from swearing-in on. Params: `person`."""

    code = "not_sworn"


class AlreadyPresent(Refusal):
    """The person is counted present. Params: `person`."""

    code = "already_present"


class NotPresent(Refusal):
    """The person is not counted present. Params: `person`."""

    code = "not_present"


class SeatPresent(Refusal):
    """A seat that is present is not excused. Params: `seat`."""

    code = "seat_present"


class StaysOverlap(Refusal):
    """Stretches of attendance follow one another and only the last may be open. Params: `person`."""

    code = "stays_overlap"


class NotLapsed(Refusal):
    """The person's connection has not lapsed, or cannot. Params: `person`."""

    code = "not_lapsed"
