"""Logging in, staying in, being put out."""

import time
from pathlib import Path
from secrets import token_bytes

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from app.accounts import Accounts, Administrator, BadCredentials, TooManyAttempts, set_up
from app.accounts.errors import AlreadySetUp, EmailInvalid, NameInvalid, PasswordTooLong, PasswordTooShort
from app.accounts.passwords import Passwords
from app.accounts.tables import audit, login, person
from app.db import Database
from tests.app.accounts.conftest import Hands

ANA = "ana@conselho.example"
HOME = "192.0.2.1"


async def test_the_right_password_gives_a_token_that_names_its_person(accounts: Accounts, ana: str) -> None:
    token, who = await accounts.login(" ANA@conselho.example ", "correct horse", HOME)
    assert await accounts.person_for(token) == who
    assert (who.id, who.name, who.roles, who.scope) == (ana, "Ana Lima", frozenset({"admin"}), None)


@pytest.mark.parametrize("email", [ANA, "nobody@conselho.example", "", "x" * 5000])
async def test_wrong_passwords_and_unknown_people_look_alike(accounts: Accounts, ana: str, email: str) -> None:
    with pytest.raises(BadCredentials):
        await accounts.login(email, "wrong horse", HOME)


async def test_an_unknown_email_costs_as_much_work_as_a_wrong_password(database: Database, clock: Hands) -> None:
    accounts = Accounts(
        database, clock, token_bytes, passwords=Passwords(PasswordHasher(time_cost=2, memory_cost=8192))
    )
    await set_up(accounts, Administrator(ANA, "Ana", "correct horse"))
    spent = {}
    for email in ("warm@up.example", ANA, "nobody@conselho.example"):
        started = time.perf_counter()
        with pytest.raises(BadCredentials):
            await accounts.login(email, "wrong horse", HOME)
        spent[email] = time.perf_counter() - started
    assert spent["nobody@conselho.example"] > spent[ANA] / 3


async def test_a_token_ends_with_its_logout_and_only_that_one(accounts: Accounts, ana: str) -> None:
    first, _ = await accounts.login(ANA, "correct horse", HOME)
    second, _ = await accounts.login(ANA, "correct horse", HOME)
    await accounts.logout(first)
    assert await accounts.person_for(first) is None
    assert await accounts.person_for(second) is not None
    await accounts.logout("never was")


async def test_a_revocation_ends_every_login_at_once(accounts: Accounts, ana: str) -> None:
    tokens = [(await accounts.login(ANA, "correct horse", HOME))[0] for _ in range(2)]
    assert all([await accounts.person_for(token) for token in tokens])
    await accounts.revoke(ana)
    assert not any([await accounts.person_for(token) for token in tokens])


async def test_a_login_begun_before_a_revocation_is_not_given(accounts: Accounts, ana: str) -> None:
    await accounts.revoke(ana)
    with pytest.raises(BadCredentials):
        await accounts.begin_login(ana, 1)


async def test_a_token_expires_even_if_it_is_remembered(accounts: Accounts, ana: str, clock: Hands) -> None:
    token, _ = await accounts.login(ANA, "correct horse", HOME)
    assert await accounts.person_for(token)
    clock.pass_by(days=13.999)
    assert await accounts.person_for(token)
    clock.pass_by(minutes=5)
    assert await accounts.person_for(token) is None


@pytest.mark.parametrize("token", [None, "", "x", "\udcff", "a" * 100_000])
async def test_what_is_no_token_is_nobody(accounts: Accounts, token: str | None) -> None:
    assert await accounts.person_for(token) is None


async def test_after_five_failures_one_waits_and_others_do_not(accounts: Accounts, ana: str, clock: Hands) -> None:
    for _ in range(5):
        with pytest.raises(BadCredentials):
            await accounts.login(ANA, "wrong horse", HOME)
    with pytest.raises(TooManyAttempts) as refused:
        await accounts.login(ANA, "correct horse", HOME)
    assert refused.value.params == {"seconds": 300}
    await accounts.login(ANA, "correct horse", "192.0.2.2")
    clock.pass_by(seconds=301)
    await accounts.login(ANA, "correct horse", HOME)


async def test_successes_are_not_counted(accounts: Accounts, ana: str) -> None:
    for _ in range(12):
        await accounts.login(ANA, "correct horse", HOME)


async def test_one_address_cannot_try_everybody(accounts: Accounts) -> None:
    for number in range(30):
        with pytest.raises(BadCredentials):
            await accounts.login(f"p{number}@conselho.example", "wrong horse", HOME)
    with pytest.raises(TooManyAttempts):
        await accounts.login("p31@conselho.example", "wrong horse", HOME)


async def test_neither_token_nor_password_is_stored_anywhere(accounts: Accounts, ana: str, tmp_path: Path) -> None:
    token, _ = await accounts.login(ANA, "correct horse", HOME)
    with pytest.raises(BadCredentials):
        await accounts.login(ANA, "a mistyped horse", HOME)
    stored = everything_in(tmp_path)
    assert ANA.encode() in stored
    for secret in (token, "correct horse", "a mistyped horse", HOME):
        assert secret.encode() not in stored


async def test_the_audit_says_who_came_and_went(accounts: Accounts, ana: str) -> None:
    token, _ = await accounts.login(ANA, "correct horse", HOME)
    with pytest.raises(BadCredentials):
        await accounts.login(ANA, "wrong horse", HOME)
    await accounts.logout(token)
    async with accounts.database.read() as conn:
        noted = (await conn.execute(select(audit.c.action, audit.c.actor, audit.c.subject).order_by(audit.c.id))).all()
    assert [tuple(row) for row in noted] == [
        ("set_up", None, ana),
        ("login", ana, None),
        ("login_failed", None, ana),
        ("logout", ana, None),
    ]


async def test_expired_logins_leave_the_table(accounts: Accounts, ana: str, clock: Hands) -> None:
    await accounts.login(ANA, "correct horse", HOME)
    clock.pass_by(days=15)
    await accounts.login(ANA, "correct horse", HOME)
    async with accounts.database.read() as conn:
        assert len((await conn.execute(select(login))).all()) == 1


async def test_an_installation_knows_whether_anybody_can_log_in(accounts: Accounts) -> None:
    assert not await accounts.has_accounts()
    await set_up(accounts, Administrator(ANA, "Ana", "correct horse"))
    assert await accounts.has_accounts()
    with pytest.raises(AlreadySetUp):
        await set_up(accounts, Administrator(ANA.upper(), "Ana", "correct horse"))


@pytest.mark.parametrize(
    ("first", "refusal"),
    [
        (Administrator("ana", "Ana", "correct horse"), EmailInvalid),
        (Administrator("ana@x", "Ana", "correct horse"), EmailInvalid),
        (Administrator(ANA, " \n ", "correct horse"), NameInvalid),
        (Administrator(ANA, "A\x00na", "correct horse"), NameInvalid),
        (Administrator(ANA, "Ana", "short"), PasswordTooShort),
        (Administrator(ANA, "Ana", "x" * 201), PasswordTooLong),
    ],
)
async def test_what_is_no_account_is_refused(
    accounts: Accounts, first: Administrator, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await set_up(accounts, first)
    async with accounts.database.read() as conn:
        assert (await conn.execute(select(person))).all() == []


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
