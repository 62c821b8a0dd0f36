"""What do simulated decisions teach (`thematabel learn`), measured on annotated policies?

    python -m benchmarks.learning [--folder FOLDER] [--shipped] [--per-document N]

A reviewer is simulated who decides as the annotators of the reference policies did: about every statement in the table
and every one that belongs there. He reviews five policies; the other five, of zorgkantoren that he did not review where
that can be, tell what that is worth there. The models begin as they are without the reference policies (fitted on the
others, so that nothing is known of these annotators), or with --shipped as they are. Needs ../shared/reference.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.fitting.examples import (
    ROOT,
    SHARED,
    earlier_statements,
    example_of,
    marks_of,
    papers,
    scorer,
    single_sentences,
)
from benchmarks.fitting.fit import BESIDE_TABLE, fitted
from benchmarks.fitting.placing import with_theme_signs
from pipeline.config import Config, default_config_path, load_config
from pipeline.config.learned import Lesson
from pipeline.learn.learning import learn_from
from pipeline.model import Judgement, Shown
from pipeline.publish import clause_of
from pipeline.review.answers import Answerer
from pipeline.review.deciding import Wish, decide
from pipeline.review.matching import anchor_of
from pipeline.review.store import NAME, Store, new_passage
from pipeline.run import Places, run

Json = dict[str, Any]
REVIEWED = ("vgz-2024", "salland-2024", "dsw-2024", "menzis-2024", "cz-2024")
OTHERS = ("dsw-2025", "cz-2025", "zorg-en-zekerheid-2026", "salland-2027", "dsw-2027")
FIGURES = ("cell_recall", "cell_precision", "theme_recall")


def main() -> None:
    """Decide, learn, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "extracted" / ".cache" / "learning")
    parser.add_argument("--cache", type=Path, default=ROOT / "extracted" / ".cache" / "fit")
    parser.add_argument("--shipped", action="store_true", help="begin with what is shipped")
    parser.add_argument("--at-random", action="store_true", help="a reviewer whose verdicts mean nothing")
    parser.add_argument("--per-document", type=int, default=0, help="decisions about each policy; all when left out")
    given = parser.parse_args()
    config = load_config(default_config_path())
    if not given.shipped:
        config = without_reference(config, given.cache)
    names = {name: truth_of(name) for name in (*REVIEWED, *OTHERS)}
    places = Places(given.folder / "corpus", given.folder / "extracted")
    places.corpus.mkdir(parents=True, exist_ok=True)
    for name in (*names, "thema-tabel-2024"):
        shutil.copyfile(SHARED / "reference" / "pdf" / f"{name}.pdf", places.corpus / f"{name}.pdf")
    (places.corpus / NAME).unlink(missing_ok=True)
    run(places, config)
    before = results(places)
    chance = random.Random(1)  # noqa: S311 - a reviewer who throws dice
    for name in REVIEWED:
        review(places, before[name], names[name], given.per_document, chance if given.at_random else None)
    lesson = learn_from(places, config)
    print("\n".join(lesson.report))
    print(f"weights: {len(lesson.table)} for the table, {lesson.theme} for themes")
    (places.corpus / NAME).unlink()
    shown = [("as it began", before)]
    for told, taught in ways(lesson):
        run(places, config.model_copy(update={"clauses": config.clauses.model_copy(update={"taught": taught.taught})}))
        shown.append((told, results(places)))
    print(f"{'':30}" + " ".join(f"{figure:>15}" for figure in FIGURES) + "   (policies that he did not review)")
    for told, found in shown:
        scored = [score(found[name], names[name]) for name in OTHERS]
        mean = [sum(one[figure] for one in scored) / len(scored) for figure in FIGURES]
        print(f"{told:30}" + " ".join(f"{value:15.3f}" for value in mean))


def ways(lesson: Lesson) -> Iterator[tuple[str, Lesson]]:
    """What it teaches as far as it wins, and all of it."""
    yield "taught, what wins", lesson
    yield "taught, all of it", lesson.model_copy(update={"table_wins": True, "theme_wins": True})


def without_reference(config: Config, cache: Path) -> Config:
    """The configuration with models that never met the reference policies."""
    some = [paper for paper in papers() if paper.kind != "reference"]
    examples = [with_theme_signs(example_of(paper, config, cache), config.themes) for paper in some]
    learned = fitted(
        examples, single_sentences(config), earlier_statements(config, cache), config.themes, config.clauses
    )
    shipped = config.clauses.learned  # what likeness to last period's table is worth no other policies can tell
    learned = learned.model_copy(update={name: getattr(shipped, name) for name in BESIDE_TABLE})
    return config.model_copy(update={"clauses": config.clauses.model_copy(update={"learned": learned})})


def truth_of(name: str) -> list[Json]:
    """The annotated clauses of a reference policy."""
    path = SHARED / "reference" / "truth" / f"{name}.json"
    found: list[Json] = json.loads(path.read_text("utf-8"))["clauses"]
    return found


@dataclass(frozen=True)
class Policy:
    """What the last run made of a policy: its hash, and its clauses as clauses.jsonl has them."""

    sha256: str
    clauses: tuple[dict[str, Any], ...]


def results(places: Places) -> dict[str, Policy]:
    """What each file gave in the last run, by its name."""
    found = {}
    for path in sorted(places.out.glob("*/document.json")):
        told = json.loads(path.read_text("utf-8"))
        lines = (path.parent / "clauses.jsonl").read_text("utf-8").split("\n")
        found[Path(told["source"]).stem] = Policy(told["sha256"], tuple(json.loads(line) for line in lines if line))
    return found


def review(
    places: Places, policy: Policy, truth: Sequence[Json], most: int = 0, chance: random.Random | None = None
) -> None:
    """Decide about what the table shows, best first, and about what it should show beside that."""
    wishes = []
    by_score = sorted(policy.clauses, key=lambda one: -clause_of(one).score)
    some = [one for one in by_score if one["in_table"] or any(mark["key"] for mark in marks(one, truth))]
    for one in some[: most or None]:
        clause, said = clause_of(one), judgement(one, truth)
        if chance is not None:
            said = Judgement(chance.choice(("akkoord", "vervalt")))
        shown = Shown(clause.theme, clause.short, clause.in_table)
        wishes.append(Wish(new_passage(), anchor_of(clause, policy.sha256), shown, said))
    with Store(places.corpus / NAME) as store:
        known = store.decisions()
        who = Answerer("annotator", datetime(2026, 1, 1, tzinfo=UTC))
        decide(store, who, wishes, known[-1].number if known else 0)


def judgement(clause: Mapping[str, Any], truth: Sequence[Json]) -> Judgement:
    """What an annotator would say: in the table or not, and under another theme where he has it there."""
    some = marks(clause, truth)
    if not any(one["key"] for one in some):
        return Judgement("vervalt")
    if any(clause["theme"] in one["themes"] for one in some):
        return Judgement("akkoord")
    return Judgement("aanpassen", theme=some[0]["themes"][0])


def marks(clause: Mapping[str, Any], truth: Sequence[Json]) -> list[Json]:
    """The annotations that a clause is."""
    return marks_of(clause["page"] or 0, clause["text"], truth)


def score(policy: Policy, truth: Sequence[Json]) -> Json:
    """The figures of the reference scorer."""
    given: Json = scorer().score_clauses(truth, list(policy.clauses), 0)
    return given


if __name__ == "__main__":
    main()
