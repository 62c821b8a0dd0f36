"""What the sketch of a larger corpus rests on: documents go to the worker that is free first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scale import drawn, main, makespan


@pytest.mark.parametrize(
    ("seconds", "workers", "span"),
    [
        pytest.param([3, 1, 1, 1], 2, 3, id="the short ones beside the long one"),
        pytest.param([1, 1, 1, 3], 2, 4, id="the long one comes last"),
        pytest.param([2, 2], 1, 4, id="one worker"),
        pytest.param([2, 2], 5, 2, id="more workers than documents"),
    ],
)
def test_the_last_document_ends_the_run(seconds: list[float], workers: int, span: float) -> None:
    """In the order in which they are given out."""
    assert makespan(seconds, workers) == span


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=50), st.integers(1, 9))
def test_no_plan_beats_the_work_that_there_is(seconds: list[float], workers: int) -> None:
    """Nor the longest document; and none is worse than one worker alone."""
    span = makespan(seconds, workers)
    assert max(*seconds, sum(seconds) / workers) - 1e-6 <= span <= sum(seconds) + 1e-6


def test_documents_are_those_of_the_run() -> None:
    """Again and again, the same for the same seed; a whole run is taken as it is."""
    assert drawn([1.0, 2.0], 2) == [1.0, 2.0]
    assert drawn([1.0, 2.0], 9) == drawn([1.0, 2.0], 9)
    assert set(drawn([1.0, 2.0], 99)) == {1.0, 2.0}


def test_the_report_of_a_run_becomes_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that read nothing tells nothing."""
    report = tmp_path / "run.json"
    report.write_text(json.dumps({"durations": {"a": {"read": 1800.0, "tables": 1800.0}, "b": {"read": 3600.0}}}))
    assert main([str(report), "--workers", "1", "2"]) == 0
    told = capsys.readouterr().out
    assert "      1    2.00   100%" in told
    assert "      2    1.00   100%" in told
    report.write_text(json.dumps({"durations": {}}))
    assert main([str(report)]) == 1
