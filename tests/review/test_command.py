"""The real command: a workbook that a reviewer filled in, and the runs after it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from pipeline.model import Judgement
from tests.review.material import fill, sheet_of
from tests.support import thematabel


@pytest.fixture
def places(two_policies: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A finished run of our own: corpus and results."""
    shutil.copytree(two_policies, tmp_path / "werk")
    return tmp_path / "werk" / "corpus", tmp_path / "werk" / "extracted"


def clause_of(out: Path, document: str, shown: bool) -> dict[str, Any]:
    """The first clause of a document that is, or is not, in the table."""
    lines = (out / document / "clauses.jsonl").read_text("utf-8").splitlines()
    return next(clause for clause in map(json.loads, lines) if clause["in_table"] is shown)


def same_clause(out: Path, before: dict[str, Any]) -> dict[str, Any]:
    """The clause as the last run left it."""
    lines = (out / before["document"] / "clauses.jsonl").read_text("utf-8").splitlines()
    clause: dict[str, Any] = next(clause for clause in map(json.loads, lines) if clause["id"] == before["id"])
    return clause


def test_a_run_follows_what_a_kept_workbook_says(places: tuple[Path, Path]) -> None:
    """Filled in, set aside by a run, imported, followed by the next run in every output; then all is up to date."""
    corpus, out = places
    where = ["--corpus", str(corpus), "--out", str(out)]
    shown, hidden, reworded = (
        clause_of(out, "vgz-2024", True), clause_of(out, "vgz-2024", False), clause_of(out, "salland-2024", True)
    )  # fmt: skip
    fill(
        out / "thema-tabel.xlsx",
        {
            shown["id"]: Judgement("vervalt", remark="=dubbel"),
            hidden["id"]: Judgement("akkoord"),
            reworded["id"]: Judgement("aanpassen", "Overig", "=Woorden van de beoordelaar"),
        },
    )
    (corpus / "geen.pdf").write_text("geen pdf")  # something to publish anew, before anything was imported
    told = thematabel("run", *where).stderr
    (corpus / "geen.pdf").unlink()
    (kept,) = out.glob("thema-tabel (gewijzigd*.xlsx")
    assert "Verdicts in a kept workbook count once imported" in told
    assert same_clause(out, shown) == shown

    done = thematabel("review", "--import", kept, "--by", "Jan de Vries", "--json", *where)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["added"]) == 3
    again = thematabel("review", "--import", kept, "--by", "Piet", *where)
    assert "imported before, by Jan de Vries" in again.stderr

    done = thematabel("run", *where)
    assert done.returncode == 0, done.stderr
    assert "3 passages follow a reviewer's decision" in done.stderr
    now = same_clause(out, shown)
    assert (now["in_table"], now["text"]) == (False, shown["text"])
    assert any("beoordeeld door Piet op " in reason for reason in now["why"])
    assert same_clause(out, hidden)["in_table"]
    now = same_clause(out, reworded)
    assert (now["theme"], now["short"], now["text"]) == ("overig", "=Woorden van de beoordelaar", reworded["text"])
    assert json.loads((out / "run.json").read_text("utf-8"))["decisions"]["laid"] == 3
    _, sheet, columns, _ = sheet_of(out / "thema-tabel.xlsx")
    assert {cell.value for cell in sheet[get_column_letter(columns["Oordeel"])]} >= {"akkoord", "vervalt"}
    assert "Woorden van de beoordelaar" in (out / "thema-tabel.html").read_text("utf-8")
    database = sqlite3.connect(out / "extracted.sqlite")
    rows = database.execute(
        "SELECT c.id, d.verdict, d.reviewer, d.stands, c.in_table FROM decisions d JOIN clauses c ON c.key = d.clause"
    ).fetchall()
    database.close()
    assert {row[0]: row[1:] for row in rows} == {
        shown["id"]: ("vervalt", "Piet", 1, 0),
        hidden["id"]: ("akkoord", "Piet", 1, 1),
        reworded["id"]: ("aanpassen", "Piet", 1, 1),
    }
    assert "Everything is up to date" in thematabel("run", *where).stderr
    listed = json.loads(thematabel("review", "--list", "--json", *where).stdout)
    assert [one["match"] for one in listed] == ["exact"] * 3
    assert thematabel("review", "--list", *where).stdout.startswith("Laid over the reading: 3")


def test_decisions_that_cannot_be_read_stop_the_run(places: tuple[Path, Path]) -> None:
    """They are never passed over: the table would silently go back to what it was."""
    corpus, out = places
    (corpus / "decisions.sqlite").write_bytes(b"overwritten by something else" * 200)
    before = (out / "thema-tabel.xlsx").read_bytes()
    done = thematabel("run", "--corpus", corpus, "--out", out)
    assert done.returncode == 2
    assert "decisions.sqlite: file is not a database" in done.stderr
    assert (out / "thema-tabel.xlsx").read_bytes() == before


def test_conflicts_and_odd_rows_give_exit_code_1(places: tuple[Path, Path]) -> None:
    """Each is said, with its row."""
    corpus, out = places
    where = ["--corpus", str(corpus), "--out", str(out)]
    name = clause_of(out, "vgz-2024", True)["id"]
    path = out / "thema-tabel.xlsx"
    one = fill(path, {name: Judgement("vervalt")}, "een.xlsx")
    two = fill(path, {name: Judgement("akkoord", "Huisvesting")}, "twee.xlsx")
    assert thematabel("review", "--import", one, "--by", "Jan", *where).returncode == 0
    done = thematabel("review", "--import", two, "--by", "Piet", *where)
    assert done.returncode == 1
    assert "Conflict (someone else)" in done.stderr
    assert "the theme 'Huisvesting' is unknown" in done.stderr
    assert "Disputed: 1" in thematabel("review", "--list", *where).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--import", "nergens.xlsx"], "nergens.xlsx is not there", id="no file"),
        pytest.param(["--import", __file__], "it is no workbook that can be read", id="no workbook"),
        pytest.param(["--import", "x.xlsx", "--list"], "not both", id="import and list"),
    ],
)
def test_what_cannot_be_imported_says_why(tmp_path: Path, arguments: list[str], message: str) -> None:
    """Exit code 2, and no store is made."""
    done = thematabel("review", *arguments, "--corpus", tmp_path, "--out", tmp_path)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert list(tmp_path.iterdir()) == []
