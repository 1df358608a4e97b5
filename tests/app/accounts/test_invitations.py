"""Links by which a person sets a name and a password, once."""

import stat
from pathlib import Path

import pytest

from app.accounts import Accounts, BadCredentials, InvitationInvalid, Invitations, Invited
from app.accounts.errors import EmailInvalid, PasswordTooShort, UnknownCityRole
from tests.app.accounts.conftest import Hands

BIA = "bia@conselho.example"


@pytest.fixture
def invitations(accounts: Accounts, tmp_path: Path) -> Invitations:
    return Invitations(accounts, tmp_path / "keys")


async def test_an_invited_person_sets_a_password_and_is_logged_in(accounts: Accounts, invitations: Invitations) -> None:
    link, _ = await invitations.invite("Bia@conselho.example", "Bia", roles=["committee"])
    assert await invitations.look(link) == Invited(BIA, "Bia")
    token, who = await invitations.accept(link, "Beatriz Sá", "battery staple")
    assert await accounts.person_for(token) == who
    assert (who.name, who.roles) == ("Beatriz Sá", frozenset({"committee"}))
    await accounts.login(BIA, "battery staple", "192.0.2.1")


async def test_a_link_serves_once(invitations: Invitations) -> None:
    link, _ = await invitations.invite(BIA, "Bia")
    other, _ = await invitations.invite(BIA, "Bia")
    await invitations.accept(link, "Bia", "battery staple")
    for used in (link, other):
        with pytest.raises(InvitationInvalid):
            await invitations.accept(used, "Bia", "another staple")


async def test_a_link_that_is_old_altered_or_foreign_serves_nobody(
    accounts: Accounts, invitations: Invitations, clock: Hands, tmp_path: Path
) -> None:
    link, expires_at = await invitations.invite(BIA, "Bia")
    foreign, _ = await Invitations(accounts, tmp_path / "other").invite(BIA, "Bia")
    for bad in (f"x{link}", link[:-1], foreign, "", "a.b.c", "\udcff"):
        with pytest.raises(InvitationInvalid):
            await invitations.look(bad)
    clock.now = expires_at
    with pytest.raises(InvitationInvalid):
        await invitations.accept(link, "Bia", "battery staple")


async def test_a_bad_password_does_not_use_the_link_up(invitations: Invitations) -> None:
    link, _ = await invitations.invite(BIA, "Bia")
    with pytest.raises(PasswordTooShort):
        await invitations.accept(link, "Bia", "short")
    await invitations.accept(link, "Bia", "battery staple")


async def test_an_invitation_to_somebody_known_replaces_the_password_and_ends_other_logins(
    accounts: Accounts, invitations: Invitations, ana: str
) -> None:
    old, _ = await accounts.login("ana@conselho.example", "correct horse", "192.0.2.1")
    link, _ = await invitations.invite("ana@conselho.example", "Ana", by=ana)
    token, who = await invitations.accept(link, "Ana", "battery staple")
    assert who.id == ana
    assert who.roles == {"admin"}
    assert await accounts.person_for(old) is None
    assert await accounts.person_for(token) == who
    with pytest.raises(BadCredentials):
        await accounts.login("ana@conselho.example", "correct horse", "192.0.2.1")


async def test_only_real_addresses_and_roles_are_invited(invitations: Invitations) -> None:
    with pytest.raises(EmailInvalid):
        await invitations.invite("bia", "Bia")
    with pytest.raises(UnknownCityRole):
        await invitations.invite(BIA, "Bia", roles=["king"])


def test_the_key_of_links_is_kept_and_private(accounts: Accounts, tmp_path: Path) -> None:
    Invitations(accounts, tmp_path / "keys")
    key = tmp_path / "keys" / "links.key"
    made = key.read_bytes()
    Invitations(accounts, tmp_path / "keys")
    assert key.read_bytes() == made
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
