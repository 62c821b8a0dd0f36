"""What a run makes of the policies of known faults and of their lists, and of a small policy of our own."""

from __future__ import annotations

import csv
import importlib.util
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.score import SHARED
from pipeline.config import load_config
from pipeline.config.load import default_config_path
from pipeline.read.pdf.ocr import languages
from pipeline.themes import facts_in
from pipeline.themes.sentences import sentence_spans
from tests.support import made_once, thematabel
from tests.tables.made import by_weasyprint

FAULTS = SHARED / "faults"
NEEDED = pytest.mark.skipif(not FAULTS.is_dir(), reason="the files of known faults lie beside some checkouts only")
SETTINGS = load_config(default_config_path()).clauses
FILES: tuple[str, ...] = ("nohead", "zonder-koppen", "policy-strike-white-abbrev", "sup83-policy", "getallen")
FILES = (*FILES, "k18-title-of-the-program", "k20-stale-metadata-title")

Facts = set[tuple[str, float | str]]


def _run(corpus: Path) -> Path:
    """The results of a run over a corpus, which must end well."""
    done = thematabel("run", "--corpus", corpus, "--out", corpus.parent / "out")
    assert done.returncode == 0, done.stderr
    return corpus.parent / "out"


def _lines(out: Path, source: str) -> list[dict[str, Any]]:
    """The statements of a document."""
    for found in out.glob("*/document.json"):
        if json.loads(found.read_text("utf-8"))["source"] == source:
            text = found.with_name("clauses.jsonl").read_text("utf-8")
            return [json.loads(line) for line in text.split("\n") if line]
    raise AssertionError(f"{source} was not read")


def _facts(lines: Sequence[dict[str, Any]]) -> Facts:
    return {(fact["kind"], fact["value"]) for line in lines for fact in line["facts"]}


def _titles(corpus: Path) -> dict[str, str]:
    rows = csv.DictReader((corpus / "documents.csv").read_text("utf-8-sig").splitlines())
    return {row["source"].removesuffix(".pdf"): row["title"] for row in rows}


