"""The fold: one event after another into paragraphs. Which event writes what is a table; what it writes is its topic's.

Before the opening nothing is written: the opening finds it all. What happens later only ever adds paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from typing import Any, Final, TypeAlias

from minutes.drafting import corrections, course, documents, elections, items, opening, points, procedure, seats, votes
from minutes.drafting.paragraph import Minutes, Paragraph
from minutes.drafting.public import for_audience
from minutes.drafting.scene import Scene
from minutes.drafting.speech import speech
from rooms import SESSION, Audience, Event, Recorded, Session, session_events as e

Writer: TypeAlias = Callable[[Scene], Iterator[Paragraph]]

_BEGINNINGS: Final[Mapping[type[Event], Writer]] = {
    e.FirstCallFailed: opening.first_call_failed,
    e.SessionOpened: opening.opened,
    e.SessionCancelled: opening.cancelled,
}
_WRITERS: Final[Mapping[type[Event], Writer]] = {
    e.CheckedIn: course.arrived,
    e.CheckedOut: course.left,
    e.Lapsed: course.lapsed,
    e.Restored: course.restored,
    e.Excused: course.excused,
    e.ExcuseDecided: course.excuse_decided,
    e.AttendanceCorrected: course.corrected,
    e.SessionComposed: course.composed,
    e.QuorumVerified: course.quorum_verified,
    e.ChairTaken: course.chair_taken,
    e.SessionSuspended: course.suspended,
    e.SessionResumed: procedure.resumed,
    e.SessionContinued: procedure.continued,
    e.SessionExtended: procedure.extended,
    e.SessionAdjourned: course.adjourned,
    e.ItemStarted: procedure.started,
    e.ItemFinished: items.finished,
    e.ItemAdded: procedure.proposed,
    e.ItemSupported: procedure.supported,
    e.ItemAdmitted: procedure.admitted,
    e.ItemNotAdmitted: procedure.not_admitted,
    e.ItemReturned: procedure.returned,
    e.Requested: procedure.requested,
    e.RequestRetracted: procedure.retracted,
    e.RequestDecided: procedure.decided,
    e.OpinionGiven: procedure.opinion,
    e.PartFiled: procedure.part_filed,
    e.PartWithdrawn: procedure.part_ended,
    e.PartDecided: procedure.part_ended,
    e.ItemEdited: items.edited,
    e.ItemMoved: items.moved,
    e.ItemReserved: items.reserved,
    e.ItemWithdrawn: items.withdrawn,
    e.DocumentAttached: documents.attached,
    e.DocumentWithdrawn: documents.withdrawn,
    e.Recused: seats.recused,
    e.RecusalWithdrawn: seats.withdrawn,
    e.Challenged: seats.challenged,
    e.ChallengeDecided: seats.challenge_decided,
    e.InterjectionAllowed: points.interjected,
    e.RequestRefused: points.refused,
    e.PointRuled: points.ruled,
    e.RulingAppealed: points.appealed,
    e.AppealSettled: points.settled,
    e.ElectionCalled: elections.called,
    e.Nominated: elections.nominated,
    e.NominationAccepted: elections.answered,
    e.NominationDeclined: elections.answered,
    e.CandidacyWithdrawn: elections.answered,
    e.BallotOpened: votes.opened,
    e.VoteCorrected: votes.corrected,
    e.TieBroken: votes.tie_broken,
    e.ResultProclaimed: votes.proclaimed,
    e.BallotAnnulled: votes.annulled,
    **dict.fromkeys((e.QuestionReopened, e.EffectsKept), votes.effects),
    e.BallotRecorded: corrections.recorded,
    e.CorrectionAgreed: corrections.agreed,
    e.VoteStated: votes.stated,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft being folded: the session so far, what is written, and the numbers these minutes give to items.

    An item's number is its place when the session opened; late items are numbered on, whatever the order becomes.
    `aside` is what happened before the opening, which tells it.
    """

    session: Session
    zone: tzinfo
    paragraphs: tuple[Paragraph, ...] = ()
    pending: Paragraph | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    aside: tuple[Paragraph, ...] = ()


