"""Whether the settings are those that were read before without a fault: then they can be read when they are needed.

Whoever read them leaves behind which files they stand in, and a hash of each and of the program that read them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.run.unchanged import PROGRAM, files_in, places_of_settings

if TYPE_CHECKING:
    from pipeline.config import Config

NAME = "settings-read.json"  # in the cache folder


def known_readable(out: Path, config: Path | None) -> bool:
    """Whether these settings, as they stand there now, were read before by this program without a fault.

    `config` is the file that was asked for; None for the one that is here, else the one that comes along.
    """
    try:
        kept: dict[str, str] = json.loads((out / ".cache" / NAME).read_text("utf-8"))
        lesson = kept["lesson"]
        return kept == {"lesson": lesson, **dict(_told(config, lesson))}
    except (OSError, ValueError, LookupError, TypeError):
        return False


def keep_readable(out: Path, config: Path | None, settings: Config) -> None:
    """Keep that these settings were read without a fault, where there are results."""
    from pipeline.model.files import atomic_write  # noqa: PLC0415 - asking needs none of it

    if not out.is_dir():
        return
    cache = out / ".cache"
    lesson = str(_here(config).parent / settings.review.learned) if settings.review.learned else ""
    told = {"lesson": lesson, **dict(_told(config, lesson))}
    with suppress(OSError):  # a folder that cannot be written to: they are read first each time
        cache.mkdir(exist_ok=True)
        atomic_write(cache / NAME, json.dumps(told, indent=1))


def _told(config: Path | None, lesson: str) -> Iterator[tuple[str, str]]:
    """Each file that the settings stand in, and what tells that it is the same; the program as one of them."""
    yield "settings", str(_here(config).resolve())
    for top in (*places_of_settings(config), *([Path(lesson)] if lesson else [])):
        for path in [Path(name) for name, _, _ in files_in(top)] if top.is_dir() else [top]:
            if path.is_file():
                yield str(path), hashlib.sha256(path.read_bytes()).hexdigest()
    program = "\n".join(f"{path} {size} {changed}" for path, size, changed in files_in(PROGRAM / "config"))
    yield "program", hashlib.sha256(program.encode()).hexdigest()


def _here(config: Path | None) -> Path:
    """The file that is read when `config` is asked for."""
    here = Path("config.yaml")
    return config or (here if here.exists() else PROGRAM.parent / "config.yaml")
