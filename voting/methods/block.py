"""Block (votação em bloco): one roll-call on several items together, each approved or rejected with the others.

Which items stand in it is the session's to say; what somebody wants voted apart (destaque) is not in it.
"""

from collections.abc import Sequence

from voting.choice import OptionId
from voting.errors import OnlyYesOrNo
from voting.methods.method import YES_NO, any_options, one_option
from voting.tally import question

silence = None
is_called = False
check = one_option
tally = question


def options(given: Sequence[str]) -> tuple[OptionId, ...]:
    """Yes and no; raises OnlyYesOrNo."""
    if sorted(given) != sorted(YES_NO):
        raise OnlyYesOrNo(method="block")
    return any_options(given)
