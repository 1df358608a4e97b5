"""How far a ballot is: how many votes are in and expected, who is silent, and who is called by name."""

from __future__ import annotations

from rooms.log.kind import Tree
from rooms.session.held import Held
from voting import METHODS, check_call, missing, outcome_code


def heard(found: Held) -> dict[str, Tree]:
    """Votes given, and `expected` of the seats that may vote: those `recused` are of the electorate, and do not.

    `calls` by seat, `called` last; where seats are called by name, `awaited` is that one while it has not answered, and
    `next` the one to call then. `silent`: how many still are.
    """
    ballot = found.ballot
    silent = missing(ballot) if found.is_open else ()
    is_called = METHODS[found.opened.kind].is_called and bool(silent)
    recused = [outcome_code(outcome) for outcome in ballot.outcomes.values()].count("recused")
    return {
        "voted": len(found.votes),
        "expected": len(found.opened.electorate) - recused,
        "recused": recused,
        "calls": dict(ballot.calls),
        "called": _called(found),
        "silent": len(silent),
        "awaited": awaited(found),
        "next": check_call(ballot, None)[0] if is_called else None,
    }


def awaited(found: Held) -> str | None:
    """In an open called roll, the seat called last, while it has not answered."""
    if not found.is_open or not METHODS[found.opened.kind].is_called:
        return None
    called = _called(found)
    return called if called in missing(found.ballot) else None


def _called(found: Held) -> str | None:
    return next(reversed(tuple(found.ballot.calls)), None)
