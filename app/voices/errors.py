"""What signing up to speak refuses."""

from __future__ import annotations

from rooms import Refusal


class ContactInvalid(Refusal):
    """Neither an e-mail nor a telephone number. No params."""

    code = "contact_invalid"


class SubjectMissing(Refusal):
    """What one wants to speak about stands in one line. No params."""

    code = "subject_missing"


class SignUpClosed(Refusal):
    """Not between the call and the end of a session. No params."""

    code = "sign_up_closed"


class SignUpsFull(Refusal):
    """As many people as the house keeps for one session wait already. Params: `most`."""

    code = "sign_ups_full"


class UnknownSignUp(Refusal):
    """Nobody of this id waits. No params."""

    code = "unknown_sign_up"
