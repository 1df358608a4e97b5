"""What ballots refuse, beside the rules of the vote itself."""

from __future__ import annotations

from rooms.log.errors import Refusal
from voting import VotingError


class BallotUnfinished(Refusal):
    """A ballot is neither proclaimed nor annulled. Params: `ballots`."""

    code = "ballot_unfinished"


class NotAvailable(Refusal):
    """This kind of ballot is not held by this installation. Params: `kind`."""

    code = "not_available"


class BallotExists(Refusal):
    """The id is another ballot's. Params: `ballot`."""

    code = "ballot_exists"


class UnknownBallot(Refusal):
    """No such ballot. Params: `ballot`."""

    code = "unknown_ballot"


class LabelsMismatch(Refusal):
    """Labels are for the ballot's own options, and options beside yes and no need one. Params: `options`."""

    code = "labels_mismatch"


class SeatNotPresent(Refusal):
    """A seat votes while somebody who may vote for it is present. Params: `seat`."""

    code = "seat_not_present"


class TitularVotes(Refusal):
    """An alternate has a voice, and votes only while the titular of the seat is away. Params: `seat`, `name`."""

    code = "titular_votes"


class OtherVotes(Refusal):
    """The alternate who was there at opening votes; the titular who came late from the next ballot on. Params: `seat`,
    `name`."""

    code = "other_votes"


class VotedByOther(Refusal):
    """The person voting for a seat may change until that seat has voted. Params: `seat`, `name`."""

    code = "voted_by_other"


class VotedOnOwnDevice(Refusal):
    """A vote cast on the own device is changed there, not by the clerk. Params: `seat`, `name`."""

    code = "voted_on_own_device"


class UnknownQuestion(Refusal):
    """Ballots settle no question of procedure of this kind. Params: `kind`."""

    code = "unknown_question"


class NoRunoff(Refusal):
    """Another round follows a proclaimed ballot in which nothing reached the majority. Params: `ballot`."""

    code = "no_runoff"


class BlockNeedsItems(Refusal):
    """A block decides two or more open items together, none of them reserved; other kinds decide one. Params: `items`
    (those that cannot stand in it)."""

    code = "block_needs_items"


class NothingToState(Refusal):
    """Only a seat that voted in a closed ballot states its vote, and once. Params: `seat`."""

    code = "nothing_to_state"


class OnlyOwnRecusal(Refusal):
    """A member may recuse only the own seat; the rest is declared by the chair or the clerk. No params."""

    code = "only_own_recusal"


class NoCastingVote(Refusal):
    """The rules break ties in another way. No params."""

    code = "no_casting_vote"


class BallotRefused(Refusal):
    """What the rules of a vote refuse: code and params are those of the VotingError it carries."""

    def __init__(self, error: VotingError) -> None:
        super().__init__(**error.params)
        self.code = error.code
