"""The HTTP half of the public protocol, as far as a rehearsal needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import aiohttp
import orjson

from app.rehearsal.connection import Connection
from app.rehearsal.errors import Refused, Unreachable


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a seat of the rehearsal council, and the token that speaks for this person there."""

    person: str
    seat: str
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class Council:
    """A rehearsal council: its stream, who leads it without holding a seat, and its members by name."""

    id: str
    clerk: str
    president: str
    members: Mapping[str, Member]


class Api:
    """A server under `base_url`. Every refusal is Refused; a server that is not there is Unreachable."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self._http = http
        self._base = base_url.rstrip("/")

    async def login(self, email: str, password: str) -> str:
        """A bearer token."""
        answer = await self._ask("POST", "login", body={"email": email, "password": password})
        return str(answer["token"])

    async def make_council(self, token: str, names: list[str], rules: Mapping[str, Any]) -> Council:
        """A council flagged `rehearsal` with a seat for each name, under these rules."""
        body = {"members": len(names), "names": names, "rules": rules}
        made = await self._ask("POST", "rehearsals", token=token, body=body)
        given = zip(names, made["members"], strict=True)
        members = {name: Member(one["person"], one["seat"], name, one["token"]) for name, one in given}
        return Council(made["council"], made["clerk"]["token"], made["president"]["token"], members)

    async def drop_council(self, token: str, council: str) -> None:
        """Delete a rehearsal council and everything in it."""
        await self._ask("DELETE", f"rehearsals/{council}", token=token)

    async def command(self, token: str, stream: str, type_: str, **data: Any) -> None:
        """One command without a socket: how a stream begins."""
        envelope = {"id": str(uuid4()), "type": type_, "data": data}
        body = await self._ask("POST", f"streams/{stream}/commands", token=token, body=envelope)
        if not body.get("ok"):
            raise Refused(type_, body)

    async def view(self, session: str, token: str) -> dict[str, Any]:
        """A session as that token's audience sees it now."""
        answer = await self._ask("GET", f"sessions/{session}", token=token)
        view: dict[str, Any] = answer["view"]
        return view

    async def log(self, session: str, token: str) -> list[str]:
        """The lines of a finished session's log."""
        text = await self._text("GET", f"sessions/{session}/log.jsonl", token=token)
        return text.split("\n")[:-1]

    async def openings(self, session: str, token: str) -> list[dict[str, Any]]:
        """The published openings of its sealed values: `{seq, field, salt, value}` each."""
        answer = await self._ask("GET", f"sessions/{session}/openings.json", token=token)
        found: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer
        return found

    def connect(self, stream: str, token: str | None = None, *, keeps_view: bool = False) -> Connection:
        """A socket on a stream; without a token, the public's."""
        auth = {"stream": stream, "lang": "en"} | ({"token": token} if token else {})
        url = f"{self._base}/socket.io/?EIO=4&transport=websocket"
        return Connection(self._http, url, auth, keeps_view=keeps_view)

    async def _ask(self, method: str, path: str, *, token: str | None = None, body: Any = None) -> Any:
        text = await self._text(method, path, token=token, body=body)
        return orjson.loads(text) if text else {}

    async def _text(self, method: str, path: str, *, token: str | None = None, body: Any = None) -> str:
        headers = {"Accept-Language": "en"} | ({"Authorization": f"Bearer {token}"} if token else {})
        url = f"{self._base}/api/v1/{path}"
        try:
            async with self._http.request(method, url, headers=headers, json=body) as response:
                text = await response.text()
        except (aiohttp.ClientError, OSError) as fault:
            raise Unreachable(f"{url}: {fault}") from None
        if response.status >= HTTPStatus.BAD_REQUEST:
            raise Refused(f"{method} {path}", _body(text, response.status))
        return text


def _body(text: str, status: int) -> dict[str, Any]:
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError:
        body = None
    return body if isinstance(body, dict) else {"code": f"http_{status}"}
