"""What the server counts of itself, for Prometheus. Totals only: no person, no stream, no choice."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """The figures of one application, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.commands = Counter(
            "council_commands_total", "Commands answered, by code (`ok` or why not).", ["code"], registry=self._registry
        )
        self.ack_seconds = Histogram(
            "council_ack_seconds", "From a command's arrival to its answer.", buckets=_SECONDS, registry=self._registry
        )
        self.faults = Counter("council_faults_total", "Internal faults.", registry=self._registry)

    def watch(self, name: str, what: str, read: Callable[[], float]) -> None:
        """A figure that is read when asked for."""
        Gauge(name, what, registry=self._registry).set_function(read)

    def text(self) -> bytes:
        """All of it, in Prometheus' text format."""
        return generate_latest(self._registry)
