"""What dry-run tests share: edits of config.yaml, the command, and two ways to tell what became of each clause."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support import ROOT, thematabel

Facts = dict[str, Any]
Edit = Callable[[Path], None]

NEW_THEME = """\
  - id: toegang
    title: Toegang en wachtlijsten
    headings: [toegang*, wacht*, crisis*]
    strong: [wachtlijst*, wachttijd*, crisis*, spoed*, bemiddel*]
"""
EXCLUSION = "geen-meerzorg:\n  says: gaat over meerzorg\n  points: -20\n  when:\n    - meerzorg*\n"
LAST_THEME = "  - id: overig\n    title: Overig\n"


def replaced(old: str, new: str, file: str = "config.yaml") -> Edit:
    """An edit of a file of settings as an adviser makes it; the place must be there."""

    def edit(top: Path) -> None:
        text = (top / file).read_text("utf-8")
        assert text.count(old) >= 1, f"{old!r} is not in {file}"
        (top / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


OWN, THEMES = "rules/own.yaml", "rules/themes.yaml"
FIRST_RULE = "eigen-stem:\n"
ADD_THEME = replaced(LAST_THEME, NEW_THEME + LAST_THEME)
ADD_TERM = replaced('    - "*technolog*"\n', '    - crisis*\n    - "*technolog*"\n', THEMES)
ADD_EXCLUSION = replaced(FIRST_RULE, EXCLUSION + FIRST_RULE, OWN)
CHANGE_WEIGHT = replaced("  weights: {}", "  weights: {chapter: 0}")
TWO = ("vgz-2024.pdf", "salland-2024.pdf")


def config_with(folder: Path, *edits: Edit) -> Path:
    """A config.yaml with its rules after these edits, in a folder of its own."""
    top = folder / "anders"
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(ROOT / "rules", top / "rules")
    shutil.copy2(ROOT / "config.yaml", top)
    for edit in edits:
        edit(top)
    return top / "config.yaml"


def where(top: Path) -> list[str]:
    """The arguments that name the folders."""
    return ["--corpus", str(top / "corpus"), "--out", str(top / "extracted")]


def run(top: Path, *more: str | Path) -> subprocess.CompletedProcess[str]:
    """The command `run` in these folders; one process is enough for two short policies."""
    return thematabel("run", "--jobs", "1", *where(top), *more)


def dry(top: Path, *more: str | Path) -> Facts:
    """What a dry run tells as data."""
    done = run(top, "--dry-run", "--explain", "--json", *more)
    assert done.returncode == 0, done.stderr
    told: Facts = json.loads(done.stdout)
    return told


def everything(top: Path) -> dict[str, bytes]:
    """Every file of corpus and results but the cache."""
    files = [path for path in top.rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


def clauses_in(top: Path) -> dict[tuple[str, str, int], Facts]:
    """The clauses of the last run by what they are known by: document, text and page."""
    shown = json.loads((top / "extracted" / "run.json").read_text("utf-8"))["shown"]
    found: dict[tuple[str, str, int], Facts] = {}
    for path in (top / "extracted").glob("*/clauses.jsonl"):
        for clause in map(json.loads, path.read_text("utf-8").splitlines()):
            clause["shown"] = clause["in_table"] and clause["document"] in shown
            found[clause["document"], clause["text"], clause["page"]] = clause
    return found


def happened(
    before: dict[tuple[str, str, int], Facts], after: dict[tuple[str, str, int], Facts]
) -> set[tuple[str, ...]]:
    """What came in, fell out and moved, worked out from the files alone."""
    found: set[tuple[str, ...]] = set()
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        was, now = bool(old and old["shown"]), bool(new and new["shown"])
        if was != now:
            found.add(("in" if now else "out", *key[:2]))
        elif old and new and old["theme"] != new["theme"]:
            found.add(("moved", *key[:2], old["theme"], new["theme"]))
    return found


def announced(told: Facts) -> set[tuple[str, ...]]:
    """The same as a dry run tells it."""
    found: set[tuple[str, ...]] = set()
    for one in told["clauses"]:
        if one["change"] in ("in", "out"):
            found.add((one["change"], one["document"], one["text"]))
        elif one["change"] == "moved":
            found.add(("moved", one["document"], one["text"], one["before"]["theme"], one["after"]["theme"]))
    return found
