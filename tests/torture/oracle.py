"""The rules of a vote worked again, from what a ballot's events say alone and by other means than voting's.

Only questions of yes and no under a known majority: enough to notice a result that does not follow from its votes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Any

from rooms.session.events import BallotClosed, BallotOpened, OutcomeDeclared, VoteCast, VoteCorrected
from rooms.session.events.ballots import Deciding

_BY_SILENCE = {"symbolic": "yes", "acclamation": "yes"}
_QUESTIONS = frozenset({"symbolic", "roll_call", "called_roll", "block"})


def recounted(events: Sequence[Any], ballot: str) -> Counter[str]:
    """What became of each seat of the electorate by the close: options, abstain, recused, not_voting."""
    opened = next(e for e in events if isinstance(e, BallotOpened) and e.ballot == ballot)
    seats: dict[str, str] = {}
    for event in events:
        match event:
            case VoteCast(seat=seat, choice=choice) | VoteCorrected(seat=seat, choice=choice) if event.ballot == ballot:
                seats[seat] = choice
            case OutcomeDeclared(seat=seat, outcome=outcome) if event.ballot == ballot:
                seats[seat] = outcome
            case BallotClosed(left=left) if event.ballot == ballot:
                seats |= dict.fromkeys(left, "not_voting")
                silence = _BY_SILENCE.get(opened.kind)
                if silence is not None:
                    seats = {elector.seat: silence for elector in opened.electorate} | seats
            case _:
                pass
    return Counter(seats.values())


def expected(opened: BallotOpened, votes: Counter[str]) -> str | None:
    """approved, rejected or tied; None where this oracle knows nothing of the kind, or abstentions have a rule."""
    by = opened.deciding
    if by is None or opened.kind not in _QUESTIONS or set(opened.options) != {"yes", "no"}:
        return None
    yes, no, abstained = votes["yes"], votes["no"], votes["abstain"]
    if abstained > yes + no and by.abstention_excess != "accept":
        return {"reopen_debate": "reopened", "postpone": "postponed"}[by.abstention_excess]
    needs = _needed(opened, votes)
    if needs is None:
        return None
    if yes >= needs:
        return "approved"
    return "tied" if by.of == "simple" and yes == no > 0 and yes + 1 >= needs else "rejected"


def _needed(opened: BallotOpened, votes: Counter[str]) -> int | None:
    by = opened.deciding
    size = _size(opened, votes)
    match by.of if by else None:
        case "simple" | "absolute":
            return size // 2 + 1
        case "unanimity":
            return max(1, size)
        case int(number):
            return number
        case str(share) if share[0].isdigit() and "/" in share:
            top, bottom = map(int, share.split("/"))
            return max(1, ceil(top * size / bottom))
        case _:
            return None


def _size(opened: BallotOpened, votes: Counter[str]) -> int:
    by = opened.deciding or Deciding()
    votes_alone = by.of == "simple" and by.simple == "valid_votes"
    if votes_alone or (by.of != "simple" and by.base == "valid_votes"):
        return votes["yes"] + votes["no"] + (votes["abstain"] if by.abstention_in_base else 0)
    base = "present" if by.of == "simple" else by.base
    sizes = {"statutory": opened.statutory, "filled": opened.filled, "present": opened.present or 0}
    return sizes[base] - (0 if by.recused_in_base else votes["recused"])
