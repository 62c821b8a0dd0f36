"""The sentences that are known to go wrong: `python -m tests.styles.known` writes the list anew.

Look at the difference before you commit it: it is what a change does to texts that nobody fitted it to.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ruamel.yaml import YAML

from pipeline.config import Config, default_config_path, load_config
from tests.styles.booklet import typeset
from tests.styles.judging import Judged, judge, report
from tests.styles.reading import clauses_of
from tests.styles.sentences import Booklet, read_booklets

LIST = Path(__file__).with_name("known_misses.yaml")
FAULTS = {
    "missed": "own positions that do not come out",
    "given": "sentences that are no own position and come out",
    "theme": "own positions under a wrong theme",
    "figure": "own positions of which a figure lacks",
}
Misses = dict[str, dict[str, list[str]]]  # booklet, fault, sentences


def judged_today(booklets: Iterable[Booklet], config: Config, work: Path) -> list[Judged]:
    """Every sentence after the real stages have read the typeset booklets, without comparing or publishing."""
    judged: list[Judged] = []
    for booklet in booklets:
        judged += judge(booklet, clauses_of(typeset(booklet, work), booklet.row, config, work))
    return judged


def misses(judged: Iterable[Judged]) -> Misses:
    """What goes wrong, by booklet and fault; a sentence may be in two lists."""
    found: Misses = {}
    for row in judged:
        for fault in row.faults():
            found.setdefault(f"{row.style}-{row.round}", {}).setdefault(fault, []).append(row.sentence.text)
    return found


def known_misses() -> Misses:
    """The list in the repository."""
    listed: Misses = YAML(typ="safe", pure=True).load(LIST.read_text(encoding="utf-8"))
    return listed


def write_list(found: Misses) -> None:
    """Replace the list in the repository."""
    yaml = YAML()
    yaml.width = 10_000  # a sentence a line
    head = "".join(f"# {fault}: {meaning}\n" for fault, meaning in FAULTS.items())
    with LIST.open("w", encoding="utf-8") as file:
        file.write(f"# Made by `python -m tests.styles.known`. Sentences of the style corpus that go wrong:\n{head}")
        yaml.dump(found, file)


def main() -> None:
    """Write the list anew and print the figures that belong to it."""
    with tempfile.TemporaryDirectory() as work:
        judged = judged_today(read_booklets(), load_config(default_config_path()), Path(work))
    write_list(misses(judged))
    print(report(judged), file=sys.stdout)


if __name__ == "__main__":
    main()
