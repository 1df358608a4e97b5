"""The state of a session: its slices side by side, each folding the same log. No rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from rooms.log.kind import Event, Recorded
from rooms.session import (
    agenda,
    answers,
    attendance,
    ballots,
    calls,
    chair,
    chat,
    corrections,
    documents,
    effects,
    elections,
    events as e,
    floor,
    justifications,
    life,
    parts,
    points,
    recusals,
    requests,
)
from rooms.session.agenda import Agenda
from rooms.session.answers import Answers
from rooms.session.attendance import Attendance
from rooms.session.ballots import Ballots
from rooms.session.calls import Call
from rooms.session.chair import Chair
from rooms.session.chat import Texts
from rooms.session.corrections import Corrections
from rooms.session.documents import Documents
from rooms.session.effects import Effects
from rooms.session.elections import Elections
from rooms.session.floor import Floor
from rooms.session.justifications import Justifications
from rooms.session.life import Life
from rooms.session.parts import Parts
from rooms.session.points import Points
from rooms.session.recusals import Recusals
from rooms.session.requests import Requests


@dataclass(frozen=True, slots=True)
class Session:
    """A session as of event `seq`. `effects`: by ballot, what followed from its result."""

    id: str
    seq: int = 0
    at: datetime | None = None
    life: Life = field(default_factory=Life)
    chair: Chair = field(default_factory=Chair)
    attendance: Attendance = field(default_factory=Attendance)
    agenda: Agenda = field(default_factory=Agenda)
    documents: Documents = field(default_factory=Documents)
    floor: Floor = field(default_factory=Floor)
    points: Points = field(default_factory=Points)
    ballots: Ballots = field(default_factory=Ballots)
    texts: Texts = field(default_factory=Texts)
    call: Call = field(default_factory=Call)
    answers: Answers = field(default_factory=Answers)
    recusals: Recusals = field(default_factory=Recusals)
    requests: Requests = field(default_factory=Requests)
    parts: Parts = field(default_factory=Parts)
    elections: Elections = field(default_factory=Elections)
    corrections: Corrections = field(default_factory=Corrections)
    justifications: Justifications = field(default_factory=Justifications)
    effects: Mapping[str, Effects] = field(default_factory=dict)

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


FOLDS: Mapping[str, Callable[[Any, Recorded], Any]] = {
    "life": life.evolve,
    "chair": chair.evolve,
    "attendance": attendance.evolve,
    "agenda": agenda.evolve,
    "documents": documents.evolve,
    "floor": floor.evolve,
    "points": points.evolve,
    "ballots": ballots.evolve,
    "texts": chat.evolve,
    "call": calls.evolve,
    "answers": answers.evolve,
    "recusals": recusals.evolve,
    "requests": requests.evolve,
    "parts": parts.evolve,
    "elections": elections.evolve,
    "corrections": corrections.evolve,
    "justifications": justifications.evolve,
}
"""How each slice folds an event."""

FOLDED: Mapping[type[Event], tuple[str, ...]] = {
    e.SessionScheduled: ("life",),
    e.SessionEdited: ("life",),
    e.SessionCalled: ("life", "attendance", "floor", "call", "answers"),
    e.SessionRectified: ("life", "call", "answers"),
    **dict.fromkeys((e.SessionRequested, e.SessionRequestWithdrawn), ("call",)),
    **dict.fromkeys((e.NoticeGiven, e.CallAnswered, e.AnswersClosed, e.AlternatesSummoned), ("answers",)),
    e.SessionNumbered: ("life",),
    e.SessionComposed: ("attendance",),
    e.FirstCallFailed: ("life",),
    e.SessionOpened: ("life",),
    e.SessionSuspended: ("life", "floor"),
    e.SessionResumed: ("life",),
    e.SessionAdjourned: ("life", "chair", "attendance", "agenda", "floor", "requests", "parts"),
    e.SessionContinued: ("life", "attendance", "agenda", "floor", "requests", "parts"),
    e.SessionExtended: ("life",),
    e.SessionCancelled: ("life", "chair", "floor"),
    e.ChairTaken: ("chair",),
    e.ChairLost: ("chair", "floor"),
    e.ChairRegained: ("chair",),
    e.Redacted: ("texts",),
    **dict.fromkeys((e.ItemAdded, e.ItemEdited, e.ItemMoved, e.ItemReserved), ("agenda",)),
    e.ItemStarted: ("agenda", "points"),
    **dict.fromkeys((e.ItemFinished, e.ItemWithdrawn), ("agenda", "requests", "parts", "floor", "points")),
    e.RequestDecided: ("agenda", "requests", "parts"),
    **dict.fromkeys((e.ItemReturned, e.ItemSupported, e.ItemAdmitted, e.ItemNotAdmitted), ("agenda",)),
    **dict.fromkeys((e.Requested, e.RequestRetracted, e.OpinionGiven), ("requests",)),
    **dict.fromkeys((e.PartFiled, e.PartWithdrawn, e.PartDecided), ("parts",)),
    **dict.fromkeys((e.DocumentAttached, e.DocumentWithdrawn), ("documents",)),
    **dict.fromkeys((e.Recused, e.RecusalWithdrawn, e.Challenged, e.ChallengeDecided), ("recusals",)),
    **dict.fromkeys((e.CheckedOut, e.Lapsed, e.Restored), ("attendance",)),
    **dict.fromkeys((e.CheckedIn, e.Excused, e.ExcuseDecided, e.AttendanceCorrected), ("attendance", "justifications")),
    e.ExcusesClosed: ("justifications",),
    e.QuorumVerified: (),
    **dict.fromkeys((e.FloorRequested, e.RequestWithdrawn, e.RequestRefused, e.FloorGranted), ("floor", "points")),
    **dict.fromkeys((e.PointRuled, e.RulingAppealed, e.AppealSettled), ("floor", "points")),
    **dict.fromkeys((e.FloorEnded, e.RequestMoved, e.InterjectionAllowed), ("floor",)),
    **dict.fromkeys((e.FloorPaused, e.FloorResumed, e.FloorExtended), ("floor",)),
    **dict.fromkeys((e.VoteCast, e.OutcomeDeclared, e.BallotClosed), ("ballots",)),
    e.BallotOpened: ("ballots", "floor", "points", "elections"),
    **dict.fromkeys((e.SeatsCalled, e.VoteStated), ("ballots",)),
    **dict.fromkeys((e.VoteCorrected, e.TieBroken), ("ballots",)),
    **dict.fromkeys((e.ResultProclaimed, e.BallotAnnulled), ("ballots", "elections")),
    **dict.fromkeys((e.QuestionReopened, e.EffectsKept), ("ballots",)),
    **dict.fromkeys((e.ElectionCalled, e.Nominated, e.NominationAccepted), ("elections",)),
    **dict.fromkeys((e.NominationDeclined, e.CandidacyWithdrawn), ("elections",)),
    e.BallotRecorded: ("ballots", "floor", "points"),
    **dict.fromkeys((e.CorrectionProposed, e.CorrectionRefused), ("corrections",)),
    e.CorrectionAgreed: ("ballots", "corrections", "elections"),
    **dict.fromkeys((e.ChatPosted, e.ChatRedacted, e.Noted), ("texts",)),
}
"""The slices that each event may change; the others are not asked. A test asks them all."""
_LASTING: Final = frozenset({"floor"})
"""What is never taken back: who spoke, and for how long."""


def without(session: Session, ballot: str) -> Mapping[str, Any] | None:
    """The slices as they would be without what followed from a ballot's result; None where more followed on that."""
    found = session.effects.get(ballot)
    return {} if found is None else effects.undone(found, {name: getattr(session, name) for name in found.after})


