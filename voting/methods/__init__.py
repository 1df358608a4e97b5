"""The kinds of ballot by name; one module each, held to the Method protocol.

Not how votes are kept: see ballot.py.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from voting.methods import acclamation, block, called_roll, competing, election, roll_call, straw, symbolic
from voting.methods.method import Method

METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "symbolic": symbolic,
        "roll_call": roll_call,
        "called_roll": called_roll,
        "block": block,
        "competing": competing,
        "election": election,
        "acclamation": acclamation,
        "straw": straw,
    }
)

__all__ = ["METHODS", "Method"]
