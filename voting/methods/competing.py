"""Competing proposals (Proposta 1, Proposta 2, …): one is chosen, if need be in a second round between the best."""

from voting.counted import Counted
from voting.methods.method import any_options, one_option
from voting.result import Result
from voting.tally import contest
from voting.terms import Terms

silence = None
is_called = False
options = any_options
check = one_option


def tally(terms: Terms, counted: Counted) -> Result:
    """Every vote for a proposal is valid."""
    return contest(terms, counted, counted.options)
