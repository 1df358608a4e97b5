"""Deciding on a ballot that was held on paper: its votes are entered afterwards, its result is computed from them."""

from __future__ import annotations

from dataclasses import replace

from rooms.log.kind import Decided, instant_text
from rooms.session import agenda
from rooms.session.attendance import quorum, voters_at
from rooms.session.ballots import check_labels, check_new, result_data
from rooms.session.commands import RecordBallot
from rooms.session.decide.asking import Asking, answer, check_dated
from rooms.session.decide.life import no_quorum
from rooms.session.errors import InformativeSession, NotHeldThen, SeatNotPresent, UnknownDocument
from rooms.session.events import BallotRecorded
from rooms.session.events.ballots import Elector
from rooms.session.life import RUNNING, Phase
from rooms.session.recounting import counted
from rooms.session.terms import deciding, majority_rule, terms_of
from voting import NotReconciled, QuorumCheck, Unbroken, check_open, options_of


def record_ballot(ask: Asking, command: RecordBallot) -> Decided:
    """Enter a ballot from its sheet.

    Raises WrongState, InformativeSession, BadOccurredAt, NotHeldThen, UnknownItem, UnknownDocument, SeatNotPresent,
    NoQuorum, what `check_new` and `check_labels` raise, and voting's refusals, NotReconciled for seats that the sheet
    leaves out.
    """
    by = ask.acting(command)
    ask.require(*RUNNING, Phase.ADJOURNED)
    kind = command.kind or ask.rules.ballot.default_kind
    check_new(ask.session.ballots, command.ballot, kind)
    _check_subject(ask, command)
    electorate = _electorate(ask, command)
    event = _recorded(ask, command, kind, electorate)
    check_open(terms_of(event))
    result = result_data(counted(event, command.votes, _unbroken(ask)))
    return answer(by, event.model_copy(update={"result": result}), command=command)


def _check_subject(ask: Asking, command: RecordBallot) -> None:
    """While the session was held, on an item of its agenda, with a document of its own."""
    check_dated(command, ask)
    opening, ended_at = ask.session.life.opening, ask.session.life.ended_at
    if opening is None or command.occurred_at < opening.at or (ended_at and command.occurred_at > ended_at):
        raise NotHeldThen(occurred_at=instant_text(command.occurred_at))
    if opening.is_informative:
        raise InformativeSession
    if command.item is not None:
        agenda.item(ask.session.agenda, command.item)
    if command.document is not None and command.document not in ask.session.documents.items:
        raise UnknownDocument(document=command.document)


def _electorate(ask: Asking, command: RecordBallot) -> tuple[Elector, ...]:
    """The seats present when it ended. Raises SeatNotPresent, and NotReconciled for one that the sheet leaves out."""
    voters = voters_at(ask.session.attendance, command.occurred_at)
    for seat in command.votes:
        if seat not in voters:
            raise SeatNotPresent(seat=seat)
    missing = [seat for seat in voters if seat not in command.votes]
    if missing:
        raise NotReconciled(missing=missing, electorate=len(voters))
    return tuple(Elector(seat=seat, person=voters[seat]) for seat in ask.people.seats if seat in voters)


def _quorum(ask: Asking, present: int) -> QuorumCheck:
    """The quorum of the call at which the session was opened. Raises NoQuorum."""
    opening, kinds = ask.session.life.opening, ask.rules.deliberation_quorum
    rule = kinds.first_call if opening is None or opening.call == 1 else kinds.second_call
    check = quorum(rule, replace(ask.session.attendance.bases, present=present))
    if not check.is_reached:
        raise no_quorum(check)
    return check


def _recorded(ask: Asking, command: RecordBallot, kind: str, electorate: tuple[Elector, ...]) -> BallotRecorded:
    """The ballot as its sheet says, under the session's rules; the result still to be computed."""
    attendance, rules = ask.session.attendance, ask.rules
    item = ask.session.agenda.items.get(command.item or "")
    matter = item.matter if item and command.matter == "ordinary" else command.matter
    opening = ask.session.life.opening
    rule = majority_rule(rules, matter, call=opening.call if opening else 1)
    options = options_of(kind, command.options)
    check_labels(options, command.labels)
    seats = {elector.seat for elector in electorate}
    away = [seat.id for seat in ask.people.roster.seats if seat.titular and seat.id not in seats]
    fields = command.model_dump(exclude={"kind", "options", "matter", "occurred_at"}, exclude_none=True)
    return BallotRecorded(
        **fields,
        kind=kind,
        matter=matter,
        options=options,
        electorate=electorate,
        present=len(electorate),
        absent=tuple(seat for seat in away if seat not in attendance.excused),
        excused=tuple(seat for seat in away if seat in attendance.excused),
        statutory=attendance.bases.statutory,
        filled=attendance.bases.filled,
        quorum=_quorum(ask, len(electorate)).as_data(),
        abstention=rules.abstention.allowed,
        deciding=deciding(rules, rule),
        change_vote=False,
        show=rules.ballot.show_votes,
        check_seconds=0,
        result={},
    )


def _unbroken(ask: Asking) -> Unbroken:
    return "vacant" if ask.session.chair.person is None else "declined"
