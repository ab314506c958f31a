"""Every text that a row holds is either declared personal, with its end, or declared not to be."""

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, Model, TextField

from shenava.foundation.database.encrypted import EncryptedJSONField, EncryptedTextField
from shenava.foundation.privacy import Personal, PrivacyClass

IN_THEIR_OWN_WORDS = {PrivacyClass.ACCOUNT, PrivacyClass.CONTACT, PrivacyClass.IDENTITY}
NOT_ENCRYPTED = {
    "audit.Salt.salt": "random; it is deleted with the value it salts",
    "people.ContactPoint.lookup": "a keyed digest, so that an address is found without being read",
    "people.OneTimeCode.lookup": "as above",
    "people.OwnSession.lookup": "as above",
    "channels.OutboundMessage.subject": "names the organization and the tracking code, never what was said",
    "search.Entry.words": "what is found must be readable to the database; it goes when the words go",
}


def ours() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("shenava.")]


def texts(model: type[Model]) -> set[str]:
    """Return the fields of a model that can hold words: relations and ids can't."""
    return {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, CharField | TextField | JSONField) and not field.auto_created
    }


@pytest.mark.requirement("S0-99.1")
@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_every_text_of_a_row_is_declared(model: type[Model]) -> None:
    declared = getattr(model, "PERSONAL", None)

    assert declared is not None, f"{model._meta.label} has no PERSONAL"
    assert texts(model) - set(declared) == set(), "declare each, with None for what is not personal"
    assert set(declared) - {field.name for field in model._meta.get_fields()} == set()
    assert all(value is None or isinstance(value, Personal) for value in declared.values())


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_what_is_personal_is_encrypted_unless_the_reason_stands_here(model: type[Model]) -> None:
    declared = getattr(model, "PERSONAL", {})
    in_clear = [
        f"{model._meta.label}.{name}"
        for name, personal in declared.items()
        if personal
        and personal.privacy in IN_THEIR_OWN_WORDS
        and not isinstance(model._meta.get_field(name), EncryptedTextField | EncryptedJSONField)
    ]

    assert [name for name in in_clear if name not in NOT_ENCRYPTED] == []


def test_every_encrypted_field_is_personal() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, EncryptedTextField) and not model.PERSONAL.get(field.name)
    ]

    assert wrong == []
