"""A small web site that behaves as badly as sites do."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

PDF = b"%PDF-1.7\n% a policy\n%%EOF\n"
LINKS = """<html><head><title>Inkoopbeleid</title></head><body>
<a href="/beleid-2026.pdf">Inkoopbeleid 2026</a>
<a href="/brochure.pdf">Brochure voor verzekerden</a>
<a href="javascript:alert(1)">Inkoopbeleid als script</a>
<a href="file:///etc/passwd">Inkoopbeleid op schijf</a>
</body></html>"""


@dataclass
class Site:
    """What it serves, and what it was asked. A context: serves on a port of its own until it ends."""

    pages: dict[str, bytes] = field(default_factory=lambda: {"/": LINKS.encode(), "/beleid-2026.pdf": PDF})
    robots: str | None = None
    busy: int = 0  # times that /druk.pdf answers 429 before it serves
    broken: int = 0  # times that /soms.pdf answers 503 before it serves
    elsewhere: str = ""  # where /weg.pdf redirects to
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def __enter__(self) -> Self:
        site = self

        class Handler(_Handler):
            pass

        Handler.site = site
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return Counter(self.asked)[path]


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = self.site
        site.asked.append(self.path)
        site.headers.append({name.lower(): value for name, value in self.headers.items()})
        special = getattr(self, f"_{self.path.strip('/').partition('.')[0].replace('-', '_') or 'root'}", None)
        if special is not None:
            special()
        elif self.path in site.pages:
            self._give(site.pages[self.path])
        else:
            self._give(b"404", 404)

    def _give(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        kind = "text/html" if content.startswith(b"<") else "application/pdf"
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _robots(self) -> None:
        if self.site.robots is None:
            self._give(b"", 404)
        else:
            self._give(self.site.robots.encode(), 503 if self.site.robots == "out of order" else 200)

    def _tag(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        else:
            self._give(PDF + b"tag", ETag='"v1"')

    def _datum(self) -> None:
        stamp = "Mon, 02 Mar 2026 10:00:00 GMT"
        if self.headers.get("If-Modified-Since") == stamp:
            self.send_response(304)
            self.end_headers()
        else:
            self._give(PDF + b"datum", Last_Modified=stamp)

    def _hop(self) -> None:
        self._give(b"", 302, Location="/beleid-2026.pdf")

    def _rond(self) -> None:
        self._give(b"", 302, Location="/rond.pdf")

    def _weg(self) -> None:
        self._give(b"", 302, Location=self.site.elsewhere)

    def _druk(self) -> None:
        self.site.busy -= 1
        if self.site.busy >= 0:
            self._give(b"", 429, Retry_After="1")
        else:
            self._give(PDF + b"druk")

    def _later(self) -> None:
        self._give(b"", 429, Retry_After="86400")

    def _soms(self) -> None:
        self.site.broken -= 1
        if self.site.broken >= 0:
            self._give(b"", 503)
        else:
            self._give(PDF + b"soms")

    def _stuk(self) -> None:
        self._give(b"", 500)

    def _half(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.wfile.write(PDF)
        self.close_connection = True

    def _groot(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "12")  # a lie: what comes is far more
        self.end_headers()
        self.wfile.write(PDF * 100)
        self.close_connection = True

    def _zwaar(self) -> None:
        self._give(PDF + b"0" * (2 * 1024 * 1024))

    def _hangt(self) -> None:
        time.sleep(30)

    def _druppel(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"%")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
