"""Offices filled by election: proposed by a session, held from swearing-in, undone only before it."""

from datetime import datetime, timedelta

from rooms.council import commands as c, events as e
from rooms.council.errors import AlreadySworn, BadInstant, OfficeTermExists, UnknownOfficeTerm
from rooms.council.offices import commands as oc, events as oe
from rooms.council.words import Role
from rooms.log.errors import NotAllowed
from rooms.log.kind import Audience
from tests.given import ADMIN, CLERK, NOON, SYSTEM
from tests.rooms.council.samples import council

ELECT = oc.ElectOfficer(
    term="o1", office=Role.PRESIDENT, person="bia", name="Bia", session="session-1", elected_at=NOON, months=24
)
SWEAR = oc.SwearOfficer(term="o1")
ANA = c.GrantRole(role=Role.PRESIDENT, person="ana", name="Ana")
IN_TWO_YEARS = datetime(2028, 3, 2, 12, tzinfo=NOON.tzinfo)


def test_whoever_was_elected_holds_the_office_from_swearing_in() -> None:
    base = council(ANA)
    elected = oe.OfficerElected(**ELECT.model_dump())
    base.when(ELECT, by=SYSTEM).then(elected)
    assert base.state.roles == {Role.PRESIDENT: {"ana": "Ana"}}
    base.when(SWEAR, by=CLERK).then(
        oe.OfficerSworn(term="o1", sworn_at=NOON, ends_at=IN_TWO_YEARS),
        e.RoleRevoked(role=Role.PRESIDENT, person="ana"),
        e.RoleGranted(role=Role.PRESIDENT, person="bia", name="Bia"),
    )
    assert base.stage.view(Audience.PUBLIC)["offices"]["o1"] == {
        "office": "president",
        "person": "bia",
        "name": "Bia",
        "session": "session-1",
        "elected_at": "2026-03-02T12:00:00.000Z",
        "months": 24,
        "sworn_at": "2026-03-02T12:00:00.000Z",
        "ends_at": "2028-03-02T12:00:00.000Z",
    }
    base.when(SWEAR, by=CLERK).refuses(AlreadySworn, term="o1")
    base.when(oc.VoidElection(term="o1"), by=SYSTEM).refuses(AlreadySworn, term="o1")


def test_whoever_is_elected_again_keeps_the_role() -> None:
    base = council(ANA)
    again = ELECT.model_copy(update={"person": "ana", "name": "Ana", "months": None})
    base.when(again, by=SYSTEM).happens()
    base.when(SWEAR).then(oe.OfficerSworn(term="o1", sworn_at=NOON))


def test_the_swearing_in_is_neither_before_the_election_nor_to_come() -> None:
    base = council()
    base.when(ELECT, by=SYSTEM).happens()
    for at in (NOON - timedelta(days=1), NOON + timedelta(days=1)):
        base.when(oc.SwearOfficer(term="o1", at=at)).refuses(BadInstant, field="at")
    base.when(oc.SwearOfficer(term="o9")).refuses(UnknownOfficeTerm, term="o9")


def test_a_term_ends_on_a_day_that_every_month_has() -> None:
    base, eve = council(), NOON.replace(month=8, day=31)
    base.when(ELECT.model_copy(update={"months": 6}), by=SYSTEM).happens()
    base.when(SWEAR, at=eve).happens()
    assert base.state.offices.terms["o1"].ends_at == datetime(2027, 2, 28, 12, tzinfo=NOON.tzinfo)


def test_a_ballot_annulled_before_the_swearing_in_elected_nobody() -> None:
    base = council()
    base.when(oc.VoidElection(term="o1"), by=SYSTEM).refuses(UnknownOfficeTerm, term="o1")
    base.when(ELECT, by=SYSTEM).happens()
    base.when(ELECT, by=SYSTEM).refuses(OfficeTermExists, term="o1")
    base.when(oc.VoidElection(term="o1"), by=SYSTEM).then(oe.ElectionVoided(term="o1"))
    base.when(SWEAR).refuses(UnknownOfficeTerm, term="o1")


def test_sessions_elect_and_the_clerk_swears_in() -> None:
    base = council()
    base.when(ELECT, by=ADMIN).refuses(NotAllowed)
    base.when(oc.VoidElection(term="o1"), by=CLERK).refuses(NotAllowed)
    base.when(SWEAR, by=SYSTEM).refuses(NotAllowed)
