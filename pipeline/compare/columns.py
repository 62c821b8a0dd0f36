"""What the column of each zorgkantoor shows: its newest edition with its supplements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.compare.column import Policy
from pipeline.compare.lineage import Lineage
from pipeline.config import Config
from pipeline.model import Clause, Document, TableColumn


def column_of(
    line: Lineage,
    policies: Mapping[tuple[str, str], Policy],
    clauses: Mapping[str, Sequence[Clause]],
    config: Config,
) -> TableColumn:
    """The column of a zorgkantoor.

    Documents of another sector than the settings ask for come last. A newest document without any statement for the
    table (a scan, an announcement) does not empty the column: then the newest that has one is shown. Supplements to a
    document that is not there have the column to themselves where they are newer than every edition that is.
    """
    edition = _newest(line.editions, clauses, config)
    alone = [d for d in line.of("") if _wanted(d, config)] or line.of("")
    if edition is None or (alone and alone[-1].year > edition.year and _wanted(alone[-1], config)):
        gone = tuple(policies[line.zorgkantoor, ""].gone)
        return TableColumn(line.zorgkantoor, "", tuple(document.id for document in alone), gone=gone)
    policy = policies.get((line.zorgkantoor, edition.id))
    if policy is None:
        return TableColumn(line.zorgkantoor, edition.id)
    supplements = tuple(document.id for document in line.of(edition.id))
    unnamed = tuple(c.id for c in policy.clauses if c.document == edition.id and c.id not in policy.named)
    return TableColumn(line.zorgkantoor, edition.id, supplements, unnamed, tuple(policy.gone), tuple(policy.unsettled))


def _newest(whole: Sequence[Document], clauses: Mapping[str, Sequence[Clause]], config: Config) -> Document | None:
    """The newest edition, of the wanted sector first, that has something for the table."""
    newest_first = [d for wanted in (True, False) for d in reversed(whole) if _wanted(d, config) == wanted]
    telling = [d for d in newest_first if any(clause.in_table for clause in clauses.get(d.id, ()))]
    return next(iter(telling or newest_first), None)


def _wanted(document: Document, config: Config) -> bool:
    return document.sector in ("", config.compare.sector)
