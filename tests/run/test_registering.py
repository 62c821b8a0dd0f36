"""The first step of a run, which may take minutes, and what a person does meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.config import Config, FetchSettings, Source
from pipeline.fetch.kept import Kept, Origin, keep, save_kept
from pipeline.model import Kind
from pipeline.register import Found, Identity
from pipeline.run import Places, Report
from pipeline.run import registering as step
from pipeline.run.hints import sources_of, with_hint
from pipeline.run.state import State
from pipeline.run.task import Silent, Task

HEADER = "source,sha256,id,kind,publisher,zorgkantoor,year,sector,title,confirmed"


def test_what_a_person_saves_while_documents_are_looked_at_counts(
    monkeypatch: pytest.MonkeyPatch, demo: Path, tmp_path: Path, config: Config
) -> None:
    """A correction in documents.csv is not written over with what was read before it."""
    places = Places(tmp_path / "corpus", tmp_path / "uit")
    places.corpus.mkdir()
    shutil.copyfile(demo / "vgz-2024.pdf", places.corpus / "x.pdf")

    def look(_task: Task, wanted: Sequence[Found]) -> dict[str, Identity]:
        (file,) = wanted
        row = f"x.pdf,{file.sha256},mijn-naam,inkoopbeleid,,vgz,2023,vv,Mijn titel,yes"
        places.register.write_text(f"{HEADER}\n{row}\n", "utf-8")
        return {"x.pdf": Identity("inkoopbeleid", "VGZ", "vgz", "2024", "vv", "Inkoopbeleid")}

    monkeypatch.setattr(step, "_look", look)
    task = Task(places, config, Silent(), 1, Report(started=datetime(2026, 11, 30)))
    (row,) = step.registered(task, State(), ())[0].rows
    assert (row.id, row.year, row.title, row.confirmed) == ("mijn-naam", "2023", "Mijn titel", True)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(("", "", ""), ("inkoopbeleid", "vgz", "ghz", ("kind", "zorgkantoor")), id="its pages say nothing"),
        pytest.param(("inkoopbeleid", "cz", "vv"), ("inkoopbeleid", "cz", "vv", ()), id="its pages go before"),
        pytest.param(("monitor", "", ""), ("monitor", "", "ghz", ()), id="a monitor is of no zorgkantoor"),
    ],
)
def test_the_page_it_was_fetched_from_says_what_a_document_does_not(
    tmp_path: Path, config: Config, said: tuple[Kind, str, str], expected: tuple[str, str, str, tuple[str, ...]]
) -> None:
    """And what was told by it alone is a best guess that a person is asked about."""
    source = Source(id="vgz", page="https://www.vgz.nl/", kind="inkoopbeleid", zorgkantoor="vgz", sector="ghz")
    chosen = config.model_copy(update={"fetch": FetchSettings(sources=(source,))})
    file, digest = keep(tmp_path, "vgz", b"%PDF-")
    save_kept(tmp_path, Kept([Origin(file, digest, "vgz", "https://www.vgz.nl/a.pdf", source.page, "", "2026-11-30")]))
    kind, office, sector = said
    found = with_hint(Identity(kind, "", office, "2026", sector, "x"), file, sources_of(tmp_path, chosen), chosen)
    assert (found.kind, found.zorgkantoor, found.sector, found.doubts) == expected
    own = Identity("", "", "", "", "", "")
    assert with_hint(own, "eigen.pdf", sources_of(tmp_path, chosen), chosen) == own
