"""Links by which a member answers the call of one session without logging in. Not the sending of them."""

from __future__ import annotations

import os
from pathlib import Path

from itsdangerous import BadSignature, Signer

from app.accounts.invitations import link_key


class CallLinks:
    """Makes and reads them. A link is one member's for one session, and serves while that session can be answered.

    Its last part is the person and a signature, as short as can be: it is also printed.
    """

    def __init__(self, keys: Path) -> None:
        self._key = link_key(keys, os.urandom)

    def link(self, session: str, person: str) -> str:
        """The last part of a link."""
        return self._signer(session).sign(person).decode("ascii")

    def person(self, session: str, link: str) -> str | None:
        """Whose link for this session it is; None if nobody's."""
        try:
            return self._signer(session).unsign(link).decode("utf-8")
        except (BadSignature, UnicodeError):
            return None

    def _signer(self, session: str) -> Signer:
        return Signer(self._key, salt=f"call/{session}")
