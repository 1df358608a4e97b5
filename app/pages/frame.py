"""What surrounds every page, and how one is rendered: languages, assets, headers. Not what a page shows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.accounts import Person, carried_by
from app.errors import message
from app.house import House
from app.i18n import DEFAULT, LANGUAGES, Language

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
BUILT: Final = Path(__file__).parents[2] / "static" / "dist"
ENTRY: Final = "src/main.ts"
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Nothing inline, nothing from elsewhere, in no frame."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The addresses of style sheets and scripts; none where the front end was not built: pages are plain then."""

    sheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Live:
    """The stream a page follows, the last seq it shows, and its path, to which it comes back without script.

    `is_room`: the page is a room (static/src/main.ts), which follows message by message; any other is fetched anew.
    `beside`: other streams it follows, with what it shows of each; `is_written`: it holds a form to write in, which
    without script nothing must take away.
    """

    stream: str
    seq: int
    path: str
    is_room: bool = False
    beside: tuple[tuple[str, int], ...] = ()
    is_written: bool = False

    @property
    def streams(self) -> tuple[tuple[str, int], ...]:
        """Every stream with the last seq shown of it."""
        return ((self.stream, self.seq), *self.beside)


@dataclass(frozen=True, slots=True)
class Translation:
    """The same page in a language."""

    code: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What frame.html shows: the page's title, who looks, the same page in each language, what keeps it fresh."""

    title: str
    person: Person | None
    languages: tuple[Translation, ...]
    assets: Assets
    live: Live | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A request as pages need it: in which language, of whom, for which page (the path without its language)."""

    request: Request
    language: Language
    path: str
    person: Person | None


async def visit(house: House, request: Request) -> Visit:
    """Who asks for what. A person's pages are in the language of the address, like everybody's."""
    language, path = split_language(request.url.path)
    token = carried_by(request)
    person = await house.accounts.person_for(token.token) if token else None
    return Visit(request, house.languages[language], path, person)


def split_language(path: str) -> tuple[str, str]:
    """`/en/sessions/1` is English and `/sessions/1`."""
    head, _, rest = path.removeprefix("/").partition("/")
    if head in LANGUAGES and head != DEFAULT:
        return head, f"/{rest}"
    return DEFAULT, path


def address(path: str, code: str) -> str:
    """A page's path in a language."""
    return path if code == DEFAULT else f"/{code}{path.rstrip('/')}"


def web(link: str | None) -> str | None:
    """An address a browser may be sent to; anything else is shown as text."""
    return link if link and link.startswith(("https://", "http://")) else None


def read_assets(built: Path) -> Assets:
    """What the build's manifest names for our entry."""
    manifest = built / "manifest.json"
    if not manifest.exists():
        return Assets()
    entry = json.loads(manifest.read_text("utf-8"))[ENTRY]
    return Assets(
        sheets=tuple(f"/static/{sheet}" for sheet in entry.get("css", ())), scripts=(f"/static/{entry['file']}",)
    )


class Press:
    """Renders pages. Autoescaping is on for everything; a name that is missing is an error, never a blank."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self.environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}

    def page(self, visit: Visit, template: str, title: str, page: Any, *, live: Live | None = None) -> HTMLResponse:
        """A page of status 200. What somebody logged in sees is kept by nobody; the rest is asked again each time."""
        kept = "private, no-store" if visit.person else "no-cache"
        return HTMLResponse(
            self.text(visit, template, title, page, live=live),
            headers={**HEADERS, "Cache-Control": kept, "Vary": "Cookie"},
        )

    def text(self, visit: Visit, template: str, title: str, page: Any, *, live: Live | None = None) -> str:
        """A page as HTML. `page` is the context dataclass of the template."""
        there = tuple(Translation(code, address(visit.path, code)) for code in LANGUAGES)
        frame = Frame(title, visit.person, there, self.assets, live)
        return self.environment.get_template(template).render(
            frame=frame, page=page, lang=visit.language, **words(visit.language)
        )


def rectified(one: Mapping[str, Any], language: Language) -> list[str]:
    """What a rectification changed, in words; both hours are one."""
    fields = [name for name in one["fields"] if name != "second_call_at" or "scheduled_at" not in one["fields"]]
    changed = [*fields, "items"] if one["items"] else fields
    return [language.word("announced", name) for name in changed]


def words(language: Language) -> Mapping[str, Any]:
    """What templates speak with.

    `t` a key, `has` whether it is there, `w` a code's word, `fresh` a new id, `say` a sentence, `refusal` why not,
    `url` a page, `rectified` what a rectification changed.
    """
    return {
        "t": language.text,
        "has": language.has,
        "fresh": lambda: str(uuid4()),
        "w": language.word,
        "say": lambda sentence: language.text(f"sentence.{sentence['code']}", **sentence["params"]),
        "refusal": lambda why: message(why["code"], why["params"], language),
        "rectified": lambda one: rectified(one, language),
        "url": lambda path: address(path, language.code),
    }
