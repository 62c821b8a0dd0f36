"""Work in processes of its own: what crashes, hangs or raises takes nothing else along."""

from __future__ import annotations

import os
import time

import pytest

from pipeline.config import RunSettings
from pipeline.model import UnreadablePdf
from pipeline.run.executor import make_workers


def misbehave(how: str) -> str:
    """A job that does what a hostile document may provoke."""
    if how == "crash":
        os._exit(7)
    if how == "hang":
        time.sleep(600)
    if how == "raise":
        raise RecursionError("too deep")
    if how == "unreadable":
        raise UnreadablePdf("doc.pdf", "it is damaged")
    return f"fine: {how}"


def count_pages(total: int, on_stage: object) -> int:
    """A job that tells how far it is."""
    assert callable(on_stage)
    for page in range(1, total + 1):
        on_stage("read", page, total)
    return total


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        pytest.param("crash", "died (exit code 7)", id="crash"),
        pytest.param("hang", "took longer than 3 seconds", id="hang"),
        pytest.param("raise", "RecursionError: too deep", id="raise"),
        pytest.param("unreadable", "it is damaged", id="unreadable"),
    ],
)
def test_one_bad_document_never_stops_the_others(how: str, reason: str) -> None:
    """Its outcome is a reason; the others' outcomes are what they should be."""
    jobs = ["a", how, "b"]
    with make_workers(RunSettings(time_limit=3), 2) as workers:
        outcomes = dict(workers.outcomes(misbehave, jobs, ["a.pdf", "doc.pdf", "b.pdf"], None))
    assert (outcomes[0], outcomes[2]) == ("fine: a", "fine: b")
    assert isinstance(outcomes[1], UnreadablePdf)
    assert outcomes[1].source == "doc.pdf"
    assert reason in outcomes[1].cause


def test_progress_is_told_in_pages_over_all_documents() -> None:
    """The last word is that everything is done."""
    told: list[dict[str, tuple[int, int]]] = []
    with make_workers(RunSettings(), 2) as workers:
        outcomes = dict(workers.outcomes(count_pages, [3, 4], ["a", "b"], told.append))
    assert outcomes == {0: 3, 1: 4}
    assert told[-1]["read"] == (7, 7)
