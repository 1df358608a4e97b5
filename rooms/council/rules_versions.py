"""Every version of a council's rules, a fold of its log: in force since when, set by whom. Not what changed in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rooms.council.events import CouncilCreated, RulesSet
from rooms.council.rules_profile import RulesProfile
from rooms.log.kind import Recorded


@dataclass(frozen=True, slots=True)
class RulesVersion:
    """A version from 1, the seq and moment of its event, and the capacity in which it was set."""

    version: int
    seq: int
    at: datetime
    actor: str
    profile: RulesProfile


def rules_versions(log: Iterable[Recorded]) -> tuple[RulesVersion, ...]:
    """The versions in a council's events, the first first."""
    found: list[RulesVersion] = []
    for recorded in log:
        match recorded.event:
            case CouncilCreated(rules=profile):
                found.append(RulesVersion(1, recorded.seq, recorded.at, recorded.actor, profile))
            case RulesSet(profile=profile, version=version):
                found.append(RulesVersion(version, recorded.seq, recorded.at, recorded.actor, profile))
            case _:
                pass
    return tuple(found)
