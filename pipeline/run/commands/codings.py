"""What the table shows, and what reviewers hold of it, as codings for programs that know documents by their codes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.config import Config
from pipeline.model import Anchor, Clause, Decision, UnreadablePdf
from pipeline.publish import clauses_in
from pipeline.review.history import find_again
from pipeline.review.matching import anchor_of
from pipeline.review.opinions import opinions
from pipeline.review.overview import UnreadableResults
from pipeline.review.qdpx import Coded, Source, write_qdpx
from pipeline.review.store import NAME, Kept, load_kept
from pipeline.run.places import Places
from pipeline.run.printed import page_heights, print_job
from pipeline.run.workers import one_worker

OURS = "thematabel"  # who coded what nobody reviewed


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document that the table shows, as the last run left it."""

    id: str
    source: str
    sha256: str
    title: str
    pages: int
    clauses: tuple[Clause, ...]


def export_codings(places: Places, config: Config, file: Path) -> int:
    """Write a REFI-QDA project of the last run and all decisions; returns how many passages are coded in it.

    Raises:
        UnreadableResults: when what the last run left cannot be read.
        UnusableStore: when the decisions cannot be read.
    """
    made, papers = _last_run(places.out)
    codings = [*_codings(papers, load_kept(places.corpus / NAME), made)]
    known = [*_sources(papers, places, config)]
    elsewhere = dict.fromkeys(one.document for one in codings if one.document not in {source.id for source in known})
    sources = [*known, *(Source(name, name, None, {}) for name in elsewhere)]
    write_qdpx(file, sources, codings, {theme.id: theme.title for theme in config.themes})
    return len({(one.document, one.text) for one in codings})


def _last_run(out: Path) -> tuple[str, list[_Paper]]:
    """When it was, and the documents that the table shows; none when there was no run."""
    path = out / "run.json"
    try:
        report = json.loads(path.read_text("utf-8"))
        return str(report.get("started", "")), [_paper(out / str(name)) for name in report.get("shown", ())]
    except FileNotFoundError:
        return "", []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableResults(str(path), str(error)) from error


def _paper(folder: Path) -> _Paper:
    told: dict[str, Any] = json.loads((folder / "document.json").read_text("utf-8"))
    return _Paper(told["id"], told["source"], told["sha256"], told["title"], told["pages"] or 0, (*clauses_in(folder),))


def _codings(papers: Sequence[_Paper], kept: Kept, made: str) -> Iterator[Coded]:
    """What reviewers hold of each passage, and where nobody reviewed what the table shows; then what is not there."""
    anchors = [anchor_of(clause, paper.sha256) for paper in papers for clause in paper.clauses]
    laid = find_again(kept.decisions, anchors, kept.refusals)
    over = {one.clause: [*opinions(one.history)] for one in laid if one.match == "exact"}
    for paper in papers:
        for clause in paper.clauses:
            held = over.get(clause.id, [])
            if clause.in_table and not held:
                yield Coded(paper.id, clause.text, clause.boxes, clause.theme, "", "", OURS, made)
            yield from _held(held, anchor_of(clause, paper.sha256), clause.theme)
    for one in laid:
        if one.match != "exact":
            anchor = one.standing.anchor
            yield from _held(opinions(one.history), Anchor(anchor.document, "", anchor.text), one.standing.shown.theme)


def _held(held: Iterable[Decision], anchor: Anchor, theme: str) -> Iterator[Coded]:
    for one in held:
        said = one.after
        under = "" if said.verdict == "vervalt" else said.theme or theme
        yield Coded(
            anchor.document, anchor.text, anchor.boxes, under, said.verdict, said.remark, one.reviewer, one.decided
        )


def _sources(papers: Sequence[_Paper], places: Places, config: Config) -> Iterator[Source]:
    """The documents with the heights of their pages, which a process of its own reads: as far as they are PDFs."""
    drawn = [one for one in papers if one.pages and _is_below(one.source) and (places.corpus / one.source).is_file()]
    jobs = [print_job(places, config, one.source, one.sha256, (1, one.pages)) for one in drawn]
    heights: dict[str, Mapping[int, float]] = {}
    with one_worker(config.run) as workers:
        for place, outcome in workers.outcomes(page_heights, jobs, [one.source for one in drawn], None):
            if not isinstance(outcome, UnreadablePdf):  # what cannot be read today is coded in a text
                heights[drawn[place].id] = outcome
    for one in papers:
        found = heights.get(one.id, {})
        yield Source(one.id, one.title, places.corpus / one.source if found else None, found)


def _is_below(source: str) -> bool:
    return not Path(source).is_absolute() and ".." not in Path(source).parts
