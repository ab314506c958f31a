"""The tables of signing in."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string

from shenava.foundation.accounts.vocabulary import Calendar, Density, Digits, Theme
from shenava.foundation.database.encrypted import EncryptedTextField
from shenava.foundation.database.models import Record
from shenava.foundation.keys import Purpose, digest
from shenava.foundation.privacy import Personal, PrivacyClass, Shred

STAFF_NAME = Personal(privacy=PrivacyClass.STAFF, shred=Shred.PSEUDONYM)
SECRET = Personal(privacy=PrivacyClass.SECRET, shred=Shred.BLANK)


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by login, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account with this login; raises ``Account.DoesNotExist``."""
        return self.get(login=(username or "").strip().lower())


class Account(Record, AbstractBaseUser):
    """Somebody who can sign in. What they may do there is not known here.

    The choices of display are empty until the person makes them; then the language's own habits hold.
    """

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "login": STAFF_NAME,
        "name": STAFF_NAME,
        "password": SECRET,
        "totp_secret": SECRET,
        "language": None,
        "calendar": None,
        "digits": None,
        "zone": None,
        "theme": None,
        "density": None,
    }

    login = models.CharField(max_length=254, unique=True)
    """A mail address or a user name, in lower case."""
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    """A show account with a published password; it may sign in from this machine only."""

    language = models.CharField(max_length=8, blank=True)
    calendar = models.CharField(max_length=9, choices=Calendar, blank=True)
    digits = models.CharField(max_length=7, choices=Digits, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.SYSTEM)
    density = models.CharField(max_length=11, choices=Density, default=Density.COMFORTABLE)

    totp_secret = EncryptedTextField(blank=True)
    totp_confirmed_at = models.DateTimeField(null=True, blank=True)
    last_totp_step = models.BigIntegerField(null=True, blank=True)
    """The 30-second step of the last code that was taken, so that no code works twice."""

    created_at = models.DateTimeField()

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta(Record.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(login=""), name="account_has_a_login"),
        ]

    def __str__(self) -> str:
        return self.name or self.login

    @property
    def ref(self) -> str:
        """How the audit log names this account."""
        return f"account:{self.pk}"

    @property
    def has_totp(self) -> bool:
        """Whether codes from an authenticator app are asked for."""
        return bool(self.totp_secret) and self.totp_confirmed_at is not None


class Passkey(Record):
    """A public key whose private half never leaves the person's device (WebAuthn)."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"credential_id": SECRET, "name": STAFF_NAME, "aaguid": None}

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    credential_id = models.CharField(max_length=1400, unique=True)
    """Base64url, without padding."""
    public_key = models.BinaryField()
    """COSE key in CBOR."""
    aaguid = models.CharField(max_length=36, blank=True)
    sign_count = models.BigIntegerField(default=0)
    name = models.CharField(max_length=80)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)


class RecoveryCode(Record):
    """One of the paper codes for the day the telephone is lost; kept as a keyed digest."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"digest": SECRET}

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class ApiToken(Record):
    """The secret of a program, kept as a keyed digest: its entropy needs no slow hash."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "name": STAFF_NAME,
        "token_digest": SECRET,
        "prefix": None,
        "scopes": None,
    }

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    """On whose behalf it acts; ``None`` for a program that stands for itself."""
    name = models.CharField(max_length=120)
    token_digest = models.CharField(max_length=64, unique=True)
    prefix = models.CharField(max_length=16)
    """The first characters, shown so that people can tell their tokens apart."""
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    """Exact to a minute."""
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class SetupLink(Record):
    """A link that works once: to become the first administrator, or to choose a new password."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {"digest": SECRET}

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    """Whose password it sets; ``None`` makes the first account of the installation."""
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class Session(AbstractBaseSession):
    """A signed-in browser. Guests have none: what little they need is in signed cookies."""

    PERSONAL: ClassVar[Mapping[str, Personal | None]] = {
        "session_key": SECRET,
        "session_data": SECRET,
        "device": STAFF_NAME,
    }

    account = models.ForeignKey(Account, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    device = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    """Exact to a minute."""

    @property
    def handle(self) -> str:
        """A name for pages that cannot be used as the session's key."""
        return digest(Purpose.TOKEN, f"session:{self.session_key}").hex()[:24]

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Return the store that reads and writes this table."""
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")  # type: ignore[no-any-return]  # found by name
