"""Sealed values: what must be erasable, or hidden for a time, is in a line only as a salted commitment.

Not encryption: the value and its salt stand in table `opening` until they are published or erased.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rooms.log.chain import canonical

SALT_BYTES = 16
_DOMAIN = b"vcr-seal/1\x00"


class Seal(StrEnum):
    """Why a field is sealed.

    ERASABLE: never enters state; state holds its `Ref`, the edge joins the text for who may see it.
    HIDDEN: enters state through its opening, leaves through `view` only when the rules show it.
    """

    ERASABLE = "erasable"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A place of a sealed value: field `field` of event `seq` of the same stream. A leaf of view trees."""

    seq: int
    field: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The salt (hex) and the value of one sealed field."""

    ref: Ref
    salt: str
    value: Any


def commitment(salt: str, value: Any) -> str:
    """SHA-256, hex, of domain ‖ salt ‖ canonical JSON of the value: without the salt no guess can be tested."""
    return hashlib.sha256(_DOMAIN + bytes.fromhex(salt) + canonical(value)).hexdigest()
