"""Every way the accounts refuse: a stable code and its params. No status, no text, and never what was typed."""

from __future__ import annotations

from rooms import Refusal


class BadCredentials(Refusal):
    """E-mail and password do not belong together; which of them is wrong is not said. No params."""

    code = "bad_credentials"


class TooManyAttempts(Refusal):
    """Too many failed logins for this e-mail or from this address. Params: `seconds` to wait."""

    code = "too_many_attempts"


class EmailInvalid(Refusal):
    """Not an e-mail address. No params."""

    code = "email_invalid"


class NameInvalid(Refusal):
    """A name is one line of 1 to 300 characters. No params."""

    code = "name_invalid"


class PasswordTooShort(Refusal):
    """A password has at least `minimum` characters. Params: `minimum`."""

    code = "password_too_short"


class PasswordTooLong(Refusal):
    """A password has at most `maximum` characters. Params: `maximum`."""

    code = "password_too_long"


class PasswordsDiffer(Refusal):
    """The password typed again is another. No params."""

    code = "passwords_differ"


class UnknownCityRole(Refusal):
    """The city has no such role. Params: `role`."""

    code = "unknown_city_role"


class InvitationInvalid(Refusal):
    """The link was not made here, was used, or is too old. No params."""

    code = "invitation_invalid"


class AlreadySetUp(Refusal):
    """There is an administrator already, and the e-mail is taken. No params."""

    code = "already_set_up"
