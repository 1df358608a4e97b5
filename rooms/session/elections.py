"""Elections of officers: who is nominated, who stands, and how far the vote has come. Not who may vote, nor ballots."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from rooms.log.kind import Recorded
from rooms.session.errors import (
    AlreadyNominated,
    CriteriaInsufficient,
    ElectionClosed,
    ElectionExists,
    NotAccepted,
    NotNominated,
    UnknownElection,
)
from rooms.session.events.ballots import BallotAnnulled, BallotOpened, ResultProclaimed
from rooms.session.events.corrections import CorrectionAgreed
from rooms.session.events.elections import (
    CandidacyWithdrawn,
    ElectionCalled,
    Nominated,
    NominationAccepted,
    NominationDeclined,
)
from rooms.session.words import Office
from voting import Criterion


class Standing(StrEnum):
    """What became of a nomination."""

    NOMINATED = "nominated"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Nominee:
    """The titular of a seat who was put forward by a member of another, or of the own."""

    seat: str
    person: str
    name: str
    by_seat: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Round:
    """A ballot of the election that was not annulled. `again`: the ballot whose best options stand in it."""

    ballot: str
    again: str | None


@dataclass(frozen=True, slots=True)
class Election:
    """One office to fill. `nominees` by seat, in order; `runoff`: the ballot whose best options stand again;
    `voting_now`: the ballot under way; `elected`: the seat whose titular was."""

    called: ElectionCalled
    nominees: Mapping[str, Nominee] = field(default_factory=dict)
    rounds: tuple[Round, ...] = ()
    voting_now: str | None = None
    runoff: str | None = None
    elected: str | None = None

    @property
    def stage(self) -> str:
        """nominating, voting, runoff or elected."""
        if self.elected is not None:
            return "elected"
        if self.voting_now is not None:
            return "voting"
        return "nominating" if self.runoff is None else "runoff"

    @property
    def candidates(self) -> tuple[Nominee, ...]:
        """Those who accepted, in the order of their nomination."""
        return tuple(one for one in self.nominees.values() if one.standing is Standing.ACCEPTED)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What breaks a tie of the next ballot: another round is held once only."""
        return tuple(one for one in self.called.criteria if self.runoff is None or one != "new_round")


@dataclass(frozen=True, slots=True)
class Elections:
    """Elections by id, in order; `by_ballot` says whose each ballot is."""

    items: Mapping[str, Election] = field(default_factory=dict)
    by_ballot: Mapping[str, str] = field(default_factory=dict)

    def on(self, item: str | None) -> Mapping[str, Election]:
        """The elections called on an item, by id."""
        return {id_: one for id_, one in self.items.items() if one.called.item == item}


def election(elections: Elections, id_: str) -> Election:
    """The election. Raises UnknownElection."""
    found = elections.items.get(id_)
    if found is None:
        raise UnknownElection(election=id_)
    return found


def check_new(elections: Elections, id_: str, office: Office, undecided: Collection[str]) -> None:
    """One election at a time fills an office, while its item is among the `undecided`. Raises ElectionExists."""
    for other, one in elections.items.items():
        is_under_way = one.called.office == office and one.elected is None and one.called.item in undecided
        if other == id_ or is_under_way:
            raise ElectionExists(election=other, office=one.called.office)


def check_criteria(criteria: tuple[Criterion, ...]) -> None:
    """Raises CriteriaInsufficient when one is named twice, or nothing follows another round."""
    if len(set(criteria)) < len(criteria) or set(criteria) == {"new_round"}:
        raise CriteriaInsufficient(criteria=list(criteria))


def check_nominating(found: Election) -> None:
    """Candidacies change until the vote is opened. Raises ElectionClosed."""
    if found.stage != "nominating":
        raise ElectionClosed(election=found.called.election, why=found.stage)


def check_nominee(found: Election, seat: str) -> None:
    """Who declined or withdrew may be nominated anew. Raises AlreadyNominated."""
    before = found.nominees.get(seat)
    if before is not None and before.standing in (Standing.NOMINATED, Standing.ACCEPTED):
        raise AlreadyNominated(seat=seat, name=before.name)


