"""The one place that speaks with the WebAuthn library; it is loaded only when a passkey is in hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from shenava.foundation.accounts.errors import PasskeyRefused
from shenava.foundation.accounts.models import Account, Passkey

if TYPE_CHECKING:
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData

JSON = dict[str, Any]
NAME = "Shenava"


@dataclass(frozen=True, kw_only=True)
class FreshKey:
    """What a new device told: its key in CBOR, its id in base64url."""

    credential_id: str
    public_key: bytes
    aaguid: str
    sign_count: int


def begin_registration(account: Account, *, known: "Sequence[AttestedCredentialData]", host: str) -> tuple[JSON, JSON]:
    """Return options and state for a new device."""
    from fido2.webauthn import (  # noqa: PLC0415 - see the module's sentence
        PublicKeyCredentialUserEntity,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    user = PublicKeyCredentialUserEntity(id=account.pk.bytes, name=account.login, display_name=account.name)
    options, state = _server(host).register_begin(
        user,
        known,
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return _json(options), state


def finish_registration(state: Mapping[str, Any], response: Mapping[str, Any], *, host: str) -> FreshKey:
    """Return the new key; raises ``PasskeyRefused``."""
    from fido2 import cbor  # noqa: PLC0415 - see the module's sentence
    from fido2.utils import websafe_encode  # noqa: PLC0415 - see the module's sentence

    try:
        data = _server(host).register_complete(state, response)
    except (ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    credential = data.credential_data
    if credential is None:
        raise PasskeyRefused
    return FreshKey(
        credential_id=websafe_encode(credential.credential_id),
        public_key=cbor.encode(credential.public_key),
        aaguid=str(credential.aaguid),
        sign_count=data.counter,
    )


def begin_check(*, known: "Sequence[AttestedCredentialData]", host: str) -> tuple[JSON, JSON]:
    """Return options and state for a known device; with none named, the device must know its holder."""
    from fido2.webauthn import UserVerificationRequirement  # noqa: PLC0415 - see the module's sentence

    verification = UserVerificationRequirement.PREFERRED if known else UserVerificationRequirement.REQUIRED
    options, state = _server(host).authenticate_begin(known or None, user_verification=verification)
    return _json(options), state


def finish_check(
    state: Mapping[str, Any], response: Mapping[str, Any], *, known: "AttestedCredentialData", host: str
) -> int:
    """Return the device's counter of signatures; raises ``PasskeyRefused``."""
    from fido2.webauthn import AuthenticationResponse  # noqa: PLC0415 - see the module's sentence

    try:
        answer = AuthenticationResponse.from_dict(response)
        _server(host).authenticate_complete(state, [known], answer)
    except (ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    return answer.response.authenticator_data.counter


def credential(passkey: Passkey) -> "AttestedCredentialData":
    """Return a stored passkey as the library wants it."""
    from fido2 import cbor  # noqa: PLC0415 - see the module's sentence
    from fido2.cose import CoseKey  # noqa: PLC0415 - see the module's sentence
    from fido2.utils import websafe_decode  # noqa: PLC0415 - see the module's sentence
    from fido2.webauthn import Aaguid, AttestedCredentialData  # noqa: PLC0415 - see the module's sentence

    key = CoseKey.parse(cast("Mapping[int, Any]", cbor.decode(bytes(passkey.public_key))))
    aaguid = Aaguid.parse(passkey.aaguid) if passkey.aaguid else Aaguid.NONE
    return AttestedCredentialData.create(aaguid, websafe_decode(passkey.credential_id), key)


def _server(host: str) -> "Fido2Server":
    """Return a server for this very host and port: another origin is refused."""
    from fido2.server import Fido2Server  # noqa: PLC0415 - see the module's sentence
    from fido2.webauthn import PublicKeyCredentialRpEntity  # noqa: PLC0415 - see the module's sentence

    name = urlsplit(f"//{host}").hostname or ""
    allowed = {f"https://{host}"} | ({f"http://{host}"} if name == "localhost" else set())
    relying_party = PublicKeyCredentialRpEntity(id=name, name=NAME)
    return Fido2Server(relying_party, verify_origin=lambda origin: origin in allowed)


def _json(options: Any) -> JSON:  # noqa: ANN401 - two unrelated classes of the library
    return dict(options)
