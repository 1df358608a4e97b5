"""The one sentence that says what a ballot decided and by which arithmetic: its code and params. Not its words."""

from collections.abc import Mapping
from typing import Any


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


def _ending(result: Mapping[str, Any]) -> str:
    return f"{result['arithmetic']['formula']}.{result['decision']}"
