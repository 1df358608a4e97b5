"""What the calling of a session refuses."""

from __future__ import annotations

from rooms.log.errors import Refusal


class ShortNotice(Refusal):
    """Called later than the rules say, which needs a recorded reason. Params: `given`, `needed`, `unit`."""

    code = "short_notice"


class NoticeRequired(Refusal):
    """Called later than the rules say, which they forbid. Params: `given`, `needed`, `unit`."""

    code = "notice_required"


class ModeNotAllowed(Refusal):
    """The rules have sessions held in another way. Params: `mode`, `rules`."""

    code = "mode_not_allowed"


class PlaceNotAllowed(Refusal):
    """Nobody takes part from there in a session of this mode. Params: `place`, `mode`."""

    code = "place_not_allowed"


class AnnouncementFrozen(Refusal):
    """What was announced changes by a rectification only. Params: `item`."""

    code = "announcement_frozen"


class NothingRectified(Refusal):
    """The rectification changes nothing. No params."""

    code = "nothing_rectified"


class BadHours(Refusal):
    """A session is moved to the future, its second call after its first. Params: `field`."""

    code = "bad_hours"


class NotExtraordinary(Refusal):
    """Only extraordinary sessions are requested, or called by somebody's order. Params: `kind`."""

    code = "not_extraordinary"


class TitularAsks(Refusal):
    """A seat asks through its titular while it has one. Params: `seat`."""

    code = "titular_asks"


class SessionAlreadyRequested(Refusal):
    """The seat has asked for the session. Params: `seat`."""

    code = "session_already_requested"


class SessionNotRequested(Refusal):
    """The seat has not asked for the session. Params: `seat`."""

    code = "session_not_requested"


class TooFewRequests(Refusal):
    """Neither the president ordered the call nor enough seats asked for it. Params: `requested`, `needed`, `president`
    (whether the rules let the president alone)."""

    code = "too_few_requests"


class QuorumReached(Refusal):
    """There is quorum: the session is not called off for lack of it. No params."""

    code = "quorum_reached"


class AlreadyAnswered(Refusal):
    """The person has said just that. Params: `person`."""

    code = "already_answered"


class AlreadyOpened(Refusal):
    """It is recorded that the person opened the call. Params: `person`."""

    code = "call_already_opened"


class AnswersOpen(Refusal):
    """The deadline for answers has not come, or was dealt with. No params."""

    code = "answers_open"
