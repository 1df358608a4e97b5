"""Minutes (ata) of a session as a fold of its log: paragraphs as data, never sentences. Their life: lifecycle."""

from minutes.drafting.fold import Draft, begin, draft, evolve, minutes_of, sees_draft
from minutes.drafting.frozen import Frozen, frozen
from minutes.drafting.paragraph import CODES, FORMS, Minutes, Paragraph, spoken, spoken_kept
from minutes.drafting.public import for_audience

__all__ = [
    "CODES",
    "FORMS",
    "Draft",
    "Frozen",
    "Minutes",
    "Paragraph",
    "begin",
    "draft",
    "evolve",
    "for_audience",
    "frozen",
    "minutes_of",
    "sees_draft",
    "spoken",
    "spoken_kept",
]
