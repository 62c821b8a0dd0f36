"""A document that makes a step over all documents fail costs itself and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model import Document, ThematabelError
from pipeline.run.culprits import without_culprits
from pipeline.run.work import Result


def results(*names: str) -> list[Result]:
    """Documents that hold nothing."""
    return [Result(Document(n, f"{n}.pdf", n, "inkoopbeleid", "", "", "", "", n, 1), (), ()) for n in names]


def names(some: Sequence[Result]) -> str:
    """Their ids; fails on 'bad', and where 'left' and 'right' meet."""
    ids = [one.document.id for one in some]
    if "bad" in ids or {"left", "right"} <= set(ids):
        raise ValueError(f"cannot compare {ids}")
    return " ".join(ids)


def test_nothing_is_left_out_when_nothing_fails() -> None:
    """The step is done once, over all."""
    assert without_culprits(results("a", "b"), names) == ("a b", {})


def test_a_document_that_fails_by_itself_is_left_out() -> None:
    """With what it provoked."""
    found, culprits = without_culprits(results("a", "bad", "b"), names)
    assert found == "a b"
    assert list(culprits) == ["bad.pdf"]
    assert "ValueError: cannot compare ['bad']" in culprits["bad.pdf"]


def test_of_two_that_fail_together_one_is_left_out() -> None:
    """Which of the two is to blame cannot be told."""
    found, culprits = without_culprits(results("a", "left", "right"), names)
    assert found == "a right"
    assert list(culprits) == ["left.pdf"]


@pytest.mark.parametrize("error", [ThematabelError("no store"), OSError("full"), MemoryError()])
def test_what_is_no_documents_fault_is_no_documents_cost(error: Exception) -> None:
    """It goes on to the caller."""

    def failing(_some: Sequence[Result]) -> str:
        raise error

    with pytest.raises(type(error)):
        without_culprits(results("a"), failing)


def test_where_no_document_is_to_blame_the_fault_goes_on() -> None:
    """It is ours."""

    def failing(_some: Sequence[Result]) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        without_culprits(results("a", "b"), failing)
