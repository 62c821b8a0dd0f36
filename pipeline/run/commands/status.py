"""Which documents there are and which are up to date, without changing anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.run.places import Places


def controle_of(places: Places) -> Sequence[Mapping[str, Any]]:
    """What the last run found that is probably not right, worst first."""
    from pipeline.run.record import last_record  # noqa: PLC0415 - not loaded where all is known already

    return list(last_record(places.out).get("controle", ()))


def with_controle(rows: Sequence[Mapping[str, str]], controle: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of documents, each with what is probably not right about it: on its own or with others."""
    return [{**row, "controle": [one for one in controle if _is_about(one, row)]} for row in rows]


def _is_about(one: Mapping[str, Any], row: Mapping[str, str]) -> bool:
    return row["id"] in one["documents"] or row["source"] == one["source"]


def status_of(places: Places, config: Config) -> list[dict[str, str]]:
    """A row per PDF in the corpus: id, kind, zorgkantoor, year, state, source."""
    from pipeline.register import load_register, scan, without_demo  # noqa: PLC0415 - as above
    from pipeline.run.state import load_state  # noqa: PLC0415
    from pipeline.run.work import keys_for, results_in  # noqa: PLC0415

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
