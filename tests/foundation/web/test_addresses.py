"""Where a request comes from, and what it may pretend."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from shenava.foundation.web import addresses


def a_request(remote: str, forwarded: str = "") -> HttpRequest:
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **headers)


def test_without_a_proxy_a_forwarded_address_is_only_a_claim(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    assert addresses.client_address(a_request("198.51.100.4", "203.0.113.9")) == "198.51.100.4"


def test_behind_a_proxy_only_its_own_hop_counts(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    assert addresses.client_address(a_request("127.0.0.1", "6.6.6.6, 203.0.113.9")) == "203.0.113.9"


def test_a_malformed_hop_falls_back_to_the_connection(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    assert addresses.client_address(a_request("127.0.0.1", "<script>")) == "127.0.0.1"


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("10.0.0.1", False),
        ("", False),
        ("localhost", False),
    ],
)
def test_loopback_is_told_from_the_rest(address: str, answer: bool) -> None:
    assert addresses.is_loopback(address) is answer


@pytest.mark.parametrize(
    ("behind_proxy", "remote", "forwarded", "answer"),
    [
        (False, "127.0.0.1", "", True),
        (False, "127.0.0.1", "203.0.113.9", False),
        (False, "203.0.113.9", "127.0.0.1", False),
        (True, "127.0.0.1", "203.0.113.9", False),
        (True, "127.0.0.1", "", False),
        (True, "127.0.0.1", "127.0.0.1", True),
    ],
)
def test_only_a_person_at_this_machine_is_from_this_machine(
    settings: Settings, behind_proxy: bool, remote: str, forwarded: str, answer: bool
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    assert addresses.is_from_this_machine(a_request(remote, forwarded)) is answer


def test_a_home_of_ipv6_addresses_counts_as_one() -> None:
    assert addresses.network_of("2001:db8:1:2:3::4") == addresses.network_of("2001:db8:1:2::ffff")
    assert addresses.network_of("2001:db8:1:2::1") != addresses.network_of("2001:db8:1:3::1")
    assert addresses.network_of("::ffff:203.0.113.9") == "203.0.113.9"
