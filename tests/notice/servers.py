"""A mail server and a web server on this machine that keep what they get."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Received:
    """What came in, and on which port."""

    port: int = 0
    mails: list[tuple[list[str], str]] = field(default_factory=list)  # (recipients, message as sent)
    posts: list[Any] = field(default_factory=list)
    busy: int = 0  # times that the server puts off whoever calls


@contextmanager
def mail_server(received: Received) -> Iterator[Received]:
    """Speaks as much SMTP as it takes to hand over a mail."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            to: list[str] = []
            while line := self.rfile.readline().decode().strip():
                verb = line[:4].upper()
                if verb == "QUIT":
                    self._say("221 bye")
                    return
                if verb == "MAIL" and received.busy > 0:
                    received.busy -= 1
                    self._say("451 later")
                elif verb == "DATA":
                    self._say("354 go on")
                    received.mails.append((to, self._message()))
                    self._say("250 kept")
                else:
                    to += [line.partition("<")[2].partition(">")[0]] if verb == "RCPT" else []
                    self._say("250 fine")

        def _message(self) -> str:
            lines: list[bytes] = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line)
            return b"".join(lines).decode()

        def _say(self, text: str) -> None:
            self.wfile.write(f"{text}\r\n".encode())

    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), received):
        yield received


@contextmanager
def web_server(received: Received) -> Iterator[Received]:
    """Takes JSON; answers 503 as long as it is busy."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if received.busy > 0:
                received.busy -= 1
                self.send_response(503)
            else:
                received.posts.append(json.loads(body))
                self.send_response(204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler), received):
        yield received


@contextmanager
def _serving(server: socketserver.TCPServer, received: Received) -> Iterator[None]:
    received.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
