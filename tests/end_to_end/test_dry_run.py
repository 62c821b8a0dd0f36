"""`run --dry-run --explain` with the real command: what a change of config.yaml would do, before it is kept."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from pipeline.cli.messages import tell
from pipeline.model import Judgement
from tests.end_to_end import examples
from tests.end_to_end.trial import (
    ADD_EXCLUSION,
    ADD_TERM,
    ADD_THEME,
    CHANGE_WEIGHT,
    FIRST_RULE,
    OWN,
    THEMES,
    TWO,
    Edit,
    Facts,
    announced,
    clauses_in,
    config_with,
    dry,
    everything,
    happened,
    replaced,
    run,
)
from tests.review.material import fill
from tests.support import ROOT, DemoRun, thematabel

PAGE = examples.PAGE.read_text("utf-8")


@pytest.fixture
def top(two_policies: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test; files keep their times, so that all is up to date."""
    shutil.copytree(two_policies, tmp_path / "werk")
    return tmp_path / "werk"


def takes_clauses(told: Facts) -> None:
    """A new theme: what it takes names it and the terms that speak for it."""
    taken = [one for one in told["clauses"] if one["after"] and one["after"]["theme"] == "toegang"]
    assert taken
    for one in taken:
        assert one["page"] >= 1
        assert any(reason.startswith("thema toegang: ") for reason in one["why_new"])
    assert told["settings"] == ["themes.toegang: new"]


def moves_by_the_term(told: Facts) -> None:
    """A new term: what moves to the theme says by which; what no theme claims is left to the rest."""
    moved = [one for one in told["clauses"] if one["after"] and one["after"]["theme"] == "technologie"]
    assert moved
    assert any("crisis" in reason.lower() for one in moved for reason in one["why_new"])
    assert told["settings"] == ["themes.technologie.strong: 'crisis*' added"]


def falls_out_by_name(told: Facts) -> None:
    """An exclusion: a passage that is no clause any more still says why; one that leaned on it, too."""
    gone = [one for one in told["clauses"] if one["after"] is None]
    spoken = [one for one in gone if "meerzorg" in one["text"].lower()]
    assert any(one["change"] == "out" for one in spoken)
    assert all(any("geen-meerzorg -20" in reason for reason in one["why_new"]) for one in spoken)
    assert all(any(reason.startswith("no own position: ") for reason in one["why_new"]) for one in gone)
    leaned = [one for one in gone if one not in spoken]
    assert all(any("vervolg" in reason for reason in one["why_gone"]) for one in leaned)


def tells_points(told: Facts) -> None:
    """Another weight: the chapters that counted count no longer."""
    assert told["settings"] == ["clauses.weights.chapter: None -> 0.0"]
    moved = [one for one in told["clauses"] if one["change"] == "moved"]
    assert any("verder over gaat" in reason for one in moved for reason in one["why_gone"])


@pytest.mark.parametrize(
    ("edit", "check"),
    [
        pytest.param(ADD_THEME, takes_clauses, id="a theme"),
        pytest.param(ADD_TERM, moves_by_the_term, id="a term"),
        pytest.param(ADD_EXCLUSION, falls_out_by_name, id="an exclusion"),
        pytest.param(CHANGE_WEIGHT, tells_points, id="a weight"),
    ],
)
def test_a_run_does_what_the_dry_run_announced(
    top: Path, tmp_path: Path, edit: Edit, check: Callable[[Facts], None]
) -> None:
    """The dry run changes no file and tells why; the run then does the same; then nothing would change."""
    config = config_with(tmp_path, edit)
    files, before = everything(top), clauses_in(top)
    told = dry(top, "--config", config)
    assert everything(top) == files
    assert announced(told)
    check(told)
    done = run(top, "--explain", "--json", "--config", config)
    assert done.returncode == 0, done.stderr
    real = json.loads(done.stdout)
    assert sorted(real["read"]) == ["salland-2024", "vgz-2024"]
    assert happened(before, clauses_in(top)) == announced(told)
    assert (real["clauses"], real["cells"]) == (told["clauses"], told["cells"])
    again = dry(top, "--config", config)
    assert (again["clauses"], again["publishes"]) == ([], False)


def test_a_statement_in_a_table_that_falls_out_says_why(top: Path, tmp_path: Path) -> None:
    """A cell is judged like a sentence, and explained like one."""
    rule = "geen-ritten: {points: -20, says: gaat over ritten, when: [ritten]}\n"
    told = dry(top, "--config", config_with(tmp_path, replaced(FIRST_RULE, rule + FIRST_RULE, OWN)))
    [gone] = [one for one in told["clauses"] if one["after"] is None and "ritten minder" in one["text"]]
    assert any("geen-ritten -20" in reason for reason in gone["why_new"])
    assert any(reason.startswith("no own position: ") for reason in gone["why_new"])


