"""The second factor of local accounts: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for its loss.

The secret is encrypted in the table, recovery codes are keyed hashes. A code is taken once, and a step of the clock
early or late.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Engine

from bot.database.engine import for_changes, utc_now
from bot.office.models import recovery, sessions, users

SECONDS = 30
_DIGITS = 6
_SECRET_BYTES = 20  # as long as the hash, as RFC 4226 recommends
_CLOCK = (0, -1, 1)  # steps that a clock may be wrong
_RECOVERY_CODES = 10
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else
_HALF = 5
_ISSUER = "Dienstseite"


def fresh() -> str:
    """A new secret, as authenticator apps take it."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def address(secret: str, name: str) -> str:
    """The same as an address that opens the app on a phone."""
    return _totp(_bytes(secret)).get_provisioning_uri(name, _ISSUER)


class SecondFactor:
    """``secret`` of the settings makes the keys; without one no account can have a second factor."""

    def __init__(self, engine: Engine, secret: str, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = for_changes(engine)
        self._now = now
        self._key = hmac.new(secret.encode(), b"second factor", hashlib.sha256).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(self._key))

    def has(self, name: str) -> bool:
        """Whether an account has one."""
        with self._engine.connect() as connection:
            return bool(connection.execute(select(users.c.second).where(users.c.name == name)).scalar())

    def set_up(self, name: str, secret: str, code: str) -> list[str]:
        """Take a secret over, if its app shows the right code now; the recovery codes, else none."""
        if len(_bytes(secret)) != _SECRET_BYTES or not (step := self._step(_bytes(secret), code)):
            return []
        codes = [_recovery_code() for _ in range(_RECOVERY_CODES)]
        sealed = self._fernet.encrypt(secret.encode()).decode()
        with self._engine.begin() as connection:
            connection.execute(delete(recovery).where(recovery.c.name == name))
            connection.execute(insert(recovery), [{"name": name, "code_mac": self._mac(name, c)} for c in codes])
            connection.execute(update(users).where(users.c.name == name).values(second=sealed, second_step=step))
        return codes

    def check(self, name: str, code: str) -> bool:
        """Whether a code of the app or for recovery is right; either is used up by that."""
        return self._of_app(name, code) or self._of_recovery(name, code)

    def left(self, name: str) -> int:
        """How many recovery codes there are."""
        wanted = select(func.count()).select_from(recovery).where(recovery.c.name == name)
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def remove(self, name: str) -> bool:
        """Take it away, for an app that is lost, and end the account's sessions; whether there was one."""
        with self._engine.begin() as connection:
            for table in (recovery, sessions):
                connection.execute(delete(table).where(table.c.name == name))
            mine = (users.c.name == name, users.c.second != "")
            return connection.execute(update(users).where(*mine).values(second="", second_step=0)).rowcount > 0

    def _of_app(self, name: str, code: str) -> bool:
        with self._engine.connect() as connection:
            sealed = connection.execute(select(users.c.second).where(users.c.name == name)).scalar()
        try:
            secret = _bytes(self._fernet.decrypt((sealed or "").encode()).decode())
        except InvalidToken:  # none, or the key has changed since
            return False
        step = self._step(secret, code)
        unused = (users.c.name == name, users.c.second_step < step)
        with self._engine.begin() as connection:
            return connection.execute(update(users).where(*unused).values(second_step=step)).rowcount > 0

    def _of_recovery(self, name: str, code: str) -> bool:
        same = (recovery.c.name == name, recovery.c.code_mac == self._mac(name, code))
        with self._engine.begin() as connection:
            return connection.execute(delete(recovery).where(*same)).rowcount > 0

    def _step(self, secret: bytes, code: str) -> int:
        """The step of the clock that a code belongs to; 0 for none that counts now."""
        now = int(self._now().replace(tzinfo=UTC).timestamp()) // SECONDS
        given = "".join(code.split()).encode()
        fits = [n for n in _CLOCK if hmac.compare_digest(_totp(secret).generate((now + n) * SECONDS), given)]
        return now + fits[0] if fits else 0

    def _mac(self, name: str, code: str) -> str:
        plain = "".join(character for character in code.casefold() if character.isalnum())
        return hmac.new(self._key, f"{name}\0{plain}".encode(), hashlib.sha256).hexdigest()


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, _DIGITS, SHA1(), SECONDS, enforce_key_length=False)  # noqa: S303 -- what apps expect


def _bytes(secret: str) -> bytes:
    """The bytes of a secret; none if it is not one."""
    try:
        return base64.b32decode(secret)
    except (binascii.Error, ValueError):
        return b""


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(2 * _HALF))
    return f"{letters[:_HALF]}-{letters[_HALF:]}"
