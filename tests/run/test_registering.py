"""The first step of a run, which may take minutes, and what a person does meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.register import Found, Identity
from pipeline.run import Places, Report
from pipeline.run import registering as step
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
