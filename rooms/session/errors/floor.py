"""What speaking by kind, apartes and points of order refuse."""

from __future__ import annotations

from rooms.log.errors import Refusal


class ArticleNeeded(Refusal):
    """A point of order cites an article. No params."""

    code = "article_needed"


class NotWhileVoting(Refusal):
    """Votes are being taken, and this is not about them. Params: `ballot`."""

    code = "not_while_voting"


class NotRapporteur(Refusal):
    """Only the rapporteur of the item on the table. Params: `item`, empty for none."""

    code = "not_rapporteur"


class NoMatterToVote(Refusal):
    """No matter is about to be voted. No params."""

    code = "no_matter_to_vote"


class StatementTaken(Refusal):
    """One speaks for and one against each matter. Params: `kind`."""

    code = "statement_taken"


class NothingToReply(Refusal):
    """Nobody else has spoken, so nobody was mentioned. No params."""

    code = "nothing_to_reply"


class PublicVoiceOff(Refusal):
    """The rules give citizens no voice. No params."""

    code = "public_voice_off"


class NotForCitizens(Refusal):
    """A kind of speech that is the members'. Params: `kind`."""

    code = "not_for_citizens"


class NoInterjection(Refusal):
    """The rules allow no aparte in this kind of speech. Params: `kind`."""

    code = "no_interjection"


class OwnSpeech(Refusal):
    """Nobody interrupts the own speech. No params."""

    code = "own_speech"


class NoTimeLeft(Refusal):
    """The speaker's time, inside which an aparte runs, is over. No params."""

    code = "no_time_left"


class HigherPriority(Refusal):
    """Who waits with a higher priority speaks first. Params: `request`, `kind`."""

    code = "higher_priority"


class OtherPriority(Refusal):
    """Requests change places only within their priority. Params: `request`."""

    code = "other_priority"


class AlreadyRuled(Refusal):
    """This point of order is decided. Params: `request`."""

    code = "already_ruled"


class RulingPending(Refusal):
    """A point of order waits for its ruling: nothing else comes before it. Params: `request`."""

    code = "ruling_pending"


class NotAppealable(Refusal):
    """No ruling to appeal: not ruled yet, other business since, appealed before, or the own. Params: `request`."""

    code = "not_appealable"


class AppealPending(Refusal):
    """An appeal waits for its ballot: nothing else is decided before it. Params: `request`."""

    code = "appeal_pending"


class NotAppealed(Refusal):
    """No appeal of this ruling waits to be settled. Params: `request`."""

    code = "not_appealed"
