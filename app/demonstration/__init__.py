"""The demonstration: a script of commands through the engine, with a clock of its own. Never an inserted row.

What it says stands in the TOML files beside; the people are invented.
"""

from app.demonstration.script import Demonstration, load, may_load, move_to_today, shown

__all__ = ["Demonstration", "load", "may_load", "move_to_today", "shown"]
