"""The real command on documents that change: published anew, or followed by next year's edition."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from pipeline.model import Judgement
from tests.review.material import fill, sheet_of
from tests.support import ROOT, DemoRun, Office, thematabel

SOURCE = ROOT / "corpus" / "demo" / "sources" / "vgz-2024.md"
ASKED, LOST, KEPT = "zonder schriftelijk oordeel", "Ons ledenpanel van", "wijzen wij af"
INNOVATION = "apart voor innovatie"  # in two editions of one policy, with another percentage


def results_of(folder: Path, demo_run: DemoRun, *names: str) -> tuple[Path, Path]:
    """A corpus of some demonstration documents, and its results."""
    (folder / "corpus").mkdir()
    demo_run.lend_readings(folder / "out")
    for name in names:
        shutil.copy(ROOT / "corpus" / "demo" / f"{name}.pdf", folder / "corpus")
    done = thematabel("run", "--corpus", folder / "corpus", "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    return folder / "corpus", folder / "out"


def clauses(out: Path, document: str) -> list[dict[str, Any]]:
    """The clauses of a document as the last run left them."""
    lines = (out / document / "clauses.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def clause(out: Path, document: str, words: str) -> dict[str, Any]:
    """The clause with these words."""
    (found,) = [one for one in clauses(out, document) if words in one["text"]]
    return found


def publish_anew(typesetter: Path, corpus: Path, *changes: tuple[str, str]) -> None:
    """Another copy of a document, with other words; the same publisher, year and title."""
    text = SOURCE.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    sources = corpus.parent / "sources"
    sources.mkdir(exist_ok=True)
    (sources / SOURCE.name).write_text(text, "utf-8")
    subprocess.run(
        [sys.executable, typesetter, "--sources", sources, "--out", corpus, "vgz-2024"], check=True, capture_output=True
    )


def test_decisions_and_a_document_that_is_published_anew(tmp_path: Path, demo_run: DemoRun, typesetter: Path) -> None:
    """Kept by content; what reads otherwise is asked, answered at the command line, and asked no more."""
    corpus, out = results_of(tmp_path, demo_run, "vgz-2024", "dsw-2024", "dsw-2025")
    where = ["--corpus", str(corpus), "--out", str(out)]
    filled = {
        clause(out, "vgz-2024", ASKED)["id"]: Judgement("aanpassen", "Overig", "De raad adviseert.", "korter"),
        clause(out, "vgz-2024", LOST)["id"]: Judgement("akkoord"),
        clause(out, "vgz-2024", KEPT)["id"]: Judgement("vervalt"),
        clause(out, "dsw-2024", INNOVATION)["id"]: Judgement("vervalt"),
    }
    path = fill(out / "thema-tabel.xlsx", filled, "jan.xlsx")
    dry = thematabel("review", "--import", path, "--by", "Jan", "--dry", "--json", *where)
    assert (dry.returncode, len(json.loads(dry.stdout)["added"])) == (0, 4)
    assert not (corpus / "decisions.sqlite").exists()
    assert thematabel("review", "--import", path, "--by", "Jan", *where).returncode == 0

    lost = next(line for line in SOURCE.read_text("utf-8").split(". ") if LOST in line)
    publish_anew(typesetter, corpus, (ASKED, "zonder mondeling oordeel"), (lost + ". ", ""))
    told = thematabel("run", *where).stderr
    assert "2 passages follow a reviewer's decision" in told
    assert "1 to be confirmed, 1 not found again" in told
    now = clause(out, "vgz-2024", "zonder mondeling oordeel")
    assert any(reason.startswith("te bevestigen (") for reason in now["why"])
    assert now["short"] != "De raad adviseert."
    assert not clause(out, "vgz-2024", KEPT)["in_table"]

    # Next year's edition says nearly the same; nobody decided about it.
    assert not clause(out, "dsw-2024", INNOVATION)["in_table"]
    assert clause(out, "dsw-2025", INNOVATION)["in_table"]

    listed = {one["match"]: one for one in json.loads(thematabel("review", "--json", *where).stdout)}
    question, orphan = listed["near"], listed["orphan"]
    assert question["code"] in " ".join(now["why"])
    assert "schriftelijk" in question["about"]["text"]
    assert "mondeling" in question["now"]["text"]
    shown = thematabel("review", "--list", *where).stdout
    assert f"{question['code']}  {now['id']}" in shown
    _, sheet, columns, _ = sheet_of(out / "thema-tabel.xlsx")
    earlier = [sheet.cell(row, columns["Eerdere beoordeling"]).value for row in range(1, sheet.max_row + 1)]
    assert sum(question["code"] in str(cell) for cell in earlier) == 1
    assert sum(orphan["code"] in str(cell) for cell in earlier) == 1
    assert question["code"] in (out / "thema-tabel.html").read_text("utf-8")

    done = thematabel("review", "--confirm", question["code"], "--by", "Piet", *where)
    assert done.returncode == 0, done.stderr
    assert f"Confirmed {question['code']}" in done.stderr
    elsewhere = clause(out, "vgz-2024", "Zolang de invoering niet is afgerond")["id"]
    done = thematabel("review", "--attach", orphan["code"], elsewhere, "--by", "Piet", *where)
    assert done.returncode == 0, done.stderr
    told = thematabel("run", *where).stderr
    assert "4 passages follow a reviewer's decision" in told
    assert "to be confirmed" not in told
    now = clause(out, "vgz-2024", "zonder mondeling oordeel")
    assert (now["short"], now["theme"]) == ("De raad adviseert.", "overig")
    assert "Everything is up to date" in thematabel("run", *where).stderr
    assert "Nothing is to be confirmed" in thematabel("review", "--confirm", "all", *where).stderr
    again = thematabel("review", "--decline", question["code"], *where)
    assert (again.returncode, "nothing is to be confirmed by this code" in again.stderr) == (2, True)


def run_anew(corpus: Path, out: Path, base: Path, remark: str) -> tuple[str, list[Path]]:
    """A run that has a new decision to publish: what it says, and the workbooks that it set aside."""
    where = ["--corpus", str(corpus), "--out", str(out)]
    before = set(out.glob("thema-tabel*.xlsx"))
    name = clauses(out, "menzis-2024")[0]["id"]
    decided = fill(base, {name: Judgement("akkoord", remark=remark)}, "decided.xlsx")
    assert thematabel("review", "--import", decided, "--by", "Jan", *where).returncode in {0, 1}
    told = thematabel("run", *where).stderr
    assert "Publishing" in told
    return told, sorted(set(out.glob("thema-tabel*.xlsx")) - before)


def test_a_workbook_that_a_person_changed_is_set_aside(tmp_path: Path, demo_run: DemoRun, libreoffice: Office) -> None:
    """Own sheet, colour and verdict by one program, saved by another; also with the cache thrown away."""
    corpus, out = results_of(tmp_path, demo_run, "menzis-2024")
    path, base = out / "thema-tabel.xlsx", out.parent / "base.xlsx"
    shutil.copyfile(path, base)
    path.touch()
    told, aside = run_anew(corpus, out, base, "one")
    assert (aside, "Kept:" in told) == ([], False)

    name = clauses(out, "menzis-2024")[1]["id"]
    fill(path, {name: Judgement("vervalt", remark="in eigen werkmap")})
    book = openpyxl.load_workbook(path)
    book.create_sheet("Mijn notities")["A1"] = "bellen met Jan"
    book["Thema-tabel"]["B4"].fill = PatternFill("solid", fgColor="FFFF00")
    book["Thema-tabel"]["B5"].comment = Comment("nagaan", "Kees")
    book.save(path)
    shutil.copyfile(libreoffice.saved(path, folder=out.parent / "saved"), path)
    told, (kept,) = run_anew(corpus, out, base, "two")
    assert "somebody changed the file since it was written" in told
    book = openpyxl.load_workbook(kept)
    assert book["Mijn notities"]["A1"].value == "bellen met Jan"
    assert book["Thema-tabel"]["B4"].fill.fgColor.rgb == "FFFFFF00"
    assert "nagaan" in str(book["Thema-tabel"]["B5"].comment.text)
    assert "Mijn notities" not in openpyxl.load_workbook(path).sheetnames
    done = thematabel("review", "--import", kept, "--by", "Kees", "--json", "--corpus", corpus, "--out", out)
    assert [one["remark"] for one in json.loads(done.stdout)["added"]] == ["in eigen werkmap"]

    book = openpyxl.load_workbook(path)
    book.create_sheet("Nog een blad")
    book.save(path)
    shutil.rmtree(out / ".cache")
    told, (kept,) = run_anew(corpus, out, base, "three")
    assert "somebody changed the file since it was written" in told
    assert "Nog een blad" in openpyxl.load_workbook(kept).sheetnames
