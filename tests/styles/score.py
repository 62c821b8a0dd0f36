"""The figures of the style corpus: `python -m tests.styles.score [--repo DIR] [--out DIR] [--round first|second]`.

Typesets the booklets, runs the command of a checkout on them and prints the figures by style; with --show also every
sentence that went wrong.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.styles.booklet import typeset
from tests.styles.documents.measure import write_register
from tests.styles.judging import Judged, judge, report
from tests.styles.sentences import Booklet, read_booklets


def measure(booklets: Sequence[Booklet], work: Path, repo: Path, *, placed: bool = True) -> list[Judged]:
    """Typeset, run the command of a checkout, and judge; what was made stays in the work folder.

    The booklets are placed in the register by hand, so that sentences are measured and not what a title page says;
    with placed=False the program finds out by itself whose they are.
    """
    corpus, out = work / "corpus", work / "extracted"
    corpus.mkdir(parents=True, exist_ok=True)
    sources = {typeset(booklet, corpus).name: booklet for booklet in booklets}
    if placed:
        write_register(corpus, {name: booklet.row for name, booklet in sources.items()})
    python = repo / ".venv" / "bin" / "python"
    command = [python if python.exists() else sys.executable, "-m", "pipeline", "run", "--corpus", corpus, "--out", out]
    done = subprocess.run(list(map(str, command)), cwd=repo, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"the run ended with {done.returncode}: {done.stderr}")
    came = {}
    for path in out.glob("*/document.json"):
        lines = (path.parent / "clauses.jsonl").read_text(encoding="utf-8").splitlines()
        came[Path(json.loads(path.read_text(encoding="utf-8"))["source"]).name] = [json.loads(line) for line in lines]
    return [row for name, booklet in sources.items() for row in judge(booklet, came.get(name, []))]


def main() -> None:
    """Print the figures of a checkout, and with --show every sentence that went wrong."""
    parser = argparse.ArgumentParser(description="Score the style corpus.")
    parser.add_argument("--repo", type=Path, default=Path(__file__).parents[2])
    parser.add_argument("--out", type=Path, help="keep the PDFs and results here")
    parser.add_argument("--round", choices=("first", "second"))
    parser.add_argument("--unplaced", action="store_true", help="let the program find out whose they are")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    booklets = [booklet for booklet in read_booklets() if options.round in (None, booklet.round)]
    with tempfile.TemporaryDirectory() as spare:
        judged = measure(booklets, options.out or Path(spare), options.repo.resolve(), placed=not options.unplaced)
    print(report(judged))
    for row in judged if options.show else ():
        if faults := row.faults():
            print(f"{row.style} {row.round} {'+'.join(faults)}: {row.sentence.text} [{row.sentence.trap}]")


if __name__ == "__main__":
    main()
