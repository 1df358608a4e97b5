"""What the API itself refuses, before any stream is asked. Codes and params; status and words are app/errors.py's."""

from __future__ import annotations

from rooms import Refusal


class InvalidData(Refusal):
    """The body does not fit. Params: `errors`, a list of `{field, problem}`."""

    code = "invalid_data"


class InvalidQuery(Refusal):
    """The query does not fit. Params: `errors`, a list of `{field, problem}`."""

    code = "invalid_query"


class MalformedBody(Refusal):
    """The body is not JSON. No params."""

    code = "malformed"


class UnsupportedMediaType(Refusal):
    """A body is `application/json`. No params."""

    code = "unsupported_media_type"


class TooLarge(Refusal):
    """The body is larger than `limit` bytes. Params: `limit`."""

    code = "too_large"


class FileMissing(Refusal):
    """The form came without its file. No params."""

    code = "file_missing"


class ForeignOrigin(Refusal):
    """A page of another site may not post here with somebody's cookie. No params."""

    code = "foreign_origin"


class Unauthenticated(Refusal):
    """Log in first, or again. No params."""

    code = "unauthenticated"


class Forbidden(Refusal):
    """Not with this person's roles. No params."""

    code = "forbidden"


class NotFound(Refusal):
    """There is no such thing at this address. No params."""

    code = "not_found"


class LogNotPublic(Refusal):
    """The log is published when the session is over; until then its head. Params: `seq`, `hash`."""

    code = "log_not_public"


class NotARehearsal(Refusal):
    """Only the council of a rehearsal can be deleted. Params: `council`."""

    code = "not_a_rehearsal"
