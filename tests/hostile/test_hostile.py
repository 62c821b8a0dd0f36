"""Hostile and broken PDFs, made by hand or by chance: each is read or set aside with a reason, and the run goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.hostile.fuzz import run_mutants
from tests.hostile.kinds import ASIDE, KINDS, READ, write_all
from tests.support import thematabel

Ran = tuple[Path, dict[str, Any]]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Every kind in one corpus, run once; the results and run.json."""
    top = tmp_path_factory.mktemp("hostile")
    write_all(top / "corpus")
    done = thematabel("run", "--corpus", top / "corpus", "--out", top / "uit")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    report: dict[str, Any] = json.loads((top / "uit" / "run.json").read_text("utf-8"))
    return top / "uit", report


def documents(out: Path) -> dict[str, dict[str, Any]]:
    """document.json by the kind of file."""
    found = [json.loads(path.read_text("utf-8")) for path in out.glob("*/document.json")]
    return {Path(one["source"]).stem: one for one in found}


def test_there_are_many_kinds() -> None:
    """Far more than a reader meets in a year."""
    assert len(KINDS) >= 50


def test_every_kind_is_read_or_set_aside_as_it_should(ran: Ran) -> None:
    """And none is forgotten, or set aside for a fault of ours."""
    out, report = ran
    aside = {Path(one["source"]).stem: one["cause"]["kind"] for one in report["set_aside"]}
    doubles = {Path(source).stem for source, _ in report["doubles"]}
    read = set(documents(out)) - set(aside)
    assert read | set(aside) | doubles == set(KINDS)
    wrong = {
        name: aside.get(name, "read")
        for name, (want, _) in KINDS.items()
        if (want == READ and name in aside) or (want == ASIDE and name in read)
    }
    assert wrong == {}
    assert "fout-van-ons" not in aside.values()


def test_what_only_a_repaired_copy_gives_is_read_and_said_so(ran: Ran) -> None:
    """With its clauses."""
    document = documents(ran[0])["zonder-staart"]
    assert "gerepareerd" in [one["kind"] for one in document["findings"]]
    assert "kwaliteitsplan" in (ran[0] / document["id"] / "clauses.jsonl").read_text("utf-8")


@pytest.mark.parametrize("name", ["kind-is-weg", "telling-liegt", "geen-bladzijden", "boom-rond"])
def test_a_page_that_is_not_there_costs_no_other(ran: Ran, name: str) -> None:
    """The pages that are there are read."""
    document = documents(ran[0])[name]
    assert "kwaliteitsplan" in (ran[0] / document["id"] / "clauses.jsonl").read_text("utf-8")


def test_characters_without_a_meaning_are_no_text(ran: Ran) -> None:
    """The page is listed; no number of a glyph gets into a clause."""
    told = documents(ran[0]).get("onvertaald")
    assert told is None or {"onvertaald", "ocr"} & {one["kind"] for one in told["findings"]}
    assert not [path for path in ran[0].glob("*/clauses.jsonl") if "(cid:" in path.read_text("utf-8")]


def test_nothing_comes_alive(ran: Ran) -> None:
    """No formula in the workbook or a CSV, no script in the page, no file outside the folder."""
    book = openpyxl.load_workbook(ran[0] / "thema-tabel.xlsx")
    assert [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"] == []
    page = (ran[0] / "thema-tabel.html").read_text("utf-8")
    assert "<script>alert" not in page
    register = (ran[0].parent / "corpus" / "documents.csv").read_text("utf-8-sig")
    assert not [cell for cell in register.replace("\n", ",").split(",") if cell.strip('"').startswith(("=", "@"))]
    assert {path.name for path in ran[0].parent.iterdir()} == {"corpus", "uit"}


def test_forty_mutants_are_all_accounted_for(tmp_path: Path) -> None:
    """Of the demonstration documents; `make fuzz` tries two thousand."""
    found = run_mutants(tmp_path, 40, seed=14)
    assert sum(found.values()) == 40
    assert found["read"] >= 20
