"""The body of a request, read within a limit and a time. Knows nothing of what is in it."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.requests import Request

from app.api.refusals import MalformedBody, TooLarge

BODY_SECONDS: Final = 20
"""Time that a body has to come."""


async def read_body(request: Request, limit: int) -> bytes:
    """Up to `limit` bytes. Raises TooLarge at the first byte too many, MalformedBody if they do not come in time."""
    try:
        return await asyncio.wait_for(_read(request, limit), BODY_SECONDS)
    except TimeoutError:
        raise MalformedBody from None


async def _read(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge(limit=limit)
    return bytes(body)
