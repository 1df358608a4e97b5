"""The room's socket: one namespace, `command` and `sync` in, `messages`, `presence` and `heartbeat` out.

Every event is answered, whatever happens. Who sees what is the kinds' `view`; who may do what, their `may`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from socketio.exceptions import ConnectionRefusedError as Refused
from starlette.requests import HTTPConnection

from app import errors
from app.accounts import Person, carried_by
from app.fanout import Line
from app.i18n import preferred
from rooms import Audience, Refusal, instant_text

if TYPE_CHECKING:
    from app.house import House


class Auth(BaseModel):
    """What a client says on entering: the stream it follows, a token unless it is of the public, a language."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    stream: str = Field(description="The stream to follow: a session's or a council's id.")
    token: str | None = Field(None, description="From login; without one, and without a cookie, the public.")
    lang: str | None = Field(None, description="pt-BR, en or es: the language of messages.")


class Sync(BaseModel):
    """How far the client has seen; null for nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    after: int | None = Field(None, description="The last seq the client has; null asks for a view.")


class PresenceNow(BaseModel):
    """Who is connected: the persons of the council by id, and how many others watch."""

    people: list[str]
    watchers: int


class SyncAnswer(BaseModel):
    """The ack of `sync`: what was missed, or a view if that cannot be told."""

    seq: int = Field(description="Where the stream stands.")
    at: str | None
    messages: list[dict[str, Any]] | None = Field(None, description="What came after `after`, in order.")
    view: dict[str, Any] | None = Field(None, description="Everything this audience sees, afresh.")
    mine: dict[str, Any] = Field(description="What is for this person only.")
    audience: Audience
    presence: PresenceNow


class PresenceChange(BaseModel):
    """Who came and went since the last one."""

    people: int
    watchers: int
    joined: list[str]
    left: list[str]


class Heartbeat(BaseModel):
    """Where a silent stream stands. Another hash than that of the client's view: it missed something."""

    seq: int
    at: str | None
    now: str = Field(description="The server's clock.")
    hash: str = Field(description="CRC-32, eight hex digits, of the view's canonical JSON.")


