"""The state of a session: its slices side by side, each folding the same log. No rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from rooms.log.kind import Recorded
from rooms.session import agenda, attendance, ballots, chair, chat, floor, life
from rooms.session.agenda import Agenda
from rooms.session.attendance import Attendance
from rooms.session.ballots import Ballots
from rooms.session.chair import Chair
from rooms.session.chat import Texts
from rooms.session.floor import Floor
from rooms.session.life import Life


@dataclass(frozen=True, slots=True)
class Session:
    """A session as of event `seq`."""

    id: str
    seq: int = 0
    at: datetime | None = None
    life: Life = field(default_factory=Life)
    chair: Chair = field(default_factory=Chair)
    attendance: Attendance = field(default_factory=Attendance)
    agenda: Agenda = field(default_factory=Agenda)
    floor: Floor = field(default_factory=Floor)
    ballots: Ballots = field(default_factory=Ballots)
    texts: Texts = field(default_factory=Texts)

    @property
    def council(self) -> str:
        """The council's stream, empty before the session is scheduled."""
        return self.life.calendar.council if self.life.calendar else ""

    @property
    def kind(self) -> str:
        """The kind of session, empty before it is scheduled."""
        return self.life.calendar.kind.value if self.life.calendar else ""

    @property
    def is_rehearsal(self) -> bool:
        """Whether it counts nowhere."""
        return self.life.calendar is not None and self.life.calendar.is_rehearsal


def initial(stream: str) -> Session:
    """A session before its first event."""
    return Session(id=stream)


def evolve(session: Session, recorded: Recorded) -> Session:
    """The session after one more event. History is never refused."""
    return Session(
        id=session.id,
        seq=recorded.seq,
        at=recorded.at,
        life=life.evolve(session.life, recorded),
        chair=chair.evolve(session.chair, recorded),
        attendance=attendance.evolve(session.attendance, recorded),
        agenda=agenda.evolve(session.agenda, recorded),
        floor=floor.evolve(session.floor, recorded),
        ballots=ballots.evolve(session.ballots, recorded),
        texts=chat.evolve(session.texts, recorded),
    )
