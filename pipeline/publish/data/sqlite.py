"""extracted.sqlite: everything as ordinary tables with foreign keys, for Datasette, pandas and SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pipeline.model import Comparison
from pipeline.model.files import atomic_path
from pipeline.publish.data.contract import change_dict, clause_dict, plain_number
from pipeline.publish.data.data_files import MONITOR_FIELDS
from pipeline.publish.data.sqlite_gaps import fill_gaps
from pipeline.publish.data.sqlite_rows import Insert, Record, inserter
from pipeline.publish.words.findings import finding_lines
from pipeline.publish.words.reasons import NO_RULES, Says
from pipeline.publish.words.text import encodable

_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode  # made once: some thousand values are short
_SCHEMA = """
CREATE TABLE documents (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL, publisher TEXT NOT NULL,
  zorgkantoor TEXT NOT NULL, year TEXT NOT NULL, sector TEXT NOT NULL, title TEXT NOT NULL, pages INTEGER NOT NULL,
  current INTEGER NOT NULL, supplements TEXT NOT NULL, published TEXT NOT NULL, warnings TEXT NOT NULL
);
CREATE TABLE tables (
  key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), id TEXT NOT NULL, kind TEXT NOT NULL,
  label TEXT NOT NULL, caption TEXT NOT NULL, n TEXT NOT NULL, page INTEGER NOT NULL, page_end INTEGER NOT NULL,
  section TEXT NOT NULL, header_rows INTEGER NOT NULL
);
CREATE TABLE cells (
  "table" INTEGER NOT NULL REFERENCES tables(key), "row" INTEGER NOT NULL, col INTEGER NOT NULL, text TEXT NOT NULL,
  header INTEGER NOT NULL, PRIMARY KEY ("table", "row", col)
) WITHOUT ROWID;
CREATE TABLE clauses (
  key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), id TEXT NOT NULL, zorgkantoor TEXT NOT NULL,
  year TEXT NOT NULL, theme TEXT NOT NULL, themes TEXT NOT NULL, text TEXT NOT NULL, short TEXT NOT NULL,
  page INTEGER, paragraph INTEGER, place TEXT NOT NULL,
  boxes TEXT NOT NULL, section TEXT NOT NULL, stance TEXT NOT NULL, in_table INTEGER NOT NULL,
  scope TEXT NOT NULL, why TEXT NOT NULL, score REAL NOT NULL, in_force INTEGER NOT NULL
);
CREATE TABLE facts (
  key INTEGER PRIMARY KEY, clause INTEGER NOT NULL REFERENCES clauses(key), kind TEXT NOT NULL, value NOT NULL,
  unit TEXT NOT NULL, text TEXT NOT NULL, subject TEXT NOT NULL
);
CREATE TABLE changes (
  key INTEGER PRIMARY KEY, zorgkantoor TEXT NOT NULL, theme TEXT NOT NULL, change TEXT NOT NULL,
  old_document TEXT REFERENCES documents(id), new_document TEXT REFERENCES documents(id),
  old_clause INTEGER REFERENCES clauses(key), new_clause INTEGER REFERENCES clauses(key), old_text TEXT NOT NULL,
  new_text TEXT NOT NULL, old_page INTEGER, new_page INTEGER, similarity REAL NOT NULL, facts TEXT NOT NULL
);
CREATE TABLE decisions (
  key INTEGER PRIMARY KEY, clause INTEGER REFERENCES clauses(key), decided TEXT NOT NULL, reviewer TEXT NOT NULL,
  verdict TEXT NOT NULL, theme TEXT NOT NULL, text TEXT NOT NULL, remark TEXT NOT NULL, stands INTEGER NOT NULL,
  "match" TEXT NOT NULL, likeness REAL NOT NULL, document TEXT NOT NULL, page INTEGER NOT NULL, passage TEXT NOT NULL
);
CREATE TABLE survey_figures (
  key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), survey_year TEXT NOT NULL,
  sector TEXT NOT NULL, "table" TEXT NOT NULL, question TEXT NOT NULL, question_id TEXT NOT NULL, answer TEXT NOT NULL,
  group_kind TEXT NOT NULL, "group" TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, n TEXT NOT NULL,
  page INTEGER NOT NULL, answer_id TEXT NOT NULL, caution TEXT NOT NULL,
  remark TEXT NOT NULL
);
CREATE TABLE white_spots (
  key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), theme TEXT NOT NULL,
  zorgkantoor TEXT NOT NULL, shown INTEGER NOT NULL, looked_for TEXT NOT NULL
);
CREATE TABLE untouched_sections (
  key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), heading TEXT NOT NULL, page INTEGER NOT NULL
);
CREATE TABLE lost_statements (
  key INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), zorgkantoor TEXT NOT NULL,
  theme TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL, source_document TEXT REFERENCES documents(id)
);
CREATE TABLE near_passages (
  key INTEGER PRIMARY KEY, white_spot INTEGER REFERENCES white_spots(key),
  lost_statement INTEGER REFERENCES lost_statements(key), place INTEGER NOT NULL,
  clause INTEGER REFERENCES clauses(key), page INTEGER NOT NULL, likeness REAL NOT NULL,
  CHECK ((white_spot IS NULL) <> (lost_statement IS NULL))
);
CREATE INDEX near_passages_clause ON near_passages(clause);
CREATE INDEX tables_document ON tables(document);
CREATE INDEX clauses_document ON clauses(document);
CREATE INDEX clauses_theme ON clauses(theme, zorgkantoor);
CREATE INDEX facts_clause ON facts(clause);
CREATE INDEX facts_kind ON facts(kind);
CREATE INDEX decisions_clause ON decisions(clause);
CREATE INDEX survey_figures_question ON survey_figures(question_id, answer);
CREATE INDEX survey_figures_document ON survey_figures(document);
CREATE VIEW thema_tabel AS
  SELECT c.theme, c.zorgkantoor, c.year, c.short, c.page, c.stance, c.scope, c.score, d.source, c.key AS clause
  FROM clauses c JOIN documents d ON d.id = c.document WHERE c.in_table = 1 AND d.current = 1
  ORDER BY c.theme, c.zorgkantoor, c.score DESC;
