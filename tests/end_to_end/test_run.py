"""The real command in a temporary folder: what comes out, what is said, and what survives trouble."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from tests.end_to_end.kills import short_corpus
from tests.publish.reading import rows_of
from tests.support import ROOT, DemoRun, made_once, thematabel

THEMES = ["algemeen", "kwaliteit", "behandeling", "bekostiging", "duurzaamheid", "technologie", "overig"]


@pytest.fixture
def small(tmp_path: Path, demo: Path) -> Path:
    """A corpus of one short policy, under a name that says nothing."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    shutil.copyfile(demo / "vgz-2024.pdf", corpus / "document (1).pdf")
    return corpus


@pytest.fixture(scope="session")
def small_run(tmp_path_factory: pytest.TempPathFactory, demo: Path, demo_run: DemoRun) -> Path:
    """A corpus of one short policy and its results; tests copy them."""

    def finish(top: Path) -> None:
        (top / "corpus").mkdir()
        shutil.copyfile(demo / "vgz-2024.pdf", top / "corpus" / "document (1).pdf")
        demo_run.lend_readings(top / "uit")
        done = thematabel("run", "--corpus", top / "corpus", "--out", top / "uit")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "one-policy", finish)


@pytest.fixture
def ran(small_run: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of them: corpus and results."""
    shutil.copytree(small_run, tmp_path / "werk")
    return tmp_path / "werk" / "corpus", tmp_path / "werk" / "uit"


def report_of(out: Path) -> dict[str, object]:
    """run.json."""
    report: dict[str, object] = json.loads((out / "run.json").read_text("utf-8"))
    return report


def test_the_demonstration_documents_become_a_table(demo_run: DemoRun) -> None:
    """Every file of the contract is there and the command says where."""
    assert demo_run.process.returncode == 0, demo_run.process.stderr
    files = "thema-tabel.xlsx", "thema-tabel.docx", "thema-tabel.html", "monitor.csv", "changes.json"
    for name in (*files, "extracted.sqlite", "run.json"):
        assert (demo_run.out / name).stat().st_size > 0, name
    report = json.loads(demo_run.process.stdout)
    assert len(report["read"]) == 11
    assert report["set_aside"] == []
    assert "thema-tabel.xlsx" in demo_run.process.stderr


def test_each_document_has_its_files(demo_run: DemoRun) -> None:
    """document.json, tables.json with a CSV each, and clauses.jsonl with boxes and reasons."""
    for folder in demo_run.out.glob("*/document.json"):
        tables = json.loads(folder.with_name("tables.json").read_text("utf-8"))
        assert len(list((folder.parent / "tables").glob("*.csv"))) == len(tables)
        for line in folder.with_name("clauses.jsonl").read_text("utf-8").splitlines():
            clause = json.loads(line)
            assert clause["theme"] in THEMES
            assert clause["boxes"]
            assert clause["why"]


def test_every_zorgkantoor_has_a_column_and_every_theme_a_row(demo_run: DemoRun) -> None:
    """As in the human table, and hardly a cell is empty on documents that speak of every theme."""
    clauses = [
        json.loads(line)
        for path in demo_run.out.glob("*/clauses.jsonl")
        for line in path.read_text("utf-8").splitlines()
    ]
    filled = {(c["zorgkantoor"], c["theme"]) for c in clauses if c["in_table"]}
    assert len({zorgkantoor for zorgkantoor, _ in filled}) == 7
    assert len(filled) >= 42


def test_no_cell_of_the_workbook_is_a_formula(demo_run: DemoRun) -> None:
    """Text from a PDF is hostile."""
    book = openpyxl.load_workbook(demo_run.out / "thema-tabel.xlsx")
    assert book.sheetnames == [
        "Leeswijzer", "Controle", "Thema-tabel", "Verschillen", "Tarieven", "Bronpassages", "Wijzigingen", "Monitor",
        "Ervaringen", "Documenten", "Witte vlekken", "Niet gebruikt", "Niet meer gevonden", "Grafieken",
    ]  # fmt: skip
    assert [c.coordinate for sheet in book for row in sheet for c in row if c.data_type == "f"] == []


def test_a_second_run_says_that_all_is_up_to_date(demo_run: DemoRun, tmp_path: Path) -> None:
    """And writes nothing but its report."""
    corpus, out = shutil.copytree(demo_run.corpus, tmp_path / "corpus"), shutil.copytree(demo_run.out, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    again = thematabel("run", "--corpus", corpus, "--out", out)
    assert again.returncode == 0
    assert "Everything is up to date" in again.stderr
    changed = {
        path.name
        for path, mark in before.items()
        if path.stat().st_mtime_ns != mark and ".cache" not in path.relative_to(out).parts
    }
    assert changed <= {"run.json"}


def test_one_bad_document_does_not_stop_the_others(small: Path, tmp_path: Path, demo_run: DemoRun) -> None:
    """It is set aside with a reason, the exit code says so, and the rest is finished."""
    (small / "stuk.pdf").write_bytes((small / "document (1).pdf").read_bytes()[:3000])
    (small / "leeg.pdf").touch()
    (small / "pagina.pdf").write_text("<html>404</html>")
    out = tmp_path / "uit"
    demo_run.lend_readings(out)
    done = thematabel("run", "--corpus", small, "--out", out)
    assert done.returncode == 1, done.stderr
    assert "Set aside: leeg.pdf: the file is empty" in done.stderr
    assert "pagina.pdf: it is no PDF" in done.stderr
    assert (out / "vgz-2024" / "clauses.jsonl").stat().st_size > 0
    aside = report_of(out)["set_aside"]
    assert isinstance(aside, list)
    assert {item["source"] for item in aside} == {"stuk.pdf", "leeg.pdf", "pagina.pdf"}


def test_a_document_that_breaks_later_keeps_what_it_gave(ran: tuple[Path, Path]) -> None:
    """Nothing that was there is lost when a new copy of a file is damaged."""
    corpus, out = ran
    before = (out / "vgz-2024" / "clauses.jsonl").read_bytes()
    (corpus / "document (1).pdf").write_bytes(b"%PDF-1.7 kapot")
    broken = thematabel("run", "--corpus", corpus, "--out", out)
    assert broken.returncode == 1
    assert "last good result still stands" in broken.stderr
    assert (out / "vgz-2024" / "clauses.jsonl").read_bytes() == before
    sheet = openpyxl.load_workbook(out / "thema-tabel.xlsx")["Bronpassages"]
    assert sheet.max_row > 20


def test_a_correction_in_the_register_is_followed(ran: tuple[Path, Path]) -> None:
    """A person confirms another year: the id follows, and the row is never overwritten."""
    corpus, out = ran
    register = corpus / "documents.csv"
    text = register.read_text("utf-8-sig")
    register.write_text(text.replace("vgz-2024", "vgz-2026").replace(",2024,", ",2026,"), "utf-8")
    done = thematabel("run", "--corpus", corpus, "--out", out)
    assert done.returncode == 0, done.stderr
    assert json.loads((out / "vgz-2026" / "document.json").read_text("utf-8"))["year"] == "2026"
    assert ",2026," in register.read_text("utf-8-sig")


def test_a_new_title_is_shown_without_reading_anything(ran: tuple[Path, Path]) -> None:
    """No stage runs for the document, its statements stay as they are, and the workbook names the new title."""
    corpus, out = ran
    (told,) = out.glob("*/document.json")
    title, clauses = json.loads(told.read_text("utf-8"))["title"], told.with_name("clauses.jsonl").read_bytes()
    register = corpus / "documents.csv"
    register.write_text(register.read_text("utf-8").replace(title, "Beleid in een nieuw jasje"), "utf-8")
    report = json.loads(thematabel("run", "--corpus", corpus, "--out", out, "--json").stdout)
    assert report["read"] == [told.parent.name]
    assert report["durations"] == {told.parent.name: {}}
    assert json.loads(told.read_text("utf-8"))["title"] == "Beleid in een nieuw jasje"
    assert told.with_name("clauses.jsonl").read_bytes() == clauses
    sheet = openpyxl.load_workbook(out / "thema-tabel.xlsx")["Documenten"]
    assert "Beleid in een nieuw jasje" in str(rows_of(sheet))


def test_a_workbook_that_a_person_changed_is_kept(ran: tuple[Path, Path], tmp_path: Path) -> None:
    """It goes aside under a dated name before a new one is written."""
    corpus, out = ran
    book = openpyxl.load_workbook(out / "thema-tabel.xlsx")
    book.create_sheet("Mijn notities")
    book.save(out / "thema-tabel.xlsx")
    config = tmp_path / "config.yaml"
    text = (ROOT / "config.yaml").read_text("utf-8")
    config.write_text(text.replace("title: Overig", "title: Overige onderwerpen"), "utf-8")
    done = thematabel("run", "--corpus", corpus, "--out", out, "--config", config)
    (kept,) = out.glob("thema-tabel (gewijzigd*.xlsx")
    assert "Mijn notities" in openpyxl.load_workbook(kept).sheetnames
    assert "Mijn notities" not in openpyxl.load_workbook(out / "thema-tabel.xlsx").sheetnames
    assert kept.name in done.stderr.replace("\n", "")


def test_a_run_leaves_behind_what_the_next_one_tells_when_nothing_changed(
    small: Path, tmp_path: Path, demo_run: DemoRun
) -> None:
    """The next one tells it without looking, and says what one says that looks."""
    out = tmp_path / "uit"
    demo_run.lend_readings(out)
    assert thematabel("run", "--corpus", small, "--out", out).returncode == 0
    kept = (out / ".cache" / "unchanged.json").stat().st_mtime_ns
    told = thematabel("run", "--corpus", small, "--out", out)
    assert (out / ".cache" / "unchanged.json").stat().st_mtime_ns == kept  # one that looks writes it anew
    report = report_of(out)
    os.utime(small / "document (1).pdf")
    looked = thematabel("run", "--corpus", small, "--out", out)
    assert (out / ".cache" / "unchanged.json").stat().st_mtime_ns != kept
    assert list(report["counts"]) == list(report_of(out)["counts"])  # type: ignore[call-overload]
    differing = ("started", "pid", "seconds")
    assert {k: v for k, v in report.items() if k not in differing} == {
        k: v for k, v in report_of(out).items() if k not in differing
    }
    without_time = re.compile(r", [\d.]+ s\)")
    assert without_time.sub("", told.stderr) == without_time.sub("", looked.stderr)
    assert "up to date" in told.stderr


def test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_finishes(tmp_path: Path) -> None:
    """Stopped hard in the middle: no half file, and what was done is not done again."""
    corpus, out = short_corpus(tmp_path / "corpus"), tmp_path / "uit"
    command = [sys.executable, "-m", "pipeline", "run", "--corpus", str(corpus), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 300
    while not list(out.glob("*/clauses.jsonl")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for path in out.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    done = thematabel("run", "--corpus", corpus, "--out", out)
    assert done.returncode == 0, done.stderr
    assert len(list(out.glob("*/clauses.jsonl"))) == 3
    unchanged = report_of(out)["unchanged"]
    assert isinstance(unchanged, list)
    assert unchanged


def test_two_runs_at_once_do_not_mix(small: Path, tmp_path: Path) -> None:
    """The second says that another is at work, and touches nothing."""
    from filelock import FileLock

    (tmp_path / "uit" / ".cache").mkdir(parents=True)
    with FileLock(tmp_path / "uit" / ".cache" / "lock"):
        done = thematabel("run", "--corpus", small, "--out", tmp_path / "uit")
    assert done.returncode == 2
    assert "another run is at work here" in done.stderr
    assert not (tmp_path / "uit" / "run.json").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--corpus", "nergens"], "the folder nergens is not there", id="no corpus"),
        pytest.param(["--out", "CORPUS"], "the folder of the documents", id="results among the documents"),
        pytest.param(["--config", "nergens.yaml"], "nergens.yaml is not there", id="no configuration"),
        pytest.param(["--only", "xyz"], "there is no document 'xyz'", id="unknown document"),
    ],
)
def test_what_cannot_run_says_why(small: Path, tmp_path: Path, arguments: list[str], message: str) -> None:
    """Exit code 2 and a sentence, no trace."""
    given = ["run", "--out", str(tmp_path / "uit"), *(str(small) if one == "CORPUS" else one for one in arguments)]
    done = thematabel(*(given if "--corpus" in given else [*given, "--corpus", str(small)]))
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_tables_of_any_pdf(demo: Path, tmp_path: Path) -> None:
    """Without corpus or themes; a file for one PDF, a folder for several."""
    one = thematabel("tables", demo / "vgz-2024.pdf", "--json", tmp_path / "een.json")
    assert one.returncode == 0, one.stderr
    tables = json.loads((tmp_path / "een.json").read_text("utf-8"))
    assert len(tables) >= 3
    assert all(len({len(row) for row in table["grid"]}) == 1 for table in tables)
    short = short_corpus(tmp_path / "kort")
    two = thematabel("tables", short / "vgz-2024.pdf", short / "dsw-2024.pdf", "--json", tmp_path / "map")
    assert two.returncode == 0
    assert {path.name for path in (tmp_path / "map").iterdir()} == {"vgz-2024.json", "dsw-2024.json"}


def test_statements_in_the_table_are_counted_the_same_everywhere(demo_run: DemoRun) -> None:
    """In run.json, in four sheets and on the page: what this table shows, not what older editions had."""
    book = openpyxl.load_workbook(demo_run.out / "thema-tabel.xlsx")
    count = [row["In tabel"] for row in rows_of(book["Bronpassages"])].count("ja")
    documents = [row["Uitspraken in tabel (aantal)"] for row in rows_of(book["Documenten"])]
    assert sum(value for value in documents if isinstance(value, int)) == count
    assert report_of(demo_run.out)["counts"]["in_table"] == count  # type: ignore[index]
    assert f"of which {count} in the table" in demo_run.process.stderr
    assert f": {count} uitspraken in de tabel, gekozen uit" in str(rows_of(book["Leeswijzer"])[0]["Toelichting"])
    said = [str(row["Wat er niet lijkt te kloppen"]) for row in rows_of(book["Controle"])]
    assert f"{count} van de {count} uitspraken in de tabel zijn door niemand beoordeeld" in said
    page = (demo_run.out / "thema-tabel.html").read_text("utf-8")
    assert f"{count} uitspraken; stand van" in page
    assert page.count('class="statement ') == count


def test_status_diff_and_doctor_tell_without_changing(demo_run: DemoRun) -> None:
    """Facts on stdout."""
    places = ["--corpus", str(demo_run.corpus), "--out", str(demo_run.out)]
    rows = json.loads(thematabel("status", "--json", *places).stdout)
    assert {row["state"] for row in rows} == {"up to date"}
    told = json.loads((demo_run.out / "run.json").read_text("utf-8"))
    shown = [row for row in rows if row["id"] in told["shown"]]
    assert all("niet-beoordeeld" in {one["kind"] for one in row["controle"]} for row in shown)
    changes = json.loads(thematabel("diff", "--json", "--zorgkantoor", "dsw", "--out", str(demo_run.out)).stdout)
    assert {change["change"] for change in changes} == {"same", "changed", "new", "dropped"}
    doctor = thematabel("doctor", *places)
    assert doctor.returncode == 0, doctor.stdout
    assert "MISSING" not in doctor.stdout


def test_add_copies_and_says_what_it_is(demo: Path, tmp_path: Path) -> None:
    """A second copy is not made; a broken file is refused."""
    corpus = tmp_path / "corpus"
    first = thematabel("add", demo / "cz-2024.pdf", "--corpus", corpus)
    assert "taken for inkoopbeleid cz 2024 vv" in first.stderr
    again = thematabel("add", demo / "cz-2024.pdf", "--corpus", corpus)
    assert "was there already" in again.stderr
    (tmp_path / "stuk.pdf").write_bytes(b"geen pdf")
    assert thematabel("add", tmp_path / "stuk.pdf", "--corpus", corpus).returncode == 1
    assert [path.name for path in corpus.iterdir()] == ["cz-2024.pdf"]


def test_inspect_draws_a_page(demo: Path, tmp_path: Path) -> None:
    """A picture of the page with what was found on it."""
    target = tmp_path / "p5.png"
    done = thematabel("inspect", demo / "vgz-2024.pdf", "--page", "5", "--png", target)
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"\x89PNG")
    beyond = thematabel("inspect", demo / "vgz-2024.pdf", "--page", "99", "--png", target)
    assert beyond.returncode == 2
    assert "there is no page 99" in " ".join(beyond.stderr.split())


def test_a_third_run_tells_what_the_second_told(ran: tuple[Path, Path]) -> None:
    """Where nothing changed, run.json and the message are those of the run that looked; a new title is seen."""
    corpus, out = ran
    second, third = (thematabel("run", "--corpus", corpus, "--out", out, "--json") for _ in range(2))
    told = [{**json.loads(run.stdout), "started": "", "pid": 0, "seconds": {}} for run in (second, third)]
    assert told[0] == told[1]
    assert third.stderr.splitlines()[1:] == second.stderr.splitlines()[1:]
    assert "up to date" in third.stderr
    register = corpus / "documents.csv"
    register.write_text(register.read_text("utf-8").replace("vgz,2024", "vgz,2025"), "utf-8")
    assert not json.loads(thematabel("run", "--corpus", corpus, "--out", out, "--json").stdout)["up_to_date"]
