"""Who may ask what: the host that is named, the token, requests that change something, and what a browser may load.

Everything is refused that is not known to be right; nothing of a request is ever a path.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "thematabel-toegang"
CSRF = "x-csrf-token"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST = 1_000_000  # bytes of a request that is no upload
UPLOAD = "/api/document"  # the one address that may be sent more
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True)
class Access:
    """Whom the server lets in."""

    hosts: Collection[str] = LOOPBACK  # names that a browser may know it by, without the port
    token: str = ""  # '' on this machine only, where none is asked for
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24))  # what a request that changes must repeat


class Guard:
    """ASGI middleware: lets through what is allowed, and adds the headers that keep a browser in bounds."""

    def __init__(self, app: ASGIApp, access: Access, uploads: Collection[str] = ()) -> None:
        """Guard `app`; only addresses in `uploads` may be sent more than `LARGEST` bytes."""
        self.app, self.access, self.uploads = app, access, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._refusal(scope)
        await (answer or self.app)(scope, receive, sealed)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request is not let through; None when it is."""
        headers = Headers(scope=scope)
        if _host(headers.get("host", "")) not in self.access.hosts:
            return _refused("Deze naam van de server is niet bekend.")
        if self.access.token:
            query = QueryParams(scope["query_string"])
            if scope["method"] == "GET" and _same(query.get("token", ""), self.access.token):
                return _let_in(scope["path"], self.access.token)
            if not _same(_cookie(headers), self.access.token):
                return _refused("Open de pagina met de volledige koppeling, met de code erin.", 401)
        if scope["method"] in ("GET", "HEAD"):
            return None
        if scope["method"] != "POST":
            return _refused("Dat kan hier niet.", 405)
        return self._refused_change(scope, headers)

    def _refused_change(self, scope: Scope, headers: Headers) -> Response | None:
        """Why a change is not let through."""
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != headers.get("host"):
            return _refused("Deze wijziging komt van een andere pagina.")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _refused("Deze wijziging komt van een andere pagina.")
        if not _same(headers.get(CSRF, ""), self.access.csrf):
            return _refused("De pagina is verlopen. Laad haar opnieuw.")
        length = headers.get("content-length", "")
        if scope["path"] not in self.uploads and not (length.isascii() and length.isdigit() and int(length) <= LARGEST):
            return _refused("Dit verzoek is te groot.", 413)
        return None


def _host(header: str) -> str:
    """The name in a Host header, without its port; '' for what is none."""
    name, mark, port = header.rpartition(":")
    bare = name if mark and port.isascii() and port.isdigit() else header
    return bare.removeprefix("[").removesuffix("]").casefold()


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


def _let_in(path: str, token: str) -> Response:
    """Keep the token where other pages cannot see it, and take it out of the address."""
    answer = RedirectResponse(path if path.startswith("/") and not path.startswith("//") else "/", status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
    return answer


def _refused(cause: str, status: int = 403) -> Response:
    return PlainTextResponse(cause, status_code=status)
