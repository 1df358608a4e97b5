"""The house: every part of a running application, built once from the settings and handed on. No logic of its own."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from app.accounts import Accounts, Invitations
from app.call_links import CallLinks
from app.clock import Clock
from app.db import Database
from app.desk import Desk
from app.drafts import Drafts
from app.fanout import Fanout
from app.hub import Hub, Limits
from app.i18n import Languages
from app.logs import log
from app.loops import Loops
from app.metrics import Metrics
from app.settings import Settings
from app.socket import Room
from app.voices import Voices
from app.witness import Witness
from minutes import COMMITMENT, MINUTES
from minutes.documents import Files
from rooms import COUNCIL, SESSION
from rooms.log.engine import Engine, Outside
from rooms.log.tail import Tail
from rooms.presence import Presence
from rooms.tables import write_index


class House:
    """The parts, by name. Built at rest; `open_house` starts and stops what runs."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock()
        self.metrics = Metrics()
        self.languages = Languages(settings.timezone)
        self.database = Database(settings.database, settings.data_dir, is_durable=settings.database_checks)
        self.witness = Witness(settings.data_dir, origin=settings.origin)
        outside = Outside(self.clock, os.urandom, self.on_fault, write_index, self.witness)
        self.engine = Engine([COUNCIL, SESSION, MINUTES, COMMITMENT], self.database, outside)
        self.accounts = Accounts(self.database, self.clock, os.urandom)
        self.invitations = Invitations(self.accounts, settings.data_dir / "keys")
        self.voices = Voices(self.database, self.clock, os.urandom)
        self.call_links = CallLinks(settings.data_dir / "keys")
        self.desk = Desk(self.engine, self.clock, self.metrics, zone=self.zone)
        self.files = Files(settings.data_dir / "documents")
        self.drafts = Drafts(self.engine, self.zone)
        self.presence = Presence(self.clock())
        self.fanout = Fanout()
        limits = Limits(settings.sockets_per_address, settings.socket_buffer_bytes, settings.connect_seconds)
        self.hub = Hub(limits, origins=settings.allowed_origins)
        self.tail = Tail(self.engine, self.fanout.tell_all, self.on_fault)
        self.room = Room(self)
        self.loops = Loops(self)
        self.metrics.watch("council_sockets", "Open sockets.", lambda: self.hub.open)
        self.metrics.watch("council_commands_waiting", "Commands being decided.", lambda: self.desk.waiting)
        self.metrics.watch("council_packets_sent", "Packets written to sockets.", lambda: self.fanout.sent)

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.settings.timezone)

    def on_fault(self, fault: Exception) -> None:
        """Count and log what went wrong inside."""
        self.metrics.faults.inc()
        log.error("fault", exc_info=fault)


@asynccontextmanager
async def open_machine(house: House) -> AsyncIterator[House]:
    """The house with its database open and its engine running: enough for jobs, without sockets."""
    await house.database.start()
    try:
        await house.engine.start()
        yield house
    finally:
        await house.engine.stop()
        await house.tail.stop()
        await house.database.stop()


@asynccontextmanager
async def open_house(house: House) -> AsyncIterator[House]:
    """The whole house: machine, then loops; stopped in reverse."""
    async with open_machine(house):
        house.loops.start()
        try:
            yield house
        finally:
            await house.loops.stop()
            await house.hub.stop()
