"""Where a run reads and writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.config import RunSettings


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run reads and writes."""

    corpus: Path
    out: Path

    @property
    def cache(self) -> Path:
        """Results of stages and the state of the last run; may be thrown away."""
        return self.out / ".cache"

    @property
    def register(self) -> Path:
        """The register that people correct."""
        return self.corpus / "documents.csv"

    @property
    def state(self) -> Path:
        """What the last run left behind."""
        return self.cache / "state.json"

    @property
    def settings(self) -> Path:
        """The settings of the last run, so that a change of them can be explained."""
        return self.cache / "settings.json"


def shared_cache(places: Places, settings: RunSettings) -> Path:
    """Where stages keep what they gave: with the results, or where runs into several folders share it."""
    return Path(settings.cache).expanduser() if settings.cache else places.cache
