"""Finds which document makes a step over all documents fail, so that it costs that document and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.model import ThematabelError
from pipeline.run.faults import in_words
from pipeline.run.work import Result

T = TypeVar("T")


def without_culprits(results: Sequence[Result], attempt: Callable[[Sequence[Result]], T]) -> tuple[T, dict[str, str]]:
    """What `attempt` gives for as many of the results as it can; and the sources left out, with the reason.

    Only when it fails are documents tried: first each by itself, then each left out in turn (one that only fails
    together with others).

    Raises:
        Exception: what `attempt` raised, when no document is to blame, or the matter is not a document's.
    """
    try:
        return attempt(results), {}
    except (ThematabelError, OSError, MemoryError):
        raise
    except Exception as error:
        alone = {source: why for one in results if (source := one.document.source) and (why := _fault(attempt, [one]))}
        left = [one for one in results if one.document.source not in alone]
        if alone and not _fault(attempt, left):
            return attempt(left), alone
        for one in left:
            rest = [other for other in left if other is not one]
            if not _fault(attempt, rest):
                return attempt(rest), {**alone, one.document.source: in_words(error)}
        raise


def _fault(attempt: Callable[[Sequence[Result]], T], results: Sequence[Result]) -> str:
    """In words, why the attempt fails on these; '' when it does not."""
    try:
        attempt(results)
    except (ThematabelError, OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever a hostile document provokes is what is looked for
        return in_words(error)
    return ""
