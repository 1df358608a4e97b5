"""The map of the site: every HTML page that is there for everybody, in each language. Shows nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from sqlalchemy import RowMapping
from starlette.responses import Response

from app.house import House
from app.i18n import LANGUAGES
from app.pages.commitments import all_commitments
from app.pages.frame import address
from minutes.tables import people
from rooms.tables import Page, councils, sessions

STANDING: Final = ("/", "/commitments", "/participation", "/login", "/accessibility", "/privacy", "/api")
MOST: Final = 3_000
"""Of each sort; a sitemap holds 50,000 addresses, a session has up to three pages, and each page three languages."""


async def sitemap(house: House) -> Response:
    """`/sitemap.xml` (sitemaps.org 0.9)."""
    of_commitments = (f"/commitments/{one['commitment']}" for one in await all_commitments(house))
    paths = (*STANDING, *await _records(house), *of_commitments)
    home = house.settings.public_url.rstrip("/")
    places = (home + address(path, code) for path in paths for code in LANGUAGES)
    entries = "".join(f"<url><loc>{escape(place)}</loc></url>\n" for place in places)
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n"
    )
    return Response(body, media_type="application/xml", headers={"Cache-Control": "max-age=300"})


async def _records(house: House) -> tuple[str, ...]:
    async with house.database.read() as conn:
        of_councils = [f"/councils/{row['acronym']}" for row in (await councils(conn, Page(limit=MOST))).items]
        of_sessions = [path for row in (await sessions(conn, page=Page(limit=MOST))).items for path in _of_session(row)]
        of_people = [f"/people/{person}" for person in await people(conn, limit=MOST)]
    return (*of_councils, *of_sessions, *of_people)


def _of_session(row: RowMapping) -> Iterator[str]:
    yield (one := f"/sessions/{row['stream']}")
    if row["state"] == "adjourned":
        yield from (f"{one}/minutes", f"{one}/extract")
