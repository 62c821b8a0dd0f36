"""How well the choice of clauses does on a zorgkantoor that its weights have not seen.

Each document is chosen from with the rules of config.yaml, but with weights and threshold fitted on the documents of
the other zorgkantoren. Needs annotated documents (PDF and truth of one name) and the script that scores them:

    python benchmarks/cross_validate.py --pdf-dir DIR --truth-dir DIR --score SCRIPT [--table NAME] DOCUMENT ...

A document is named zorgkantoor-year. With `--table`, the earlier comparison table of that name guides the choice too.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from pipeline.charts import tables_and_charts
from pipeline.choose import refresh
from pipeline.choose.earlier import EarlierTable, statements_of
from pipeline.config import Config, default_config_path, load_config
from pipeline.model import Clause, RegisterRow
from pipeline.read import read_document
from pipeline.themes import find_clauses
from pipeline.themes.selection import LONG, choose

SIGNS = (  # rules of the reasons for the selection
    ("keuze",), ("tarief-of-grens",), ("onderwerp",), ("uitvoering",), ("omvang",), ("opening", "1"), ("opening", "2"),
    ("percentage",), ("rij",),
)  # fmt: skip
VOLUME = 1.1  # statements in the table per statement that belongs there, to which the threshold is fitted
HOLD = 0.3  # how much weights are held near 0
FIGURES = {"cell_recall": "key", "cell_precision": "placed", "volume": "key", "volume_chars": "key"}


@dataclass(frozen=True, slots=True)
class Example:
    """A document's clauses with their signs, and which of them belong in the table."""

    name: str
    clauses: list[Clause]
    signs: Any  # clauses x signs
    belongs: Any
    truth: list[dict[str, Any]]

    @property
    def zorgkantoor(self) -> str:
        """Whose policy it is."""
        return self.name.rsplit("-", 1)[0]

    @property
    def wanted(self) -> int:
        """Statements that belong in the table, found or not."""
        return sum(bool(one["key"]) for one in self.truth)


