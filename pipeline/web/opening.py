"""The desk of a corpus, read while the browser begins: the first page does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from pipeline.config import Config
from pipeline.model import ThematabelError
from pipeline.run import Places
from pipeline.web.desk import Desk

Failed = Callable[[ThematabelError], None]


class Opening:
    """Reads the desk once, whoever is the first to need it."""

    def __init__(self, places: Places, config: Config, failed: Failed = lambda _: None) -> None:
        """`failed` is told why the desk cannot be read, from the thread that finds out."""
        self.places, self.config, self._failed = places, config, failed
        self._lock = Lock()
        self._desk: Desk | None = None

    @property
    def nothing(self) -> bool:
        """Whether there was no run yet."""
        return not any(self.places.out.glob("*/document.json"))

    def desk(self) -> Desk:
        """The desk.

        Raises:
            UnreadableResults: when the last run's files cannot be read.
            UnusableStore: when the decisions cannot be read.
        """
        with self._lock:
            if self._desk is None:
                try:
                    self._desk = Desk(self.places, self.config)
                except ThematabelError as error:
                    self._failed(error)
                    raise
            return self._desk
