"""Symbolic (votação simbólica): by contrast. Who is against or abstains says so; who says nothing is in favour.

The record names those who said something; any seat may ask for a roll-call instead.
"""

from collections.abc import Sequence

from voting.choice import YES, OptionId, Voted
from voting.errors import OnlyYesOrNo
from voting.methods.method import YES_NO, any_options, one_option
from voting.tally import question

silence = Voted(YES)
is_called = False
check = one_option
tally = question


def options(given: Sequence[str]) -> tuple[OptionId, ...]:
    """Yes and no; raises OnlyYesOrNo."""
    if sorted(given) != sorted(YES_NO):
        raise OnlyYesOrNo(method="symbolic")
    return any_options(given)
