"""Which documents there are and which are up to date, without changing anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.review.progress import Progress, Reviewed
    from pipeline.run.places import Places


def controle_of(places: Places) -> Sequence[Mapping[str, Any]]:
    """What the last run found that is probably not right, worst first."""
    from pipeline.run.record import last_record  # noqa: PLC0415 - not loaded where all is known already

    return list(last_record(places.out).get("controle", ()))


def with_controle(
    rows: Sequence[Mapping[str, str]], controle: Sequence[Mapping[str, Any]], review: Progress
) -> list[dict[str, Any]]:
    """The rows of documents, each with what is probably not right about it, and how far its review is per theme."""
    return [
        {
            **row,
            "controle": [one for one in controle if _is_about(one, row)],
            "review": {name: asdict(counts) for name, counts in review.get(row["id"], {}).items()},
        }
        for row in rows
    ]


def reviewed_in(places: Places) -> Progress:
    """How far the review of each document is, by theme.

    Raises:
        UnusableStore: when the decisions cannot be read.
    """
    from pipeline.review.store import NAME, load_kept  # noqa: PLC0415 - most corpora have no decisions yet

    if not (places.corpus / NAME).exists():
        return {}
    from pipeline.review.progress import progress_of  # noqa: PLC0415
    from pipeline.run.state import load_state  # noqa: PLC0415

    shown = load_state(places.state).shown
    return progress_of(places.out, shown, load_kept(places.corpus / NAME))


def _in_all(themes: Mapping[str, Reviewed]) -> str:
    """'12 of 40' over all themes; '' when there are none."""
    counts = themes.values()
    return f"{sum(n.reviewed for n in counts)} of {sum(n.statements for n in counts)}" if themes else ""


def _is_about(one: Mapping[str, Any], row: Mapping[str, str]) -> bool:
    return row["id"] in one["documents"] or row["source"] == one["source"]


def status_of(places: Places, config: Config, review: Progress) -> list[dict[str, str]]:
    """A row per document in the corpus: id, kind, zorgkantoor, year, state, how much is reviewed, source."""
    from pipeline.register import load_register, scan, without_demo  # noqa: PLC0415 - as above
    from pipeline.run.state import load_state  # noqa: PLC0415
    from pipeline.run.work import keys_of, results_in  # noqa: PLC0415

    cached = results_in(places.cache)
    by_hash = {row.sha256: row for row in load_register(places.register)}
    keys = keys_of(by_hash.values(), config)
    rows: list[dict[str, str]] = []
    for file in without_demo(scan(places.corpus, load_state(places.state).found)):
        row = by_hash.get(file.sha256)
        if row is None:
            new = {"id": "", "kind": "", "zorgkantoor": "", "year": "", "state": "new"}
            rows.append({**new, **({"reviewed": ""} if review else {}), "source": file.source})
            continue
        ready = cached.has(keys[row.id].result)
        rows.append(
            {
                "id": row.id,
                "kind": row.kind,
                "zorgkantoor": row.zorgkantoor,
                "year": row.year,
                "state": "up to date" if ready else "to be read",
                **({"reviewed": _in_all(review.get(row.id, {}))} if review else {}),
                "source": row.source,
            }
        )
    return rows
