"""People, passwords, logins, invitations: from a request or a handshake to a Person. The face of the package."""

from app.accounts.accounts import LOGIN_LASTS, Accounts
from app.accounts.carried import Carried, carried, carried_by, give_cookie, take_cookie
from app.accounts.errors import BadCredentials, InvitationInvalid, TooManyAttempts
from app.accounts.first import Administrator, set_up
from app.accounts.invitations import Invitations
from app.accounts.person import CITY_ROLES, Guest, Invited, Person
from app.accounts.rehearsals import REHEARSAL_LASTS, close_rehearsal, open_rehearsal

__all__ = [
    "CITY_ROLES",
    "LOGIN_LASTS",
    "REHEARSAL_LASTS",
    "Accounts",
    "Administrator",
    "BadCredentials",
    "Carried",
    "Guest",
    "InvitationInvalid",
    "Invitations",
    "Invited",
    "Person",
    "TooManyAttempts",
    "carried",
    "carried_by",
    "close_rehearsal",
    "give_cookie",
    "open_rehearsal",
    "set_up",
    "take_cookie",
]
