"""The settings of a process, read once from the environment. Not the rules of procedure: those are data."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """How this process runs. Frozen: built once, passed on."""

    model_config = SettingsConfigDict(env_prefix="COUNCIL_", frozen=True, extra="ignore")

    data_dir: Path = Field(Path("data"), description="Folder of everything the server writes.")
    database_url: str = Field(
        "", description="`postgresql+asyncpg://…`; empty for SQLite, `council.db` in the data folder."
    )
    database_checks: bool = Field(
        True, description="Refuse a PostgreSQL that would lose acknowledged writes; false only for throw-away servers."
    )
    public_url: str = Field(
        "http://127.0.0.1:8000", description="Address people use; https makes cookies secure. Signs checkpoints too."
    )
    timezone: str = Field("America/Bahia", description="Time zone of dates and times on pages, and of yearly numbers.")
    log_format: Literal["console", "json"] = Field("console", description="Lines for people, or JSON in production.")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="The least that is logged.")
    trusted_proxies: str = Field(
        "127.0.0.1", description="Addresses, with commas, whose forwarded headers are believed; `*` for all."
    )
    allowed_origins: tuple[str, ...] = Field(
        (), description="JSON list of other origins whose pages may open sockets and post with a cookie."
    )
    sockets_per_address: int = Field(5_000, ge=1, description="Open sockets one address may have.")
    socket_buffer_bytes: int = Field(
        1_048_576, ge=65_536, description="What may wait for a reader that does not read, before it is dropped."
    )
    connect_seconds: float = Field(
        10.0, gt=0, description="Time that a request has for its headers, and a socket to enter a stream."
    )
    heartbeat_seconds: float = Field(5.0, gt=0, description="Silence after which a stream says that it is still there.")
    body_bytes: int = Field(1_048_576, ge=1_024, description="Largest request body of the API.")
    stop_seconds: int = Field(5, ge=0, description="Time that running requests have to end when the server stops.")

    @property
    def database(self) -> str:
        """The database's URL, the default one spelled out."""
        return self.database_url or f"sqlite+aiosqlite:///{(self.data_dir / 'council.db').absolute()}"

    @property
    def is_secure(self) -> bool:
        """Whether people come over https."""
        return self.public_url.startswith("https:")

    @property
    def origin(self) -> str:
        """Who signs checkpoints: the public address without its scheme."""
        return self.public_url.split("://", 1)[-1].rstrip("/")
