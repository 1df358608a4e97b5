"""The election of a president, from its call to the swearing-in, in a session of its own after the others."""

from __future__ import annotations

from typing import Any, Final

from tests.e2e.telling import (
    CHAIR,
    CLERK,
    EVERYBODY,
    MEMBER,
    PLAIN,
    PUBLIC,
    SEATS,
    Scene,
    State,
    Step,
    by_clerk,
    seen,
)

PATH: Final = "/sessions/{election}"
STREAM: Final = "{election}"
COUNCIL: Final = "/councils/CMTCS"


def _step(by: str, type_: str, **data: Any) -> Step:
    return Step(by, type_, data, STREAM)


def _by_clerk(type_: str, seats: tuple[str, ...] = SEATS, **data: Any) -> tuple[Step, ...]:
    return by_clerk(type_, seats, stream=STREAM, **data)


def _round(id_: str, first: tuple[str, ...], second: tuple[str, ...], rest: str) -> tuple[Step, ...]:
    """A round in which the clerk enters the votes: for Renato, for Lívia, and one choice of those who are left."""
    left = tuple(seat for seat in SEATS if seat not in (*first, *second))
    return (
        *_by_clerk("ballot.cast", first, ballot=id_, choice="s2"),
        *_by_clerk("ballot.cast", second, ballot=id_, choice="s3"),
        *_by_clerk("ballot.cast", left, ballot=id_, choice=rest),
        _step(CHAIR, "ballot.close", ballot=id_),
    )


CALLING: Final = Scene(
    (
        _step(CLERK, "session.schedule", council="cmtcs", scheduled_at="{now}", place="Auditório"),
        _step(CLERK, "agenda.add", item="i1", title="Eleição da presidência", matter="election"),
        _step(CLERK, "session.call", short_notice_reason="O mandato da presidência termina nesta semana."),
        *_by_clerk("attendance.check_in", place="in_room"),
        _step(CHAIR, "session.open", call=1),
        _step(CHAIR, "agenda.start", item="i1"),
    ),
    (State("session-election-to-call-president", PATH, CHAIR, "open"),),
)
NOMINATING: Final = Scene(
    (
        _step(CHAIR, "election.call", election="e1", office="president", item="i1", term_months=24),
        *_by_clerk("election.nominate", ("s5",), election="e1", nominee="s2"),
        *_by_clerk("election.nominate", ("s6",), election="e1", nominee="s3"),
        *_by_clerk("election.nominate", ("s7",), election="e1", nominee="s6"),
        *_by_clerk("election.decline", ("s6",), election="e1"),
    ),
    (
        *seen("open", *EVERYBODY, PLAIN, name="nominating", path=PATH),
        State("nominate-form", PATH + "/hand?type=election.nominate&election=e1&seat={seat}", PLAIN),
        State("accept-confirm", PATH + "/hand?type=election.accept&election=e1&seat={seat}", PLAIN),
    ),
)
ELECTING: Final = Scene(
    (
        _step(MEMBER, "election.accept", election="e1", seat="s2"),
        *_by_clerk("election.accept", ("s3",), election="e1"),
        _step(CHAIR, "ballot.open", ballot="r1", election="e1", question="Quem ocupará a presidência do conselho?"),
    ),
    tuple(seen("open", *EVERYBODY, PLAIN, name="election-ballot", ballot="open", path=PATH)),
)
FIRST_TIE: Final = Scene(
    _round("r1", ("s1", "s2"), ("s3", "s5"), "blank"),
    tuple(seen("open", *EVERYBODY, PLAIN, name="election-tie", ballot="closed", path=PATH)),
)
AGAIN: Final = Scene(
    (
        _step(CHAIR, "ballot.break_tie", ballot="r1", criterion="new_round"),
        _step(CHAIR, "ballot.proclaim", ballot="r1"),
    ),
    tuple(seen("open", CHAIR, MEMBER, name="election-again", ballot="proclaimed", path=PATH)),
)
SECOND_TIE: Final = Scene(
    (
        _step(CHAIR, "ballot.open", ballot="r2", election="e1", question="Quem ocupará a presidência do conselho?"),
        *_round("r2", ("s1", "s2"), ("s3", "s5"), "null"),
    ),
    (
        *seen("open", CHAIR, name="election-criteria", ballot="closed", path=PATH),
        State("tie-form", PATH + "/hand?type=ballot.break_tie&ballot=r2&criterion=draw&option=s2", CHAIR),
    ),
)
ELECTED: Final = Scene(
    (
        _step(
            CHAIR,
            "ballot.break_tie",
            ballot="r2",
            criterion="age",
            option="s3",
            ground="Documentos conferidos pela secretaria.",
        ),
        _step(CHAIR, "ballot.proclaim", ballot="r2"),
    ),
    tuple(seen("open", *EVERYBODY, PLAIN, name="elected", ballot="proclaimed", path=PATH)),
)
SWORN: Final = Scene(
    (_step(CHAIR, "agenda.finish", item="i1"), _step(CHAIR, "session.adjourn", items={})),
    (State("sworn-in-public", COUNCIL, PUBLIC), State("swearing-in", COUNCIL, CLERK)),
)
ELECTION: Final = (CALLING, NOMINATING, ELECTING, FIRST_TIE, AGAIN, SECOND_TIE, ELECTED, SWORN)
