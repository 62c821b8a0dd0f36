"""The day that results bear: that of the newest source or decision, so that the same corpus gives the same files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from pipeline.model import Comparison
from pipeline.publish.words.dates import made_on


def days_of(corpus: Path, comparison: Comparison) -> dict[str, str]:
    """Id of each document -> the day on which it was made, as its file says; '' where it does not."""
    return {document.id: made_on(corpus / document.source, document.sha256) for document in comparison.documents}


def as_of(told: Iterable[str], comparison: Comparison) -> datetime:
    """The newest of the days that files of sources `told`, and of those on which a passage was decided.

    The first of January of the newest year where no file says when it was made.
    """
    days = [datetime.strptime(day, "%d-%m-%Y") for day in told if day]
    days += [
        datetime.fromisoformat(decision.decided).replace(tzinfo=None)
        for laid in comparison.decisions
        for decision in laid.history
    ]
    if not days:
        years = [int(d.year) for d in comparison.documents if d.year.isdigit()]
        days = [datetime(max(years, default=2000), 1, 1)]
    return max(days).replace(microsecond=0, tzinfo=UTC)
