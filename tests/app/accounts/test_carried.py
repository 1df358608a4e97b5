"""How a token travels."""

import pytest
from starlette.responses import Response

from app.accounts import Carried, carried, give_cookie, take_cookie


@pytest.mark.parametrize(
    ("headers", "is_secure", "found"),
    [
        ({}, False, None),
        ({"cookie": "council=t1; other=x"}, False, Carried("t1", by_cookie=True)),
        ({"cookie": "__Host-council=t1"}, True, Carried("t1", by_cookie=True)),
        ({"cookie": "council=t1"}, True, None),
        ({"cookie": "council="}, False, None),
        ({"authorization": "bearer t2", "cookie": "council=t1"}, False, Carried("t2", by_cookie=False)),
        ({"authorization": "Basic eDp5", "cookie": "council=t1"}, False, Carried("t1", by_cookie=True)),
    ],
)
def test_a_token_is_a_bearer_or_the_cookie_of_its_scheme(
    headers: dict[str, str], *, is_secure: bool, found: Carried | None
) -> None:
    assert carried(headers, is_secure=is_secure) == found


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_hosts() -> None:
    response = Response()
    give_cookie(response, "t1", is_secure=True)
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("__Host-council=t1;")
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    plain = Response()
    give_cookie(plain, "t1", is_secure=False)
    assert plain.headers["set-cookie"].startswith("council=t1;")
    assert "Secure" not in plain.headers["set-cookie"]


def test_a_taken_cookie_expires() -> None:
    response = Response()
    take_cookie(response, is_secure=False)
    assert "Max-Age=0" in response.headers["set-cookie"]
