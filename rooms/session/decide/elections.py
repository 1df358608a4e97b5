"""Deciding on elections: who may nominate, stand and be voted on, and what breaks a tie. The vote itself: ballots."""

from __future__ import annotations

from rooms.log.kind import Decided, Event
from rooms.session import agenda, elections
from rooms.session.agenda import UNDECIDED
from rooms.session.ballots import runoff_options
from rooms.session.chair import designated
from rooms.session.commands import (
    AcceptNomination,
    BreakTie,
    CallElection,
    DeclineNomination,
    Nominate,
    OpenBallot,
    WithdrawCandidacy,
)
from rooms.session.commands.shared import ForSeat
from rooms.session.decide import succession
from rooms.session.decide.asking import Asking, answer, calendar_of
from rooms.session.decide.electing import check_elector, check_eligible, first_in_office
from rooms.session.elections import Election, Nominee
from rooms.session.errors import (
    CandidateChairs,
    ElectionNeeded,
    MeansNeeded,
    NoCandidates,
    NoRunoff,
    NotForElection,
    OnlyTheNominee,
    ReasonNeeded,
    SegmentUnknown,
    SeniorityDecides,
    SeniorityEqual,
)
from rooms.session.events import (
    CandidacyWithdrawn,
    ElectionCalled,
    Nominated,
    NominationAccepted,
    NominationDeclined,
    TieBroken,
)
from rooms.session.held import Held
from rooms.session.life import RUNNING, Phase
from rooms.session.may import Acting
from voting import OptionId, Tied, check_break_tie_by, result_of

_BEFORE_END = (Phase.CALLED, *RUNNING)


def call(ask: Asking, command: CallElection) -> Decided:
    """Call an election on an item of that matter.

    Raises WrongState, UnknownItem, ItemClosed, NotForElection, SegmentUnknown, CriteriaInsufficient, ElectionExists.
    """
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    item = agenda.undecided(ask.session.agenda, command.item)
    if item.matter != "election" or item.reserved is not None:
        raise NotForElection(item=command.item)
    known = {segment.id for segment in ask.people.roster.segments}
    for segment in (*command.eligible, *command.voting):
        if segment not in known:
            raise SegmentUnknown(segment=segment)
    elections.check_criteria(command.criteria)
    waiting = [id_ for id_, one in ask.session.agenda.items.items() if one.state in UNDECIDED]
    elections.check_new(ask.session.elections, command.election, command.office, waiting)
    return answer(by, ElectionCalled(**command.model_dump()))


def nominate(ask: Asking, command: Nominate) -> Decided:
    """Put somebody forward, or oneself, who then stands at once.

    Raises WrongState, UnknownElection, ElectionClosed, UnknownItem, ItemClosed, MeansNeeded, SeatUnknown, NotEligible,
    NotAnElector, AlreadyNominated.
    """
    by, found = _before_vote(ask, command)
    seat = command.nominee or by.seat
    person = check_eligible(ask.people, found, seat, calendar_of(ask).scheduled_at)
    is_own = seat == by.seat and (by.is_for_other or person.person == ask.asked.person)
    if not is_own:
        check_elector(ask.people, found, by.seat)
    elections.check_nominee(found, seat)
    event = Nominated(
        election=command.election,
        item=found.called.item,
        seat=seat,
        person=person.person,
        name=person.name,
        by_seat=by.seat,
        accepted=is_own,
        means=by.means,
    )
    return answer(by, event)


def _before_vote(ask: Asking, command: Nominate | AcceptNomination | DeclineNomination | WithdrawCandidacy) -> _Asked:
    by = ask.acting(command)
    ask.require(*_BEFORE_END)
    found = elections.election(ask.session.elections, command.election)
    elections.check_nominating(found)
    agenda.undecided(ask.session.agenda, found.called.item)
    _check_means(by, command)
    return by, found


_Asked = tuple[Acting, Election]


def _check_means(by: Acting, command: ForSeat) -> None:
    """What is entered for a member says how the member made it known. Raises MeansNeeded."""
    if by.is_for_other and command.means is None:
        raise MeansNeeded


def _is_theirs(ask: Asking, by: Acting, nominee: Nominee) -> None:
    if not by.is_for_other and nominee.person != ask.asked.person:
        raise OnlyTheNominee(name=nominee.name)


def accept(ask: Asking, command: AcceptNomination) -> Decided:
    """Stand. Raises WrongState, UnknownElection, ElectionClosed, NotNominated, OnlyTheNominee, MeansNeeded."""
    by, found = _before_vote(ask, command)
    nominee = elections.check_answer(found, by.seat)
    _is_theirs(ask, by, nominee)
    return answer(by, NominationAccepted(**_about(found, nominee), means=by.means))


