"""What the states are told in: a state, a step, a scene, and who sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

PUBLIC, MEMBER, CHAIR, CLERK = "public", "councillor", "president", "clerk"
PLAIN: Final = "plain"
"""The same councillor, whose browser gets none of our script (axe needs some of its own)."""
EVERYBODY: Final = (PUBLIC, MEMBER, CHAIR, CLERK)
SEATS: Final = ("s1", "s2", "s3", "s5", "s6", "s7")


@dataclass(frozen=True, slots=True)
class State:
    """A page as somebody sees it: `{…}` in its path are ids that the gallery knows.

    `phase` and `ballot` are those it shows; `status` is the answer's; `opens`: what is clicked first.
    """

    name: str
    path: str
    who: str = PUBLIC
    phase: str | None = None
    ballot: str | None = None
    status: int = 200
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A command given by somebody, on the session that is held unless another stream is named."""

    by: str
    type: str
    data: Mapping[str, Any] = field(default_factory=dict)
    stream: str = "{session}"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is done, then what is looked at."""

    steps: tuple[Step, ...]
    states: tuple[State, ...]


PLACES: Final = {"p1": "Praça da Prefeitura", "p2": "Escola do bairro", "p3": "Centro de cultura"}
SESSION: Final = "/sessions/{session}"


def seen(phase: str, *who: str, name: str = "", ballot: str | None = None, path: str = SESSION) -> Iterator[State]:
    """The session's page as each of these sees it."""
    for one in who or EVERYBODY:
        yield State(f"session-{name or phase}-{one}", path, one, phase, ballot)


def ballot(id_: str, question: str, **more: Any) -> Step:
    """A ballot on the third item, opened by the chair; yes and no unless options are named."""
    words = {
        "question": question,
        "yes_means": "Aprova o texto como circulou.",
        "no_means": "Devolve o texto à comissão.",
    }
    return Step(
        CHAIR,
        "ballot.open",
        {"ballot": id_, "item": "i3", **(words if "labels" not in more else {"question": question}), **more},
    )


def by_clerk(type_: str, seats: tuple[str, ...] = SEATS, *, stream: str = "{session}", **data: Any) -> tuple[Step, ...]:
    """What the clerk enters for members, one by one."""
    return tuple(Step(CLERK, type_, {"seat": seat, "means": "voice", **data}, stream) for seat in seats)
