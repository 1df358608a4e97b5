"""What forms of pages send: read within limits, and only from our own pages. Knows no field by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from app.api.body import read_body
from app.api.refusals import ForeignOrigin, MalformedBody
from app.house import House
from app.origin import is_ours

FIELDS: Final = 10
BODY_BYTES: Final = 16_384

Form = Mapping[str, str]
"""What a form sends, `application/x-www-form-urlencoded`."""


async def read_form(house: House, request: Request, *, limit: int = BODY_BYTES, fields: int = FIELDS) -> Form:
    """The fields by name, so many at most, of up to `limit` bytes. Raises ForeignOrigin, MalformedBody, TooLarge."""
    if not is_ours(request.headers, allowed=house.settings.allowed_origins):
        raise ForeignOrigin
    body = await read_body(request, limit)
    try:
        return dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=fields))
    except ValueError:
        raise MalformedBody from None
