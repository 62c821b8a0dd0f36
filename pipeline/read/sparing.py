"""A page that our own code cannot cope with costs that page, and is told of; the rest of the document goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.model import Finding, Page

T = TypeVar("T")


def without_bad_pages(
    pages: Sequence[Page], attempt: Callable[[Sequence[Page]], T], kind: str
) -> tuple[T, tuple[Finding, ...]]:
    """What `attempt` gives for the pages, those blank that make it fail; and a finding of that kind for each of these.

    Only when it fails are the pages tried one by one.

    Raises:
        Exception: what `attempt` raised, when no page is to blame by itself.
    """
    try:
        return attempt(pages), ()
    except MemoryError:
        raise
    except Exception:
        found = {page.number: why for page in pages if (why := _fault(attempt, page))}
        if not found:
            raise
        spared = [_blank(page) if page.number in found else page for page in pages]
        return attempt(spared), tuple(Finding(kind, page, facts=(why,)) for page, why in found.items())


def fault_words(error: Exception) -> str:
    """A fault of ours in a few words, for a bug report."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:120]


def _fault(attempt: Callable[[Sequence[Page]], T], page: Page) -> str:
    try:
        attempt([page])
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a hostile page provokes is what is looked for
        return fault_words(error)
    return ""


def _blank(page: Page) -> Page:
    return Page(page.number, page.width, page.height, unread=True)
