"""The page of a session's minutes as a browser fills it in and sends it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, TypeAlias

from tests.app.pages.stage import Stage


def path(stage: Stage) -> str:
    return f"/sessions/{stage.adjourned}/minutes"


Fields: TypeAlias = dict[str, str]


def fields(html: str) -> Fields:
    """What the page's one form sends as it stands: hidden fields and texts, without its buttons."""
    hidden = re.findall(r'<input type="hidden" form="\w+" name="([^"]+)" value="([^"]*)"', html)
    texts = re.findall(r'<textarea id="[^"]+" form="syntheses" name="([^"]+)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    return {name: unescape(value) for name, value in (*hidden, *texts)}


def written(html: str) -> dict[str, str]:
    """The texts of the page by item."""
    return {name[5:]: text for name, text in fields(html).items() if name.startswith("text.")}


def acts(html: str) -> set[str]:
    return set(re.findall(r'type="submit" form="\w+" name="act" value="(\w+)"', html))


async def send(stage: Stage, **more: str) -> Any:
    """Send the page's form as it stands, but for what is given; `i2` is a text."""
    found = fields((await stage.browser.get(path(stage))).text)
    return await stage.browser.post(path(stage), data={**found, **as_texts(more)})


def as_texts(more: Fields) -> Fields:
    return {f"text.{name}" if name == "i2" else name: value for name, value in more.items()}


async def published(stage: Stage) -> None:
    for more in (
        {"at": "i2", "i2": "Discutiu-se a prestação.\nHouve dúvidas."},
        {"act": "finish"},
        {"act": "publish", "sure": "yes"},
    ):
        assert (await send(stage, **more)).status_code == 303


def as_public(stage: Stage) -> None:
    del stage.browser.headers["Authorization"]
