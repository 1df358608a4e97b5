"""Run by Alembic, which reads it by path, on the connection that app.migrations opened. Imported by nobody."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import DateTime

import app.accounts.tables
import app.voices.tables
import minutes.documents
import minutes.tables
import rooms.tables
from rooms.log.tables import Utc, metadata

HOLDERS = (app.accounts.tables, app.voices.tables, rooms.tables, minutes.tables, minutes.documents)
"""Importing them puts their tables into the metadata."""


def render(type_: str, item: Any, _context: Any) -> str | Literal[False]:
    """A migration spells our column types as SQLAlchemy's, so that it never changes with our code."""
    return "sa.DateTime(timezone=True)" if type_ == "type" and isinstance(item, Utc | DateTime) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
