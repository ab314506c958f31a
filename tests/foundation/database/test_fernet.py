"""What our quick reader makes of tokens, next to what the library makes of them."""

import base64
import threading

import pytest
from cryptography.fernet import Fernet, InvalidToken
from hypothesis import given
from hypothesis import strategies as some

from shenava.foundation.database.fernet import Tokens

KEYS = [bytes(range(32)), bytes(range(100, 132))]


def library(key: bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(key))


@given(some.binary(max_size=200), some.sampled_from(KEYS))
def test_what_the_library_wrote_is_read(words: bytes, key: bytes) -> None:
    assert Tokens(KEYS).decrypt(library(key).encrypt(words)) == words


@given(some.binary(max_size=200))
def test_the_library_reads_what_was_written(words: bytes) -> None:
    assert library(KEYS[0]).decrypt(Tokens(KEYS).encrypt(words)) == words


@given(some.integers(min_value=0), some.integers(min_value=1, max_value=255))
def test_a_token_that_was_touched_is_refused(place: int, change: int) -> None:
    data = bytearray(base64.urlsafe_b64decode(library(KEYS[0]).encrypt("سلام".encode())))
    data[place % len(data)] ^= change
    with pytest.raises(InvalidToken):
        Tokens(KEYS).decrypt(base64.urlsafe_b64encode(data))


@pytest.mark.parametrize("token", [b"", b"a", b"AAAA", b"gAAAAA==", b"\xff\xfe", base64.urlsafe_b64encode(bytes(73))])
def test_what_is_no_token_is_refused(token: bytes) -> None:
    with pytest.raises(InvalidToken):
        Tokens(KEYS).decrypt(token)


def test_a_token_of_a_foreign_key_is_refused() -> None:
    with pytest.raises(InvalidToken):
        Tokens(KEYS[:1]).decrypt(library(KEYS[1]).encrypt(b"words"))


def test_threads_read_side_by_side() -> None:
    tokens = Tokens(KEYS)
    written = {number: library(KEYS[number % 2]).encrypt(str(number).encode() * 50) for number in range(40)}
    wrong: list[int] = []

    def read() -> None:
        wrong.extend(n for n, token in written.items() if tokens.decrypt(token) != str(n).encode() * 50)

    threads = [threading.Thread(target=read) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
