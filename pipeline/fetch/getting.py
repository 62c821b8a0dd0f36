"""Gets one address: within limits of time and size, redirects checked one by one, tried again where that may help."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from queue import Empty, SimpleQueue
from time import sleep
from typing import Self
from urllib.parse import urljoin

import httpx2
import stamina

from pipeline.config import FetchSettings
from pipeline.fetch.addresses import need_allowed, public_address
from pipeline.model import Cause

REDIRECTS = 5
PAGE_LIMIT = 5  # MB of a page; only documents may be larger
MB = 1024 * 1024
_ERRNO = re.compile(r"^\[Errno -?\d+\] ")  # says nothing to a reader that the words behind it do not
MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})


class Failed(Exception):  # noqa: N818 - says what happened
    """An address that gave nothing; `again`: another try may help, after so many seconds (0: as we see fit)."""

    def __init__(self, url: str, cause: Cause, again: float | None = None) -> None:
        super().__init__(url, cause, again)
        self.url, self.cause, self.again = url, cause, again

    def __str__(self) -> str:
        return f"{self.url}: {self.cause}"


@dataclass(frozen=True, slots=True)
class Got:
    """What an address gave; `content` is None when it is what it was (304)."""

    url: str  # where it was found in the end
    content: bytes | None
    etag: str
    modified: str  # the header Last-Modified

    @property
    def is_pdf(self) -> bool:
        """By content: what a server calls it is no evidence."""
        return b"%PDF-" in (self.content or b"")[:1024]


class Getter:
    """Gets addresses, one at a time, with a pause between two visits of one host. A context: closes its connections."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._client = httpx2.Client(
            transport=_Pinned(allow_private=settings.allow_private),
            headers={"User-Agent": settings.user_agent, "Accept-Language": "nl"},
            timeout=settings.timeout,
            trust_env=False,
        )
        self._last: dict[str, float] = {}  # host -> when it was visited
        self.pauses: dict[str, float] = {}  # host -> seconds that its robots.txt asks for

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(
        self, url: str, hosts: Collection[str], *, etag: str = "", modified: str = "", limit: int = PAGE_LIMIT
    ) -> Got:
        """What `url` gives, or that it did not change since `etag` or `modified`. `limit` in MB.

        Raises:
            Failed: when it gives nothing, also after trying again.
            Refused: when it leads where it may not.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        asked = {name: value for name, value in headers.items() if value}
        seconds = self._settings.time_limit
        again = stamina.RetryingCaller(attempts=1 + self._settings.retries, timeout=seconds, wait_max=30.0)
        return again(_again, _within, seconds, url, lambda: self._follow(url, hosts, asked, limit))

    def _follow(self, url: str, hosts: Collection[str], headers: dict[str, str], limit: int) -> Got:
        at = url
        for _ in range(REDIRECTS + 1):
            need_allowed(at, hosts)
            self._wait_for(at)
            try:
                with self._client.stream("GET", at, headers=headers) as response:
                    if response.has_redirect_location:
                        at = urljoin(at, response.headers["location"])
                        continue
                    return self._answer(at, response, limit)
            except httpx2.TimeoutException as error:
                raise Failed(at, Cause("geen-teken", (f"{self._settings.timeout:g}",)), 0.0) from error
            except (httpx2.TransportError, httpx2.StreamError, OSError) as error:
                raise Failed(at, Cause("geen-verbinding", (_ERRNO.sub("", str(error)),)), 0.0) from error
            except (httpx2.InvalidURL, UnicodeError, httpx2.DecodingError) as error:
                raise Failed(at, Cause("onleesbaar", (str(error),))) from error
        raise Failed(url, Cause("doorverwijzing", (str(REDIRECTS),)))

    def _answer(self, url: str, response: httpx2.Response, limit: int) -> Got:
        status = response.status_code
        tags = (response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        if status == HTTPStatus.NOT_MODIFIED:
            return Got(url, None, *tags)
        if status != HTTPStatus.OK:
            again = wait_asked(response.headers.get("retry-after", ""), self._settings.wait_limit)
            raise Failed(url, Cause("antwoord", (str(status),)), again if status in MAY_PASS else None)
        content = bytearray()
        for part in response.iter_bytes():
            content += part
            if len(content) > limit * MB:
                raise Failed(url, Cause("te-groot", (str(limit),)))
        return Got(url, bytes(content), *tags)

    def _wait_for(self, url: str) -> None:
        host = httpx2.URL(url).host
        pause = max(self._settings.pause, self.pauses.get(host, 0.0))
        left = self._last.get(host, -pause) + pause - time.monotonic()
        if left > 0:
            sleep(left)
        self._last[host] = time.monotonic()


def wait_asked(asked: str, limit: float) -> float | None:
    """Seconds that a header Retry-After asks for, 0 where it does not say; None when that is more than `limit`."""
    seconds = float(asked) if asked.isdecimal() else _until(asked)
    return seconds if seconds <= limit else None


class _Pinned(httpx2.HTTPTransport):
    """Connects to the address that was checked, under the name that was asked for."""

    def __init__(self, *, allow_private: bool) -> None:
        # No connection is used twice: two hosts may share an address, but not a certificate.
        super().__init__(limits=httpx2.Limits(max_keepalive_connections=0))
        self._allow_private = allow_private

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request to the one address that its host was found at; refuse those of the own network."""
        url = request.url
        port = url.port or (443 if url.scheme == "https" else 80)
        address = public_address(url.host, port, allow_private=self._allow_private)
        if url.scheme == "https":
            request.extensions = {**request.extensions, "sni_hostname": url.host}
        request.url = url.copy_with(host=address)  # the header Host keeps the name
        return super().handle_request(request)


def _again(error: Exception) -> bool | float:
    if isinstance(error, Failed) and error.again is not None:
        return error.again or True
    return False


def _until(date: str) -> float:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time.time())
    except ValueError:
        return 0.0


def _within(seconds: float, url: str, work: Callable[[], Got]) -> Got:
    """What `work` gives, or Failed after so many seconds: a server that sends a byte now and then never times out."""
    box: SimpleQueue[tuple[Got | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            box.put((work(), None))
        except Exception as error:  # noqa: BLE001 - handed to whoever waits
            box.put((None, error))

    threading.Thread(target=run, daemon=True).start()
    try:
        got, error = box.get(timeout=seconds)
    except Empty:
        raise Failed(url, Cause("te-lang", (f"{seconds:g}",))) from None
    if error is not None:
        raise error
    assert got is not None
    return got
