"""Everything that is decided over all documents together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from pipeline.compare.align import align_questions
from pipeline.compare.answers import align_answers
from pipeline.compare.caution import with_cautions
from pipeline.compare.editions import compare_editions
from pipeline.compare.matrix import current_documents, edition_pairs, matrix
from pipeline.compare.monitor import monitor_figures
from pipeline.compare.scope import with_scope
from pipeline.compare.supplement import is_announced, is_supplement, without_untouched
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
    changes, supplements = _editions(documents, by_document, config)
    current = current_documents(documents, clauses, config, supplements)
    figures = [
        monitor_figures(document, tables.get(document.id, ()), config.zorgkantoren)
        for document in documents
        if document.kind == "monitor"
    ]
    asked = align_questions(list(chain.from_iterable(figures)), settings.question_from)
    answered = align_answers(asked, settings.question_from)
    return Comparison(
        documents=tuple(documents),
        tables=tuple((document.id, table) for document in documents for table in tables.get(document.id, ())),
        clauses=tuple(scoped),
        current=current,
        matrix=matrix(scoped, current, config),
        changes=tuple(changes),
        monitor=tuple(with_cautions(answered, config.publish.small_group)),
    )


def _editions(
    documents: Sequence[Document], clauses: Mapping[str, Sequence[Clause]], config: Config
) -> tuple[list[Change], set[str]]:
    """What became of each statement from edition to edition; and the ids of documents that only add to one."""
    supplements = {document.id for document in documents if is_announced(document)}
    changes: list[Change] = []
    for before, after in edition_pairs(documents, config, supplements):
        old, new = clauses.get(before.id, ()), clauses.get(after.id, ())
        found = compare_editions(old, new, config.compare)
        if after.id in supplements or is_supplement(old, new, found):
            supplements.add(after.id)
            found = without_untouched(old, new, found)
        changes += found
    return changes, supplements
