"""Who votes for the seats of a ballot: frozen at opening, changing until a seat has voted, each person for one seat."""

from __future__ import annotations

from collections.abc import Mapping

from rooms.session.commands import CastVote, CheckIn, CorrectVote, DeclareOutcome, OpenBallot
from rooms.session.commands.shared import ForSeat
from rooms.session.decide.electing import electing
from rooms.session.decide.seats import barred, recused_for, voters_for
from rooms.session.events import OutcomeDeclared
from rooms.session.events.ballots import Elector
from rooms.session.held import Held, items_of
from rooms.session.people import holders
from rooms.session.seating import may_sit, seated
from rooms.session.state import Session


def electorate(session: Session, command: OpenBallot) -> tuple[Elector, ...]:
    """The seats present, in the order of the roster: whoever votes for each, or is recused with nobody to take over; of
    an election, those of its voting segments."""
    voters = voters_for(session, items_of(command), command.settles)
    alone = recused_for(session, items_of(command), command.settles)
    present = {**{seat: session.attendance.voters[seat] for seat in alone}, **voters}
    people = session.attendance.people
    order = people.seats if people else {}
    able = electing(session, command.election)
    return tuple(Elector(seat=s, person=present[s]) for s in order if s in present and s in able)


def recusals(session: Session, command: OpenBallot, electorate_: tuple[Elector, ...]) -> tuple[OutcomeDeclared, ...]:
    """What opening declares: the seats of the electorate that are recused."""
    alone = recused_for(session, items_of(command), command.settles)
    seats = [elector.seat for elector in electorate_ if elector.seat in alone]
    return tuple(OutcomeDeclared(ballot=command.ballot, seat=seat, outcome="recused") for seat in seats)


def voter(session: Session, found: Held, seat: str) -> str | None:
    """The person who may vote for a seat of the electorate now; None while nobody who may is present.

    Who was frozen at opening votes, unless gone, recused, or the rules let a late titular take over at once.
    """
    attendance = session.attendance
    if attendance.scope != "own_seat":
        return voters_now(session, found).get(seat)
    out = barred(session, found.items, found.opened.settles)
    frozen = found.electors.get(seat, "")
    if _is_kept(session) and frozen not in out and attendance.represents(frozen, seat):
        return frozen
    held = attendance.people.seats.get(seat) if attendance.people else None
    able = (one.person for one in (holders(held) if held else ()) if attendance.represents(one.person, seat))
    return next((person for person in able if person not in out), None)


def _is_kept(session: Session) -> bool:
    """Whether a late titular waits for the next ballot."""
    rules = session.life.rules
    return rules is not None and rules.alternate.late_titular == "next_ballot"


def voters_now(session: Session, found: Held) -> Mapping[str, str]:
    """By seat, who may vote in this ballot now, where alternates stand in for other seats than their own.

    Whoever has voted stays with the seat voted for; then as the rules say, the frozen electors or late titulars.
    """
    people = session.attendance.people
    seating = session.attendance.seating(barred(session, found.items, found.opened.settles))
    if people is None or seating is None:
        return {}
    voted = {seat: vote.person for seat, vote in found.votes.items()}
    frozen = {s: p for s, p in found.electors.items() if s not in voted and may_sit(people, p, s, scope=seating.scope)}
    if _is_kept(session):
        return seated(seating, first={**voted, **frozen})
    return seated(seating, first=voted, then=frozen)


def standing_in(session: Session, person: str, command: ForSeat) -> tuple[str, ...]:
    """Seats beside the own ones for which a person may give this command.

    To check in: all for which an alternate of that seat may stand in. In a ballot: the one voted for. Else: where the
    person sits.
    """
    attendance = session.attendance
    people, here = attendance.people, attendance.here.get(person)
    if people is None or attendance.scope == "own_seat":
        return ()
    match command:
        case CheckIn():
            seats = [seat for seat in people.seats if may_sit(people, person, seat, scope=attendance.scope)]
        case CastVote(ballot=id_) | CorrectVote(ballot=id_) | DeclareOutcome(ballot=id_):
            seats = _voted_for(session, id_, person)
        case _:
            seats = [here.seat] if here is not None else []
    return tuple(seat for seat in seats if seat not in people.seats_of.get(person, ()))


def _voted_for(session: Session, ballot: str, person: str) -> list[str]:
    """The seats for which the person votes in a ballot: one, or none."""
    found = session.ballots.items.get(ballot)
    return [seat for seat, voter_ in voters_now(session, found).items() if voter_ == person] if found else []


def voted_elsewhere(session: Session, found: Held, seat: str, person: str) -> str | None:
    """Another seat of this ballot for which the person has voted: nobody votes twice."""
    people = session.attendance.people
    if session.attendance.scope == "own_seat" and people is not None and len(people.seats_of.get(person, ())) < 2:
        return None
    return next((other for other, vote in found.votes.items() if vote.person == person and other != seat), None)