def main() -> None:
    """Print the figures of config.yaml's own weights, and those of weights fitted on the other zorgkantoren."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="+")
    for name in ("--pdf-dir", "--truth-dir", "--score"):
        parser.add_argument(name, required=True, type=Path)
    parser.add_argument("--table", default="")
    given = parser.parse_args()
    config = load_config(default_config_path())
    scorer = _module(given.score)
    earlier = _earlier(given.pdf_dir / f"{given.table}.pdf", config) if given.table else None
    examples = [_example(name, given.pdf_dir, given.truth_dir, scorer, config, earlier) for name in given.documents]
    own = {one.name: _own(one, config, earlier) for one in examples}
    _print("weights of config.yaml", examples, own, scorer)
    fitted = {one.name: _fitted(one, examples, config) for one in examples}
    _print("weights fitted on the other zorgkantoren", examples, fitted, scorer)


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _earlier(path: Path, config: Config) -> EarlierTable:
    tables = tables_and_charts(read_document(path, config.read), config.tables)[0]
    return EarlierTable(path.stem, "", max((table.grid for table in tables), key=len))


def _example(name: str, pdfs: Path, truths: Path, scorer: Any, config: Config, earlier: EarlierTable | None) -> Example:
    reading = read_document(pdfs / f"{name}.pdf", config.read)
    whose, year = name.rsplit("-", 1)
    row = RegisterRow(f"{name}.pdf", "", name, "inkoopbeleid", whose, whose, year, "", name)
    clauses = find_clauses(row, reading, tables_and_charts(reading, config.tables)[0], config.themes, config.clauses)
    truth = json.loads((truths / f"{name}.json").read_text("utf-8"))["clauses"]
    belongs = [any(one["key"] and _is(clause, one, scorer) for one in truth) for clause in clauses]
    signs = [_signs(clause) for clause in clauses]
    if earlier is not None:
        signs = [[*some, *more] for some, more in zip(signs, _likenesses(clauses, whose, earlier, config), strict=True)]
    return Example(name, clauses, np.array(signs), np.array(belongs), truth)


def _is(clause: Clause, true: dict[str, Any], scorer: Any) -> bool:
    near = abs(clause.page - (true["page"] or 0)) <= 1
    return near and clause.theme in true["themes"] and bool(scorer.same(true["text"], clause.text))


def _signs(clause: Clause) -> list[float]:
    """What speaks for and against a clause by its reasons, its company, its length, and 1 for the threshold."""
    said = {(one.rule, *one.about[:1]) if one.rule == "opening" else (one.rule,) for one in clause.reasons}
    among = next((int(one.about[0]) for one in clause.reasons if one.rule == "gezelschap"), 1)
    company = math.log2(among)
    return [*(float(sign in said) for sign in SIGNS), company, min(LONG, len(clause.text)) / 100, 1.0]


def _likenesses(clauses: Sequence[Clause], whose: str, earlier: EarlierTable, config: Config) -> list[list[float]]:
    """Likeness to the nearest statement of the earlier table, and to the one that a clause succeeds."""
    everyone = statements_of(earlier, config.zorgkantoren, config.themes)
    statements = [one for one in everyone if one.zorgkantoor == whose]
    likeness = refresh._likeness(clauses, statements, [one.whole for one in everyone], config.clauses)
    pairs = refresh._pairs(likeness, config.clauses.refresh.from_)
    others = refresh._others_likeness(clauses, [one for one in everyone if one.zorgkantoor != whose], everyone)
    return [
        [
            float(likeness[:, place].max()),
            float(likeness[pairs[place], place]) if place in pairs else 0.0,
            float(others[:, place].max()),
        ]
        for place in range(len(clauses))
    ]


def _own(one: Example, config: Config, earlier: EarlierTable | None) -> list[Clause]:
    if earlier is None:
        return one.clauses
    everyone = statements_of(earlier, config.zorgkantoren, config.themes)
    statements = [statement for statement in everyone if statement.zorgkantoor == one.zorgkantoor]
    return list(refresh._guided(one.clauses, statements, everyone, config.clauses)[0])


def _fitted(one: Example, examples: Sequence[Example], config: Config) -> list[Clause]:
    """The choice in one document with weights and threshold of the documents of other zorgkantoren."""
    others = [other for other in examples if other.zorgkantoor != one.zorgkantoor]
    weights = _fit(np.vstack([o.signs for o in others]), np.concatenate([o.belongs for o in others]))
    points = np.sort(np.concatenate([o.signs @ weights for o in others]))[::-1]
    threshold = float(points[round(VOLUME * sum(o.wanted for o in others))])
    scored = [
        replace(clause, points=float(value) - threshold)
        for clause, value in zip(one.clauses, one.signs @ weights, strict=True)
    ]
    return choose(scored, config.clauses)


def _fit(signs: Any, belongs: Any) -> Any:
    """Logistic regression, all weights but the constant held near 0."""
    sides = np.where(belongs, 1.0, -1.0)
    held = np.array([column.std() > 0 for column in signs.T], dtype=float)  # the constant goes free

    def loss(weights: Any) -> float:
        return float(np.logaddexp(0, -sides * (signs @ weights)).sum() + HOLD * (held * weights**2).sum())

    return minimize(loss, np.zeros(signs.shape[1])).x


def _print(title: str, examples: Sequence[Example], chosen: dict[str, list[Clause]], scorer: Any) -> None:
    print(f"{title}\n{'':16}" + " ".join(f"{name:>14}" for name in FIGURES))
    rows = {}
    for one in examples:
        found = [{**asdict(clause), "facts": [asdict(fact) for fact in clause.facts]} for clause in chosen[one.name]]
        rows[one.name] = scorer.score_clauses(one.truth, found, 0)
        print(f"{one.name:16}" + " ".join(f"{rows[one.name][name]:14.3f}" for name in FIGURES))
    pooled = [sum(r[n] * r[w] for r in rows.values()) / sum(r[w] for r in rows.values()) for n, w in FIGURES.items()]
    print(f"{'pooled':16}" + " ".join(f"{value:14.3f}" for value in pooled))


if __name__ == "__main__":
    main()
