"""The public protocol over HTTP, as a list of endpoints: routes and OpenAPI both come from it."""

from __future__ import annotations

from starlette.routing import Route

from app.api import councils, documents, health, kept, logins, records, rehearsals, rules, streams
from app.api.endpoint import Endpoint

ENDPOINTS: tuple[Endpoint, ...] = (
    *health.ENDPOINTS,
    *logins.ENDPOINTS,
    *councils.ENDPOINTS,
    *rules.ENDPOINTS,
    *streams.ENDPOINTS,
    *records.ENDPOINTS,
    *kept.ENDPOINTS,
    *documents.ENDPOINTS,
    *rehearsals.ENDPOINTS,
)


def routes() -> list[Route]:
    """The routes of every endpoint."""
    return [endpoint.route() for endpoint in ENDPOINTS]


__all__ = ["ENDPOINTS", "Endpoint", "routes"]
