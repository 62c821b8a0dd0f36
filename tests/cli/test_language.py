"""Commands speak the language that is asked for, else that of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.language import language_of_machine
from tests.read.test_flow import PAGE
from tests.support import thematabel

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("given", "language"),
    [
        pytest.param({"LANG": "nl_NL.UTF-8"}, "nl", id="Dutch"),
        pytest.param({"LANG": "nl_BE"}, "nl", id="Dutch of Belgium"),
        pytest.param({"LANG": "nl_NL.UTF-8", "LC_ALL": "C.UTF-8"}, "en", id="all is set to none"),
        pytest.param({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8"}, "nl", id="messages go before the rest"),
        pytest.param({"LANG": "nds_DE.UTF-8"}, "en", id="another language that begins alike"),
        pytest.param({}, "en", id="none"),
    ],
)
def test_the_machine_tells_its_language(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], language: str) -> None:
    """As every program asks for it."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert language_of_machine() == language


def test_windows_names_a_language_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no variable says it."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: ("Dutch_Netherlands", "1252"))
    assert language_of_machine() == "nl"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A policy that can be read, one that cannot, and a file that is no document."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "beleid.html").write_text(PAGE.replace("<h1>", "<h1>Zorgkantoor VGZ: "), "utf-8")
    (folder / "leeg.pdf").write_bytes(b"")
    (folder / "oud.doc").write_bytes(b"oud")
    return folder


def test_a_run_speaks_dutch_when_it_is_asked_to(corpus: Path, tmp_path: Path) -> None:
    """From the first line to the last, errors and status as well; the next one is in the language of the machine."""
    where = ("--corpus", corpus, "--out", tmp_path / "uit")
    done = thematabel("run", *where, "--lang", "nl")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert "1 document lezen ..." in lines
    assert any(line.startswith("Gelezen, 1 van 1: beleid.html") for line in lines)
    assert "Opzij gelegd: leeg.pdf: het bestand is leeg." in lines
    assert any(
        line.startswith("Opzij gelegd: oud.doc: het is geen pdf maar een tekstbestand (.doc).") for line in lines
    )
    assert any(line.startswith("Controle voor het versturen: ") for line in lines)
    assert any(line.startswith("Resultaat: ") for line in lines)
    english = ("Read ", "Set aside", "pages", "Result:", "Publishing", "statements")
    assert not [line for line in lines if any(word in line for word in english)]
    tried = thematabel("run", *where, "--dry-run", "--explain", "--lang", "nl").stdout
    assert "Ongewijzigd: 1 document: vgz" in tried
    assert "Opzij te leggen: leeg.pdf: het bestand is leeg." in tried
    assert "Er zou geen uitspraak veranderen." in tried
    again = thematabel("--lang", "nl", "status", *where)
    assert again.stdout.splitlines()[0].split() == ["id", "soort", "zorgkantoor", "jaar", "stand", "bestand"]
    assert "bijgewerkt" in again.stdout
    assert "Set aside: leeg.pdf: the file is empty." in thematabel("run", *where).stderr


def test_what_was_told_in_dutch_is_not_told_again_in_english(tmp_path: Path) -> None:
    """A run that finds nothing changed repeats what the last one said, but not its language."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "beleid.html").write_text(PAGE.replace("<h1>", "<h1>Zorgkantoor VGZ: "), "utf-8")
    where = ("--corpus", corpus, "--out", tmp_path / "uit")
    for _ in range(2):
        thematabel("run", *where, "--lang", "nl")
    assert "Everything is up to date" in thematabel("run", *where).stderr
    assert "Alles is bijgewerkt" in thematabel("run", *where, "--lang", "nl").stderr
    assert "Everything is up to date" in thematabel("run", *where).stderr


@pytest.mark.parametrize("command", ["run", "status"])
def test_what_could_not_be_done_is_told_in_dutch_too(command: str) -> None:
    """With exit code 2."""
    done = thematabel(command, "--corpus", "nergens", "--lang", "nl")
    assert done.returncode == 2
    assert "de map nergens is er niet. Maak haar en zet er pdf's in" in " ".join(done.stderr.split())


def test_a_language_that_is_not_there_is_refused() -> None:
    """With those that are."""
    done = thematabel("run", "--lang", "fy")
    assert done.returncode == 2
    assert "nl" in done.stderr
