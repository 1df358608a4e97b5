"""Whether the server lives, whether it can serve, and what it counts. For machines that watch machines."""

from __future__ import annotations

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from starlette.responses import Response

from app.api.endpoint import Call, Endpoint, as_json
from app.api.models import OkOut
from app.house import House
from app.migrations import config


async def health(_call: Call) -> Response:
    """It answers, therefore it lives."""
    return as_json({"ok": True})


async def ready(call: Call) -> Response:
    """200 when commands can be served, else 503 with the reasons."""
    reasons = await reasons_against(call.house)
    return as_json({"ok": not reasons, "reasons": reasons}, status=503 if reasons else 200)


async def reasons_against(house: House) -> list[str]:
    """Why this process should get no requests now: `clock_jumped`, `migrations_missing`, `database_down`."""
    reasons = [] if house.clock.is_ready else ["clock_jumped"]
    try:
        async with house.database.read() as conn:
            if not await conn.run_sync(_is_current):
                reasons.append("migrations_missing")
    except Exception as fault:  # whatever a driver raises, the answer is the same
        house.on_fault(fault)
        reasons.append("database_down")
    return reasons


def _is_current(conn: Connection) -> bool:
    known = MigrationContext.configure(conn).get_current_heads()
    return set(known) == set(ScriptDirectory.from_config(config(conn)).get_heads())


async def metrics(call: Call) -> Response:
    """Prometheus' text format."""
    return Response(call.house.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


ENDPOINTS = (
    Endpoint("GET", "/healthz", health, "The server lives.", gives=OkOut, is_public=True),
    Endpoint("GET", "/readyz", ready, "The server can serve; 503 with `reasons` if not.", gives=OkOut, is_public=True),
    Endpoint("GET", "/metrics", metrics, "Figures for Prometheus.", gives="text/plain", is_public=True),
)
