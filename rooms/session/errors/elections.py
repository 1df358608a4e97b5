"""What elections refuse."""

from __future__ import annotations

from rooms.log.errors import Refusal


class UnknownElection(Refusal):
    """No such election. Params: `election`."""

    code = "unknown_election"


class ElectionExists(Refusal):
    """The id is taken, or the office is being filled already. Params: `election` (the other), `office`."""

    code = "election_exists"


class NotForElection(Refusal):
    """An election is called on an item whose matter is an election, and not a reserved one. Params: `item`."""

    code = "not_for_election"


class SegmentUnknown(Refusal):
    """The composition of this session has no such segment. Params: `segment`."""

    code = "segment_unknown"


class CriteriaInsufficient(Refusal):
    """What breaks ties is named once each, and does not end with another round alone. Params: `criteria`."""

    code = "criteria_insufficient"


class ElectionClosed(Refusal):
    """Candidacies are settled once the vote was opened. Params: `election`, `why` (voting, runoff, elected)."""

    code = "election_closed"


class NotAnElector(Refusal):
    """Only seats of the voting segments nominate; whoever is eligible may put themselves forward. Params: `seat`."""

    code = "not_an_elector"


class NotEligible(Refusal):
    """Sworn titulars of the eligible segments may stand. Params: `seat`, `name`, `why` (vacant, segment, sworn)."""

    code = "not_eligible"


class AlreadyNominated(Refusal):
    """The person is nominated. Params: `seat`, `name`."""

    code = "already_nominated"


class NotNominated(Refusal):
    """No nomination of this seat's titular waits for an answer. Params: `seat`."""

    code = "not_nominated"


class NotAccepted(Refusal):
    """Only who accepted is a candidate, and may withdraw. Params: `seat`."""

    code = "not_accepted"


class OnlyTheNominee(Refusal):
    """One answers for oneself. Params: `name` (of the person nominated)."""

    code = "only_the_nominee"


class NoCandidates(Refusal):
    """Nobody who was nominated has accepted. Params: `election`."""

    code = "no_candidates"


class ElectionNeeded(Refusal):
    """A ballot of kind election is that of an election called before, and settles nothing else. Params: `kind`."""

    code = "election_needed"


class CandidateChairs(Refusal):
    """A candidate does not preside over the vote: the chair passes first. Params: `name`, `next`."""

    code = "candidate_chairs"


class SeniorityDecides(Refusal):
    """Of those who tie, one was sworn in before all others, and is elected. Params: `name`."""

    code = "seniority_decides"


class SeniorityEqual(Refusal):
    """Seniority separates nobody, or is not known: the next criterion decides. No params."""

    code = "seniority_equal"
