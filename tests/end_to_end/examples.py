"""What the examples of docs/configuration.md say when they are tried on two of the demonstration documents.

python -m tests.end_to_end.examples     (part of make golden: writes into the page what they say now)
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from tests.end_to_end.trial import FIRST_RULE, LAST_THEME, OWN, TWO, Edit, config_with, replaced, run
from tests.support import ROOT

PAGE = ROOT / "docs" / "configuration.md"
_EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
_SAID = re.compile(r"(?<=<!-- what )(\S+)( says -->\n```\n)(.*?)(?=```)", re.DOTALL)
_WHEN = re.compile(r"(?<=run of )\d{4}-\d\d-\d\d \d\d:\d\d")
_ANY_TIME = "2026-01-05 10:56"


def shown(page: str) -> list[tuple[str, str]]:
    """By the word that tells an example from the others: what the page has it say."""
    return [(match[1], match[3]) for match in _SAID.finditer(page)]


def edit_of(name: str, page: str) -> Edit:
    """The edit of the settings that an example shows, in the place where a reader would put it."""
    (text,) = (text for text in _EXAMPLE.findall(page) if name in text)
    first, rest = text.split("\n", 1)
    if first == f"# {OWN}":
        return replaced(FIRST_RULE, rest + "\n" + FIRST_RULE, OWN)
    if first == "themes:":
        return replaced(LAST_THEME, rest + LAST_THEME)
    (line,) = (line for line in text.splitlines() if name in line)
    now = re.search(rf"^{line.split(':')[0]}: .*$", (ROOT / "config.yaml").read_text("utf-8"), re.MULTILINE)
    assert now is not None, name
    return replaced(now[0], line)


def said(name: str, page: str, top: Path, folder: Path) -> str:
    """What the command says of an example, tried on the results in `top`; `folder` is for the changed settings."""
    done = run(top, "--dry-run", "--explain", "--config", config_with(folder, edit_of(name, page)))
    assert done.returncode == 0, done.stderr
    return _WHEN.sub(_ANY_TIME, done.stdout).rstrip("\n") + "\n"


def main() -> None:
    """Write what the examples say today."""
    page = PAGE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        (top / "corpus").mkdir()
        for name in TWO:
            shutil.copy2(ROOT / "corpus" / "demo" / name, top / "corpus" / name)
        assert run(top).returncode == 0
        today = {name: said(name, page, top, top) for name, _ in shown(page)}
    PAGE.write_text(_SAID.sub(lambda match: match[1] + match[2] + today[match[1]], page), "utf-8")


if __name__ == "__main__":
    main()
