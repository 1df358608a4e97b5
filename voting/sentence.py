"""The one sentence that says what a ballot decided and by which arithmetic, and what it needs: code and params.

Not its words.
"""

from collections.abc import Mapping
from typing import Any, Final

from voting.counted import Counted
from voting.majorities import Basis, Majority, threshold
from voting.rules import Bases

_UNCOUNTED: Final = frozenset({"acclamation", "straw"})
"""Kinds in which no majority decides: one objection does, or nothing."""
_CHOOSING: Final = frozenset({"competing", "election"})
"""Kinds in which an option wins over the others: more yes than no means nothing there."""


def sentence_of(result: Mapping[str, Any]) -> dict[str, Any]:
    """`{code, params}` of a result as an event holds it: `decided.<formula>.<decision>`, with every number of the
    arithmetic, its base and article, the option chosen and how a tie was settled.

    Results written down before ties were settled by rule keep the sentence `result.<formula>.<decision>` of their day.
    """
    arithmetic = result["arithmetic"]
    said = {"option": result["option"], "article": arithmetic["article"], "casting": result["casting"]}
    if "tie" not in result:
        return {"code": f"result.{_ending(result)}", "params": {**arithmetic["numbers"], **said}}
    settled = {"base": arithmetic["base"], "tie": result["tie"]}
    return {"code": f"decided.{_ending(result)}", "params": {**arithmetic["numbers"], **said, **settled}}


def needed_sentence(method: str, majority: Majority, bases: Bases) -> dict[str, Any]:
    """`{code, params}` of what a ballot of this kind needs before anybody has voted: `majority.<formula>`, with how
    many votes of how many seats where that is known so early, or of the kind in which no majority decides."""
    if method in _UNCOUNTED:
        return {"code": f"majority.{method}", "params": {}}
    needs = threshold(majority, Basis(bases), Counted({}, 0, 0), valid=0)
    known = {} if needs.base == "valid_votes" else {"needed": needs.needed, "of": needs.of}
    count = {"needed": needs.needed} if needs.formula == "qualified.count" else {}
    said = {**known, **count, **dict(needs.terms), "base": needs.base, "article": majority.article}
    is_choice = method in _CHOOSING and needs.formula == "simple.valid_votes"
    return {"code": "majority.chosen" if is_choice else f"majority.{needs.formula}", "params": said}


def _ending(result: Mapping[str, Any]) -> str:
    return f"{result['arithmetic']['formula']}.{result['decision']}"
