"""What the last run left behind: hashes of files, inferred rows, and where the last good result of each lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from pipeline.config import Config
from pipeline.model import RegisterRow
from pipeline.model.adapters import adapter_of
from pipeline.model.files import atomic_write
from pipeline.register import Found


@dataclass(frozen=True, slots=True)
class State:
    """Kept in the cache folder; losing it costs time, never work."""

    found: Mapping[str, Found] = field(default_factory=dict)  # by source
    inferred: Mapping[str, RegisterRow] = field(default_factory=dict)  # by sha256
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by sha256: what of it is a best guess
    inferred_by: str = ""  # key of the rules that inferred them
    good: Mapping[str, str] = field(default_factory=dict)  # source -> key of its last good result
    published: str = ""  # key of what was published last
    outputs: Mapping[str, str] = field(default_factory=dict)  # name -> sha256 of what we wrote there
    shown: tuple[str, ...] = ()  # ids of the documents that the table shows
    register: str = ""  # sha256 of documents.csv as the last run wrote it; '' when it left the file alone


def load_state(path: Path) -> State:
    """The state of the last run, or an empty one when there is none that can be read."""
    try:
        return adapter_of(State).validate_json(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError, ValidationError):
        return State()


def save_state(path: Path, state: State) -> None:
    """Write the state in one step."""
    atomic_write(path, adapter_of(State).dump_json(state, indent=1))


def load_settings(path: Path) -> Config | None:
    """The settings of the last run; None when they are not known, or mean nothing to this version."""
    try:
        return Config.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def save_settings(path: Path, config: Config) -> None:
    """Keep the settings of this run; what says so already is not touched."""
    content = config.model_dump_json(by_alias=True).encode()
    if not path.exists() or path.read_bytes() != content:
        atomic_write(path, content)
