"""Names as they may be published. Minors go by their initials (ECA, art. 17), which is all that is kept of them."""

from __future__ import annotations

from typing import Final

_JOINING: Final = frozenset({"da", "das", "de", "del", "do", "dos", "e", "la", "las", "los", "y"})


def initials(name: str) -> str:
    """`Maria de Souza Lima` is `M. S. L.`: what joins names is left out."""
    words = [word for word in name.split() if word.lower() not in _JOINING and word[0].isalpha()]
    return " ".join(f"{word[0].upper()}." for word in words)