def begin(stream: str, *, zone: tzinfo = UTC) -> Draft:
    """The draft of a session before its first event. `zone` is the city's: it says which year a session is of."""
    return Draft(SESSION.initial(stream), zone)


def evolve(draft: Draft, recorded: Recorded) -> Draft:
    """The draft after one more event."""
    after = SESSION.evolve(draft.session, recorded)
    numbers = _numbers(draft, after, recorded.event)
    scene = Scene(draft.session, after, recorded, numbers, draft.zone, draft.aside)
    draft = replace(draft, session=after, numbers=numbers)
    if isinstance(recorded.event, e.FloorGranted):
        return _spoke(draft, scene)
    told = tuple(_told(scene))
    if not told:
        return draft
    if isinstance(recorded.event, e.FirstCallFailed):
        return replace(draft, aside=told)
    closed = (draft.pending,) if draft.pending else ()
    return replace(draft, paragraphs=(*draft.paragraphs, *closed, *told), pending=None)


def _told(scene: Scene) -> Iterator[Paragraph]:
    is_begun = scene.before.life.opening is not None
    writer = (_WRITERS if is_begun else _BEGINNINGS).get(type(scene.event))
    if writer is not None:
        yield from writer(scene)
    if isinstance(scene.event, e.SessionOpened):
        yield from seats.stood_in(scene, is_opening=True)
        yield from seats.declared_before(scene)
        yield from elections.before(scene)
    elif is_begun and not scene.is_over and scene.after.life.ended_at is None:
        yield from seats.stood_in(scene)


def _numbers(draft: Draft, after: Session, event: Event) -> Mapping[str, int]:
    match event:
        case e.SessionOpened():
            listed = (id_ for id_ in after.agenda.order if after.agenda.items[id_].state.value == "open")
            return {id_: number for number, id_ in enumerate(listed, 1)}
        case e.ItemAdmitted(item=id_) | e.ItemNotAdmitted(item=id_) if id_ not in draft.numbers:
            return {**draft.numbers, id_: len(draft.numbers) + 1}
        case e.ItemAdded(item=id_) | e.ItemReturned(item=id_) if draft.session.life.opening is not None:
            return {**draft.numbers, id_: len(draft.numbers) + 1}
        case _:
            return draft.numbers


def _spoke(draft: Draft, scene: Scene) -> Draft:
    """Speeches of one kind on one item, with nothing between them, are one paragraph, the pending one."""
    said = speech(scene, draft.pending)
    is_same = draft.pending is not None and said.seqs[0] == draft.pending.seqs[0]
    closed = (draft.pending,) if draft.pending and not is_same else ()
    return replace(draft, paragraphs=(*draft.paragraphs, *closed), pending=said)


def minutes_of(draft: Draft, audience: Audience) -> Minutes:
    """What this audience may read of the draft."""
    whole = Minutes(draft.session.id, draft.session.seq, draft.paragraphs, draft.pending)
    reserved = {id_: item.reserved for id_, item in draft.session.agenda.items.items() if item.reserved is not None}
    return for_audience(whole, audience, reserved=reserved)


def draft(events: Iterable[Recorded], audience: Audience = Audience.MEMBER, *, zone: tzinfo = UTC) -> Minutes:
    """The minutes of a session's log, or of a beginning of it, as this audience may read them."""
    folded: Draft | None = None
    for recorded in events:
        folded = evolve(folded or begin(recorded.stream, zone=zone), recorded)
    return minutes_of(folded, audience) if folded else Minutes("", 0, ())


def sees_draft(session: Session, audience: Audience) -> bool:
    """May this audience read minutes that are not published? The public only if the council's rules say so."""
    rules: Any = session.life.rules
    return audience is not Audience.PUBLIC or (rules is not None and rules.minutes.public_draft)
