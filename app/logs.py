"""What the server says of itself: one line a command, JSON in production. Never ballots, chat or tokens."""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

import orjson
import structlog


def configure(*, is_json: bool, level: str) -> None:
    """Send our lines, and those of the libraries, to standard error."""
    number = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Any] = [structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True)]
    shared += [structlog.processors.format_exc_info] if is_json else []
    plain = structlog.dev.plain_traceback  # any other shows the values of variables: tokens, choices
    shown = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)
    render = structlog.processors.JSONRenderer(serializer=_json) if is_json else shown
    structlog.configure(
        processors=[*shared, render],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )
    library = structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[_strip, render])
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(library)
    logging.basicConfig(handlers=[handler], level=max(number, logging.WARNING), force=True)


def _json(event: Any, **_: Any) -> str:
    return orjson.dumps(event, default=str).decode()


def _strip(_logger: Any, _name: str, event: Any) -> Any:
    return structlog.stdlib.ProcessorFormatter.remove_processors_meta(_logger, _name, event)


class Seldom:
    """A log for what strangers can cause at will: one line per kind and `seconds`, with how many were left unsaid."""

    def __init__(self, seconds: float = 10.0) -> None:
        self._seconds = seconds
        self._said: dict[str, float] = {}
        self._unsaid: dict[str, int] = {}

    def warn(self, event: str, **params: Any) -> None:
        """Say it, unless it was said just now."""
        now = time.monotonic()
        if now - self._said.get(event, -self._seconds) < self._seconds:
            self._unsaid[event] = self._unsaid.get(event, 0) + 1
            return
        self._said[event] = now
        log.warning(event, unsaid=self._unsaid.pop(event, 0), **params)


log = structlog.get_logger()
