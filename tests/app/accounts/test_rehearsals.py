"""People of a rehearsal: many at once, in one council, for a while."""

import time

from app.accounts import Accounts, close_rehearsal, open_rehearsal
from tests.app.accounts.conftest import Hands


async def test_each_guest_has_a_token_that_reaches_one_council(accounts: Accounts, ana: str) -> None:
    guests = await open_rehearsal(accounts, "rehearsal-1", ["Bia", "Caio"], by=ana)
    assert [guest.name for guest in guests] == ["Bia", "Caio"]
    who = await accounts.person_for(guests[0].token)
    assert who is not None
    assert (who.id, who.name, who.scope, who.roles) == (guests[0].person, "Bia", "rehearsal-1", frozenset())


async def test_a_thousand_guests_cost_less_than_a_few_password_hashes(accounts: Accounts) -> None:
    started = time.perf_counter()
    guests = await open_rehearsal(accounts, "rehearsal-1", [f"Pessoa {n}" for n in range(1000)], by=None)
    assert time.perf_counter() - started < 5
    assert len({guest.token for guest in guests}) == len({guest.person for guest in guests}) == 1000


async def test_guests_go_with_their_rehearsal_and_others_stay(accounts: Accounts, ana: str) -> None:
    one = await open_rehearsal(accounts, "rehearsal-1", ["Bia", "Caio"], by=ana)
    other = await open_rehearsal(accounts, "rehearsal-2", ["Davi"], by=ana)
    assert await accounts.person_for(one[0].token)
    assert await close_rehearsal(accounts, "rehearsal-1", by=ana) == 2
    assert await accounts.person_for(one[0].token) is None
    assert await accounts.person_for(other[0].token)


async def test_tokens_of_a_rehearsal_are_short_lived(accounts: Accounts, clock: Hands) -> None:
    (guest,) = await open_rehearsal(accounts, "rehearsal-1", ["Bia"], by=None)
    clock.pass_by(hours=12)
    assert await accounts.person_for(guest.token) is None
