"""Links by which a member answers the call of one session without logging in. Not the sending of them."""

from __future__ import annotations

import os
from pathlib import Path

from itsdangerous import BadData, URLSafeSerializer

from app.accounts.invitations import link_key


class CallLinks:
    """Makes and reads them. A link is one member's for one session, and serves while that session can be answered."""

    def __init__(self, keys: Path) -> None:
        self._signer = URLSafeSerializer(link_key(keys, os.urandom), salt="call")

    def link(self, session: str, person: str) -> str:
        """The last part of a link."""
        return str(self._signer.dumps([session, person]))

    def person(self, session: str, link: str) -> str | None:
        """Whose link for this session it is; None if nobody's."""
        try:
            of, person = self._signer.loads(link)
        except (BadData, UnicodeEncodeError, TypeError, ValueError):
            return None
        return str(person) if of == session else None