CREATE VIEW tarieven AS
  SELECT f.kind, f.subject, c.zorgkantoor, c.year, f.value, f.unit, f.text, c.page, c.short, c.key AS clause
  FROM facts f JOIN clauses c ON c.key = f.clause JOIN documents d ON d.id = c.document
  WHERE d.current = 1 AND c.in_force = 1 AND f.kind IN ('richttarief', 'tarief', 'opslag', 'afslag', 'plafond')
  ORDER BY f.kind, f.subject, c.zorgkantoor;
CREATE VIEW wijzigingen AS
  SELECT zorgkantoor, theme, change, old_text, new_text, old_page, new_page, facts, old_document, new_document
  FROM changes WHERE change <> 'same' ORDER BY zorgkantoor, theme, change;
CREATE VIEW monitor AS
  SELECT f.*, d.publisher, d.title, d.source FROM survey_figures f JOIN documents d ON d.id = f.document;
"""


def write_sqlite(path: Path, comparison: Comparison, says: Says = NO_RULES) -> None:
    """Write extracted.sqlite anew; whoever has the old one open keeps reading the old one.

    `says` has the words of the configuration's rules, for `why`.
    """
    with atomic_path(path) as temporary:
        connection = sqlite3.connect(temporary)
        try:
            connection.execute("PRAGMA synchronous = OFF")  # what is not whole never takes the place of the old one
            connection.execute("PRAGMA foreign_keys = ON")
            connection.executescript(_SCHEMA)
            _fill(inserter(connection), comparison, says)
            connection.commit()
            connection.execute("ANALYZE")
            connection.commit()
        finally:
            connection.close()


def _fill(insert: Insert, comparison: Comparison, says: Says) -> None:
    keys = {(clause.document, clause.id): key for key, clause in enumerate(comparison.clauses, start=1)}
    known = {document.id for document in comparison.documents}
    insert("documents", _documents(comparison))
    insert("tables", _tables(comparison))
    insert("cells", _cells(comparison))
    insert("clauses", _clauses(comparison, says))
    insert("facts", _facts(comparison))
    insert("changes", _changes(comparison, keys, known))
    insert("decisions", _decisions(comparison, keys))
    insert(
        "survey_figures",
        ({name: _plain(getattr(figure, name)) for name in MONITOR_FIELDS} for figure in comparison.monitor),
    )
    fill_gaps(insert, comparison, keys)


def _documents(comparison: Comparison) -> Iterator[Record]:
    current = set(comparison.current)
    for document in comparison.documents:
        yield {
            "id": document.id,
            "source": encodable(document.source),
            "sha256": document.sha256,
            "kind": document.kind,
            "publisher": encodable(document.publisher),
            "zorgkantoor": document.zorgkantoor,
            "year": document.year,
            "sector": document.sector,
            "title": encodable(document.title),
            "pages": document.pages,
            "current": int(document.id in current),
            "supplements": document.supplements,
            "published": document.published,
            "warnings": _json(finding_lines(document.findings, "en")),
        }


def _tables(comparison: Comparison) -> Iterator[Record]:
    for key, (document, table) in enumerate(comparison.tables, start=1):
        yield {
            "key": key,
            "document": document,
            "id": table.id,
            "kind": table.kind,
            "label": encodable(table.label),
            "caption": encodable(table.caption),
            "n": table.n,
            "page": table.page,
            "page_end": table.page_end,
            "section": _json(table.section),
            "header_rows": table.header_rows,
        }


def _cells(comparison: Comparison) -> Iterator[Record]:
    for key, (_, table) in enumerate(comparison.tables, start=1):
        for row, cells in enumerate(table.grid):
            for col, text in enumerate(cells):
                header = int(row < table.header_rows)
                yield {"table": key, "row": row, "col": col, "text": encodable(text), "header": header}


def _clauses(comparison: Comparison, says: Says) -> Iterator[Record]:
    gone = comparison.gone
    for key, clause in enumerate(comparison.clauses, start=1):
        plain: Record = {**clause_dict(clause, says), "in_force": clause.id not in gone}
        for name in ("facts", "reasons", "points", "outcome", "succession", "predecessor"):
            del plain[name]
        yield {"key": key, **{name: _plain(value) for name, value in plain.items()}}


def _facts(comparison: Comparison) -> Iterator[Record]:
    for key, clause in enumerate(comparison.clauses, start=1):
        for fact in clause.facts:
            yield {
                "clause": key,
                "kind": fact.kind,
                "value": plain_number(fact.value),
                "unit": encodable(fact.unit),
                "text": encodable(fact.text),
                "subject": encodable(fact.subject),
            }


def _changes(comparison: Comparison, keys: dict[tuple[str, str], int], known: set[str]) -> Iterator[Record]:
    for change in comparison.changes:
        plain: Record = {**change_dict(change)}
        old, new = plain.pop("old_id"), plain.pop("new_id")
        row = {name: _plain(value) for name, value in plain.items()}
        row["old_document"] = change.old_document if change.old_document in known else None
        row["new_document"] = change.new_document if change.new_document in known else None
        yield {
            **row,
            "old_clause": keys.get((change.old_document, old)),
            "new_clause": keys.get((change.new_document, new)),
        }


def _decisions(comparison: Comparison, keys: dict[tuple[str, str], int]) -> Iterator[Record]:
    """Every decision ever made; `stands` is 1 for the last about its passage, `clause` empty when that is not found."""
    for laid in comparison.decisions:
        for decision in laid.history:
            after = decision.after
            yield {
                "key": decision.number,
                "clause": keys.get((laid.document, laid.clause)),
                "decided": decision.decided,
                "reviewer": encodable(decision.reviewer),
                "verdict": encodable(after.verdict),
                "theme": encodable(after.theme),
                "text": encodable(after.text),
                "remark": encodable(after.remark),
                "stands": int(decision is laid.standing),
                "match": laid.match,
                "likeness": round(laid.likeness, 3),
                "document": encodable(decision.anchor.document),
                "page": decision.anchor.page,
                "passage": encodable(decision.anchor.text),
            }


def _plain(value: object) -> object:
    """A value that a column holds: lists and mappings as JSON, truth as 0 or 1."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return encodable(value)
    return value if value is None or isinstance(value, int | float) else _json(value)


def _json(value: object) -> str:
    return encodable(_AS_JSON(value))
