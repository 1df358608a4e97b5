"""The application: every part wired once, no logic."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount

from app import api
from app.api.endpoint import spoken, told
from app.control import Control
from app.generated import openapi
from app.generated.routes import documents
from app.house import House, open_house
from app.pages import Pages
from app.pages.errors import code_of
from app.settings import Settings
from rooms import FORMATS

AS_THEY_ARE: Final = (*DEFAULT_EXCLUDED_CONTENT_TYPES, *FORMATS.values())
"""What is sent byte by byte: files, of which a part may be asked for."""


def create_app(settings: Settings) -> Starlette:
    """A server's ASGI application; its lifespan opens the database and starts engine, loops and control socket."""
    house = House(settings)
    pages = Pages(house)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with open_house(house), Control(house):
            yield

    async def fault(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            house.on_fault(error)
        if not request.url.path.startswith("/api/"):
            return await pages.error(request, error)
        code = code_of(error.status_code) if isinstance(error, HTTPException) else "internal"
        return told({"ok": False, "code": code, "params": {}}, spoken(house, request))

    routes = [*api.routes(), *documents(), Mount("/socket.io", house.hub.app), *pages.routes()]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={HTTPException: fault, Exception: fault},
        middleware=[Middleware(GZipMiddleware, minimum_size=1024, exclude_content_types=AS_THEY_ARE)],
    )
    app.state.house, app.state.openapi = house, openapi()
    return app
