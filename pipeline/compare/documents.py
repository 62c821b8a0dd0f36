"""Everything that is decided over all documents together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.compare.align import align_questions
from pipeline.compare.answers import align_answers
from pipeline.compare.caution import with_cautions
from pipeline.compare.column import Policy, composed
from pipeline.compare.columns import column_of
from pipeline.compare.differ import differences_of
from pipeline.compare.editions import compare_editions
from pipeline.compare.headers import Heads
from pipeline.compare.lineage import Lineage, lineages
from pipeline.compare.matrix import matrix
from pipeline.compare.monitor import monitor_figures
from pipeline.compare.scope import with_scope
from pipeline.config import Config
from pipeline.model import Change, Clause, Comparison, Document, Table


def compare_documents(
    documents: Sequence[Document],
    tables: Mapping[str, Sequence[Table]],
    clauses: Mapping[str, Sequence[Clause]],
    config: Config,
) -> Comparison:
    """The comparison over `documents`; `tables` and `clauses` by document id."""
    settings = config.compare
    scoped = with_scope([clause for document in documents for clause in clauses.get(document.id, ())], settings)
    by_document: dict[str, list[Clause]] = {}
    for clause in scoped:
        by_document.setdefault(clause.document, []).append(clause)
    lines = lineages(documents, by_document, config, _comparing(by_document, config))
    policies = {
        (line.zorgkantoor, base): policy for line in lines for base, policy in _policies(line, by_document, config)
    }
    scoped = _as_laid(scoped, list(policies.values()))
    columns = tuple(column_of(line, policies, by_document, config) for line in lines)
    current = tuple(chain.from_iterable(column.documents for column in columns))
    heads = Heads(config.zorgkantoren, settings.columns)
    figures = [
        monitor_figures(document, tables.get(document.id, ()), heads)
        for document in documents
        if document.kind == "monitor"
    ]
    asked = align_questions(list(chain.from_iterable(figures)), settings.question_from)
    answered = align_answers(asked, settings.question_from)
    result = Comparison(
        documents=tuple(_with_bases(documents, lines)),
        tables=tuple((document.id, table) for document in documents for table in tables.get(document.id, ())),
        clauses=tuple(scoped),
        current=current,
        matrix=matrix(scoped, current, config),
        changes=tuple(_changes(lines, policies)),
        monitor=tuple(with_cautions(answered, config.publish.small_group)),
        columns=columns,
    )
    return replace(result, differences=differences_of(result, config))


Policies = Mapping[tuple[str, str], Policy]  # by zorgkantoor and id of the base ('' when that is not there)


def _comparing(clauses: Mapping[str, Sequence[Clause]], config: Config) -> Callable[[Document, Document], list[Change]]:
    """What became of each statement from one document to another."""
    return lambda before, after: compare_editions(clauses.get(before.id, ()), clauses.get(after.id, ()), config.compare)


def _policies(line: Lineage, clauses: Mapping[str, Sequence[Clause]], config: Config) -> Iterator[tuple[str, Policy]]:
    """Each edition that has supplements, with those laid over it; those without an edition laid over each other."""
    for base in dict.fromkeys(line.bases.values()):
        yield base, composed(clauses.get(base, ()), line.of(base), clauses, config.compare)


def _changes(lines: Sequence[Lineage], policies: Policies) -> Iterator[Change]:
    """Per zorgkantoor: from edition to edition, and from each edition to what its supplements made of it."""
    for line in lines:
        yield from line.changes
        for (zorgkantoor, _), policy in policies.items():
            if zorgkantoor == line.zorgkantoor:  # without anything to compare with, nothing is new
                yield from (change for change in policy.changes if change.old_document)


def _as_laid(clauses: Sequence[Clause], policies: Sequence[Policy]) -> list[Clause]:
    """The statements as supplements leave them: what is gone is not in the table, what took its place is.

    What a correction says is a statement of its own; it follows on those of its document.
    """
    laid = {clause.id: clause for policy in policies for clause in policy.clauses}
    gone = {identity: why for policy in policies for identity, why in policy.gone.items()}
    known = {clause.id for clause in clauses}
    result = [replace(c, in_table=False, outcome=gone[c.id]) if c.id in gone else laid.get(c.id, c) for c in clauses]
    return result + [clause for identity, clause in laid.items() if identity not in known]


def _with_bases(documents: Sequence[Document], lines: Sequence[Lineage]) -> Iterator[Document]:
    """The documents, each supplement with what it adds to."""
    bases = {identity: base for line in lines for identity, base in line.bases.items()}
    for document in documents:
        yield replace(document, supplements=bases.get(document.id, ""))
