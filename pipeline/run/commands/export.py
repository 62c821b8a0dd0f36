"""Word memos of what the last run found, without running anything."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.run.decisions import overlay
from pipeline.run.faults import Told
from pipeline.run.guidance import guided
from pipeline.run.outputs import compared, run_info
from pipeline.run.places import Places
from pipeline.run.state import load_state
from pipeline.run.work import results_in

if TYPE_CHECKING:
    from pipeline.model import Comparison


class NothingRead(Told):
    """The results of the last run are not there, or not all of them."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


class UnknownSubject(Told):
    """A memo is asked for about what config.yaml does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known


def export_memos(places: Places, config: Config, folder: Path, only: Collection[str] = ()) -> list[Path]:
    """Write a memo per zorgkantoor and per theme in `folder`, or only about the ids in `only`; returns the files.

    Decisions of reviewers count as they are now.

    Raises:
        NothingRead: when there was no run.
        UnknownSubject: when `only` names what is neither a zorgkantoor nor a theme.
    """
    from pipeline.publish import write_memos  # noqa: PLC0415 - heavy

    known = (*(one.id for one in config.zorgkantoren), *(theme.id for theme in config.themes))
    for name in only:
        if name not in known:
            raise UnknownSubject(name, known)
    comparison = _as_last_read(places, config)
    way = Path(os.path.relpath(places.out.resolve(), folder.resolve())).as_posix()
    info = replace(run_info(places.corpus, folder, comparison), page_folder="" if way == "." else f"{way}/")
    return write_memos(folder, comparison, config, info, only)


def _as_last_read(places: Places, config: Config) -> Comparison:
    """The comparison of the last good result of every document, with today's decisions laid over it."""
    kept = results_in(places.cache)
    results = [kept.load(key) for key in load_state(places.state).good.values()]
    read = [result for result in results if result is not None]
    if not read or len(read) < len(results):
        raise NothingRead(str(places.out))
    led = guided(places.corpus, read, config)
    return compared(overlay(places.corpus, led.results, config), config, lambda _stage, _done, _total: None, led.lost)
