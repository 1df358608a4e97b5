"""Straw poll (consulta): shows where opinion stands. It needs no quorum, binds nobody and decides nothing."""

from voting.choice import NotVoting
from voting.counted import Counted
from voting.decisions import Indicative
from voting.methods.method import any_options, one_option
from voting.result import Result, leaders
from voting.rules import Arithmetic
from voting.terms import Terms

silence = NotVoting()
is_called = False
options = any_options
check = one_option


def tally(_terms: Terms, counted: Counted) -> Result:
    """The counts alone; formula `straw`."""
    valid, most = counted.votes, max(counted.options.values())
    numbers = {
        "options": len(counted.options),
        "leaders": len(leaders(counted.options)),
        "most": most,
        "abstain": counted.abstentions,
        "recused": counted.recused,
        "valid": valid,
    }
    arithmetic = Arithmetic("straw", "valid_votes", numbers, None)
    return Result(Indicative(), counted.options, counted.abstentions, valid, arithmetic)