@pytest.mark.parametrize(("name", "shown"), list(examples.shown(PAGE)), ids=[name for name, _ in examples.shown(PAGE)])
def test_the_page_on_settings_shows_what_the_command_says(name: str, shown: str, top: Path, tmp_path: Path) -> None:
    """Word for word, but for the time: `python -m tests.end_to_end.examples` writes into the page what it says now."""
    assert examples.said(name, PAGE, top, tmp_path) == shown


def test_what_a_terminal_would_obey_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Text from a PDF may hold anything."""
    tell(["\x1b[31mrood\x07\u202e"], {}, as_json=False, quiet=False)
    tell(["stil"], {}, as_json=False, quiet=True)
    assert capsys.readouterr().out == " [31mrood  \n"


def test_an_exclusion_that_goes_lets_clauses_in(top: Path, tmp_path: Path) -> None:
    """What kept a passage out is told by the settings of the run before."""
    with_it = config_with(tmp_path, ADD_EXCLUSION)
    assert run(top, "--config", with_it).returncode == 0
    told = dry(top, "--config", ROOT / "config.yaml")
    assert told["settings"] == ["clauses.own.geen-meerzorg: gone"]
    fresh = [one for one in told["clauses"] if one["before"] is None and "meerzorg" in one["text"].lower()]
    assert fresh
    assert all(any("geen-meerzorg -20" in reason for reason in one["why_gone"]) for one in fresh)


def test_a_new_zorgkantoor_is_a_column_and_a_new_theme_a_row(demo_run: DemoRun, tmp_path: Path) -> None:
    """Its document was not placed; it would be, and its clauses come in. Every result shows both, in their order."""
    full = (ROOT / "config.yaml").read_text("utf-8")
    start, end = full.index("  - id: salland\n"), full.index("  - id: dsw\n")
    without = tmp_path / "zonder.yaml"
    without.write_text(full[:start] + full[end:], "utf-8")
    (tmp_path / "corpus").mkdir()
    for name in TWO:
        shutil.copy2(demo_run.corpus / name, tmp_path / "corpus" / name)
    demo_run.lend_readings(tmp_path / "extracted")
    first = run(tmp_path, "--config", without)
    assert "Not placed: salland-2024.pdf" in first.stderr
    config = config_with(tmp_path, ADD_THEME)
    told = dry(tmp_path, "--config", config)
    assert {"zorgkantoren.salland: new", "themes.toegang: new"} <= set(told["settings"])
    [plan] = [plan for plan in told["documents"] if plan["source"] == "salland-2024.pdf"]
    assert (plan["id"], plan["taken_for"]) == ("salland-2024", "inkoopbeleid salland 2024 vv")
    assert plan["before"] == "inkoopbeleid 2024 vv"
    changes = {one["change"] for one in told["clauses"] if one["zorgkantoor"] == "salland" and one["in_table"]}
    assert changes == {"in"}
    assert run(tmp_path, "--config", config).returncode == 0
    out = tmp_path / "extracted"
    sheet = openpyxl.load_workbook(out / "thema-tabel.xlsx")["Thema-tabel"]
    texts = [str(cell.value).split("\n")[0] for row in sheet for cell in row if cell.value]
    page = (out / "thema-tabel.html").read_text("utf-8")
    for before, new, after in (("CZ", "Salland", "DSW"), ("Technologie", "Toegang en wachtlijsten", "Overig")):
        assert texts.index(before) < texts.index(new) < texts.index(after)
        assert page.index(f">{before}<") < page.index(f">{new}<") < page.index(f">{after}<")
    with sqlite3.connect(out / "extracted.sqlite") as database:
        shown = database.execute("SELECT count(*) FROM thema_tabel WHERE zorgkantoor = 'salland'").fetchone()[0]
        placed = database.execute("SELECT count(*) FROM clauses WHERE theme = 'toegang'").fetchone()[0]
    assert shown == sum(1 for one in told["clauses"] if one["zorgkantoor"] == "salland" and one["change"] == "in")
    assert placed > 0


def test_a_mistake_names_its_line_and_changes_nothing(top: Path, tmp_path: Path) -> None:
    """Exit code 2, the line and the nearest name."""
    config = config_with(tmp_path, replaced("  strong:\n", "  strongg:\n", THEMES))
    line = (config.parent / THEMES).read_text("utf-8").split("strongg")[0].count("\n") + 1
    files = everything(top)
    done = run(top, "--dry-run", "--explain", "--config", config)
    assert done.returncode == 2
    assert f"line {line}: algemeen.strongg is unknown. Did you mean strong?" in " ".join(done.stderr.split())
    assert everything(top) == files


def test_without_an_earlier_run_it_says_what_a_run_would_do(demo: Path, tmp_path: Path) -> None:
    """Which documents, and how much would stand in each cell; without --explain nothing is made at all."""
    (tmp_path / "corpus").mkdir()
    shutil.copy2(demo / TWO[0], tmp_path / "corpus" / TWO[0])
    plain = run(tmp_path, "--dry-run")
    assert plain.returncode == 0, plain.stderr
    assert "To be read: 1 document: vgz-2024." in plain.stdout
    assert "New: vgz-2024.pdf is taken for inkoopbeleid vgz 2024 vv." in plain.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus"]
    explained = run(tmp_path, "--dry-run", "--explain")
    assert "There was no earlier run to compare with" in explained.stdout
    assert "vgz          bekostiging" in explained.stdout
    assert everything(tmp_path).keys() == {f"corpus/{TWO[0]}"}
    told = dry(tmp_path)
    assert told["compared_with"] is None
    assert {one["change"] for one in told["clauses"]} == {"in", "found"}


def test_nothing_to_do_is_said(top: Path) -> None:
    """With and without an explanation."""
    for more in ([], ["--explain"]):
        done = run(top, "--dry-run", *more)
        assert done.returncode == 0, done.stderr
        assert "Unchanged: 2 documents: salland-2024, vgz-2024." in done.stdout
        assert "Nothing would change." in done.stdout


def test_only_what_was_asked_for_would_change(top: Path, tmp_path: Path) -> None:
    """--only holds as in a real run: the other document keeps what it gave."""
    config = config_with(tmp_path, ADD_THEME)
    told = dry(top, "--config", config, "--only", "vgz-2024")
    assert {one["document"] for one in told["clauses"]} == {"vgz-2024"}
    assert {plan["id"]: plan["what"] for plan in told["documents"]} == {
        "vgz-2024": "clauses", "salland-2024": "not asked for",
    }  # fmt: skip
    unknown = run(top, "--dry-run", "--only", "xyz")
    assert unknown.returncode == 2
    assert "there is no document 'xyz'" in unknown.stderr


def test_what_would_be_set_aside_is_told_by_the_exit_code(top: Path) -> None:
    """As a real run tells it."""
    (top / "corpus" / "leeg.pdf").touch()
    files = everything(top)
    for more in ([], ["--explain"]):
        done = run(top, "--dry-run", *more)
        assert done.returncode == 1, done.stderr
        assert "To be set aside: leeg.pdf: the file is empty." in done.stdout
    assert everything(top) == files


def test_what_reviewers_decided_is_laid_over(top: Path) -> None:
    """A clause that somebody struck out would fall out, and the reason names who."""
    clause = next(one for one in clauses_in(top).values() if one["shown"] and one["document"] == "vgz-2024")
    book = top / "nagekeken.xlsx"
    shutil.copyfile(top / "extracted" / "thema-tabel.xlsx", book)
    fill(book, {clause["id"]: Judgement("vervalt", remark="dubbel")})
    done = thematabel(
        "review", "--import", book, "--by", "Jan de Vries", "--corpus", top / "corpus", "--out", top / "extracted"
    )
    assert done.returncode == 0, done.stderr
    files = everything(top)
    [one] = dry(top)["clauses"]
    assert (one["change"], one["text"]) == ("out", clause["text"])
    assert any("beoordeeld door Jan de Vries" in reason for reason in one["why_new"])
    assert everything(top) == files


def test_a_correction_that_is_taken_back_is_followed_in_every_file(top: Path) -> None:
    """What comes from the cache is written again, when something else was written since."""
    register = top / "corpus" / "documents.csv"
    text = register.read_text("utf-8-sig")
    told = top / "extracted" / "vgz-2024" / "document.json"
    before = told.read_bytes()
    for sector, content in (("ghz", text.replace(",vv,", ",ghz,")), ("vv", text)):
        register.write_text(content, "utf-8")
        assert run(top).returncode == 0
        assert json.loads(told.read_text("utf-8"))["sector"] == sector
    assert told.read_bytes() == before


def test_own_and_landelijk_are_told_in_every_result(demo_run: DemoRun) -> None:
    """clauses.jsonl says of each clause what the database says."""
    with sqlite3.connect(demo_run.out / "extracted.sqlite") as database:
        scopes = dict(database.execute("SELECT id, scope FROM clauses").fetchall())
    written = {
        clause["id"]: clause["scope"]
        for path in demo_run.out.glob("*/clauses.jsonl")
        for clause in map(json.loads, path.read_text("utf-8").splitlines())
    }
    assert written == scopes
    assert set(written.values()) == {"eigen", "landelijk"}
