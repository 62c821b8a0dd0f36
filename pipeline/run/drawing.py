"""Pictures of passages, drawn in processes of their own: drawing is where a hostile page may hang or kill a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import RunSettings
from pipeline.model import Clause, UnreadablePdf
from pipeline.register import sha256_of
from pipeline.run.cache import Cache
from pipeline.run.versions import key_of, library_versions, stage_version
from pipeline.run.workers import processes_here

if TYPE_CHECKING:
    from pipeline.publish import Draw, Drawing, Drawn, Picture

LIMIT = 120.0  # seconds for the passages of one document: they are cuts of pages, drawn in hundredths of a second


def pictures_in(cache: Path) -> Path:
    """Where the pictures of passages are kept between runs."""
    return cache / "pictures"


def drawn_once(cache: Path, draw: Draw) -> Draw:
    """Draws by `draw` what was not drawn before: a passage looks the same as long as its document and its boxes do."""
    from pipeline.publish import Picture  # noqa: PLC0415 - heavy

    kept = Cache(pictures_in(cache), dict[str, list[Picture]])

    def drawn(drawings: Sequence[Drawing]) -> list[Drawn]:
        keys = [_key(one.path) for one in drawings]
        known = [(kept.load(key) if key else None) or {} for key in keys]
        news = [_without(one, have) for one, have in zip(drawings, known, strict=True)]
        asked = [place for place, new in enumerate(news) if new.clauses]
        made: dict[int, Drawn] = dict(zip(asked, draw([news[place] for place in asked]), strict=True)) if asked else {}
        found = [_together(one, known[place], made.get(place, {})) for place, one in enumerate(drawings)]
        for place, fresh in made.items():
            if fresh and keys[place]:
                own = found[place]
                kept.store(keys[place], {_look(c): own[c.id] for c in drawings[place].clauses if c.id in own})
        return found

    return drawn


def _key(path: Path) -> str:
    """What the pictures of a document rest on besides the places of its passages; '' when it is not there."""
    libraries = library_versions(("pypdfium2", "pillow"))
    return key_of(sha256_of(path), stage_version("publish"), *libraries.values()) if path.is_file() else ""


def _without(one: Drawing, known: Mapping[str, list[Picture]]) -> Drawing:
    """What of a document is still to be drawn; of a passage without a place there is no picture."""
    return replace(one, clauses=tuple(c for c in one.clauses if c.boxes and _look(c) not in known))


def _look(clause: Clause) -> str:
    """What the pictures of a statement rest on besides its document."""
    return key_of([[box.page, box.x0, box.top, box.x1, box.bottom] for box in clause.boxes])


def _together(one: Drawing, known: Mapping[str, list[Picture]], fresh: Drawn) -> Drawn:
    pictures = {clause.id: known[_look(clause)] for clause in one.clauses if _look(clause) in known}
    return pictures | dict(fresh)


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
