"""run.json says what is true: at the start, on the way, at the end, and after a death."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import Cause, ThematabelError
from pipeline.run.places import Places
from pipeline.run.record import recorded
from pipeline.run.report import Report, SetAside


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A folder for results."""
    places = Places(tmp_path / "corpus", tmp_path / "out")
    places.cache.mkdir(parents=True)
    return places


def told(places: Places) -> dict[str, Any]:
    """run.json."""
    record: dict[str, Any] = json.loads((places.out / "run.json").read_text("utf-8"))
    return record


def test_a_run_is_at_work_until_it_ends(places: Places) -> None:
    """With the stage that it is about."""
    report = Report(started=datetime(2026, 1, 1))
    with recorded(places, report) as note:
        assert (told(places)["status"], told(places)["exit_code"]) == ("running", None)
        note("publish")
        assert told(places)["stage"] == "publish"
    assert (told(places)["status"], told(places)["exit_code"]) == ("finished", 0)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(ThematabelError("the register is wrong."), "the register is wrong.", id="known"),
        pytest.param(KeyError("x"), "a fault in thematabel itself ended it (KeyError: 'x'", id="fault"),
        pytest.param(OSError(28, "No space left on device", "run.json"), "run.json: the disk is full", id="disk"),
        pytest.param(KeyboardInterrupt(), "it was stopped", id="stopped"),
    ],
)
def test_whatever_ends_it_is_told_and_goes_on_to_the_caller(places: Places, error: BaseException, reason: str) -> None:
    """Never the success of the run before."""
    before = {"status": "finished", "exit_code": 0, "left_over": ["oud"], "controle": [{"kind": "gok"}]}
    (places.out / "run.json").write_text(json.dumps(before))
    with pytest.raises(type(error)), recorded(places, Report(started=datetime(2026, 1, 1))):
        raise error
    record = told(places)
    assert (record["status"], record["exit_code"], record["left_over"]) == ("failed", 2, ["oud"])
    assert record["controle"] == [{"kind": "gok"}]
    assert reason in record["reason"]


def test_after_a_death_the_next_run_says_so(places: Places) -> None:
    """A run that was killed cannot write; what stands there is that it runs."""
    (places.out / "run.json").write_text(json.dumps({"status": "running", "started": "2026-01-01T07:00:00"}))
    with recorded(places, Report(started=datetime(2026, 1, 2))):
        pass
    assert told(places)["ended_early"] == "2026-01-01T07:00:00"


def test_documents_set_aside_are_no_failure(places: Places) -> None:
    """The run finished, with 1."""
    report = Report(started=datetime(2026, 1, 1))
    with recorded(places, report):
        report.set_aside.append(SetAside("a.pdf", Cause("leeg"), kept=False))
    assert (told(places)["status"], told(places)["exit_code"]) == ("finished", 1)


def test_a_file_that_could_not_be_made_is_a_failure(places: Places) -> None:
    """What could be made is there; the exit code says that it is not all."""
    report = Report(started=datetime(2026, 1, 1))
    with recorded(places, report):
        report.failed_outputs["thema-tabel.html"] = "a fault"
    assert (told(places)["status"], told(places)["exit_code"]) == ("failed", 2)
