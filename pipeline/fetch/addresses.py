"""Which addresses may be visited: a page on the web must not make us knock at doors of the own network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from pipeline.config import Source
from pipeline.model import Cause, ThematabelError


class Refused(ThematabelError):  # noqa: N818 - says what the matter is
    """An address that is not visited."""

    def __init__(self, url: str, cause: Cause) -> None:
        super().__init__(url, cause)
        self.url, self.cause = url, cause

    def __str__(self) -> str:
        return f"{self.url}: {self.cause}"


def hosts_of(source: Source) -> tuple[str, ...]:
    """The hosts that may be visited for a source: that of its page, and those that it names."""
    return (urlsplit(source.page).hostname or "", *source.hosts)


def need_allowed(url: str, hosts: Collection[str]) -> None:
    """Nothing, for an http(s) address on one of `hosts` or below it ('www.' before a host makes no difference).

    Raises:
        Refused: saying why.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise Refused(url, Cause("geen-web"))
    if parts.username is not None or parts.password is not None:
        raise Refused(url, Cause("adres-met-naam"))
    host = _bare(parts.hostname or "")
    if not any(host == _bare(one) or host.endswith(f".{_bare(one)}") for one in hosts):
        raise Refused(url, Cause("vreemde-host", (host or "?",)))


def public_address(host: str, port: int, *, allow_private: bool) -> str:
    """The IP address to connect to: asked for once and then used, so that a second answer cannot lead elsewhere.

    Raises:
        Refused: when any of the host's addresses lies within a private, local or otherwise special range.
        OSError: when the host has no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]).partition("%")[0] for one in found]
    for address in addresses:
        if not allow_private and not _is_public(ipaddress.ip_address(address)):
            raise Refused(host, Cause("eigen-netwerk", (address,)))
    return addresses[0]


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None and not _is_public(inner):
            return False
    return address.is_global and not address.is_multicast


def _bare(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
