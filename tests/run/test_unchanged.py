"""What the last run told is told again only as long as nothing that it rests on has changed."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.again import Asked, plainly_asked
from pipeline.run.unchanged import keep_unchanged, known_unchanged, tell_again

TOLD = {"report": {"started": "then", "unchanged": ["vgz-2024"]}}
LATER = 5  # seconds


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus, results of a finished run and a configuration, all written a while ago."""
    for name in (
        "corpus/a.pdf",
        "corpus/documents.csv",
        "out/thema-tabel.xlsx",
        "out/.cache/result/k.json.z",
        "c.yaml",
        "rules/own.yaml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as it was")
    (tmp_path / "out/run.json").write_text('{"status": "finished"}')
    return tmp_path


def known(place: Path) -> object:
    """What is known of the last run at this place."""
    return known_unchanged(place / "corpus", place / "out", place / "c.yaml")


def keep(place: Path, since: float) -> None:
    """A run that began at `since` found all up to date."""
    keep_unchanged(place / "corpus", place / "out", place / "c.yaml", since, TOLD)


def test_what_a_run_told_is_known_while_nothing_changes(place: Path) -> None:
    """It comes back as it was kept, and telling it again does not make it unknown."""
    keep(place, time.time() + LATER)
    assert known(place) == TOLD
    told = tell_again(place / "out", {"report": {**TOLD["report"], "status": "finished"}})
    assert json.loads((place / "out/run.json").read_text()) == told
    assert told["started"] != "then"
    assert known(place) == TOLD


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: (p / "corpus/b.pdf").write_text("new"), id="a new document"),
        pytest.param(lambda p: (p / "corpus/documents.csv").write_text("a title"), id="a title"),
        pytest.param(lambda p: os.utime(p / "corpus/a.pdf", (1, 1)), id="a document written anew"),
        pytest.param(lambda p: (p / "corpus/decisions.sqlite").write_text("akkoord"), id="a decision"),
        pytest.param(lambda p: (p / "c.yaml").write_text("themes:"), id="the configuration"),
        pytest.param(lambda p: (p / "rules/own.yaml").write_text("a rule"), id="a file of rules"),
        pytest.param(lambda p: (p / "rules/words.yaml").write_text("words"), id="a file of rules more"),
        pytest.param(lambda p: (p / "out/thema-tabel.xlsx").unlink(), id="a result that is gone"),
        pytest.param(lambda p: (p / "out/thema-tabel.xlsx").write_text("by hand"), id="a result changed by hand"),
        pytest.param(lambda p: (p / "out/.cache/result/k.json.z").unlink(), id="a thrown away cache"),
        pytest.param(lambda p: (p / "out/run.json").write_text('{"status": "running"}'), id="a run at work or dead"),
        pytest.param(lambda p: (p / "out/.cache/unchanged.json").write_text("[]"), id="what was kept is damaged"),
    ],
)
def test_any_change_is_looked_at_anew(place: Path, change: Callable[[Path], object]) -> None:
    """Whatever changes of corpus, results or settings, the last run is not told again."""
    keep(place, time.time() + LATER)
    change(place)
    assert known(place) is None


def test_what_changes_during_a_run_is_not_taken_for_seen(place: Path) -> None:
    """A document or title that was changed after the run began may not have been read: nothing is kept."""
    keep(place, time.time() - LATER)
    assert known(place) is None


def test_what_is_moved_in_during_a_run_is_not_taken_for_seen(place: Path) -> None:
    """A document that keeps its old time, as one that another program moves or syncs, is new here all the same."""
    aside = place / "aside.pdf"
    aside.write_text("elsewhere for years")
    os.utime(aside, (1, 1))
    time.sleep(0.1)
    began = time.time() - 0.05
    keep(place, began)
    assert known(place) == TOLD
    aside.rename(place / "corpus/a.pdf")
    keep(place, began)
    assert known(place) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("as the run wrote it", TOLD, id="the run"),
        pytest.param("as somebody saved it meanwhile", None, id="somebody"),
    ],
)
def test_the_register_may_change_during_a_run_by_the_run_alone(place: Path, written: str, expected: object) -> None:
    """What the run itself wrote there was seen; what a person saved after that was not."""
    time.sleep(0.1)
    began = time.time() - 0.05
    (place / "corpus/documents.csv").write_text(written)
    own = hashlib.sha256(b"as the run wrote it").hexdigest()
    keep_unchanged(place / "corpus", place / "out", place / "c.yaml", began, TOLD, own)
    assert known(place) == expected


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        pytest.param("run", Asked("run"), id="run"),
        pytest.param(
            "run --corpus c --out o -j 2 -q", Asked("run", Path("c"), Path("o"), quiet=True), id="with places"
        ),
        pytest.param(
            "status --config x.yaml --json", Asked("status", config=Path("x.yaml"), as_json=True), id="status"
        ),
        pytest.param("run --force", None, id="force"),
        pytest.param("run --only cz-2024", None, id="only"),
        pytest.param("run --dry-run", None, id="dry run"),
        pytest.param("run --jobs many", None, id="a mistake"),
        pytest.param("run --out", None, id="a place left out"),
        pytest.param("status -q", None, id="what status does not know"),
        pytest.param("tables x.pdf", None, id="another command"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_only_a_plain_run_or_status_is_told_at_once(arguments: str, asked: Asked | None) -> None:
    """All that asks for more, and every mistake, goes the long way."""
    assert plainly_asked(arguments.split()) == asked
