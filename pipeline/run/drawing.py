"""Pictures of passages, drawn in processes of their own: drawing is where a hostile page may hang or kill a library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.config import RunSettings
from pipeline.model import UnreadablePdf
from pipeline.run.workers import processes_here

if TYPE_CHECKING:
    from pipeline.publish import Draw, Drawing, Drawn

LIMIT = 120.0  # seconds for the passages of one document: they are cuts of pages, drawn in hundredths of a second


def drawn_apart(settings: RunSettings, jobs: int) -> Draw:
    """Draws on this machine, `jobs` documents at a time (0: as the settings say), with the settings' limits.

    A document that cannot be drawn within them has no pictures: the page shows its words only.
    """
    bounded = settings.model_copy(update={"time_limit": min(LIMIT, settings.time_limit)})

    def draw(drawings: Sequence[Drawing]) -> list[Drawn]:
        from pipeline.publish import drawn  # noqa: PLC0415 - heavy

        found: list[Drawn] = [{} for _ in drawings]
        with processes_here(bounded, jobs) as workers:
            for index, outcome in workers.outcomes(drawn, drawings, [one.path.name for one in drawings], None):
                if not isinstance(outcome, UnreadablePdf):
                    found[index] = outcome
        return found

    return draw
