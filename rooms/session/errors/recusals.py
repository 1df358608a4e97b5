"""What recusals and challenges refuse."""

from __future__ import annotations

from rooms.log.errors import Refusal


class AlreadyRecused(Refusal):
    """The person is recused on this item. Params: `item`, `person`, `name`."""

    code = "already_recused"


class NotRecused(Refusal):
    """The person is not recused on this item. Params: `item`, `person`."""

    code = "not_recused"


class RecusalTooLate(Refusal):
    """The person has voted on the item in the ballot under way. Params: `item`, `ballot`."""

    code = "recusal_too_late"


class RecusalStands(Refusal):
    """The item has been put to the vote, so that a recusal is not taken back. Params: `item`."""

    code = "recusal_stands"


class SelfChallenge(Refusal):
    """One recuses oneself, and challenges others. No params."""

    code = "self_challenge"


class AlreadyChallenged(Refusal):
    """The person is challenged on this item, and it is not decided yet. Params: `item`, `challenge`."""

    code = "already_challenged"


class ChallengePending(Refusal):
    """A challenge is decided before the item it is about. Params: `item`, `challenge`, `name`."""

    code = "challenge_pending"


class BlockRecused(Refusal):
    """Somebody who would vote in the block is recused on one of its items, which is voted on by itself (destaque).

    Params: `item`, `number` on the agenda, `person`, `name`.
    """

    code = "block_recused"


class PersonRecused(Refusal):
    """The person is recused on what is voted, or challenged in it. Params: `name`."""

    code = "person_recused"


class VotedElsewhere(Refusal):
    """The person has voted for another seat in this ballot: nobody votes twice. Params: `seat`, `name`."""

    code = "voted_elsewhere"


class UnknownChallenge(Refusal):
    """No such challenge, or it is decided. Params: `challenge`."""

    code = "unknown_challenge"


class OnlyTheChallenged(Refusal):
    """Only the person challenged accepts; only whoever alleged it lets it drop. Params: `challenge`."""

    code = "only_the_challenged"
