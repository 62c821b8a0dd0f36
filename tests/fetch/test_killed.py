"""A round of fetching that is killed leaves whole files and a true list; the next one fetches what is missing."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.fetch import fetch_all
from pipeline.fetch.kept import BusyFetching, alone, digest_of, place_of
from pipeline.model.files import TEMPORARY
from pipeline.register import survey
from tests.fetch.server import PDF, Site
from tests.fetch.test_fetch import settings
from tests.support import ROOT

COUNT = 40  # documents behind the page
KILLS = 8
ROUND = """
import sys
from pathlib import Path
from pipeline.config import FetchSettings
from pipeline.fetch import fetch_all
given = FetchSettings.model_validate_json(sys.argv[2])
print("begins", flush=True)
fetch_all(Path(sys.argv[1]), given)
"""


def test_a_round_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    """Eight times in a row, at random; no file is half, none is there twice, and none is missing in the end."""
    chance = random.Random(7)
    with Site() as site:
        names = [f"/{number}.pdf" for number in range(COUNT)]
        site.pages = {name: PDF + name.encode() * 1000 for name in names}
        site.pages["/"] = "".join(f'<a href="{name}">{name}</a>' for name in names).encode()
        chosen = settings(site, time_limit=30.0, timeout=10.0)
        counts = [0]
        for _ in range(KILLS):
            command = [sys.executable, "-c", ROUND, str(tmp_path), chosen.model_dump_json()]
            process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.4))
            process.kill()
            process.communicate(timeout=60)
            counts.append(whole(tmp_path))
        assert counts == sorted(counts)
        there = [file.sha256 for file in survey(tmp_path, {}).found]  # as a run looks: what a death left half is hidden
        last = fetch_all(tmp_path, chosen, known=there)
    assert last.failed == []
    assert whole(tmp_path) == COUNT
    stored = [path.read_bytes() for path in tmp_path.rglob("*.pdf") if not path.name.startswith(".")]
    assert sorted(stored) == sorted(content for name, content in site.pages.items() if name != "/")
    assert (last.known, len(last.new)) == ([], COUNT - counts[-1])  # also what was stored and not listed yet


def test_a_document_that_a_death_left_unfinished_is_fetched(tmp_path: Path) -> None:
    """Also when all of it had been written, but not yet under its name: what a run finds there does not know it."""
    content = PDF + b"whole"
    with Site() as site:
        site.pages = {"/": b'<a href="/een.pdf">een</a>', "/een.pdf": content}
        chosen = settings(site)
        left = tmp_path / place_of(chosen.sources[0].id, digest_of(content))
        left = left.with_name(f"{TEMPORARY}een.pdf")
        left.parent.mkdir(parents=True)
        left.write_bytes(content)
        outcome = fetch_all(tmp_path, chosen, known=[file.sha256 for file in survey(tmp_path, {}).found])
    assert (outcome.known, len(outcome.new), whole(tmp_path)) == ([], 1, 1)


def test_two_rounds_at_once_make_one_list(tmp_path: Path) -> None:
    """The second waits for the first; every document is listed once, whoever fetched it."""
    with Site() as site:
        names = [f"/{number}.pdf" for number in range(COUNT)]
        site.pages = {name: PDF + name.encode() * 1000 for name in names}
        site.pages["/"] = "".join(f'<a href="{name}">{name}</a>' for name in names).encode()
        chosen = settings(site, time_limit=30.0, timeout=10.0)
        command = [sys.executable, "-c", ROUND, str(tmp_path), chosen.model_dump_json()]
        started = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
        for process in started:
            process.communicate(timeout=120)
            assert process.returncode == 0
    assert whole(tmp_path) == COUNT


def test_whoever_waits_too_long_for_another_round_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the folder; nothing is asked for."""
    monkeypatch.setattr("pipeline.fetch.kept.PATIENCE", 0.1)
    with Site() as site, alone(tmp_path):
        with pytest.raises(BusyFetching, match="fetched"):
            fetch_all(tmp_path, settings(site))
        assert site.asked == []


def whole(corpus: Path) -> int:
    """How many documents the list has; each of them is there, with the content that the list says."""
    path = corpus / "fetched" / "fetched.json"
    origins = json.loads(path.read_text("utf-8"))["origins"] if path.exists() else []
    for one in origins:
        assert digest_of((corpus / one["file"]).read_bytes()) == one["sha256"]
    files = [one["file"] for one in origins]
    assert len(files) == len(set(files))
    return len(files)
