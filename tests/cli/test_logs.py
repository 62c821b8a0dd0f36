"""Messages as structured logs: every line on stderr is one event, also where the run ends badly."""

from __future__ import annotations

import json
from pathlib import Path
from socket import socket
from typing import Any

import pytest

from pipeline.cli.logs import Events, LogFormat, choose
from pipeline.model import Cause
from tests.read.test_flow import PAGE
from tests.support import ROOT, thematabel


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A policy as a page, which is read quickly, and a file that cannot be read."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "beleid.html").write_text(PAGE.replace("<h1>", "<h1>Zorgkantoor VGZ: "), "utf-8")
    (folder / "stuk.html").write_text("<!doctype html>" + "<b>" * 3000, "utf-8")
    return folder


def events(stderr: str) -> list[dict[str, Any]]:
    """The lines, each an object with a time, a level and a name."""
    others = [line for line in stderr.splitlines() if not line.startswith("{")]
    assert not others, stderr
    found = [json.loads(line) for line in stderr.splitlines()]
    assert all({"time", "level", "event"} <= one.keys() for one in found)
    return found


def test_a_run_logs_each_stage_and_document(corpus: Path, tmp_path: Path) -> None:
    """With its seconds per stage, what was set aside and why, and in the end the exit code."""
    done = thematabel(
        "run", "--corpus", corpus, "--out", tmp_path / "uit", "--log-format", "json", "--json", afresh=True
    )
    assert done.returncode == 1
    found = events(done.stderr)
    names = [one["event"] for one in found]
    assert names[-1] == "run_finished"
    (read,) = [one for one in found if one["event"] == "document_read"]
    assert (read["source"], read["number"], read["total"]) == ("beleid.html", 1, 1)
    assert read["seconds"].keys() == {"read", "tables", "themes"}
    stages = [one["stage"] for one in found if one["event"] == "stage_finished"]
    assert [stages.index(name) for name in ("register", "documents", "publish")] == sorted(
        stages.index(name) for name in ("register", "documents", "publish")
    )
    end = found[-1]
    assert (end["exit_code"], end["level"]) == (1, "warning")
    assert end["set_aside"] == [{"source": "stuk.html", "cause": "te-diep", "kept": False}]
    told = json.loads(done.stdout)
    assert told["durations"] == {told["read"][0]: read["seconds"]}


def test_a_run_in_words_says_how_far_it_is(corpus: Path, tmp_path: Path) -> None:
    """A line for each document where there is no terminal."""
    done = thematabel("run", "--corpus", corpus, "--out", tmp_path / "uit")
    lines = done.stderr.splitlines()
    assert "Reading 1 document ..." in lines
    assert [line for line in lines if line.startswith("Read 1 of 1: beleid.html (")]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(("run", "--corpus", "nergens"), "is not there", id="no corpus"),
        pytest.param(("fetch", "--config", "nergens.yaml"), "nergens.yaml", id="no configuration"),
    ],
)
def test_what_could_not_run_is_one_event(tmp_path: Path, arguments: tuple[str, ...], reason: str) -> None:
    """With the sentence that a person would read."""
    done = thematabel(*arguments, "--log-format", "json", afresh=True)
    assert done.returncode == 2
    (one,) = events(done.stderr)
    assert (one["event"], one["level"], one["exit_code"]) == ("failed", "error", 2)
    assert reason in one["reason"]


def test_a_server_that_is_away_is_logged_as_an_event_each_time(tmp_path: Path) -> None:
    """No line of a library's own stands between them; in words, only the outcome is said."""
    with socket() as free:  # a port at which nobody answers
        free.bind(("127.0.0.1", 0))
        source = f"{{id: dsw, page: 'http://127.0.0.1:{free.getsockname()[1]}/', links: [beleid]}}"
        text = (ROOT / "config.yaml").read_text("utf-8").replace("sources: []", f"sources: [{source}]")
        config = tmp_path / "config.yaml"
        config.write_text(text.replace("retries: 3", "retries: 1\n  allow_private: true"), "utf-8")
        asked = ("fetch", "--corpus", tmp_path / "corpus", "--config", config)
        logged, said = thematabel(*asked, "--log-format", "json", afresh=True), thematabel(*asked)
    assert logged.returncode == said.returncode == 1
    assert [one["event"] for one in events(logged.stderr)] == ["trying_again", "not_fetched"]
    (line,) = said.stderr.splitlines()
    assert line.startswith("Not fetched: ")
    assert "the connection failed" in line


def test_a_stage_begins_and_ends_once(capsys: pytest.CaptureFixture[str]) -> None:
    """However often it is asked how far it is; what is set aside is a warning in words."""
    choose(LogFormat.JSON)
    try:
        with Events() as watch:
            for done in (0, 0, 1, 2, 2):
                watch.stage("read", done, 2)
            watch.stage("tables", 0, 0)
            watch.document(1, 2, "x\n.pdf", {}, Cause("leeg"))
    finally:
        choose(LogFormat.TEXT)
    found = events(capsys.readouterr().err)
    assert [(one["event"], one["level"]) for one in found] == [
        ("stage_started", "info"), ("stage_finished", "info"), ("document_set_aside", "warning"),
    ]  # fmt: skip
    assert found[-1]["reason"] == "the file is empty"