@pytest.fixture(scope="session")
def shared_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of one run over the policies of known faults."""
    return made_once(tmp_path_factory, "fault-runs", _shared_corpus) / "out"


def _shared_corpus(folder: Path) -> None:
    _copied(folder, FILES)


def _copied(folder: Path, names: Sequence[str]) -> Path:
    """The results of a run over copies of these files of known faults."""
    (folder / "corpus").mkdir()
    for name in names:
        shutil.copy(FAULTS / f"{name}.pdf", folder / "corpus")
    return _run(folder / "corpus")


@NEEDED
@pytest.mark.parametrize("name", ["nohead", "zonder-koppen"])
def test_a_policy_without_headings_has_statements_like_any_other(shared_run: Path, name: str) -> None:
    """Neither it nor the sound policies beside it are lost."""
    assert _lines(shared_run, f"{name}.pdf")
    assert (shared_run / "thema-tabel.xlsx").is_file()


@NEEDED
def test_pictures_of_text_under_a_digital_header_are_read_or_their_pages_named(tmp_path: Path) -> None:
    """Pages 3 and 4 of a policy are pictures: their statements are there by OCR, or a finding names the pages."""
    out = _copied(tmp_path, ["mixed-scan-policy"])
    (document,) = [json.loads(path.read_text("utf-8")) for path in out.glob("*/document.json")]
    said = {finding["page"]: finding["kind"] for finding in document["findings"] if finding["page"] in (3, 4)}
    with_lines = {line["page"] for line in _lines(out, "mixed-scan-policy.pdf")}
    program = shutil.which("tesseract")
    if program and "nld" in languages(program):
        assert said == {3: "ocr", 4: "ocr"}
        assert {2, 3, 4} <= with_lines
    else:
        assert said == {3: "plaatje-met-tekst", 4: "plaatje-met-tekst"}


@NEEDED
def test_what_is_struck_out_or_unseen_is_no_figure_of_a_policy(shared_run: Path) -> None:
    """One richttarief, no opslag of 2 or of 9.9, and the figures that are shown."""
    facts = _facts(_lines(shared_run, "policy-strike-white-abbrev.pdf"))
    assert {value for kind, value in facts if kind == "richttarief"} == {96.5}
    assert not {("opslag", 2.0), ("opslag", 9.9)} & facts
    assert {("plafond", 1250000), ("termijn", 15)} <= facts


@NEEDED
def test_marks_of_notes_are_no_digits_of_a_policys_figures(shared_run: Path) -> None:
    """And no statement ends before its sentence."""
    lines = _lines(shared_run, "sup83-policy.pdf")
    right = [("bedrag", 250), ("plafond", 12), ("bedrag", 1250), ("termijn", 3), ("plafond", 80), ("opslag", 1.5)]
    assert {*right, ("afslag", -2.5)} <= _facts(lines)
    assert all(line["text"].rstrip().endswith((".", ":", ";")) for line in lines)


@NEEDED
def test_figures_in_every_notation_are_read_with_their_sign(shared_run: Path) -> None:
    """Ranges with both ends, halves in words and signs, dates in each form."""
    facts = _facts(_lines(shared_run, "getallen.pdf"))
    dates = [("datum", date) for date in ("2026-07-01", "2027-01-01", "2026-10-01")]
    ranges = [("opslag", 2), ("opslag", 3), ("richttarief", 93), ("richttarief", 96)]
    assert {*dates, *ranges, ("termijn", 2.5), ("termijn", 1.5), ("plafond", 1250)} <= facts
    assert not {value for kind, value in facts if kind == "afslag"}
    assert ("tarief", 2026) not in facts


@NEEDED
def test_only_what_changed_between_two_editions_is_a_change(tmp_path: Path) -> None:
    """Not a paragraph with another number, nor two sentences that changed places."""
    out = _copied(tmp_path, ["editions-2024", "editions-2025"])
    changes = json.loads((out / "changes.json").read_text("utf-8"))
    kinds = {
        word: {c["change"] for c in changes if word in c["new_text"]}
        for word in ("declareert maandelijks", "eOverdracht", "regiotafel", "cliëntenraad")
    }
    assert kinds.pop("declareert maandelijks") == kinds.pop("eOverdracht") == {"same"}
    assert all(kind == {"changed"} for kind in kinds.values())


@NEEDED
def test_the_title_is_the_pages_own(shared_run: Path) -> None:
    """Not that of the program, nor that of another document."""
    titles = _titles(shared_run.parent / "corpus")
    assert titles["k18-title-of-the-program"] == "Werkwijze hulp per week"
    assert titles["k20-stale-metadata-title"] == "Inkoopkader hulp in de buurt"


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_figures", SHARED / "tools" / "score_figures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _list(name: str) -> list[dict[str, Any]]:
    lines = (FAULTS / name).read_text("utf-8").splitlines() if FAULTS.is_dir() else []
    return [json.loads(line) for line in lines if line.strip()]


@NEEDED
@pytest.mark.parametrize("name", ["facts-expected.jsonl", "figures-open.jsonl"])
def test_every_sentence_of_the_lists_has_its_figures_and_none_besides(name: str) -> None:
    """As the scorer beside the lists counts."""
    compare = _scorer().compare
    wrong = []
    for row in _list(name):
        found = [{"kind": str(f.kind), "value": f.value, "unit": f.unit} for f in facts_in(row["text"], SETTINGS)]
        wrong += [row["text"]] if any(compare(row["facts"], found)) else []
    assert wrong == []


@NEEDED
def test_every_text_of_the_list_has_as_many_sentences_as_it_says() -> None:
    """Abbreviations, signs and marks of notes at an end included."""
    rows = _list("sentences-expected.jsonl")
    assert rows
    assert [row["text"] for row in rows if _sentences(row["text"]) != row["sentences"]] == []


def _sentences(text: str) -> int:
    return len(sentence_spans(text, SETTINGS.abbreviations, SETTINGS.closing_abbreviations))


OWN = (
    "Dit is het inkoopbeleid Wlz 2027 van Zorgkantoor Menzis, verpleging en verzorging. Wij vergoeden voor vervoer "
    "€ 350<sup>4</sup> per cliënt. Wij kennen een opslag van <s>2,2%</s> 1,2% toe aan zorgaanbieders in de regio. "
    '<span style="color:#fff">Wij kennen een opslag van 8,8% toe aan zorgaanbieders.</span> De zorgaanbieder levert '
    "uiterlijk 1 okt. 2027 een kwaliteitsplan aan bij het zorgkantoor. Wij vergoeden ten hoogste € 2 450 per plaats. "
)


def test_a_small_policy_without_headings_has_the_figures_that_it_shows_and_no_others(tmp_path: Path) -> None:
    """A mark of a note, what is struck out, what is white, a date in short, white within a figure."""
    (tmp_path / "corpus").mkdir()
    by_weasyprint(tmp_path / "corpus" / "a.pdf", f"<p>{OWN}</p>", "sup{font-size:83%}")
    facts = _facts(_lines(_run(tmp_path / "corpus"), "a.pdf"))
    right = [("bedrag", 350), ("opslag", 1.2), ("datum", "2027-10-01"), ("plafond", 2450)]
    assert facts == {*right}
