"""Logging in and out, and redeeming an invitation: the forms of this version. They work without script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.accounts import carried_by, give_cookie, take_cookie
from app.accounts.errors import PasswordsDiffer
from app.accounts.passwords import SHORTEST
from app.errors import message, status
from app.house import House
from app.pages.forms import read_form
from app.pages.frame import HEADERS, Press, Visit, address
from rooms import Refusal

ENTERED: Final = "entered"
"""What an address says right after the login, and its page then never again."""
SESSION: Final = re.compile(r"(/[\w-]+)?/sessions/[^/]+")


@dataclass(frozen=True, slots=True)
class LoginPage:
    """`problem` is what was wrong with the last attempt, `next` the local path to go to afterwards."""

    email: str
    next: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """Whom the invitation is for, what was wrong, and how short a password may be."""

    email: str
    name: str
    problem: str | None
    shortest: int


async def login(house: House, press: Press, visit: Visit) -> Response:
    """`/login`: the form, and what it sends."""
    if visit.request.method != "POST":
        return _login_form(press, visit, LoginPage("", local(visit.request.query_params.get("next")), None))
    form = await read_form(house, visit.request)
    email, next_ = form.get("email", ""), local(form.get("next", ""))
    try:
        token, _ = await house.accounts.login(email, form.get("password", ""), _address(visit.request))
    except Refusal as refusal:
        problem = message(refusal.code, refusal.params, visit.language)
        response = _login_form(press, visit, LoginPage(email, next_, problem))
        response.status_code = status(refusal.code)
        return response
    return _logged_in(visit, token, _greeted(next_) or address("/", visit.language.code))


async def logout(house: House, press: Press, visit: Visit) -> Response:
    """`/logout`: asks, then ends the login."""
    if visit.request.method != "POST":
        return press.page(visit, "logout.html", visit.language.text("page.logout.title"), None)
    await read_form(house, visit.request)
    carried = carried_by(visit.request)
    if carried is not None:
        await house.accounts.logout(carried.token)
    response = RedirectResponse(address("/logout", visit.language.code), 303, headers=HEADERS)
    take_cookie(response, is_secure=_is_secure(visit.request))
    return response


async def invitation(house: House, press: Press, visit: Visit) -> Response:
    """`/invitation/{token}`: name and password, once. Raises InvitationInvalid."""
    link = visit.request.path_params["token"]
    invited = await house.invitations.look(link)
    if visit.request.method != "POST":
        return _invitation_form(press, visit, InvitationPage(invited.email, invited.name, None, SHORTEST))
    form = await read_form(house, visit.request)
    name = form.get("name", "")
    try:
        if form.get("password", "") != form.get("again", ""):
            raise PasswordsDiffer
        token, _ = await house.invitations.accept(link, name, form.get("password", ""))
    except Refusal as refusal:
        problem = message(refusal.code, refusal.params, visit.language)
        response = _invitation_form(press, visit, InvitationPage(invited.email, name, problem, SHORTEST))
        response.status_code = status(refusal.code)
        return response
    return _logged_in(visit, token, address("/", visit.language.code))


def local(path: str | None) -> str:
    """A path of this site to go on to, or nothing: never an address of another."""
    is_path = path and path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path
    return path if path and is_path else ""


def _greeted(path: str) -> str:
    """A path to go on to; a session's page says, this once, as whom one has come in."""
    parts = urlsplit(path)
    is_session = SESSION.fullmatch(parts.path) is not None
    return urlunsplit(parts._replace(query=f"{ENTERED}=yes")) if is_session else path


def _logged_in(visit: Visit, token: str, to: str) -> Response:
    response = RedirectResponse(to, 303, headers=HEADERS)
    give_cookie(response, token, is_secure=_is_secure(visit.request))
    return response


def _login_form(press: Press, visit: Visit, page: LoginPage) -> Response:
    return _private(press.page(visit, "login.html", visit.language.text("page.login.title"), page))


def _invitation_form(press: Press, visit: Visit, page: InvitationPage) -> Response:
    return _private(press.page(visit, "invitation.html", visit.language.text("page.invitation.title"), page))


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"
