"""Annotated policies as examples: passages with their signs, and which of them annotators marked.

Reading takes minutes, so pages and tables are kept in a cache by content of the PDF and version of the stages.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from pipeline.charts import tables_and_charts
from pipeline.choose.earlier import EarlierTable, Statement, is_earlier_table, statements_of
from pipeline.config import ClauseSettings, Config
from pipeline.model import Box, Clause, Reading, RegisterRow, Table
from pipeline.read import read_document
from pipeline.register import sha256_of
from pipeline.run.versions import key_of, stage_version
from pipeline.themes.context_rules import fired
from pipeline.themes.find import clause_of, for_year
from pipeline.themes.own import Verdict
from pipeline.themes.passages import Passage, passages_of
from pipeline.themes.rows import stated_in
from pipeline.themes.scoring import theme_scores
from pipeline.themes.signs import signs_of

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
Json = dict[str, Any]


# Measures how the fit does on a policy that it has not seen: never fit on it, nor read it to better a rule.
HELD_OUT = frozenset({"style/brief", "style/rapport", "style/vizier"})
WEIGHT = 3  # of a sentence that was written to show a case, beside one of a policy


@dataclass(frozen=True)
class Paper:
    """A PDF with its truth."""

    name: str
    pdf: Path
    truth: Json

    @property
    def kind(self) -> str:
        """What it is from: reference, demo or style."""
        return self.name.split("/", 1)[0]

    @property
    def zorgkantoor(self) -> str:
        """Whose policy it is."""
        return str(self.truth["document"]["zorgkantoor"])

    @property
    def row(self) -> RegisterRow:
        """Its row of the register, as a person would fill it in."""
        about = self.truth["document"]
        year, sector = str(about["year"]), str(about.get("sector", "vv"))
        return RegisterRow(self.pdf.name, "", self.name, "inkoopbeleid", "", self.zorgkantoor, year, sector, "")


@dataclass(frozen=True)
class Example:
    """A policy cut in passages: what speaks for each, and whether annotators marked it (and for the table)."""

    paper: Paper
    settings: ClauseSettings
    reading: Reading
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]
    signs: tuple[dict[str, float], ...]
    own: tuple[bool, ...]
    key: tuple[bool, ...]
    themed: tuple[frozenset[str], ...]  # the right themes of each passage; empty where it is not annotated
    clauses: tuple[Clause | None, ...]  # each passage as it would be a clause; None where no theme takes it
    theme_signs: tuple[list[list[float]], ...] = ()  # of each annotated passage: themes x signs
    theme_true: tuple[list[bool], ...] = ()  # of each annotated passage: whether each theme is right


@cache
def scorer(shared: Path = SHARED) -> ModuleType:
    """The reference scorer, which knows when a passage is an annotated statement.

    Raises:
        FileNotFoundError: when it does not lie beside the checkout.
    """
    path = shared / "tools" / "score.py"
    if not path.exists():
        raise FileNotFoundError(f"{path} is needed to fit")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def papers() -> Iterator[Paper]:
    """The annotated policies to fit on: reference, demonstration, other house styles, without what is held out."""
    for kind, truths, pdfs in (
        ("reference", SHARED / "reference" / "truth", SHARED / "reference" / "pdf"),
        ("demo", ROOT / "corpus" / "demo" / "truth", ROOT / "corpus" / "demo"),
        ("style", ROOT / "tests" / "styles" / "documents" / "truth", ROOT / "tests" / "styles" / "documents" / "pdf"),
    ):
        for path in sorted(truths.glob("*.json")):
            if f"{kind}/{path.stem}" in HELD_OUT:
                continue
            truth = json.loads(path.read_text("utf-8"))
            if isinstance(truth, dict) and truth.get("clauses") and (pdfs / f"{path.stem}.pdf").exists():
                yield Paper(f"{kind}/{path.stem}", pdfs / f"{path.stem}.pdf", truth)


def example_of(paper: Paper, config: Config, cache_dir: Path) -> Example:
    """The passages of a policy with signs and labels."""
    reading, tables = _read(paper.pdf, config, cache_dir)
    settings = for_year(paper.row.year, config.clauses)
    in_cells = (passage for passage in stated_in(tables, settings) if passage.kind != "rij")  # a row needs no model
    passages = (*passages_of(reading, tables, settings), *in_cells)
    marked = [marks_of(passage.page, passage.text, paper.truth["clauses"]) for passage in passages]
    return Example(
        paper=paper,
        settings=settings,
        reading=reading,
        tables=tuple(tables),
        passages=passages,
        signs=tuple(_signs(passage, settings) for passage in passages),
        own=tuple(bool(marks) for marks in marked),
        themed=tuple(frozenset(theme for one in marks for theme in one["themes"]) for marks in marked),
        key=tuple(any(one["key"] for one in marks) for marks in marked),
        clauses=tuple(_clause(paper.row, n, passage, config, settings) for n, passage in enumerate(passages)),
    )


def earlier_statements(config: Config, cache_dir: Path) -> list[Statement]:
    """What last period's table of the reference says."""
    path = SHARED / "reference" / "pdf" / "thema-tabel-2024.pdf"
    _, tables = _read(path, config, cache_dir)
    known = [table for table in tables if is_earlier_table(table.grid, config.zorgkantoren)]
    return [
        statement
        for table in known
        for statement in statements_of(
            EarlierTable("tabel", "2024", table.grid, "vv"), config.zorgkantoren, config.themes
        )
    ]


