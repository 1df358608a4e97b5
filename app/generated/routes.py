"""The protocol's documents over HTTP: `/api/openapi.json`, `/api/asyncapi.json`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.generated.asyncapi import asyncapi
from app.generated.openapi import openapi

_HEADERS = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


def documents() -> list[Route]:
    """Their routes."""
    return [
        Route("/api/openapi.json", _giving(openapi)),
        Route("/api/asyncapi.json", _giving(asyncapi)),
    ]


def _giving(document: Callable[[], Mapping[str, Any]]) -> Callable[[Request], Awaitable[Response]]:
    async def give(_request: Request) -> Response:
        return Response(orjson.dumps(document()), headers=_HEADERS, media_type="application/json")

    return give
