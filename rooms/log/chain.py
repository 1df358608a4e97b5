"""Canonical JSON and the hash chain over event lines. Pure bytes: knows neither kinds nor storage."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

import orjson

GENESIS = "0" * 64
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER


def canonical(value: Any) -> bytes:
    """Canonical JSON (RFC 8785 for our subset): sorted ASCII keys, no blanks, no floats, integers below 2^53.

    Raises TypeError for anything else; text is expected in NFC (see `nfc`).
    """
    _refuse_floats(value)
    return orjson.dumps(value, option=_OPTIONS)


def _refuse_floats(value: Any) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise TypeError("a key of canonical JSON is ASCII")
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)
    elif isinstance(value, float):
        raise TypeError("canonical JSON holds no floats")


def line_hash(line: str) -> str:
    """SHA-256, hex, of a line's UTF-8 bytes: the `prev` of the next line."""
    return hashlib.sha256(line.encode()).hexdigest()


def nfc(text: str) -> str:
    """Unicode normal form C, so that equal words have equal bytes."""
    return unicodedata.normalize("NFC", text)
