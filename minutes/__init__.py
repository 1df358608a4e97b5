"""What is kept of councils and sessions: minutes, extract, commitments, participation, follow-ups."""

from minutes.absences import Attended, Tally, attended, counted_since, tallies
from minutes.commitments import COMMITMENT, Commitment
from minutes.drafting import (
    CODES,
    FORMS,
    Draft,
    Frozen,
    Minutes,
    Paragraph,
    begin as begin_draft,
    draft,
    evolve as evolve_draft,
    frozen,
    minutes_of,
    sees_draft,
    spoken,
    spoken_kept,
)
from minutes.extract import Decision, Extract, extract, extract_of
from minutes.followups import FollowUp, react
from minutes.lifecycle import MINUTES, MinutesRecord, Stage
from minutes.losses import LOOKED_AT, losses_due
from minutes.mentions import Mention, mentions_of
from minutes.participation import Row, Sum, by_person, by_seat, by_segment, participation_of, summed
from minutes.roll import Roll, roll_call

__all__ = [
    "CODES",
    "COMMITMENT",
    "FORMS",
    "LOOKED_AT",
    "MINUTES",
    "Attended",
    "Commitment",
    "Decision",
    "Draft",
    "Extract",
    "FollowUp",
    "Frozen",
    "Mention",
    "Minutes",
    "MinutesRecord",
    "Paragraph",
    "Roll",
    "Row",
    "Stage",
    "Sum",
    "Tally",
    "attended",
    "begin_draft",
    "by_person",
    "by_seat",
    "by_segment",
    "counted_since",
    "draft",
    "evolve_draft",
    "extract",
    "extract_of",
    "frozen",
    "losses_due",
    "mentions_of",
    "minutes_of",
    "participation_of",
    "react",
    "roll_call",
    "sees_draft",
    "spoken",
    "spoken_kept",
    "summed",
    "tallies",
]
