"""A file that a form sends: one, small, read whole, and only from our own pages. Knows nothing of what is in it."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from app.api.body import read_body
from app.api.refusals import ForeignOrigin, MalformedBody, TooLarge
from app.house import House
from app.origin import is_ours

_AROUND = 4_096
"""What a browser writes around one file."""


async def read_file(house: House, request: Request, name: str, *, limit: int) -> bytes:
    """The file of a field, up to `limit` bytes. Raises ForeignOrigin, MalformedBody, TooLarge."""
    if not is_ours(request.headers, allowed=house.settings.allowed_origins):
        raise ForeignOrigin
    body = await read_body(request, limit + _AROUND)

    async def once() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(request.headers, once(), max_files=1, max_fields=4).parse()
    except (MultiPartException, KeyError):
        raise MalformedBody from None
    try:
        file = form.get(name)
        if not isinstance(file, UploadFile):
            raise MalformedBody
        content = await file.read(limit + 1)
    finally:
        await form.close()
    if len(content) > limit:
        raise TooLarge(limit=limit)
    return content
