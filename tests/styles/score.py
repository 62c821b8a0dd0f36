"""What came out of the booklets, against what a careful reader says of each sentence.

`python -m tests.styles.score [--repo DIR] [--out DIR] [--round first|second]` typesets the booklets, runs the command
of a checkout on them and prints the figures by style.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from tests.styles.booklet import typeset
from tests.styles.sentences import Booklet, Figure, Sentence, read_booklets

Clause = dict[str, Any]  # a line of clauses.jsonl, see the contract


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence and what the program made of it."""

    style: str
    round: str
    sentence: Sentence
    given: bool  # it came out as (part of) a clause
    theme: bool  # ... under one of its themes
    figures: int  # of its figures, how many came out with the right value and unit
    kinds: int  # ... and the right kind

    def faults(self) -> list[str]:
        """What is wrong about it, in the words of the list of known misses."""
        wanted = self.sentence
        if not wanted.own:
            return ["given"] if self.given else []
        if not self.given:
            return ["missed"]
        named = (("theme", not self.theme), ("figure", self.figures < len(wanted.figures)))
        return [fault for fault, wrong in named if wrong]


def judge(booklet: Booklet, clauses: Sequence[Clause]) -> list[Judged]:
    """Every sentence of a booklet against the clauses that came out of its PDF."""
    return [_judge(booklet, sentence, clauses) for sentence in booklet.sentences()]


def figures(judged: Iterable[Judged]) -> dict[str, float]:
    """Recall and precision of own positions, themes and figures; 1 where there was nothing to find."""
    rows = list(judged)
    own = [row for row in rows if row.sentence.own]
    found = [row for row in own if row.given]
    wanted = sum(len(row.sentence.figures) for row in own)
    right = sum(row.figures for row in own)
    return {
        "sentences": len(rows),
        "own": len(own),
        "recall": _share(len(found), len(own)),
        "precision": _share(len(found), sum(row.given for row in rows)),
        "theme": _share(sum(row.theme for row in found), len(found)),
        "found_under_theme": _share(sum(row.theme for row in found), len(own)),
        "figure": _share(right, wanted),
        "kind": _share(sum(row.kinds for row in own), right),
    }


def report(judged: Sequence[Judged]) -> str:
    """The figures by style and over all, as a Markdown table."""
    styles = dict.fromkeys(row.style for row in judged)
    lines = [(style, figures(row for row in judged if row.style == style)) for style in styles]
    lines.append(("all", figures(judged)))
    head = ["style", *lines[0][1]]
    cells = [[name, *(f"{v:.2f}" if isinstance(v, float) else str(v) for v in row.values())] for name, row in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *cells))


def said(sentence: str, clause: str) -> bool:
    """Whether a clause says the sentence: holds it whole, or is the better half of it."""
    sentence, clause = _plain(sentence), _plain(clause)
    if len(clause) >= len(sentence):
        return fuzz.partial_ratio(sentence, clause) >= 94
    return len(clause) >= len(sentence) / 2 and fuzz.partial_ratio(clause, sentence) >= 94


def _judge(booklet: Booklet, sentence: Sentence, clauses: Sequence[Clause]) -> Judged:
    saying = [clause for clause in clauses if said(sentence.text, clause["text"])]
    facts = [fact for clause in saying for fact in clause["facts"]]
    same = [[fact for fact in facts if _is(figure, fact)] for figure in sentence.figures]
    kinds = sum(
        any(fact["kind"] == figure.kind for fact in hits) for figure, hits in zip(sentence.figures, same, strict=True)
    )
    theme = any(clause["theme"] in sentence.themes for clause in saying)
    return Judged(booklet.style, booklet.round, sentence, bool(saying), theme, sum(map(bool, same)), kinds)


def _is(figure: Figure, fact: dict[str, Any]) -> bool:
    """Whether a fact has the value, sign aside, and the unit of the figure."""
    value, unit = _number(str(fact["value"])), str(fact["unit"])
    return any(_number(way) == value and (not wanted or wanted == unit) for way, wanted in figure.ways)


def _number(written: str) -> float | str:
    try:
        return round(abs(float(written)), 4)
    except ValueError:
        return written


def _plain(text: str) -> str:
    """Lower case, one space between words, straight quotes."""
    for odd, even in (("\u00ad", ""), ("’", "'"), ("‘", "'"), ("–", "-")):
        text = text.replace(odd, even)
    return " ".join(text.lower().split())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def measure(booklets: Sequence[Booklet], work: Path, repo: Path, *, placed: bool = True) -> list[Judged]:
    """Typeset, run the command of a checkout, and judge; what was made stays in the work folder.

    The booklets are placed in the register by hand, so that sentences are measured and not what a title page says;
    with placed=False the program finds out by itself whose they are.
    """
    corpus, out = work / "corpus", work / "extracted"
    corpus.mkdir(parents=True, exist_ok=True)
    sources = {typeset(booklet, corpus).name: booklet for booklet in booklets}
    if placed:
        _register(sources, corpus)
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


def _register(sources: dict[str, Booklet], corpus: Path) -> None:
    """The register with a confirmed row for each booklet."""
    columns = ["source", "sha256", "id", "kind", "publisher", "zorgkantoor", "year", "sector", "title", "confirmed"]
    with (corpus / "documents.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        for name, booklet in sources.items():
            digest = hashlib.sha256((corpus / name).read_bytes()).hexdigest()
            whose = (booklet.publisher, booklet.zorgkantoor, "2028", "vv", booklet.title)
            rows.writerow((name, digest, booklet.name, "inkoopbeleid", *whose, "yes"))


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
