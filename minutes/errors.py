"""How minutes and commitments refuse a command: a stable code and the facts that say why. Not the words."""

from rooms import Refusal


class MinutesBegun(Refusal):
    """A session has one record of minutes, and this is it. Params: `session`."""

    code = "minutes_begun"


class MinutesPublished(Refusal):
    """What was published is not written anew. Params: `published_at`."""

    code = "minutes_published"


class MinutesNotFinished(Refusal):
    """The clerk has not said that the minutes are finished, or wrote since. Params: `state`."""

    code = "minutes_not_finished"


class NotInMinutes(Refusal):
    """The minutes have no such item. Params: `item`."""

    code = "not_in_minutes"


class ItemCovered(Refusal):
    """The item is part of the minutes already. Params: `item`."""

    code = "item_in_minutes"


class SessionGoesOn(Refusal):
    """Minutes are not finished while their session runs. Params: `session`."""

    code = "session_goes_on"


class ReservedAlready(Refusal):
    """The minutes hide this item already. Params: `item`."""

    code = "already_reserved"


class NothingToPublish(Refusal):
    """The paragraphs of the session's log did not come with the command. Params: `session`."""

    code = "nothing_to_publish"


class TextUnknown(Refusal):
    """There is no text at that place, or it is gone. Params: `seq`, `field`."""

    code = "unknown_text"


class CommitmentExists(Refusal):
    """The commitment was created before. Params: `commitment`."""

    code = "commitment_exists"


class DatesReversed(Refusal):
    """A commitment ends before it starts. Params: `starts`, `ends`."""

    code = "dates_reversed"


class EntryExists(Refusal):
    """This ballot has proposed its entry. Params: `ballot`."""

    code = "entry_exists"


class UnknownEntry(Refusal):
    """No entry stands proposed for this ballot. Params: `ballot`."""

    code = "unknown_entry"


class FileEmpty(Refusal):
    """There is nothing in the file. No params."""

    code = "file_empty"


class FileTooLarge(Refusal):
    """The file has more than `limit` bytes. Params: `limit`, `megabytes` (the same, to be said)."""

    code = "file_too_large"


class FileTypeUnknown(Refusal):
    """Its bytes are none of the kinds of file that are kept, or damaged, or hold a program. No params."""

    code = "file_type_unknown"
