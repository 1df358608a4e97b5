"""Who is connected, and what a lost connection asks of a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rooms.council.rules_profile import DEFAULT_RULES
from rooms.presence import News, Presence, asked_of
from rooms.session.attendance import Attendance, Here
from rooms.session.chair import Chair
from rooms.session.life import Life, Phase
from rooms.session.state import Session
from rooms.session.words import Place

T0 = datetime(2026, 11, 23, 19, tzinfo=UTC)
GRACE = DEFAULT_RULES.presence.grace


def at(seconds: int) -> datetime:
    return T0 + timedelta(seconds=seconds)


def here(place: Place = Place.REMOTE, *, own: bool = True, lapsed_at: datetime | None = None) -> Here:
    return Here("s1", place, own, T0, lapsed_at)


def session(person: Here | None = None, *, chair: Chair = Chair(), phase: Phase = Phase.OPEN) -> Session:  # noqa: B008 (a frozen value)
    attendance = Attendance(here={"ana": person} if person else {})
    return Session("s", life=Life(phase, rules=DEFAULT_RULES), attendance=attendance, chair=chair)


def left(seconds: int = 10) -> Presence:
    """Ana was connected and left."""
    presence = Presence(T0)
    presence.arrive("s", "ana")
    presence.leave("s", "ana", at(seconds))
    return presence


def test_two_devices_are_one_person_who_is_gone_when_both_are() -> None:
    presence = Presence(T0)
    presence.arrive("s", "ana")
    presence.arrive("s", "ana")
    presence.leave("s", "ana", at(1))
    assert presence.people("s") == ["ana"]
    presence.leave("s", "ana", at(2))
    assert presence.people("s") == []
    assert presence.left_at("s", "ana") == at(2)


def test_news_are_told_once_and_what_came_and_went_between_is_none() -> None:
    presence = Presence(T0)
    presence.arrive("s", "ana")
    presence.arrive("s", None)
    assert list(presence.news()) == [("s", News(1, 1, ("ana",), ()))]
    presence.leave("s", "ana", at(1))
    presence.arrive("s", "ana")
    assert list(presence.news()) == []
    presence.leave("s", "ana", at(2))
    assert list(presence.news()) == [("s", News(0, 1, (), ("ana",)))]


def test_a_stream_is_forgotten_only_when_nobody_is_there() -> None:
    presence = Presence(T0)
    presence.arrive("s", None)
    presence.forget("s")
    assert presence.streams() == ["s"]
    presence.leave("s", None, at(1))
    presence.forget("s")
    assert presence.streams() == []


def test_a_remote_member_lapses_when_the_grace_is_over_and_not_before() -> None:
    presence = left(10)
    assert asked_of(session(here()), presence, at(10 + GRACE - 1)) == []
    lapse = ("attendance.lapse", {"person": "ana", "since": "2026-11-23T19:00:10.000Z"})
    assert asked_of(session(here()), presence, at(10 + GRACE)) == [lapse]


def test_nobody_lapses_in_the_room_or_by_the_clerks_hand_or_in_a_session_that_does_not_run() -> None:
    late = at(10 + GRACE)
    assert asked_of(session(here(Place.IN_ROOM)), left(), late) == []
    assert asked_of(session(here(own=False)), left(), late) == []
    for phase in (Phase.CALLED, Phase.ADJOURNED):
        assert asked_of(session(here(), phase=phase), left(), late) == []


def test_who_was_never_seen_since_the_server_started_lapses_too_and_who_is_there_does_not() -> None:
    assert asked_of(session(here()), Presence(at(50)), at(50 + GRACE))[0][0] == "attendance.lapse"
    presence = Presence(T0)
    presence.arrive("s", "ana")
    assert asked_of(session(here()), presence, at(9_999)) == []


def test_a_lapsed_member_is_restored_on_coming_back_and_lapses_once() -> None:
    presence = left()
    lapsed = session(here(lapsed_at=at(200)))
    assert asked_of(lapsed, presence, at(999)) == []
    presence.arrive("s", "ana")
    assert asked_of(lapsed, presence, at(999)) == [("attendance.restore", {"person": "ana"})]


def test_a_chair_that_was_connected_is_away_after_a_minute_and_back_when_connected() -> None:
    chair, presence = Chair("ana", "Ana", "call", T0), left(10)
    assert asked_of(session(chair=chair), presence, at(69)) == []
    assert asked_of(session(chair=chair), presence, at(70)) == [("session.chair_away", {"person": "ana"})]
    away = session(chair=replace(chair, is_away=True))
    assert asked_of(away, presence, at(99)) == []
    presence.arrive("s", "ana")
    assert asked_of(away, presence, at(99)) == [("session.chair_back", {"person": "ana"})]


def test_a_chair_that_never_connected_presides_in_the_room() -> None:
    assert asked_of(session(chair=Chair("ana", "Ana", "call", T0)), Presence(T0), at(9_999)) == []