def check_answer(found: Election, seat: str) -> Nominee:
    """The nomination that waits for an answer. Raises NotNominated."""
    nominee = found.nominees.get(seat)
    if nominee is None or nominee.standing is not Standing.NOMINATED:
        raise NotNominated(seat=seat)
    return nominee


def check_candidate(found: Election, seat: str) -> Nominee:
    """The candidate of a seat. Raises NotAccepted."""
    nominee = found.nominees.get(seat)
    if nominee is None or nominee.standing is not Standing.ACCEPTED:
        raise NotAccepted(seat=seat)
    return nominee


def evolve(elections: Elections, recorded: Recorded) -> Elections:
    """Fold one event into the elections."""
    match recorded.event:
        case ElectionCalled() as event:
            return replace(elections, items={**elections.items, event.election: Election(event)})
        case Nominated() as event:
            standing = Standing.ACCEPTED if event.accepted else Standing.NOMINATED
            nominee = Nominee(event.seat, event.person, event.name, event.by_seat, standing)
            return _with(elections, event.election, nominee)
        case NominationAccepted(election=id_, seat=seat):
            return _answered(elections, id_, seat, Standing.ACCEPTED)
        case NominationDeclined(election=id_, seat=seat):
            return _answered(elections, id_, seat, Standing.DECLINED)
        case CandidacyWithdrawn(election=id_, seat=seat):
            return _answered(elections, id_, seat, Standing.WITHDRAWN)
        case BallotOpened(election=str(id_)) as event:
            found = elections.items[id_]
            round_ = Round(event.ballot, event.runoff_of)
            voting = replace(found, rounds=(*found.rounds, round_), voting_now=event.ballot, runoff=None)
            return replace(_put(elections, voting), by_ballot={**elections.by_ballot, event.ballot: id_})
        case ResultProclaimed(ballot=ballot, result=result) if ballot in elections.by_ballot:
            return _put(elections, _decided(elections.items[elections.by_ballot[ballot]], ballot, result))
        case CorrectionAgreed(ballot=str(ballot), result=result) if result and ballot in elections.by_ballot:
            return _corrected(elections, ballot, result)
        case BallotAnnulled(ballot=ballot) if ballot in elections.by_ballot:
            return _put(elections, _annulled(elections.items[elections.by_ballot[ballot]], ballot))
        case _:
            return elections


def _decided(found: Election, ballot: str, result: Mapping[str, Any]) -> Election:
    elected = result["option"] if result["decision"] == "chosen" else None
    again = ballot if result["decision"] == "runoff" else None
    return replace(found, voting_now=None, elected=elected, runoff=again)


def _corrected(elections: Elections, ballot: str, result: Mapping[str, Any]) -> Elections:
    """The last round decides, as its corrected result does; an earlier one is left behind by the last."""
    found = elections.items[elections.by_ballot[ballot]]
    return _put(elections, _decided(found, ballot, result)) if found.rounds[-1].ballot == ballot else elections


def _annulled(found: Election, ballot: str) -> Election:
    """The round is to be held again, between those who stood in it; an earlier one is left behind by the last."""
    rounds = tuple(one for one in found.rounds if one.ballot != ballot)
    last = found.rounds[-1]
    if last.ballot != ballot:
        return replace(found, rounds=rounds)
    return replace(found, rounds=rounds, voting_now=None, elected=None, runoff=last.again)


def _answered(elections: Elections, id_: str, seat: str, standing: Standing) -> Elections:
    return _with(elections, id_, replace(elections.items[id_].nominees[seat], standing=standing))


def _with(elections: Elections, id_: str, nominee: Nominee) -> Elections:
    found = elections.items[id_]
    return _put(elections, replace(found, nominees={**found.nominees, nominee.seat: nominee}))


def _put(elections: Elections, found: Election) -> Elections:
    return replace(elections, items={**elections.items, found.called.election: found})