def _effects(session: Session, folded: Mapping[str, Any], event: Event) -> Mapping[str, Effects]:
    """What is known of effects after one more event: it begins some, takes them back, or is one of them."""
    known = session.effects
    match event:
        case e.ResultProclaimed(ballot=id_, follows=count) | e.QuestionReopened(ballot=id_, follows=count):
            rest = {other: one for other, one in known.items() if other != id_}
            return {**rest, id_: Effects(count)} if count else rest
        case _:
            awaited = next((id_ for id_, one in known.items() if one.awaited), None)
            if awaited is None:
                return known
            after = {name: slice_ for name, slice_ in folded.items() if name not in _LASTING}
            before = {name: getattr(session, name) for name in after}
            return {**known, awaited: effects.followed(known[awaited], before, after)}


def evolve(session: Session, recorded: Recorded) -> Session:
    """The session after one more event. History is never refused."""
    folded = {name: FOLDS[name](getattr(session, name), recorded) for name in FOLDED[type(recorded.event)]}
    if isinstance(recorded.event, e.QuestionReopened):
        folded |= without(session, recorded.event.ballot) or {}
    return Session(
        id=session.id,
        seq=recorded.seq,
        at=recorded.at,
        life=folded.get("life", session.life),
        chair=folded.get("chair", session.chair),
        attendance=folded.get("attendance", session.attendance),
        agenda=folded.get("agenda", session.agenda),
        documents=folded.get("documents", session.documents),
        floor=folded.get("floor", session.floor),
        points=folded.get("points", session.points),
        ballots=folded.get("ballots", session.ballots),
        texts=folded.get("texts", session.texts),
        call=folded.get("call", session.call),
        answers=folded.get("answers", session.answers),
        recusals=folded.get("recusals", session.recusals),
        requests=folded.get("requests", session.requests),
        parts=folded.get("parts", session.parts),
        elections=folded.get("elections", session.elections),
        corrections=folded.get("corrections", session.corrections),
        justifications=folded.get("justifications", session.justifications),
        effects=_effects(session, folded, recorded.event),
    )
