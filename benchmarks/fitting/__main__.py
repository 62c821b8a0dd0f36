"""`make fit` writes rules/learned.json; `python -m benchmarks.fitting --left-out` measures on zorgkantoren left out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.fitting.examples import ROOT, Example, earlier_statements, example_of, papers, scorer, single_sentences
from benchmarks.fitting.fit import Judged, fitted
from benchmarks.fitting.placing import with_theme_signs
from pipeline.choose.earlier import Statement
from pipeline.choose.refresh import chosen_beside
from pipeline.config import Config, default_config_path, load_config
from pipeline.config.learned import Learned
from pipeline.model import Clause
from pipeline.model.files import atomic_write
from pipeline.themes import find_clauses

TARGET = ROOT / "rules" / "learned.json"
SHOWN = {  # figure -> what it is pooled by
    "cell_recall": "key", "cell_precision": "placed", "theme_recall": "annotated", "clause_precision": "emitted",
    "volume": "key", "fact_recall": "facts", "fact_recall_all": "facts_all",
}  # fmt: skip


def main() -> None:
    """Fit, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--left-out", action="store_true", help="measure each policy with what others taught")
    parser.add_argument("--cache", type=Path, default=ROOT / "extracted" / ".cache" / "fit")
    given = parser.parse_args()
    config = load_config(default_config_path())
    examples = [with_theme_signs(example_of(paper, config, given.cache), config.themes) for paper in papers()]
    earlier, alone = earlier_statements(config, given.cache), single_sentences(config)
    if given.left_out:
        _measure(examples, alone, earlier, config)
    else:
        learned = fitted(examples, alone, earlier, config.themes, config.clauses)
        atomic_write(TARGET, json.dumps(learned.model_dump(), indent=0, sort_keys=True, ensure_ascii=False) + "\n")
        print(f"{TARGET.relative_to(ROOT)}: {len(learned.own.weights)} + {len(learned.table.weights)} weights")


def _measure(
    examples: Sequence[Example], alone: Sequence[Judged], earlier: Sequence[Statement], config: Config
) -> None:
    """Figures of every policy, alone and with last period's table, by what other zorgkantoren taught."""
    taught = {
        whose: fitted(
            [e for e in examples if e.paper.zorgkantoor != whose], alone, earlier, config.themes, config.clauses
        )
        for whose in sorted({e.paper.zorgkantoor for e in examples})
    }
    for title, statements in (("alone", ()), ("with last period's table", earlier)):
        print(title)
        rows = {e.paper.name: _scored(e, taught[e.paper.zorgkantoor], statements, config) for e in examples}
        print(f"{'':34}" + " ".join(f"{name[:12]:>12}" for name in SHOWN))
        for kind in ("reference", "demo", "style"):
            some = {name: row for name, row in rows.items() if name.startswith(kind)}
            for name, row in some.items():
                print(f"{name:34}" + " ".join(f"{row[figure]:12.3f}" for figure in SHOWN))
            pooled = {
                figure: sum(row[figure] * row[by] for row in some.values()) / max(1, sum(r[by] for r in some.values()))
                for figure, by in SHOWN.items()
            }
            print(f"{kind + ', pooled':34}" + " ".join(f"{value:12.3f}" for value in pooled.values()))


def _scored(example: Example, learned: Learned, earlier: Sequence[Statement], config: Config) -> dict[str, Any]:
    settings = config.clauses.model_copy(update={"learned": learned})
    paper = example.paper
    clauses = find_clauses(paper.row, example.reading, example.tables, config.themes, settings)
    mine = [one for one in earlier if one.zorgkantoor == paper.zorgkantoor]
    if mine:
        clauses = list(chosen_beside(clauses, mine, earlier, settings)[0])
    given: dict[str, Any] = scorer().score_clauses(paper.truth["clauses"], [_plain(one) for one in clauses], 0)
    return given


def _plain(clause: Clause) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(asdict(clause), default=str))
    return plain


if __name__ == "__main__":
    main()
