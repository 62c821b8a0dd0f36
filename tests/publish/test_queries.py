"""The queries of docs/queries.md give what the page promises, on a small database."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.publish import write_sqlite
from tests.publish.material import comparison, with_gaps
from tests.support import ROOT

PAGE = (ROOT / "docs" / "queries.md").read_text("utf-8")
QUERIES = dict(re.findall(r"^## ([^\n]+)\n```sql\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))
FIRST = {
    "How many statements stand in each cell of the table?": ("bekostiging", "cz", 1, 1),
    "What tariff does each zorgkantoor name?": (
        "richttarief", "verblijf", "cz", "96.4%", 7, "Het richttarief is 96,4%.",
    ),
    "Which figures changed since the last edition?": ("cz", "richttarief", "95,5%", "96,4%", 7),
    "What is new, and under which theme?": ("kwaliteit", "cz", "Wij bezoeken iedere locatie onaangekondigd.", 7),
    "Where does a word occur, and under which heading?": (
        "cz-2024", 7, "2.1 Onder", "Aanbieders voeren ieder jaar een gesprek met hun cliëntenraad over de kwaliteit.",
    ),
    "Which statements do several zorgkantoren share?": (
        "kwaliteit", "cz,vgz", "Aanbieders voeren ieder jaar een gesprek met hun cliëntenraad over de kwaliteit.",
    ),
    "How did the answers to a question develop?": (
        "bent-u-tevreden", "ja", "2024", 60, "%", "9", "actiz-2025", 4,
    ),
    "Which answers moved most between the first and the last year?": ("Bent u tevreden?", "Ja", 60, 75, 15, "%"),
    "What do providers say of each zorgkantoor?": (
        "NPS per zorgkantoor", "NPS 2025", 5, None, -3, "NPS", "actiz-2025", 5,
    ),
    "From which cells of which table does a figure come?": ("Bent u tevreden?", "Ja", 60, 1, 0, "Ja", 4),
    "Where does a policy say little or nothing, and what came nearest?": ("vgz", "bekostiging", 0, None, None, None),
}  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small comparison as a database."""
    path = tmp_path_factory.mktemp("queries") / "extracted.sqlite"
    write_sqlite(path, with_gaps(comparison()))
    return path


def test_page_has_eleven_queries() -> None:
    """And each is looked at below."""
    assert list(QUERIES) == list(FIRST)
    assert len(QUERIES) == 11


@pytest.mark.parametrize("heading", FIRST, ids=lambda heading: "-".join(heading.split()[:4]).lower())
def test_query_of_the_page(heading: str, database: Path) -> None:
    """Its first row is what the small database holds."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute(QUERIES[heading]).fetchone() == FIRST[heading]


def test_page_names_every_table_and_view(database: Path) -> None:
    """What is in the file is on the page."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
    assert [name for (name,) in found if not name.startswith("sqlite_") and f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize(
    ("child", "parent"),
    [("tables", "documents"), ("cells", "tables"), ("clauses", "documents"), ("facts", "clauses"),
     ("changes", "clauses"), ("decisions", "clauses"), ("survey_figures", "documents"),
     ("white_spots", "documents"), ("untouched_sections", "documents"), ("lost_statements", "documents"),
     ("near_passages", "white_spots"), ("near_passages", "lost_statements"), ("near_passages", "clauses")],
)  # fmt: skip
def test_keys_lead_to_other_tables(child: str, parent: str, database: Path) -> None:
    """Declared, and kept by a connection that asks for it."""
    with closing(sqlite3.connect(database)) as connection:
        assert parent in {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({child})")}
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM documents")
