"""Passkeys, with an authenticator made of software."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData
from pytest_django.fixtures import Settings

from shenava.foundation.accounts import errors, operations, queries, sessions, signing_in
from shenava.foundation.accounts.models import Account, Passkey
from shenava.foundation.accounts.vocabulary import Factor

NOON = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)
PASSWORD = "seven green pomegranates"
HOST = "localhost:8000"
pytestmark = pytest.mark.django_db

PRESENT, VERIFIED, ATTESTED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV, AuthenticatorData.FLAG.AT


class Device:
    """A key that answers as a browser would pass it on."""

    def __init__(self, *, origin: str = f"http://{HOST}", checks_its_holder: bool = True) -> None:
        self.origin = origin
        self.flags = PRESENT | VERIFIED if checks_its_holder else PRESENT
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = secrets.token_bytes(32)
        self.count = 0

    def register(self, options: Mapping[str, Any]) -> dict[str, Any]:
        public = options["publicKey"]
        credential = AttestedCredentialData.create(
            Aaguid.NONE, self.credential_id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(self._site(public["rp"]["id"]), self.flags | ATTESTED, self.count, credential)
        client = self._client("webauthn.create", public["challenge"])
        return self._answer({"clientDataJSON": client, "attestationObject": AttestationObject.create("none", data, {})})

    def sign(self, options: Mapping[str, Any]) -> dict[str, Any]:
        public = options["publicKey"]
        self.count += 1
        data = AuthenticatorData.create(self._site(public["rpId"]), self.flags, self.count)
        client = self._client("webauthn.get", public["challenge"])
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": client, "authenticatorData": data, "signature": signature})

    def _site(self, rp_id: str) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest()

    def _client(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(kind, challenge, self.origin)

    def _answer(self, response: Mapping[str, bytes]) -> dict[str, Any]:
        identity = websafe_encode(self.credential_id)
        encoded = {name: websafe_encode(value) for name, value in response.items()}
        return {"id": identity, "rawId": identity, "type": "public-key", "response": encoded}


@pytest.fixture(autouse=True)
def _own_counters(settings: Settings, tmp_path: Path) -> None:
    settings.REDIS_URL = ""
    settings.COUNTERS_PATH = tmp_path / "counters.sqlite3"
    settings.BEHIND_PROXY = False
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.SESSION_ENGINE = "shenava.foundation.accounts.sessions"


def an_account(login: str = "leila") -> Account:
    return operations.create_account(login=login, name="Leila", password=PASSWORD, actor_ref="system", at=NOON)


def registered(account: Account, device: Device) -> Passkey:
    options, state = operations.begin_passkey_registration(account=account, host=HOST)
    return operations.finish_passkey_registration(
        account=account,
        host=HOST,
        state=state,
        response=device.register(options),
        name="Telephone",
        actor_ref=account.ref,
        at=NOON,
    )


def checked(account: Account | None, device: Device, *, host: str = HOST) -> Account:
    options, state = operations.begin_passkey_check(account=account, host=host)
    return operations.finish_passkey_check(
        account=account, host=host, state=state, response=device.sign(options), at=NOON
    )


def test_a_registered_device_proves_its_owner() -> None:
    account, device = an_account(), Device()
    passkey = registered(account, device)
    assert passkey.name == "Telephone"
    assert checked(account, device) == account
    passkey.refresh_from_db()
    assert (passkey.sign_count, passkey.last_used_at) == (1, NOON)


def test_another_device_does_not() -> None:
    account, device = an_account(), Device()
    registered(account, device)
    stranger = Device()
    stranger.credential_id = device.credential_id
    for impostor in (stranger, Device()):
        with pytest.raises(errors.PasskeyRefused):
            checked(account, impostor)


def test_a_device_of_somebody_else_does_not() -> None:
    leila, omar = an_account("leila"), an_account("omar")
    registered(leila, Device())
    his = Device()
    registered(omar, his)
    with pytest.raises(errors.PasskeyRefused):
        checked(leila, his)


@pytest.mark.parametrize("origin", ["http://localhost:9999", "https://evil.example", "http://127.0.0.1:8000"])
def test_an_answer_given_to_another_site_is_refused(origin: str) -> None:
    account, device = an_account(), Device()
    registered(account, device)
    device.origin = origin
    with pytest.raises(errors.PasskeyRefused):
        checked(account, device)


def test_an_answer_cannot_be_given_twice() -> None:
    account, device = an_account(), Device()
    registered(account, device)
    options, state = operations.begin_passkey_check(account=account, host=HOST)
    answer = device.sign(options)
    operations.finish_passkey_check(account=account, host=HOST, state=state, response=answer, at=NOON)
    with pytest.raises(errors.PasskeyRefused):
        operations.finish_passkey_check(account=account, host=HOST, state=state, response=answer, at=NOON)


def test_a_copied_key_is_noticed_by_its_counter() -> None:
    account, device = an_account(), Device()
    registered(account, device)
    checked(account, device)
    checked(account, device)
    device.count = 0
    with pytest.raises(errors.PasskeyRefused):
        checked(account, device)


def test_one_device_is_registered_once() -> None:
    account, device = an_account(), Device()
    registered(account, device)
    with pytest.raises(errors.PasskeyRefused):
        registered(an_account("omar"), device)


@pytest.mark.parametrize("response", [{}, {"id": "x"}, {"id": "x", "rawId": "!", "response": {}}])
def test_nonsense_is_refused_in_words(response: dict[str, Any]) -> None:
    account = an_account()
    registered(account, Device())
    _options, state = operations.begin_passkey_check(account=account, host=HOST)
    with pytest.raises(errors.PasskeyRefused):
        operations.finish_passkey_check(account=account, host=HOST, state=state, response=response, at=NOON)
    with pytest.raises(errors.PasskeyRefused):
        operations.finish_passkey_registration(
            account=account, host=HOST, state=state, response=response, name="x", actor_ref="system", at=NOON
        )


def a_request() -> HttpRequest:
    request = RequestFactory().post("/", HTTP_HOST=HOST)
    request.session = sessions.SessionStore()
    request.user = AnonymousUser()
    return request


def test_signing_in_asks_for_it_after_the_password() -> None:
    account, device = an_account(), Device(checks_its_holder=False)
    registered(account, device)
    request = a_request()
    assert signing_in.start(request, login="leila", password=PASSWORD, at=NOON) == {Factor.PASSKEY}
    answer = device.sign(signing_in.passkey_options(request, at=NOON))
    assert signing_in.finish_with_passkey(request, response=answer, at=NOON) == account
    assert request.user == account
    assert request.session[sessions.ACCOUNT] == str(account.pk)


def test_a_device_that_knows_its_holder_signs_in_without_a_password() -> None:
    account, device = an_account(), Device()
    registered(account, device)
    request = a_request()
    answer = device.sign(signing_in.passkey_options(request, at=NOON))
    assert signing_in.finish_with_passkey(request, response=answer, at=NOON) == account


def test_a_device_that_does_not_check_its_holder_is_not_enough_alone() -> None:
    account, device = an_account(), Device(checks_its_holder=False)
    registered(account, device)
    request = a_request()
    answer = device.sign(signing_in.passkey_options(request, at=NOON))
    with pytest.raises(errors.PasskeyRefused):
        signing_in.finish_with_passkey(request, response=answer, at=NOON)


def test_a_removed_device_opens_nothing() -> None:
    account, device = an_account(), Device()
    passkey = registered(account, device)
    operations.remove_passkey(passkey=passkey, actor_ref=account.ref, at=NOON)
    with pytest.raises(errors.PasskeyRefused):
        checked(account, device)
    assert queries.second_factors_of(account) == frozenset()
