"""The tables of people and their logins, plain rows beside the streams. Nothing here reads or writes: see rows.py."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, Table, Text

from rooms.log.tables import ID, Utc, metadata

person = Table(
    "person",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", String(300), nullable=False),
    Column("email", String(254), nullable=True, unique=True),
    Column("password", String(200), nullable=True),
    Column("scope", ID, nullable=True, index=True),
    Column("lang", String(10), nullable=True),
    Column("epoch", Integer, nullable=False),
    Column("created_at", Utc, nullable=False),
    CheckConstraint("email IS NULL OR email = lower(email)", name="email_lower"),
)
"""Who can log in. Beyond the rehearsal council `scope` a person is nobody; raising `epoch` ends all their logins."""

login = Table(
    "login",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("person", ID, ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("epoch", Integer, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("expires_at", Utc, nullable=False, index=True),
)
"""A login, found by the SHA-256 of its token: the token itself is nowhere."""

city_role = Table(
    "city_role",
    metadata,
    Column("person", ID, ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(40), primary_key=True),
    CheckConstraint("role IN ('admin', 'committee', 'monitor', 'department')", name="role"),
)
"""What a person is for the whole city; roles in a council stand in that council's stream."""

invitation = Table(
    "invitation",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("email", String(254), nullable=False, index=True),
    Column("name", String(300), nullable=False),
    Column("roles", Text, nullable=False),
    Column("created_by", ID, nullable=True),
    Column("created_at", Utc, nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("used_at", Utc, nullable=True),
)
"""A link that lets one person, once, set a name and a password. `roles` are words apart by spaces."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False, index=True),
    Column("actor", ID, nullable=True),
    Column("action", String(40), nullable=False),
    Column("subject", String(80), nullable=True),
)
"""Who did what to which account. Never a token, a password or an address."""
