"""What the last run left, as the page needs it: documents, clauses as they were read, and what changed since before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.model import Clause, ThematabelError
from pipeline.publish import clause_of
from pipeline.run import Places, undecided_of

Marks = tuple[tuple[int, int], ...]  # change time and size of files


class UnreadableResults(ThematabelError):  # noqa: N818 - says what the matter is
    """What the last run left cannot be read."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(path, cause)
        self.path, self.cause = path, cause

    def __str__(self) -> str:
        return f"{self.path}: {self.cause}. Run `thematabel run` again."


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the last run."""

    id: str
    source: str  # below the corpus
    sha256: str
    zorgkantoor: str
    year: str
    title: str
    pages: int


@dataclass(frozen=True, slots=True)
class Before:
    """What became of a clause since the edition before."""

    change: str  # same | changed | new
    text: str  # of the edition before; '' for what is new
    page: int


@dataclass(frozen=True, slots=True)
class Point:
    """What `Controle` says is probably not right, and where; '' and 0 where it names no such place."""

    text: str
    clause: str
    documents: tuple[str, ...]
    page: int
    theme: str

    def is_about(self, clause: Clause) -> bool:
        """Whether the clause itself, the page it stands on, or its cell of the table is meant."""
        if self.clause:
            return self.clause == clause.id
        if clause.document not in self.documents:
            return False
        if self.page:
            return self.page == clause.page or any(box.page == self.page for box in clause.boxes)
        return bool(self.theme) and self.theme == clause.theme and clause.in_table


@dataclass(frozen=True, slots=True)
class Results:
    """Everything of the last run that the page shows."""

    made: str  # ISO date and time; '' when there was no run
    papers: Mapping[str, Paper]  # by id
    shown: frozenset[str]  # ids of the documents that the table shows
    clauses: tuple[Clause, ...]  # as they were read, before anybody decided
    why: Mapping[str, tuple[str, ...]]  # by id of a clause
    before: Mapping[str, Before]  # by id of a clause
    points: tuple[Point, ...] = ()  # of Controle

    @property
    def none(self) -> bool:
        """Whether there was no run yet."""
        return not self.papers


def results_of(places: Places) -> Results:
    """What the last run left in `places.out`.

    Raises:
        UnreadableResults: when its files cannot be read.
    """
    out = places.out
    report = _json(out / "run.json", {})
    left_over = set(map(str, report.get("left_over", ())))
    folders = [path.parent for path in sorted(out.glob("*/document.json")) if path.parent.name not in left_over]
    papers: dict[str, Paper] = {}
    clauses: list[Clause] = []
    why: dict[str, tuple[str, ...]] = {}
    for folder in folders:
        told = _json(folder / "document.json")
        try:
            paper = Paper(**{name: told[name] for name in Paper.__slots__ if name != "pages"}, pages=told["pages"] or 0)
            for line in _lines(folder / "clauses.jsonl"):
                reasons = tuple(map(str, line["why"]))
                clause = clause_of(line)
                clauses.append(clause)
                why[clause.id] = reasons
        except (KeyError, TypeError, ValueError, ValidationError) as error:
            raise UnreadableResults(str(folder), str(error)) from error
        papers[paper.id] = paper
    shown = frozenset(map(str, report.get("shown", papers)))
    before = dict(_changes(out / "changes.json"))
    points = tuple(_points(report.get("controle", ())))
    return Results(str(report.get("started", "")), papers, shown, _as_read(places, clauses), why, before, points)


def marks_of(paths: Sequence[Path]) -> Marks:
    """Tells whether files changed: other marks are other files."""
    found = []
    for path in paths:
        try:
            told = path.stat()
            found.append((told.st_mtime_ns, told.st_size))
        except FileNotFoundError:
            found.append((0, 0))
    return tuple(found)


def _as_read(places: Places, clauses: list[Clause]) -> tuple[Clause, ...]:
    """Clauses without what the last run laid over them."""
    undecided = undecided_of(places)
    return tuple(
        replace(clause, **undecided.changed[clause.id].as_changes()) if clause.id in undecided.changed else clause
        for clause in clauses
        if clause.id not in undecided.added
    )


def _points(told: Any) -> Iterator[Point]:
    for one in told:
        documents = tuple(map(str, one.get("documents") or ()))
        page, clause, theme = int(one.get("page") or 0), str(one.get("clause") or ""), str(one.get("theme") or "")
        yield Point(str(one.get("text", "")), clause, documents, page, theme)


def _changes(path: Path) -> Iterator[tuple[str, Before]]:
    for change in _json(path, []):
        if change["new_id"]:
            yield str(change["new_id"]), Before(change["change"], change["old_text"] or "", change["old_page"] or 0)


def _json(path: Path, otherwise: Any = None) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        if otherwise is not None:
            return otherwise
        raise UnreadableResults(str(path), "it is not there") from error
    except (OSError, ValueError) as error:
        raise UnreadableResults(str(path), str(error)) from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise UnreadableResults(str(path), str(error)) from error
    for line in text.split("\n"):
        if line:
            yield json.loads(line)
