"""The table of citizens who signed up to speak: a plain row, beside the streams, that goes after 30 days."""

from sqlalchemy import CheckConstraint, Column, String, Table

from rooms.log.tables import ID, Utc, metadata

voice = Table(
    "voice",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("session", ID, nullable=False, index=True),
    Column("name", String(300), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("contact", String(254), nullable=False),
    Column("state", String(10), nullable=False),
    Column("created_at", Utc, nullable=False, index=True),
    CheckConstraint("state IN ('waiting', 'accepted', 'declined')", name="state"),
)
"""Who wants to speak, about what, and how to reach them: seen by the clerk only, never in a log."""
