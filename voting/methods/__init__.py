"""The kinds of ballot by name; one module each, held to the Method protocol.

Not how votes are kept: see ballot.py.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from voting.methods import roll_call
from voting.methods.method import Method

METHODS: Final[Mapping[str, Method]] = MappingProxyType({"roll_call": roll_call})

__all__ = ["METHODS", "Method"]
