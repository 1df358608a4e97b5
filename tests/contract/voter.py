"""A child process that gives commands for ever and prints each id before and each answer after: made to be killed."""

import asyncio
import sys
from pathlib import Path

import orjson

from tests.contract.house import House, Place, new_id


async def main(url: str, folder: str, seed: int) -> None:
    async with House(Place(url, Path(folder))) as house:
        if seed == 0:
            await house.begin()

        async def vote() -> None:
            while True:
                id = f"{seed:08x}{new_id()[8:]}"
                say({"id": id})
                say({"id": id, "body": await house.do("c1", "add", id=id, by=1, pick="yes")})

        await asyncio.gather(*(vote() for _ in range(10)))


def say(what: object) -> None:
    sys.stdout.buffer.write(orjson.dumps(what) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
