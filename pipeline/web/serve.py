"""Serves the pages: on this machine only, unless somebody says otherwise, and then only with a token."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from pipeline.web.app import application
from pipeline.web.guard import LOOPBACK, Access

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.run import Places


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens; port 0 takes one that is free."""

    host: str = "127.0.0.1"
    port: int = 8765


def serve(places: Places, settings: Callable[[], Config], address: Address, ready: Callable[[str], None]) -> None:
    """Serve until somebody stops it; `ready` is told the address to open, once it answers.

    `settings` is asked for the configuration once, at the latest when the first page is there.

    Raises:
        CannotListen: when the address is taken, or not of this machine.
        ConfigError: when the configuration cannot be used.
        UnreadableResults: when the last run's files cannot be read.
        UnusableStore: when the decisions cannot be read.
    """
    access = access_for(address.host)
    problems: list[Exception] = []

    def failed(error: Exception) -> None:
        problems.append(error)
        server.should_exit = True

    app = application(places, settings, access, failed)
    listening = listening_at(address)
    host = address.host if _is_loopback(address.host) else _name_of(address.host)
    shown = f"[{host}]" if ":" in host else host
    url = f"http://{shown}:{listening.getsockname()[1]}/"
    served = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, lifespan="on", timeout_graceful_shutdown=2
    )
    server = _Server(served, lambda: ready(url + (f"?token={access.token}" if access.token else "")))
    server.run(sockets=[listening])
    if problems:
        raise problems[0]


def access_for(host: str) -> Access:
    """Whom a server at `host` lets in: on this machine whoever is there; else who has the token."""
    if _is_loopback(host):
        return Access(hosts=LOOPBACK | {host})
    names = {host, socket.gethostname(), socket.getfqdn(), *_addresses()} | LOOPBACK
    return Access(hosts=frozenset(name.casefold() for name in names if name), token=secrets.token_urlsafe(24))


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, settings: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(settings)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def listening_at(address: Address) -> socket.socket:
    """A socket that listens at an address.

    Raises:
        CannotListen: when the address is taken, or not of this machine.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address.host, address.port))
    except OSError as error:
        from pipeline.web.listening import CannotListen  # noqa: PLC0415 - seldom needed, and what it stands on is large

        listening.close()
        raise CannotListen(address.host, address.port, error.strerror or str(error)) from error
    return listening


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _name_of(host: str) -> str:
    """A name that others can type: that of the machine when it listens on all of its addresses."""
    return socket.gethostname() if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - only compared


def _addresses() -> set[str]:
    """The addresses that this machine goes by."""
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None)}
    except OSError:
        return set()
