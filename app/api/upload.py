"""A form with one file, read as it comes, to disk beyond a megabyte, within a size and a time. Knows no field."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO, Final

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from app.api.refusals import FileMissing, MalformedBody
from minutes.documents import MOST_BYTES, too_large
from rooms import Refusal

AROUND: Final = 65_536
"""What a form may have around its file."""
FIELD_BYTES: Final = 16_384
FIELDS: Final = 10
SECONDS: Final = 600
"""Time that a form with a file has to come: ten megabytes over a slow line."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The fields of a form, and its file: the name its sender gives it, and its bytes."""

    fields: Mapping[str, str]
    name: str
    file: IO[bytes]


@asynccontextmanager
async def read_upload(
    request: Request, limit: int = MOST_BYTES, beyond: Callable[[], Refusal] = too_large
) -> AsyncIterator[Upload]:
    """A `multipart/form-data` body with a file of up to `limit` bytes, which is gone afterwards.

    Raises `beyond`, FileTooLarge unless said, before the first byte if the body says so, else at the first byte too
    many; MalformedBody, FileMissing.
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise MalformedBody
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limit + AROUND:
        raise beyond()
    form = await _parsed(request, _bounded(request, limit + AROUND, beyond))
    try:
        yield _upload(form)
    finally:
        await form.close()


async def _parsed(request: Request, body: AsyncGenerator[bytes, None]) -> FormData:
    parser = MultiPartParser(request.headers, body, max_files=1, max_fields=FIELDS, max_part_size=FIELD_BYTES)
    try:
        return await asyncio.wait_for(parser.parse(), SECONDS)
    except (MultiPartException, TimeoutError):
        raise MalformedBody from None


async def _bounded(request: Request, limit: int, beyond: Callable[[], Refusal]) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise beyond()
        yield chunk


def _upload(form: FormData) -> Upload:
    files = [value for value in form.values() if isinstance(value, UploadFile)]
    fields = {key: value for key, value in form.items() if isinstance(value, str)}
    if not files or not files[0].filename:
        raise FileMissing
    return Upload(fields, files[0].filename, files[0].file)
