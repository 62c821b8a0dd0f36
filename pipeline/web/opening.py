"""The desk of a server, read when it is first needed: the page is there meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.run import Places
    from pipeline.web.desk import Desk

Failed = Callable[[Exception], None]


class Opening:
    """Reads the configuration and the desk once, whoever is the first to need them."""

    def __init__(self, places: Places, settings: Callable[[], Config], failed: Failed = lambda _: None) -> None:
        """`failed` is told why they cannot be read, from the thread that finds out."""
        self.places, self._settings, self._failed = places, settings, failed
        self._lock = RLock()

    @property
    def nothing(self) -> bool:
        """Whether there was no run yet."""
        return not any(self.places.out.glob("*/document.json"))

    def config(self) -> Config:
        """The configuration.

        Raises:
            ConfigError: when it cannot be used.
        """
        with self._lock:
            return self._config

    def desk(self) -> Desk:
        """The desk.

        Raises:
            ConfigError: when the configuration cannot be used.
            UnreadableResults: when the last run's files cannot be read.
            UnusableStore: when the decisions cannot be read.
        """
        with self._lock:
            return self._desk

    @cached_property
    def _config(self) -> Config:
        try:
            return self._settings()
        except Exception as error:
            self._failed(error)
            raise

    @cached_property
    def _desk(self) -> Desk:
        from pipeline.model import ThematabelError  # noqa: PLC0415 - the first page waits for none of this
        from pipeline.web.desk import Desk  # noqa: PLC0415

        config = self._config
        try:
            return Desk(self.places, config)
        except ThematabelError as error:
            self._failed(error)
            raise
