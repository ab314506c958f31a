"""The data folder and the keys in it."""

from pathlib import Path

from shenava.config.settings import env
from shenava.foundation.keys import Keyring, Purpose

DATA_DIR = Path(env.DATA.text).resolve()
for folder in ("", "files", "keys", "logs", "run", "uploads"):
    (DATA_DIR / folder).mkdir(parents=True, exist_ok=True, mode=0o700)

KEYRING = Keyring.open(DATA_DIR / "keys" / "keyring.json")
SECRET_KEY, *SECRET_KEY_FALLBACKS = (key.hex() for key in KEYRING.versions(Purpose.SESSION))
