"""Which documents there are and which are up to date, without changing anything."""

from __future__ import annotations

from pipeline.config import Config
from pipeline.register import load_register, scan, without_demo
from pipeline.run.places import Places
from pipeline.run.state import load_state
from pipeline.run.work import keys_for, results_in


def status_of(places: Places, config: Config) -> list[dict[str, str]]:
    """A row per PDF in the corpus: id, kind, zorgkantoor, year, state, source."""
    cached = results_in(places.cache)
    by_hash = {row.sha256: row for row in load_register(places.register)}
    rows: list[dict[str, str]] = []
    for file in without_demo(scan(places.corpus, load_state(places.state).found)):
        row = by_hash.get(file.sha256)
        if row is None:
            rows.append({"id": "", "kind": "", "zorgkantoor": "", "year": "", "state": "new", "source": file.source})
            continue
        ready = cached.has(keys_for(row, config).result)
        rows.append(
            {
                "id": row.id,
                "kind": row.kind,
                "zorgkantoor": row.zorgkantoor,
                "year": row.year,
                "state": "up to date" if ready else "to be read",
                "source": row.source,
            }
        )
    return rows
