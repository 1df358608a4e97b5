"""Where a request comes from: pages of foreign sites are refused what a cookie would let them do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit


def is_ours(headers: Mapping[str, str], *, allowed: Iterable[str] = ()) -> bool:
    """Whether a request comes from our own pages, or from no page at all.

    A same-origin GET of a browser may lack Origin and programs always do: then only a Sec-Fetch-Site that says
    `cross-site` or `same-site` is refused. `allowed` are further origins.
    """
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return origin in allowed or urlsplit(origin).netloc == headers.get("host") != ""