def _clause(row: RegisterRow, number: int, passage: Passage, config: Config, settings: ClauseSettings) -> Clause | None:
    scores = theme_scores(passage, config.themes, settings)
    return clause_of(row, number, passage, scores, Verdict(0.0, ()), settings) if scores else None


def _signs(passage: Passage, settings: ClauseSettings) -> dict[str, float]:
    return signs_of(passage, fired(passage, settings.own, settings.words), settings)


def marks_of(page: int, text: str, clauses: Sequence[Json]) -> list[Json]:
    """The annotations that a text on a page is."""
    same: Callable[[str, str], bool] = scorer().same
    return [one for one in clauses if abs(page - (one["page"] or 0)) <= 1 and same(one["text"], text)]


def _read(path: Path, config: Config, cache_dir: Path) -> tuple[Reading, list[Table]]:
    key = key_of(sha256_of(path), stage_version("tables"), config.read, config.tables)
    kept, form = cache_dir / f"{key}.json", TypeAdapter(tuple[Reading, list[Table]])
    if kept.exists():
        return form.validate_json(kept.read_bytes())
    reading = read_document(path, config.read)
    tables, _ = tables_and_charts(reading, config.tables)
    cache_dir.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(form.dump_json((reading, tables)))
    return reading, tables


def single_sentences(config: Config) -> list[tuple[dict[str, float], bool]]:
    """Sentences of our own, judged one by one: the wordings, and the first half of those in eight house styles.

    The second half is never fitted on: it measures.
    """
    settings = for_year("2024", config.clauses)
    lines = (ROOT / "tests" / "themes" / "wordings.txt").read_text("utf-8").splitlines()
    parts = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    judged = [(_alone(text, (heading,)), kind in ("own", "missed")) for kind, heading, text in parts]
    for path in sorted((ROOT / "tests" / "styles" / "sentences").glob("*.yaml")):
        for section in YAML(typ="safe").load(path.read_text("utf-8"))["sections"]:
            if section["round"] == "first":
                found = _sentences(section.get("blocks", ()))
                judged += [(_alone(text, tuple(section["path"])), own) for text, own in found]
    return [(_signs(passage, settings), own) for passage, own in judged] * WEIGHT


def _sentences(blocks: Any) -> Iterator[tuple[str, bool]]:
    """The judged sentences anywhere within the blocks of a section."""
    if isinstance(blocks, dict):
        for kind in ("own", "not"):
            if isinstance(blocks.get(kind), str):
                yield blocks[kind], kind == "own"
        for value in blocks.values():
            yield from _sentences(value)
    elif isinstance(blocks, list):
        for one in blocks:
            yield from _sentences(one)


def _alone(text: str, section: tuple[str, ...]) -> Passage:
    return Passage(text, (Box(1, 0, 0, 1, 1),), section)
