"""Deciding on corrections after the fact: two persons correct what was recorded, and the result is computed anew."""

from __future__ import annotations

from rooms.log.kind import Decided, Event
from rooms.session import corrections
from rooms.session.ballots import held, result_data
from rooms.session.commands import AgreeToCorrection, CorrectAttendance, ProposeCorrection, RefuseCorrection
from rooms.session.corrections import Correction, segments_of
from rooms.session.decide import attendance
from rooms.session.decide.asking import Asking, answer
from rooms.session.decide.consequences import after_recount
from rooms.session.errors import CorrectionIncomplete, SecondNeeded
from rooms.session.events import CorrectionAgreed, CorrectionProposed, CorrectionRefused
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Capacity
from rooms.session.recounting import words
from rooms.session.words import Second
from voting import Unbroken, check_recount, recount


def propose(ask: Asking, command: ProposeCorrection) -> Decided:
    """Say what is wrong and what is right; nothing changes yet.

    Raises WrongState, CorrectionIncomplete, CorrectionExists, CorrectionPending; of votes UnknownBallot and what
    voting's `check_recount` raises; of presence UnknownPerson, StaysOverlap.
    """
    by = ask.acting(command)
    ask.require(*RUNNING, Phase.ADJOURNED)
    known = ask.session.corrections
    corrections.check_new(known, command.correction, ballot=command.ballot, person=command.person)
    if command.target == "presence":
        return answer(by, _of_presence(ask, command))
    votes = _votes(command)
    if command.ballot is None or command.person is not None:
        raise CorrectionIncomplete(target=command.target)
    found = held(ask.session.ballots, command.ballot)
    check_recount(found.ballot, votes)
    event = CorrectionProposed(
        correction=command.correction,
        target=command.target,
        ballot=command.ballot,
        votes=votes,
        former=words(found.ballot, votes),
        by=ask.asked.person or "",
        second=second_for(ask),
        reason=command.reason,
    )
    return answer(by, event)


def _votes(command: ProposeCorrection) -> dict[str, str]:
    """The votes that are put right: of one seat, or for a result those named. Raises CorrectionIncomplete."""
    one = {command.seat: command.to} if command.seat is not None and command.to is not None else {}
    votes = dict(command.votes or {}) if command.target == "result" else one
    if not votes:
        raise CorrectionIncomplete(target=command.target)
    return votes


def _of_presence(ask: Asking, command: ProposeCorrection) -> CorrectionProposed:
    if command.person is None or command.stays is None or command.ballot is not None:
        raise CorrectionIncomplete(target=command.target)
    attendance.corrected(ask, command.person, command.stays)
    return CorrectionProposed(
        correction=command.correction,
        target="presence",
        person=command.person,
        stays=command.stays,
        by=ask.asked.person or "",
        second=second_for(ask),
        reason=command.reason,
    )


def second_for(ask: Asking) -> Second:
    """Who must agree to what the asker proposes: chair and clerk together, or another where one person is both."""
    person, roster = ask.asked.person, ask.people.roster
    chair = ask.session.chair.person
    has_clerk = any(officer.role == "clerk" and officer.person != person for officer in roster.officers)
    if Capacity.CHAIR not in ask.held:
        return "chair" if chair is not None and chair != person else "other"
    return "clerk" if has_clerk and Capacity.CLERK not in ask.held else "other"


def agree(ask: Asking, command: AgreeToCorrection) -> Decided:
    """Correct. Raises WrongState, UnknownCorrection, CorrectionDecided, SecondNeeded, and what proposing raises."""
    by = ask.acting(command)
    ask.require(*RUNNING, Phase.ADJOURNED)
    found = corrections.waiting(ask.session.corrections, command.correction)
    is_alone = may_alone(ask, found) and command.alone_reason is not None
    if not is_alone:
        check_second(ask, found)
    agreed = CorrectionAgreed(
        correction=found.id,
        person=ask.asked.person or "",
        is_alone=is_alone,
        alone_reason=command.alone_reason if is_alone else None,
    )
    return answer(by, *_corrected(ask, found, agreed))


def _corrected(ask: Asking, found: Correction, agreed: CorrectionAgreed) -> tuple[Event, ...]:
    proposed = found.proposed
    if proposed.ballot is None:
        return agreed, attendance.corrected(ask, proposed.person or "", proposed.stays)
    recounted = held(ask.session.ballots, proposed.ballot)
    ballot = recounted.ballot
    votes = dict(proposed.votes or {})
    counted = recount(ballot, check_recount(ballot, votes), _unbroken(ask))
    more = {"ballot": proposed.ballot, "votes": votes, "result": result_data(counted)}
    return (agreed.model_copy(update=more), *after_recount(ask, recounted, counted))


def _unbroken(ask: Asking) -> Unbroken:
    return "vacant" if ask.session.chair.person is None else "declined"


def check_second(ask: Asking, found: Correction) -> None:
    """May the asker agree? Raises SecondNeeded."""
    if ask.asked.person == found.proposed.by or not _is_second(ask, found):
        raise SecondNeeded(second=found.proposed.second)


def _is_second(ask: Asking, found: Correction) -> bool:
    match found.proposed.second:
        case "chair":
            return Capacity.CHAIR in ask.held
        case "clerk":
            return Capacity.CLERK in ask.held
        case "other":
            return bool(ask.held & {Capacity.CHAIR, Capacity.CLERK}) or _is_apart(ask, ask.asked.person, found)


def _is_apart(ask: Asking, person: str | None, found: Correction) -> bool:
    """Whether somebody holds a seat, and none in a segment of whoever proposed."""
    own = segments_of(ask.people, person or "")
    return bool(own) and own.isdisjoint(segments_of(ask.people, found.proposed.by))


def may_alone(ask: Asking, found: Correction) -> bool:
    """Whether whoever chairs decides alone: during the session, while nobody is there who could agree."""
    is_own = Capacity.CHAIR in ask.held and ask.asked.person == found.proposed.by
    if not is_own or ask.session.life.phase not in RUNNING or found.proposed.second != "other":
        return False
    clerks = {officer.person for officer in ask.people.roster.officers if officer.role == "clerk"}
    there = {*ask.session.attendance.here, *clerks} - {ask.asked.person}
    return not any(person in clerks or _is_apart(ask, person, found) for person in there)


def refuse(ask: Asking, command: RefuseCorrection) -> Decided:
    """Leave the record as it is. Raises WrongState, UnknownCorrection, CorrectionDecided, SecondNeeded."""
    by = ask.acting(command)
    ask.require(*RUNNING, Phase.ADJOURNED)
    found = corrections.waiting(ask.session.corrections, command.correction)
    if ask.asked.person != found.proposed.by:
        check_second(ask, found)
    person = ask.asked.person or ""
    return answer(by, CorrectionRefused(correction=found.id, person=person, reason=command.reason))


def correct_attendance(ask: Asking, command: CorrectAttendance) -> Decided:
    """Put a person's stretches right: while the session is held at once; after its end as a proposal, which whoever
    presided has to agree to.

    Raises WrongState, UnknownPerson, StaysOverlap, CorrectionPending.
    """
    if ask.session.life.phase is not Phase.ADJOURNED:
        return attendance.correct(ask, command)
    by = ask.acting(command)
    id_ = f"c{ask.session.seq + 1}"
    corrections.check_new(ask.session.corrections, id_, ballot=None, person=command.person)
    proposal = ProposeCorrection(
        correction=id_, target="presence", person=command.person, stays=command.stays, reason=command.reason
    )
    return answer(by, _of_presence(ask, proposal))
