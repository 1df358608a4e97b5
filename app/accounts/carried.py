"""How a token travels: a cookie in a browser, a bearer in a program. Knows no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import HTTPConnection, cookie_parser
from starlette.responses import Response

from app.accounts.accounts import LOGIN_LASTS

SECURE_COOKIE: Final = "__Host-council"
PLAIN_COOKIE: Final = "council"


@dataclass(frozen=True, slots=True)
class Carried:
    """A token and how it came; only one that came by cookie needs protection from foreign forms."""

    token: str
    by_cookie: bool


def carried(headers: Mapping[str, str], *, is_secure: bool) -> Carried | None:
    """The token of these headers. A bearer wins over a cookie, even one that is wrong."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return Carried(token.strip(), by_cookie=False)
    cookie = cookie_parser(headers.get("cookie", "")).get(cookie_name(is_secure=is_secure))
    return Carried(cookie, by_cookie=True) if cookie else None


def carried_by(connection: HTTPConnection) -> Carried | None:
    """The token of a request or handshake."""
    return carried(connection.headers, is_secure=connection.url.scheme in ("https", "wss"))


def cookie_name(*, is_secure: bool) -> str:
    """On https the browser itself guards the name: no other host, no plain http can set it."""
    return SECURE_COOKIE if is_secure else PLAIN_COOKIE


def give_cookie(response: Response, token: str, *, is_secure: bool) -> None:
    """Have the browser keep the token: for pages of this host only, out of reach of scripts."""
    response.set_cookie(
        cookie_name(is_secure=is_secure),
        token,
        max_age=int(LOGIN_LASTS.total_seconds()),
        path="/",
        secure=is_secure,
        httponly=True,
        samesite="lax",
    )


def take_cookie(response: Response, *, is_secure: bool) -> None:
    """Have the browser forget the token."""
    response.delete_cookie(cookie_name(is_secure=is_secure), path="/", secure=is_secure, httponly=True, samesite="lax")