class Room:
    """The handlers of the namespace, and the lines of those who are in it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._lines: dict[str, Line] = {}
        hub = house.hub
        hub.on("connect", self._enter)
        hub.on("disconnect", self._leave)
        hub.on("command", self._answered(self._command))
        hub.on("sync", self._answered(self._sync))
        hub.on("*", self._unknown)

    # In and out

    async def _enter(self, sid: str, environ: Mapping[str, Any], auth: Any = None) -> None:
        connection = HTTPConnection(environ["asgi.scope"])
        lang = preferred(connection.headers.get("accept-language"))
        try:
            read = Auth.model_validate(auth)
            lang = read.lang or lang
            cookie = carried_by(connection)
            token = read.token or (cookie.token if cookie else None)
            line = Line(sid, read.stream, Audience.PUBLIC, None, token, None, lang)
            await self._open(line, must_be_known=read.token is not None)
        except ValidationError:
            raise self._refused("malformed", {}, lang) from None
        except Refusal as refusal:
            raise self._refused(refusal.code, refusal.params, lang) from None
        except Refused:
            raise
        except Exception as fault:
            self._house.on_fault(fault)
            raise self._refused("internal", {}, lang) from None

    def _refused(self, code: str, params: Mapping[str, Any], lang: str | None) -> Refused:
        body = errors.answer({"ok": False, "code": code, "params": dict(params)}, self._house.languages[lang])
        return Refused(body["message"], body)

    async def _open(self, line: Line, *, must_be_known: bool) -> None:
        house = self._house
        person = await house.accounts.person_for(line.token)
        if person is None:
            if must_be_known:
                raise self._refused("unauthenticated", {}, line.lang)
            line.token = None
        standing = await house.desk.standing(line.stream, person)
        line.audience = standing.audience
        line.person = standing.asked.person if standing.audience is not Audience.PUBLIC else None
        await house.tail.listen(line.stream, line.audience)
        line.socket = house.hub.socket(line.sid)
        if line.socket is None:  # gone while we looked
            house.tail.unlisten(line.stream, line.audience)
            raise self._refused("unavailable", {}, line.lang)
        self._lines[line.sid] = line
        house.fanout.add(line)
        house.presence.arrive(line.stream, line.person)

    async def _leave(self, sid: str, _reason: str) -> None:
        line = self._lines.pop(sid, None)
        if line is not None:
            house = self._house
            house.fanout.remove(line)
            house.tail.unlisten(line.stream, line.audience)
            house.presence.leave(line.stream, line.person, house.clock())
            await house.hub.send_away(sid)

    # Events

    def _answered(self, handle: Callable[[Line, Person | None, Any], Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def answer(sid: str, *payload: Any) -> Any:
            line = self._lines.get(sid)
            if line is None:
                return {"ok": False, "code": "unavailable", "params": {}}
            language = self._house.languages[line.lang]
            try:
                person = await self._house.accounts.person_for(line.token)
                if line.token is not None and person is None:
                    await self._house.hub.send_away(sid)
                    return errors.answer({"ok": False, "code": "unauthenticated", "params": {}}, language)
                return await handle(line, person, payload[0] if len(payload) == 1 else None)
            except Refusal as refusal:
                body = {"ok": False, "code": refusal.code, "params": dict(refusal.params)}
            except ValidationError:
                body = {"ok": False, "code": "malformed", "params": {}}
            except Exception as fault:
                self._house.on_fault(fault)
                body = {"ok": False, "code": "internal", "params": {}}
            return errors.answer(body, language)

        return answer

    async def _unknown(self, event: str, sid: str, *_payload: Any) -> Any:
        line = self._lines.get(sid)
        body = {"ok": False, "code": "unknown_command", "params": {"type": str(event)[:80]}}
        return errors.answer(body, self._house.languages[line.lang if line else None])

    async def _command(self, line: Line, person: Person | None, envelope: Any) -> Any:
        body = await self._house.desk.submit(line.stream, envelope, person)
        await self.look_again(line, person)
        return errors.answer(body, self._house.languages[line.lang])

    async def _sync(self, line: Line, person: Person | None, payload: Any) -> Any:
        house = self._house
        after = Sync.model_validate(payload if payload is not None else {}).after
        await self.look_again(line, person)
        if line.must_refresh:
            after = None
            line.must_refresh = False
        standing = await house.desk.standing(line.stream, person)
        told = await house.tail.sync(line.stream, line.audience, after=after)
        here = {"people": house.presence.people(line.stream), "watchers": house.presence.watchers(line.stream)}
        return {**told, "mine": standing.mine, "audience": line.audience, "presence": here}

    async def look_again(self, line: Line, person: Person | None) -> None:
        """Move a line to another audience if its person now stands differently; its next sync is then a view."""
        house = self._house
        standing = await house.desk.standing(line.stream, person)
        if standing.audience is line.audience or line.sid not in self._lines:
            return
        await house.tail.listen(line.stream, standing.audience)
        if line.sid not in self._lines:
            house.tail.unlisten(line.stream, standing.audience)
            return
        house.fanout.remove(line)
        house.tail.unlisten(line.stream, line.audience)
        house.presence.leave(line.stream, line.person, house.clock())
        line.audience, line.must_refresh = standing.audience, True
        line.person = standing.asked.person if standing.audience is not Audience.PUBLIC else None
        house.fanout.add(line)
        house.presence.arrive(line.stream, line.person)
        house.fanout.tell(line, "heartbeat", await self.beat(line.stream, line.audience))

    async def beat(self, stream: str, audience: Audience) -> dict[str, Any]:
        """A heartbeat of what an audience sees of a stream. Raises Refusal."""
        told = await self._house.tail.heartbeat(stream, audience)
        return {**told, "now": instant_text(self._house.clock())}
