"""Which licences a dependency may come under: permissive and weak copyleft may be linked in, GPL and AGPL may not.

An expression (SPDX, or the free text of older metadata) passes if every part joined by AND offers one that may.
"""

import re
from importlib.metadata import Distribution, distribution

# Looked for in one licence's name or sentence, in lower case.
_MAY = re.compile(
    r"\b(mit|bsd|0bsd|apache|mpl|mozilla|lgpl(?:v?[0-9.]+\+?)?|psf|python software foundation"
    r"|isc|unlicense|zlib|blueoak|cc0|public domain)\b"
)
_MAY_NOT = re.compile(r"\b(a?gpl|affero|general public licen[cs]e|sspl|commons clause|proprietary|busl)\b")


def passes(expression: str) -> bool:
    """Whether code under this licence may be linked into ours; unknown licences may not."""
    offers = re.split(r"\s+or\s+|\s*/\s*|\s*;\s*", _unwrapped(expression.lower()))
    return any(all(_may(part) for part in re.split(r"\s+and\s+", offer)) for offer in offers)


def of_distribution(name: str) -> list[str]:
    """What an installed distribution says of its licence, the most exact statement first."""
    found = distribution(name)
    exact, free = (" ".join(found.metadata.get_all(field) or []) for field in ("License-Expression", "License"))
    stated = [exact, "; ".join(_classifiers(found)), free.partition("\n")[0]]
    return [text for text in stated if text]


def _may(licence: str) -> bool:
    plain = re.sub(r"\s+with\s+.*|[()]", "", licence)
    weak = plain.replace("lesser general public", "lgpl").replace("library general public", "lgpl")
    return bool(_MAY.search(weak)) and not _MAY_NOT.search(weak)


def _unwrapped(expression: str) -> str:
    """`A AND (B OR C)` as `A AND B OR A AND C`: parentheses multiplied out, so that offers stand side by side."""
    while inner := re.search(r"\(([^()]*\sor\s[^()]*)\)", expression):
        before, after = expression[: inner.start()], expression[inner.end() :]
        expression = " or ".join(f"{before}{choice}{after}" for choice in re.split(r"\s+or\s+", inner.group(1)))
    return expression


def _classifiers(found: Distribution) -> list[str]:
    listed = found.metadata.get_all("Classifier") or []
    return [line.rpartition(" :: ")[2] for line in listed if line.startswith("License :: ") and line.count(" :: ") > 1]
