"""Segments, organisations and seats: what there is to sit in. Not who sits there."""

from __future__ import annotations

from rooms.council.commands import AddOrganisation, AddSeat, AddSegment, EditSeat
from rooms.council.errors import (
    OrganisationExists,
    SeatExists,
    SeatNumberTaken,
    SegmentExists,
    UnknownOrganisation,
    UnknownSeat,
    UnknownSegment,
)
from rooms.council.events import OrganisationAdded, SeatAdded, SeatEdited, SegmentAdded
from rooms.council.life import check_fresh
from rooms.council.state import Council
from rooms.log.kind import Event


def add_segment(state: Council, command: AddSegment) -> tuple[Event, ...]:
    """Name a segment. Raises SegmentExists."""
    if command.segment in state.segments:
        raise SegmentExists(segment=command.segment)
    return (SegmentAdded(segment=command.segment, name=command.name),)


def add_organisation(state: Council, command: AddOrganisation) -> tuple[Event, ...]:
    """Name an organisation. Raises OrganisationExists, UnknownSegment."""
    if command.organisation in state.organisations:
        raise OrganisationExists(organisation=command.organisation)
    if command.segment is not None:
        _check_segment(state, command.segment)
    return (OrganisationAdded(organisation=command.organisation, name=command.name, segment=command.segment),)


def add_seat(state: Council, command: AddSeat) -> tuple[Event, ...]:
    """Add a seat. Raises SeatExists, SeatNumberTaken, UnknownSegment, UnknownOrganisation."""
    if command.seat in state.seats:
        raise SeatExists(seat=command.seat)
    _check_seat(state, command)
    return (SeatAdded(**command.model_dump()),)


def edit_seat(state: Council, command: EditSeat) -> tuple[Event, ...]:
    """Say anew what a seat is. Raises UnknownSeat, Stale, and what adding a seat raises."""
    if command.seat not in state.seats:
        raise UnknownSeat(seat=command.seat)
    check_fresh(command.expected, state.seats[command.seat].changed)
    _check_seat(state, command)
    return (SeatEdited(**command.model_dump(exclude={"expected"})),)


def _check_seat(state: Council, command: AddSeat | EditSeat) -> None:
    _check_segment(state, command.segment)
    if command.organisation is not None and command.organisation not in state.organisations:
        raise UnknownOrganisation(organisation=command.organisation)
    for seat in state.seats.values():
        if seat.number == command.number and seat.id != command.seat:
            raise SeatNumberTaken(number=command.number, seat=seat.id)


def _check_segment(state: Council, segment: str) -> None:
    if segment not in state.segments:
        raise UnknownSegment(segment=segment)
