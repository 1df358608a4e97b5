"""`make screenshots`: a picture of every page and state, on a phone and on a desk, in build/screens: look at it."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.async_api import async_playwright

from tests.e2e.conftest import CHROMIUM, QUIET
from tests.e2e.gallery import opened, walk

FOLDER: Final = Path(__file__).parents[2] / "build" / "screens"
WIDTHS: Final = (360, 1280)


async def take(width: int) -> int:
    """The pictures of one width, whole pages; how many there are."""
    count = 0
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        with tempfile.TemporaryDirectory() as folder:
            async with opened(Path(folder), chromium, width=width) as gallery:
                async for state, page in walk(gallery):
                    count += 1
                    await page.screenshot(path=FOLDER / f"{count:02}-{state.name}-{width}.png", full_page=True)
        await chromium.close()
    return count


async def main() -> None:
    """Take them all anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for width in WIDTHS:
        sys.stdout.write(f"{await take(width)} pictures at {width} px in {FOLDER}\n")


if __name__ == "__main__":
    asyncio.run(main())
