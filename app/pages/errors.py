"""Pages for what went wrong, in the language of the address. Not the codes of the API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from app.errors import message, status
from app.pages.frame import Press, Visit

CODES: Final[Mapping[int, str]] = {
    400: "malformed", 401: "unauthenticated", 403: "forbidden", 404: "not_found", 405: "method_not_allowed",
    413: "too_large", 429: "rate_limited", 500: "internal", 503: "unavailable",
}  # fmt: skip
"""What a bare status says."""
TITLED: Final = frozenset({400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503})


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """The HTTP status and what to tell the reader."""

    status: int
    message: str


def error_page(press: Press, visit: Visit, code: str, params: Mapping[str, Any] | None = None) -> Response:
    """A page for a refusal's code."""
    number = 404 if code == "unknown_stream" else status(code)
    text = message("not_found" if code == "unknown_stream" else code, params or {}, visit.language)
    shown = number if number in TITLED else 500
    page = ErrorPage(shown, text)
    response = press.page(visit, "error.html", visit.language.text(f"page.error.title.{shown}"), page)
    response.status_code = number
    response.headers["Cache-Control"] = "no-store"
    return response


def code_of(number: int) -> str:
    """The code for a bare HTTP status."""
    return CODES.get(number, "internal" if number >= 500 else "malformed")
