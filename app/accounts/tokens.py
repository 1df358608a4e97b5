"""Secrets made of chance: opaque tokens, ids, passwords to print. Not their storage."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256

Chance = Callable[[int], bytes]
"""So many unpredictable bytes: `secrets.token_bytes`, or a fixed source in tests."""


def new_token(chance: Chance) -> str:
    """An opaque token of 256 bits, 43 characters that need no quoting anywhere."""
    return urlsafe_b64encode(chance(32)).decode().rstrip("=")


def new_id(chance: Chance) -> str:
    """An id of 128 bits in hexadecimal."""
    return chance(16).hex()


def new_password(chance: Chance) -> str:
    """A password of 120 bits for a person to copy: five groups of five, without look-alike letters."""
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    word = "".join(letters[byte & 31] for byte in chance(25))
    return "-".join(word[start : start + 5] for start in range(0, 25, 5))


def digest(token: str) -> str:
    """What is stored of a token. It has 256 bits of chance, so a plain SHA-256 cannot be guessed back."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
