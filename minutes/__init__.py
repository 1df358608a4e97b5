"""What is kept of councils and sessions. So far: what an event on one stream asks of another (followups)."""

from minutes.followups import FollowUp, react

__all__ = ["FollowUp", "react"]
