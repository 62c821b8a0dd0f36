"""One round: fetch what is new, run, and tell whoever wants to know. Nothing new: nothing is said."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.explain.snapshot import Standing, last_standing
from pipeline.fetch import Outcome, addresses_of, fetch_all, load_kept
from pipeline.model.files import atomic_write
from pipeline.notice.bericht import Bericht, Shelf, bericht_of
from pipeline.notice.setting import to_html, to_markdown
from pipeline.notice.waiting import all_told, send_late, send_or_keep, table_told_of
from pipeline.register import holds_pdf, survey
from pipeline.run import Observer, Places, Report, run
from pipeline.run.state import load_state

TOLD = "told.json"  # in the cache folder: the troubles that were told of, so that none is told of every night
NOTHING = Standing({}, (), frozenset())


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did; `bericht` is None when there was nothing to tell."""

    outcome: Outcome
    report: Report | None  # None when there is no PDF at all yet
    bericht: Bericht | None
    unsent: tuple[str, ...] = ()  # what went wrong with mail and webhook

    @property
    def exit_code(self) -> int:
        """As a run; 1 also where something could not be fetched or sent."""
        worst = self.report.exit_code if self.report else 0
        return worst or (1 if self.outcome.failed or self.unsent else 0)


def one_round(places: Places, config: Config, observer: Observer | None = None, jobs: int = 0) -> Round:
    """Fetch, run, and write bericht.md and bericht.html where there is something to tell.

    Raises what `run` and `fetch_all` do.
    """
    late = send_late(places, config.notice)
    outcome = fetch_new(places, config, observer)
    if not holds_pdf(places.corpus):
        return Round(outcome, None, None, tuple(late))
    before = table_told_of(places)
    report = run(places, config, observer, jobs)
    after = last_standing(places.out) or NOTHING
    bericht = bericht_of(report, outcome, before, after, _changes(places), config, _shelf(places))
    if not _worth_telling(places, bericht):
        all_told(places)
        return Round(outcome, report, None, tuple(late))
    quoted = config.notice.statements
    atomic_write(places.out / "bericht.md", to_markdown(bericht, quoted))
    atomic_write(places.out / "bericht.html", to_html(bericht, quoted))
    unsent = send_or_keep(places, bericht, config.notice)
    atomic_write(places.cache / TOLD, json.dumps(bericht.troubles, ensure_ascii=False))
    all_told(places)
    return Round(outcome, report, bericht, (*late, *unsent))


def fetch_new(places: Places, config: Config, observer: Observer | None = None) -> Outcome:
    """What the sources of config.yaml have that the corpus has not. Raises what `fetch_all` does."""
    if not config.fetch.sources:
        return Outcome()
    places.corpus.mkdir(parents=True, exist_ok=True)
    known = [file.sha256 for file in survey(places.corpus, load_state(places.state).found).found]
    tell = (lambda _id, done, total: observer.stage("fetch", done, total)) if observer is not None else None
    return fetch_all(places.corpus, config.fetch, known, tell)


def _shelf(places: Places) -> Shelf:
    """Where documents can be opened, from beside the table and on the web."""
    out = places.out.resolve()
    way = Path(os.path.relpath(places.corpus.resolve(), out)).as_posix()
    return Shelf(way, addresses_of(load_kept(places.corpus)), str(out))


def _worth_telling(places: Places, bericht: Bericht) -> bool:
    """Whether anything is new: a document, a cell, or a trouble that was not told of yet."""
    if bericht.new or bericht.cells or bericht.kept_aside or bericht.open_elsewhere:
        return True
    return bool({tuple(one) for one in bericht.troubles} - _told(places))


def _told(places: Places) -> set[tuple[str, ...]]:
    try:
        return {tuple(map(str, one)) for one in json.loads((places.cache / TOLD).read_text("utf-8"))}
    except (FileNotFoundError, ValueError, TypeError):
        return set()


def _changes(places: Places) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads((places.out / "changes.json").read_text("utf-8"))
    except FileNotFoundError:
        return []
    return found
