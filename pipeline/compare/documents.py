"""Everything that is decided over all documents together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from pipeline.compare.answers import align_answers
from pipeline.compare.editions import compare_editions
from pipeline.compare.matrix import current_documents, edition_pairs, matrix
from pipeline.compare.monitor import monitor_figures
from pipeline.compare.questions import align_questions
from pipeline.compare.scope import with_scope
from pipeline.config import Config
from pipeline.model import Clause, Comparison, Document, Table


def compare_documents(
    documents: Sequence[Document],
    tables: Mapping[str, Sequence[Table]],
    clauses: Mapping[str, Sequence[Clause]],
    config: Config,
) -> Comparison:
    """The comparison over `documents`; `tables` and `clauses` by document id."""
    settings = config.compare
    scoped = with_scope([clause for document in documents for clause in clauses.get(document.id, ())], settings)
    current = current_documents(documents, clauses, config)
    by_document: dict[str, list[Clause]] = {}
    for clause in scoped:
        by_document.setdefault(clause.document, []).append(clause)
    changes = [
        compare_editions(by_document.get(old.id, []), by_document.get(new.id, []), settings)
        for old, new in edition_pairs(documents, config)
    ]
    figures = [
        monitor_figures(document, tables.get(document.id, ()), config.zorgkantoren)
        for document in documents
        if document.kind == "monitor"
    ]
    asked = align_questions(list(chain.from_iterable(figures)), settings.question_from)
    return Comparison(
        documents=tuple(documents),
        tables=tuple((document.id, table) for document in documents for table in tables.get(document.id, ())),
        clauses=tuple(scoped),
        current=current,
        matrix=matrix(scoped, current, config),
        changes=tuple(chain.from_iterable(changes)),
        monitor=tuple(align_answers(asked, settings.question_from)),
    )
