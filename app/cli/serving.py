"""How the application is served: uvicorn with our connections, uvloop, no deflate, an orderly end."""

from __future__ import annotations

import asyncio
import gc
import sys
from socket import socket

import uvicorn

from app import logs
from app.gate import MOST
from app.house import House
from app.main import create_app
from app.settings import Settings
from app.wire import PatientHttp, Wire


class Server(uvicorn.Server):
    """A server that lets running commands be answered before it hangs up: clients come back by themselves."""

    def __init__(self, config: uvicorn.Config, house: House) -> None:
        super().__init__(config)
        self.house = house

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Say where it serves, and what is missing to log in."""
        await super().startup(sockets)
        spare_the_collector()
        if self.started:
            port = self.servers[0].sockets[0].getsockname()[1]
            sys.stderr.write(f"Serving on http://{self.config.host}:{port}\n")
            if not await self.house.accounts.has_accounts():
                sys.stderr.write("Nobody can log in yet: council-room setup --email …\n")

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Wait for what is being decided, then close: 1012 tells WebSockets that the service restarts."""
        for _ in range(self.house.settings.stop_seconds * 20):
            if not self.house.desk.waiting:
                break
            await asyncio.sleep(0.05)
        await super().shutdown(sockets)


def spare_the_collector() -> None:
    """States are many small values that refer to each other but never in circles: look for circles seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def server(settings: Settings, *, host: str, port: int) -> Server:
    """A server, not yet running; port 0 takes a free one."""
    app = create_app(settings)
    house: House = app.state.house
    PatientHttp.seconds = settings.connect_seconds
    config = uvicorn.Config(
        app,
        host,
        port,
        loop="uvloop",
        http=PatientHttp,
        ws=Wire,
        ws_max_size=MOST,
        ws_per_message_deflate=False,
        ws_ping_interval=None,  # engine.io asks for itself
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        backlog=4096,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=settings.stop_seconds,
    )
    return Server(config, house)


def serve(settings: Settings, *, host: str, port: int) -> int:
    """Serve until told to stop; the exit code."""
    logs.configure(is_json=settings.log_format == "json", level=settings.log_level)
    running = server(settings, host=host, port=port)
    with asyncio.Runner(loop_factory=running.config.get_loop_factory()) as runner:
        runner.run(running.serve())
    return 0 if running.started else 1
