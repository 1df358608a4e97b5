"""The floor: who asked to speak, who speaks, and the speaker's clock, which is the server's. Not who may ask.

An aparte runs inside a speech, whose clock goes on. A point of order interrupts one, whose clock then stands.
"""

from rooms.session.floor.checks import (
    allow,
    any_request,
    aside_ended,
    check_paused,
    check_request,
    check_running,
    grant,
    interjection,
    move,
    speech_of,
    waiting_aside,
    waiting_request,
)
from rooms.session.floor.fold import evolve
from rooms.session.floor.speeches import POINT, STATEMENTS, Floor, Request, Speech

__all__ = [
    "POINT",
    "STATEMENTS",
    "Floor",
    "Request",
    "Speech",
    "allow",
    "any_request",
    "aside_ended",
    "check_paused",
    "check_request",
    "check_running",
    "evolve",
    "grant",
    "interjection",
    "move",
    "speech_of",
    "waiting_aside",
    "waiting_request",
]
