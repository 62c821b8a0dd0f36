"""Scores the reader against the reference documents, where they lie beside the checkout, and keeps the figures.

python -m benchmarks.score [--only ID ...] [--note WORDS]     (make score)

The documents are read under names that tell nothing, so that no figure rests on what a file is called. The figures of
each run are a line of `benchmarks/score-history.jsonl`: when, which commit, which documents, what their scorer said.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
HISTORY = ROOT / "benchmarks" / "score-history.jsonl"


def main(arguments: Sequence[str] | None = None, shared: Path = SHARED, history: Path = HISTORY) -> int:
    """Run, score, keep; exit 2 where there is nothing to score against."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], help="ids of reference documents")
    parser.add_argument("--note", default="", help="what was changed, for the history")
    options = parser.parse_args(arguments)
    scorer = shared / "tools" / "score.py"
    truths = truths_in(shared / "reference", options.only)
    if not scorer.is_file() or not truths:
        print(f"{shared}: no scorer, or no reference documents of these names. Nothing was scored.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        told = scored(Path(place), scorer, truths, shared / "reference")
    line = {
        "when": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": _commit(),
        "note": options.note,
        "documents": sorted(path.stem for path in truths),
        "scores": figures(told),
    }
    with history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"kept in {history}", file=sys.stderr)
    return 0


def truths_in(reference: Path, only: Sequence[str] = ()) -> list[Path]:
    """The truth of each reference document that has its PDF beside it; of those that are named, or of all."""
    found = sorted((reference / "truth").glob("*.json"))
    return [
        path for path in found if (reference / "pdf" / f"{path.stem}.pdf").is_file() and (not only or path.stem in only)
    ]


def scored(place: Path, scorer: Path, truths: Sequence[Path], reference: Path) -> dict[str, Any]:
    """What the scorer says of a fresh run over the PDFs of these truths."""
    corpus, out = place / "corpus", place / "extracted"
    corpus.mkdir()
    names = {f"stuk-{number:02}.pdf": f"{path.stem}.pdf" for number, path in enumerate(truths)}
    for code, name in names.items():
        shutil.copyfile(reference / "pdf" / name, corpus / code)
    run = [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out)]
    done = subprocess.run(run, cwd=ROOT, check=False)  # noqa: S603 - our own command
    if done.returncode == 2:
        sys.exit("the run could not be made; nothing was scored")
    for path in out.glob("*/document.json"):
        document = json.loads(path.read_text("utf-8"))
        document["source"] = names.get(document["source"], document["source"])
        path.write_text(json.dumps(document), "utf-8")
    command = [sys.executable, str(scorer), "--extracted", str(out), "--json", str(place / "score.json")]
    command += ["--pdf-dir", str(reference / "pdf")]
    for path in truths:
        command += ["--truth", str(path)]
        changes = path.with_name(f"changes-{path.name}")
        command += ["--changes", str(changes)] if changes.is_file() else []
    subprocess.run(command, check=True)  # noqa: S603 - the scorer beside the checkout
    told: dict[str, Any] = json.loads((place / "score.json").read_text("utf-8"))
    return told


def figures(told: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """The figures of each document to three places; what the scorer keeps for its own sums is left out."""
    return {
        name: {
            key: round(value, 3)
            for key, value in row.items()
            if isinstance(value, int | float) and not key.startswith("_")
        }
        for name, row in told.items()
    }


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
