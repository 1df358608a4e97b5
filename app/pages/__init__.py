"""The pages: a request to a context dataclass to a template. Each is there in three languages; none needs script."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.house import House
from app.i18n import LANGUAGES
from app.pages import (
    absences,
    agenda,
    answer,
    answers,
    calendar,
    call,
    commitments,
    corrections,
    council,
    council_new,
    desk,
    document,
    documents,
    extract,
    hand,
    home,
    kit,
    minutes,
    office,
    participation,
    people,
    person,
    prose,
    question,
    rectify,
    rules_edit,
    rules_page,
    session,
    sitemap,
    stays,
    swearing,
    voice,
)
from app.pages.errors import code_of, error_page
from app.pages.frame import BUILT, Press, Visit, address, read_assets, split_language, visit
from rooms import Refusal

Page = Callable[[House, Press, Visit], Awaitable[Response]]

PAGES: Final[tuple[tuple[str, Page, tuple[str, ...]], ...]] = (
    ("/", home.home, ("GET",)),
    ("/councils/new", council_new.new_council, ("GET", "POST")),
    ("/councils/{acronym}", council.council_page, ("GET",)),
    ("/councils/{acronym}/calendar", calendar.calendar_page, ("GET", "POST")),
    ("/councils/{acronym}/rules", rules_page.rules_page, ("GET",)),
    ("/councils/{acronym}/rules/edit", rules_edit.rules_edit, ("GET", "POST")),
    ("/councils/{acronym}/rules.yaml", rules_page.rules_file, ("GET",)),
    ("/councils/{acronym}/sessions/new", desk.new_session, ("GET", "POST")),
    ("/councils/{acronym}/swear", swearing.swear, ("POST",)),
    ("/councils/{acronym}/absences", office.office_page, ("GET", "POST")),
    ("/sessions/{id}/absences", absences.absences_page, ("GET", "POST")),
    ("/sessions/{id}", session.session_page, ("GET",)),
    ("/sessions/{id}/agenda", agenda.agenda_page, ("GET", "POST")),
    ("/sessions/{id}/documents", documents.documents_page, ("GET", "POST")),
    ("/sessions/{id}/call", call.call_page, ("GET",)),
    ("/sessions/{id}/rectify", rectify.rectify_page, ("GET", "POST")),
    ("/sessions/{id}/answers", answers.answers_page, ("GET", "POST")),
    ("/sessions/{id}/answer", answer.answer_page, ("GET", "POST")),
    ("/sessions/{id}/answer/{link}", answer.answer_page, ("GET", "POST")),
    ("/sessions/{id}/opened", answer.opened, ("GET",)),
    ("/sessions/{id}/opened/{link}", answer.opened, ("GET",)),
    ("/sessions/{id}/attendance", stays.stays_page, ("GET", "POST")),
    ("/sessions/{id}/corrections", corrections.corrections_page, ("GET", "POST")),
    ("/sessions/{id}/kit", kit.kit_page, ("GET",)),
    ("/sessions/{id}/hand", hand.hand_page, ("GET", "POST")),
    ("/sessions/{id}/ballot", question.question_page, ("GET", "POST")),
    ("/sessions/{id}/voice", voice.voice_page, ("GET", "POST")),
    ("/sessions/{id}/minutes", minutes.minutes_page, ("GET", "POST")),
    ("/sessions/{id}/extract", extract.extract_page, ("GET",)),
    ("/documents/{id}", document.document_page, ("GET",)),
    ("/commitments", commitments.commitments_page, ("GET",)),
    ("/commitments/{id}", commitments.commitment_page, ("GET",)),
    ("/participation", participation.participation_page, ("GET",)),
    ("/people/{id}", person.person_page, ("GET",)),
    ("/login", people.login, ("GET", "POST")),
    ("/logout", people.logout, ("GET", "POST")),
    ("/invitation/{token}", people.invitation, ("GET", "POST")),
    ("/api", prose.api_page, ("GET",)),
    ("/accessibility", prose.prose, ("GET",)),
    ("/privacy", prose.prose, ("GET",)),
)
"""Path, page, methods. Every page also stands under `/en` and `/es`."""


class Pages:
    """The routes of a house's pages, and its pages for errors."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._press = Press(read_assets(BUILT))

    def routes(self) -> list[BaseRoute]:
        """Every page in every language, the sitemap, the built front end."""
        pages: list[BaseRoute] = [
            Route(address(path, code), self._endpoint(page), methods=list(methods))
            for path, page, methods in PAGES
            for code in LANGUAGES
        ]
        built = Mount("/static", _Built(directory=BUILT, check_dir=False))
        return [*pages, Route("/sitemap.xml", self._sitemap), built]

    async def error(self, request: Request, fault: Exception) -> Response:
        """The page for a fault: a refusal, an HTTP status, or anything unforeseen (which the caller logs)."""
        language, path = split_language(request.url.path)
        nobody = Visit(request, self._house.languages[language], path, None)
        match fault:
            case Refusal():
                return error_page(self._press, await visit(self._house, request), fault.code, fault.params)
            case HTTPException():
                return error_page(self._press, nobody, code_of(fault.status_code))
            case _:
                return error_page(self._press, nobody, "internal")

    def _endpoint(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                return await page(self._house, self._press, await visit(self._house, request))
            except Refusal as refusal:
                return await self.error(request, refusal)

        return endpoint

    async def _sitemap(self, _request: Request) -> Response:
        return await sitemap.sitemap(self._house)


class _Built(StaticFiles):
    """The built front end: what has a hash in its name never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file of static/dist."""
        response = await super().get_response(path, scope)
        if path.startswith("assets/") and response.status_code == 200:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


__all__ = ["PAGES", "Pages"]
