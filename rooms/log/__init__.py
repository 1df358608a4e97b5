"""The machine that keeps any stream: log, engine, tail. Imports nothing else of rooms; here only its pure names."""

from rooms.log.errors import Refusal
from rooms.log.kind import Asked, Audience, Decided, Event, Kind, Recorded
from rooms.log.seal import Ref, Seal

__all__ = ["Asked", "Audience", "Decided", "Event", "Kind", "Recorded", "Ref", "Refusal", "Seal"]
