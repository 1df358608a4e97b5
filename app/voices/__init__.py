"""Citizens who sign up to speak at a session: their names until the clerk takes them up, their contacts for 30 days."""

from app.voices.errors import ContactInvalid, SignUpClosed, SignUpsFull, SubjectMissing, UnknownSignUp
from app.voices.names import initials
from app.voices.tables import voice
from app.voices.voices import KEPT, SignUp, SignUpFields, Voices

__all__ = [
    "KEPT",
    "ContactInvalid",
    "SignUp",
    "SignUpClosed",
    "SignUpFields",
    "SignUpsFull",
    "SubjectMissing",
    "UnknownSignUp",
    "Voices",
    "initials",
    "voice",
]
