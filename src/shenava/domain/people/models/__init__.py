"""Persons, how to reach them, and how they come in, as remembered."""

from shenava.domain.people.models.entrance import OneTimeCode, OwnSession
from shenava.domain.people.models.erasure import ErasureRequest
from shenava.domain.people.models.person import ContactPoint, Person

__all__ = ["ContactPoint", "ErasureRequest", "OneTimeCode", "OwnSession", "Person"]
