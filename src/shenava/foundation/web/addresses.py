"""Where a request comes from."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

IPV6_SITE_BITS = 64
UNKNOWN = "unknown"


def client_address(request: HttpRequest) -> str:
    """Return the address of the client.

    Behind a proxy this is the last hop of ``X-Forwarded-For``, the only one that the proxy itself wrote.
    """
    if settings.BEHIND_PROXY and (hop := _last_hop(request)):
        return hop
    return _clean(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def is_loopback(address: str) -> bool:
    """Return whether the address can only be this machine's own."""
    parsed = _parsed(address)
    return parsed is not None and parsed.is_loopback


def is_from_this_machine(request: HttpRequest) -> bool:
    """Return whether the person sits at this machine; a request that was forwarded by nobody known does not count."""
    if settings.BEHIND_PROXY:
        return is_loopback(_last_hop(request))
    return is_loopback(request.META.get("REMOTE_ADDR", "")) and "HTTP_X_FORWARDED_FOR" not in request.META


def network_of(address: str) -> str:
    """Return what one client is counted by: an IPv4 address, or the /64 that a home has in IPv6."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, IPV6_SITE_BITS), strict=False))
    return str(parsed) if parsed else UNKNOWN


def _last_hop(request: HttpRequest) -> str:
    return _clean(request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1])


def _clean(text: str) -> str:
    parsed = _parsed(text)
    return str(parsed) if parsed else ""


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(text.strip())
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return mapped or parsed
