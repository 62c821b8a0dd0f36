"""That a server cannot listen where it should."""

from __future__ import annotations

from pipeline.model import ThematabelError


class CannotListen(ThematabelError):  # noqa: N818 - says what the matter is
    """The address is taken, or not of this machine."""

    def __init__(self, host: str, port: int, cause: str) -> None:
        super().__init__(host, port, cause)
        self.host, self.port, self.cause = host, port, cause

    def __str__(self) -> str:
        return f"cannot listen on {self.host} port {self.port}: {self.cause}. Give another with --host and --port."
