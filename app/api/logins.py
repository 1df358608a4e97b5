"""Logging in and out, and who one is."""

from __future__ import annotations

from starlette.responses import Response

from app.accounts import Person, give_cookie, take_cookie
from app.api.endpoint import Call, Endpoint, as_json
from app.api.models import LoginBody, LoginOut, MeOut, OkOut
from app.gate import address


async def login(call: Call) -> Response:
    """A token for e-mail and password, in the body for programs and as a cookie for browsers."""
    body: LoginBody = call.body
    token, person = await call.house.accounts.login(body.email, body.password, address(call.request.scope))
    response = as_json({"token": token, **_person(person)})
    give_cookie(response, token, is_secure=call.request.url.scheme == "https")
    return response


async def logout(call: Call) -> Response:
    """End this login, here and on every socket."""
    if call.token is not None:
        await call.house.accounts.logout(call.token)
    response = as_json({"ok": True})
    take_cookie(response, is_secure=call.request.url.scheme == "https")
    return response


async def me(call: Call) -> Response:
    """Whose token this is."""
    return as_json({**_person(call.me), "scope": call.me.scope})


def _person(person: Person) -> dict[str, object]:
    return {"person": {"id": person.id, "name": person.name}, "roles": sorted(person.roles)}


ENDPOINTS = (
    Endpoint("POST", "/api/v1/login", login, "Log in.", takes=LoginBody, gives=LoginOut),
    Endpoint("POST", "/api/v1/logout", logout, "Log out.", gives=OkOut),
    Endpoint("GET", "/api/v1/me", me, "Who am I?", gives=MeOut),
)
