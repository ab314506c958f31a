"""Text that is encrypted at rest, with key rotation."""

import base64
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, MultiFernet
from django.db import models

from shenava.foundation.keys import Purpose, keyring


@lru_cache(maxsize=4)
def _cipher(keys: tuple[bytes, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def cipher() -> MultiFernet:
    """Return the cipher of this installation; it writes with the newest key and reads with all."""
    return _cipher(keyring().versions(Purpose.FIELD))


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """A text that the database never sees in clear; it can't be searched, so keep a keyed digest beside it."""

    def get_prep_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Encrypt on the way in; an empty text stays empty."""
        text = super().get_prep_value(value)
        return cipher().encrypt(text.encode()).decode() if text else text

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """Decrypt on the way out."""
        return cipher().decrypt(value.encode()).decode() if value else value


if TYPE_CHECKING:
    _AnyValue = models.Field[Any, Any]
else:
    _AnyValue = models.TextField


class EncryptedJSONField(_AnyValue):
    """JSON that is encrypted at rest; what is empty is encrypted too."""

    def get_internal_type(self) -> str:
        """Store it as text."""
        return "TextField"

    def get_prep_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Encrypt on the way in."""
        return cipher().encrypt(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).decode()

    def from_db_value(self, value: str | None, *_: object) -> Any:  # noqa: ANN401 - JSON
        """Decrypt on the way out."""
        return json.loads(cipher().decrypt(value.encode())) if value else None

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        """Leave what is already a value alone."""
        return value
