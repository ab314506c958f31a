"""Fernet tokens, read with as few steps as they need: a page opens a hundred of them.

The library writes them, and judges whatever doesn't open at once.
"""

import base64
import binascii
import hmac
import threading
from collections.abc import Sequence

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes

_HALF = 16
"""The first half of a key of 32 bytes signs, the second encrypts."""
_BLOCK = 16
_VECTOR, _WORDS = 9, 25
"""Where a token's first vector and its words begin, behind one byte of version and eight of time."""
_SIGNATURE = 32
_TO_PLAIN = bytes.maketrans(b"-_", b"+/")


class Tokens:
    """Writes with the first of its keys and reads with all."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._library = MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
        self._readers = [_Reader(key) for key in keys]

    def encrypt(self, words: bytes) -> bytes:
        """Return a token."""
        return self._library.encrypt(words)

    def decrypt(self, token: bytes) -> bytes:
        """Return what was encrypted; raises the library's ``InvalidToken`` for what none of the keys has signed."""
        try:
            data = binascii.a2b_base64(token.translate(_TO_PLAIN))
        except binascii.Error:
            return self._library.decrypt(token)
        for reader in self._readers:
            if reader.has_signed(data):
                return reader.open(data)
        return self._library.decrypt(token)


class _Reader(threading.local):
    """One key.

    To set up a cipher costs more than to use it, so one is kept a thread: the bare block cipher, which knows nothing of
    the token before, with the chaining of blocks (CBC, as Fernet prescribes) written out.
    """

    def __init__(self, key: bytes) -> None:
        self._signing = key[:_HALF]
        bare = Cipher(algorithms.AES(key[_HALF:]), modes.ECB())  # noqa: S305 - each block is chained by hand below
        self._blocks: CipherContext = bare.decryptor()

    def has_signed(self, data: bytes) -> bool:
        signature = hmac.digest(self._signing, data[:-_SIGNATURE], "sha256")
        return hmac.compare_digest(signature, data[-_SIGNATURE:])

    def open(self, data: bytes) -> bytes:
        """Return the words of a token that this key has signed, which is why its padding can be trusted."""
        blocks = self._blocks.update(data[_WORDS:-_SIGNATURE])
        before = data[_VECTOR : -_SIGNATURE - _BLOCK]
        padded = (int.from_bytes(blocks) ^ int.from_bytes(before)).to_bytes(len(blocks))
        return padded[: -padded[-1]]
