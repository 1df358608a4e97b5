"""What forms of pages send: read within limits, and only from our own pages. Knows no field by name."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from app.api.refusals import ForeignOrigin, MalformedBody, TooLarge
from app.house import House
from app.origin import is_ours

FIELDS: Final = 10
BODY_BYTES: Final = 16_384
BODY_SECONDS: Final = 20

Form = Mapping[str, str]
"""What a form sends, `application/x-www-form-urlencoded`."""


async def read_form(house: House, request: Request, *, limit: int = BODY_BYTES, fields: int = FIELDS) -> Form:
    """The fields by name, so many at most, of up to `limit` bytes. Raises ForeignOrigin, MalformedBody, TooLarge."""
    if not is_ours(request.headers, allowed=house.settings.allowed_origins):
        raise ForeignOrigin
    try:
        body = await asyncio.wait_for(_read(request, limit), BODY_SECONDS)
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=fields))
    except (TimeoutError, ValueError):
        raise MalformedBody from None


async def _read(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge(limit=limit)
    return bytes(body)
