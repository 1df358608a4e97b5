"""A redacted text is nowhere, a hidden value is in nothing published, and the chain holds all the same."""

import gc
import hashlib
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import text

from rooms.log import tables
from rooms.log.kind import Audience
from rooms.log.seal import commitment
from tests.contract.house import House, Place

PIECES = ("palavra", "que", "deve", "sumir")
"""The text is only ever put together in a command, so that finding it in memory means that somebody kept it."""


def needle() -> str:
    return "-".join(PIECES)


async def post_and_redact(house: House) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes", note=needle())
    for audience in Audience:
        await house.tail.snapshot("c1", audience)
        await house.tail.messages("c1", audience, after=0)
    await house.do("c1", "redact", seq=2)


async def test_a_redacted_text_is_in_no_line_view_answer_index_or_message(house: House) -> None:
    await post_and_redact(house)
    for table in tables.metadata.sorted_tables:
        assert needle() not in str(await house.rows(table)), table.name
    for audience in Audience:
        for after in (None, 0, 1):
            assert needle() not in str(await house.tail.sync("c1", audience, after=after))
    await house.engine.memory.verify("c1")
    house.engine.memory.forget("c1")
    assert (await house.engine.loaded("c1")).head.seq == 3


async def test_a_redacted_text_is_in_no_file_of_the_database(place: Place) -> None:
    async with House(place) as house:
        await post_and_redact(house)
        if not place.is_sqlite:
            for table in tables.metadata.sorted_tables:
                async with house.database.read() as conn:
                    dump = await conn.execute(text(f'SELECT CAST(t AS text) FROM "{table.name}" t'))
                    assert needle() not in str(dump.all())
    if place.is_sqlite:
        assert found_in(place.folder, b"counter.added")
        assert not found_in(place.folder, needle().encode())


def found_in(folder: Path, what: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and what in path.read_bytes()]


async def test_a_redacted_text_is_in_no_cache(house: House) -> None:
    await post_and_redact(house)
    await house.do("c1", "add", by=1, pick="yes", note=kept())
    gc.collect()
    assert held(kept())
    assert not held(needle())


def kept() -> str:
    return "-".join(reversed(PIECES))


def held(what: str) -> bool:
    """Whether a text, or one that contains it, can be reached from anything the interpreter tracks but from here."""
    mine, seen = {id(what), *map(id, held.__code__.co_consts)}, set[int]()
    todo = [thing for thing in gc.get_objects() if type(thing).__name__ not in {"frame", "coroutine"}]
    while todo:
        for inner in gc.get_referents(todo.pop()):
            if type(inner) is str and what in inner and id(inner) not in mine:
                return True
            if not gc.is_tracked(inner) and isinstance(inner, dict | tuple) and id(inner) not in seen:
                seen.add(id(inner))
                todo.append(inner)
    return False


async def test_a_hidden_choice_cannot_be_found_from_anything_published(house: House) -> None:
    await house.begin()
    await house.do("c1", "add", by=1, pick="yes")
    await house.do("c1", "add", by=1, pick="no")
    published: list[Any] = [row["line"] for row in await house.rows()]
    for audience in Audience:
        published += [
            (await house.tail.snapshot("c1", audience))["view"],
            (await house.tail.messages("c1", audience, after=0))["messages"],
            await house.tail.heartbeat("c1", audience),
        ]
    everything = orjson.dumps(published).decode()
    assert "yes" not in everything
    sealed = [orjson.loads(line).get("sealed", {}).get("pick") for line in published[:3]]
    guesses = {hashlib.sha256(orjson.dumps(guess)).hexdigest() for guess in ("yes", "no", "abstain")}
    guesses |= {commitment("00" * 16, guess) for guess in ("yes", "no", "abstain")}
    assert not guesses & set(sealed)
    assert len(set(sealed)) == 3
    await house.do("c1", "show")
    assert '"yes"' in orjson.dumps((await house.tail.snapshot("c1", Audience.PUBLIC))["view"]).decode()


async def test_equal_views_have_equal_hashes_whatever_is_hidden(house: House) -> None:
    hashes = []
    for stream, pick in (("c1", "yes"), ("c2", "no")):
        await house.begin(stream)
        await house.do(stream, "add", by=1, pick=pick)
        hashes.append((await house.tail.heartbeat(stream, Audience.CLERK))["hash"])
    assert hashes[0] == hashes[1]