def decline(ask: Asking, command: DeclineNomination) -> Decided:
    """Not stand. Raises WrongState, UnknownElection, ElectionClosed, NotNominated, OnlyTheNominee, MeansNeeded."""
    by, found = _before_vote(ask, command)
    nominee = elections.check_answer(found, by.seat)
    _is_theirs(ask, by, nominee)
    return answer(by, NominationDeclined(**_about(found, nominee), means=by.means))


def withdraw(ask: Asking, command: WithdrawCandidacy) -> Decided:
    """Stand no longer. Raises WrongState, UnknownElection, ElectionClosed, NotAccepted, OnlyTheNominee, MeansNeeded."""
    by, found = _before_vote(ask, command)
    nominee = elections.check_candidate(found, by.seat)
    _is_theirs(ask, by, nominee)
    return answer(by, CandidacyWithdrawn(**_about(found, nominee), means=by.means))


def _about(found: Election, nominee: Nominee) -> dict[str, str]:
    called = found.called
    return {"election": called.election, "item": called.item, "seat": nominee.seat, "person": nominee.person}


def on_ballot(ask: Asking, command: OpenBallot, kind: str) -> OpenBallot:
    """The command with what its election says: item, matter, options, labels, and the round before it.

    Raises ElectionNeeded, UnknownElection, ElectionClosed, NoRunoff, NoCandidates, NotEligible, CandidateChairs.
    """
    if command.election is None and kind != "election":
        return command
    if command.election is None or kind != "election" or command.settles is not None:
        raise ElectionNeeded(kind=kind)
    found = elections.election(ask.session.elections, command.election)
    if found.stage != "runoff":
        elections.check_nominating(found)
    if command.runoff_of not in (None, found.runoff):
        raise NoRunoff(ballot=command.runoff_of)
    standing = _standing(ask, found)
    _check_chair(ask)
    update = {
        "item": found.called.item,
        "matter": "election",
        "runoff_of": found.runoff,
        "options": tuple(one.seat for one in standing),
        "labels": {one.seat: one.name for one in standing},
    }
    return command.model_copy(update=update)


def _standing(ask: Asking, found: Election) -> tuple[Nominee, ...]:
    """The candidates of this round, still eligible in the first one."""
    if not found.candidates:
        raise NoCandidates(election=found.called.election)
    if found.runoff is not None:
        best = runoff_options(ask.session.ballots, found.runoff)
        return tuple(one for one in found.candidates if one.seat in best)
    for one in found.candidates:
        check_eligible(ask.people, found, one.seat, calendar_of(ask).scheduled_at)
    return found.candidates


def _check_chair(ask: Asking) -> None:
    """A candidate does not lead the vote, if anybody else can. Raises CandidateChairs."""
    turn = succession.lawful(ask.session)
    if turn and ask.session.chair.person in succession.candidates(ask.session):
        names = {**designated(ask.rules), **ask.people.names}
        raise CandidateChairs(name=ask.session.chair.name, next=names[turn[0]])


def tie_broken(ask: Asking, found: Held, command: BreakTie) -> Event:
    """What a criterion makes of a tie. Seniority is known from the composition; age and draw say how they were found.

    Raises SeniorityDecides, SeniorityEqual, ReasonNeeded, CandidateChairs and what voting's `check_break_tie_by` does.
    """
    criterion = command.criterion or ""
    check_break_tie_by(found.ballot, criterion, command.option)
    _check_chair(ask)
    _check_seniority(ask, found, command)
    if criterion in ("age", "draw") and command.ground is None:
        raise ReasonNeeded(field="ground")
    fields = command.model_dump(exclude_none=True)
    return TieBroken(**fields, person=ask.asked.person or "")


def _check_seniority(ask: Asking, found: Held, command: BreakTie) -> None:
    """Where the criteria name seniority, nothing else decides as long as it separates one from the others."""
    decision = result_of(found.ballot).decision
    if command.option is None or "seniority" not in found.opened.criteria or not isinstance(decision, Tied):
        return
    first = first_in_office(ask.people, decision.options)
    if first is None and command.criterion == "seniority":
        raise SeniorityEqual
    if first is not None and (first, "seniority") != (OptionId(command.option), command.criterion):
        raise SeniorityDecides(name=ask.session.elections.items[found.opened.election or ""].nominees[first].name)
