"""An endpoint as a value, and the one wrapper around all of them: language, person, body, errors. Knows no stream."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import orjson
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from app import errors
from app.accounts import Person, carried_by
from app.api.body import read_body
from app.api.refusals import (
    ForeignOrigin,
    InvalidData,
    InvalidQuery,
    MalformedBody,
    Unauthenticated,
    UnsupportedMediaType,
)
from app.desk import invalid
from app.i18n import Language, preferred
from app.origin import is_ours
from rooms import Refusal

if TYPE_CHECKING:
    from app.house import House

NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Call:
    """A request as an endpoint gets it: who, in which language, with which body and query, read and checked."""

    house: House
    request: Request
    language: Language
    token: str | None
    person: Person | None
    body: Any
    query: Any

    @property
    def path(self) -> Mapping[str, str]:
        """The parameters of the path."""
        return self.request.path_params

    @property
    def me(self) -> Person:
        """Who asks. Raises Unauthenticated."""
        if self.person is None:
            raise Unauthenticated
        return self.person


Handle = Callable[[Call], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A route of the public protocol. `gives` describes the answer: a model, or the media type of a text.

    `takes` is read from JSON before the handler is called; a `form` (multipart, with a file) the handler reads itself.
    `status` is that of success. A public endpoint looks at no login and no cookie.
    """

    method: Literal["GET", "POST", "DELETE"]
    path: str
    handle: Handle
    summary: str
    takes: type[BaseModel] | None = None
    form: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    gives: type[BaseModel] | str = "application/json"
    status: int = 200
    is_public: bool = False

    def route(self) -> Route:
        """The route, its handler wrapped."""
        return Route(self.path, self._respond, methods=[self.method], name=f"{self.method} {self.path}")

    async def _respond(self, request: Request) -> Response:
        house: House = request.app.state.house
        language = spoken(house, request)
        try:
            response = await self.handle(await self._call(house, request, language))
        except Refusal as refusal:
            response = refused(refusal, language)
        except ClientDisconnect:
            response = Response(status_code=499)
        except Exception as fault:
            house.on_fault(fault)
            response = told({"ok": False, "code": "internal", "params": {}}, language)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    async def _call(self, house: House, request: Request, language: Language) -> Call:
        carried = None if self.is_public else carried_by(request)
        is_by_page = carried is None or carried.by_cookie
        if self.method != "GET" and is_by_page and not is_ours(request.headers, allowed=house.settings.allowed_origins):
            raise ForeignOrigin
        person = await house.accounts.person_for(carried.token) if carried else None
        if carried and not carried.by_cookie and person is None:
            raise Unauthenticated
        body = await self._body(request, house.settings.body_bytes)
        return Call(house, request, language, carried.token if carried else None, person, body, self._query(request))

    async def _body(self, request: Request, limit: int) -> Any:
        if self.takes is None:
            return None
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise UnsupportedMediaType
        try:
            data = orjson.loads(await read_body(request, limit))
        except orjson.JSONDecodeError:
            raise MalformedBody from None
        try:
            return self.takes.model_validate_json(orjson.dumps(data))
        except ValidationError as error:
            raise InvalidData(**invalid(error)["params"]) from None

    def _query(self, request: Request) -> Any:
        if self.query is None:
            return None
        given = {key: value for key, value in request.query_params.items() if key != "lang"}
        try:
            return self.query.model_validate_strings(given)
        except ValidationError as error:
            raise InvalidQuery(**invalid(error)["params"]) from None


def spoken(house: House, request: Request) -> Language:
    """The language to answer in: `?lang=`, else Accept-Language, else the default."""
    return house.languages[request.query_params.get("lang") or preferred(request.headers.get("accept-language"))]


def as_json(value: Any, *, status: int = 200, headers: Mapping[str, str] = NO_STORE) -> Response:
    """A JSON answer, kept by nobody unless `headers` say otherwise."""
    return Response(orjson.dumps(value, default=str), status, dict(headers), "application/json")


def refused(refusal: Refusal, language: Language) -> Response:
    """The answer that a refusal gives."""
    return told({"ok": False, "code": refusal.code, "params": dict(refusal.params)}, language)


def told(body: Mapping[str, Any], language: Language, *, status: int = 200) -> Response:
    """The answer to a command, with its message if it is a refusal, and the status of its code."""
    told_status = status if body.get("ok") else errors.status(str(body["code"]))
    return as_json(errors.answer(body, language), status=told_status)
