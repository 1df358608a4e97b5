"""A ballot entered from paper, and a proclaimed one recounted: what these events make of it. Counting is voting's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from rooms.log.kind import Recorded
from rooms.session.events.ballots import BallotOpened
from rooms.session.events.corrections import BallotRecorded, CorrectionAgreed
from rooms.session.held import CastBy, Held, Recount
from rooms.session.terms import terms_of
from rooms.session.words import Means
from voting import (
    Abstained,
    Ballot,
    SeatId,
    Unbroken,
    Voted,
    begin,
    check_outcomes,
    close,
    proclaim,
    record,
    recount,
    result_of,
    word_of,
)


def unbroken_in(result: Mapping[str, Any]) -> Unbroken:
    """Why no casting vote broke the tie of a proclaimed result; without a tie it does not matter."""
    why: Unbroken = result["tie"] if result.get("tie") in ("recused", "vacant") else "declined"
    return why


def counted(opened: BallotOpened, votes: Mapping[str, str], unbroken: Unbroken) -> Ballot:
    """The proclaimed ballot that a sheet of paper makes. Raises what voting's `check_outcomes` raises."""
    ballot = begin(terms_of(opened))
    for seat, outcome in check_outcomes(ballot, votes).items():
        ballot = record(ballot, seat, outcome)
    return proclaim(close(ballot), unbroken)


def entered(begun: Held, event: BallotRecorded, recorded: Recorded) -> Held:
    """A ballot held on paper, over from the start."""
    ballot = counted(event, event.votes, unbroken_in(event.result))
    at = recorded.happened_at
    votes = {
        seat: CastBy(person, recorded.seq, at, Means.PAPER, is_own_event=False)
        for seat, person in begun.electors.items()
        if _is_cast(ballot, seat)
    }
    return replace(begun, ballot=ballot, opened_at=at, closed_at=at, proclaimed_at=at, votes=votes)


def _is_cast(ballot: Ballot, seat: str) -> bool:
    return isinstance(ballot.outcomes.get(SeatId(seat)), Voted | Abstained)


def words(ballot: Ballot, seats: Iterable[str]) -> dict[str, str]:
    """What these seats did, in words; empty for nothing."""
    return {seat: word_of(ballot.outcomes.get(SeatId(seat))) for seat in seats}


def recounted(found: Held, event: CorrectionAgreed, recorded: Recorded) -> Held:
    """The ballot with corrected votes and the result they give; what it was before stays beside it."""
    after = dict(event.votes or {})
    former = Recount(
        correction=event.correction,
        at=recorded.at,
        before=words(found.ballot, after),
        after=after,
        result=result_of(found.ballot).as_data(),
        votes=found.votes,
    )
    ballot = recount(found.ballot, check_outcomes(found.ballot, after), unbroken_in(event.result or {}))
    votes = dict(found.votes)
    for seat in after:
        before = votes.pop(seat, None)
        if _is_cast(ballot, seat):
            person = before.person if before else found.electors[seat]
            votes[seat] = CastBy(
                person, recorded.seq, recorded.at, before.means if before else None, is_own_event=False
            )
    return replace(found, ballot=ballot, votes=votes, recounts=(*found.recounts, former))
