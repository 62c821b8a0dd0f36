"""What `thematabel doctor` finds on a machine."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.config import Config, ConfigError, default_config_path, load_config
from pipeline.read.pdf import ocr
from pipeline.run.commands.doctor import Check, check_up


def told(tmp_path: Path, **read: Any) -> Check:
    """What is found of tesseract, with these settings of reading."""
    config = load_config(default_config_path())
    changed = config.model_copy(update={"read": config.read.model_copy(update=read)})
    return check_up(tmp_path, tmp_path, lambda: changed)[-1]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tesseract that has Dutch and Frisian."""
    monkeypatch.setattr("pipeline.read.pdf.ocr.shutil.which", lambda _: "tesseract")
    monkeypatch.setattr(ocr, "languages", lambda _: frozenset({"nld", "fry"}))


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("language", "ok", "means"),
    [
        pytest.param("nld", True, "for scanned pages", id="Dutch"),
        pytest.param("fry", True, "for scanned pages", id="another one"),
        pytest.param("nld+deu", False, "tesseract lacks the language deu", id="one of two is missing"),
        pytest.param("chi_sim", False, "Install tesseract-ocr-chi-sim", id="the package to install"),
    ],
)
def test_the_language_of_the_settings_is_looked_for(tmp_path: Path, language: str, ok: bool, means: str) -> None:
    """Not always Dutch; and thematabel can do without."""
    finding = told(tmp_path, ocr_language=language)
    assert (finding.what, finding.ok, finding.needed) == (f"tesseract ({language})", ok, False)
    assert means in finding.means


@pytest.mark.usefixtures("installed")
def test_nothing_is_missing_where_scans_are_not_to_be_read(tmp_path: Path) -> None:
    """Whatever language is set."""
    finding = told(tmp_path, ocr=False, ocr_language="deu")
    assert finding.ok
    assert "read.ocr is off" in finding.means


def test_without_tesseract_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what happens until then."""
    monkeypatch.setattr("pipeline.read.pdf.ocr.shutil.which", lambda _: None)
    finding = told(tmp_path)
    assert not finding.ok
    assert finding.means.startswith("tesseract is not installed; scanned pages stay unread")


def test_a_bad_configuration_is_the_finding_that_counts(tmp_path: Path) -> None:
    """What depends on it is said to be open."""

    def broken() -> Config:
        raise ConfigError("config.yaml", [("regel 3: nee", "line 3: no")])

    needed = [finding for finding in check_up(tmp_path, tmp_path, broken) if not finding.ok]
    assert [(finding.what, finding.needed) for finding in needed] == [("configuration", True), ("tesseract", False)]


@pytest.mark.parametrize("installed", [True, False])
def test_the_encoder_is_looked_for_when_meaning_counts(
    tmp_path: Path, installed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only then; and thematabel can do without."""
    monkeypatch.setattr("pipeline.run.commands.doctor.is_installed", lambda: installed)
    config = load_config(default_config_path())
    assert not [f for f in check_up(tmp_path, tmp_path, lambda: config) if f.what == "sentence encoder"]
    refresh = config.clauses.refresh.model_copy(update={"meaning": 1.7})
    changed = config.model_copy(update={"clauses": config.clauses.model_copy(update={"refresh": refresh})})
    [finding] = [f for f in check_up(tmp_path, tmp_path, lambda: changed) if f.what == "sentence encoder"]
    assert (finding.ok, finding.needed) == (installed, False)


@pytest.mark.parametrize(("free", "ok"), [(104_857_599, False), (104_857_600 + 4 * 1000, True)])
def test_room_for_a_run_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, ok: bool) -> None:
    """On the disk of the results, which may not be there yet; it is needed."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.pdf").write_bytes(b"0" * 1000)
    asked: list[Path] = []

    def usage(place: Path) -> SimpleNamespace:
        asked.append(place)
        return SimpleNamespace(free=free)

    monkeypatch.setattr("pipeline.run.commands.doctor.shutil.disk_usage", usage)
    [finding] = [
        one for one in check_up(corpus, tmp_path / "uit" / "nieuw", load_default) if one.what.startswith("room for")
    ]
    assert (finding.ok, finding.needed) == (ok, True)
    assert asked == [tmp_path]


def load_default() -> Config:
    """The configuration that comes with the program."""
    return load_config(default_config_path())
