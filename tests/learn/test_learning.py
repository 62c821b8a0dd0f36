"""`thematabel learn` on the decisions of a reviewer, with the real command and the demonstration documents."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import default_config_path, load_config
from pipeline.learn.learning import learn_from
from pipeline.model import Judgement, Shown
from pipeline.publish import clause_of
from pipeline.review.answers import Answerer
from pipeline.review.deciding import Wish, decide
from pipeline.review.matching import anchor_of
from pipeline.review.store import NAME, Store, new_passage
from pipeline.run import Places
from tests.support import DemoRun, thematabel


@pytest.fixture
def office(demo_run: DemoRun, tmp_path: Path) -> Places:
    """The demonstration documents as a run left them, to decide about."""
    shutil.copytree(demo_run.corpus, tmp_path / "corpus")
    shutil.copytree(demo_run.out, tmp_path / "extracted")
    return Places(tmp_path / "corpus", tmp_path / "extracted")


@pytest.fixture
def small_office(two_policies: Path, tmp_path: Path) -> Places:
    """Two of them."""
    shutil.copytree(two_policies, tmp_path / "werk")
    return Places(tmp_path / "werk" / "corpus", tmp_path / "werk" / "extracted")


def lines_of(places: Places) -> dict[str, list[dict[str, Any]]]:
    """clauses.jsonl by the hash of its document."""
    found = {}
    for path in sorted(places.out.glob("*/document.json")):
        text = (path.parent / "clauses.jsonl").read_text("utf-8")
        found[json.loads(path.read_text("utf-8"))["sha256"]] = [json.loads(line) for line in text.splitlines()]
    return found


def review(places: Places, most: int) -> int:
    """A reviewer who keeps what has a figure in it, and drops all else; so many statements of each document."""
    wishes = []
    for sha256, lines in lines_of(places).items():
        for line in lines[:most]:
            clause = clause_of(line)
            said = Judgement("akkoord" if any(c.isdigit() for c in clause.text) else "vervalt")
            shown = Shown(clause.theme, clause.short, clause.in_table)
            wishes.append(Wish(new_passage(), anchor_of(clause, sha256), shown, said))
    with Store(places.corpus / NAME) as store:
        decide(store, Answerer("Jan", datetime(2026, 3, 1, tzinfo=UTC)), wishes, 0)
    return len(wishes)


def learned(places: Places, *arguments: str | Path) -> Any:
    """What the command tells as JSON."""
    done = thematabel("learn", "--corpus", places.corpus, "--out", places.out, "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_decisions_it_says_what_to_do(small_office: Places) -> None:
    """Exit code 2, one sentence; nothing is written."""
    done = thematabel("learn", "--corpus", small_office.corpus, "--out", small_office.out)
    assert done.returncode == 2
    assert "there are no decisions yet" in done.stderr
    assert not (small_office.corpus / "learned.json").exists()


def test_with_few_decisions_it_says_that_there_are_too_few(small_office: Places) -> None:
    """And nothing joins the score, even when config.yaml would have it."""
    review(small_office, 2)
    done = thematabel("learn", "--corpus", small_office.corpus, "--out", small_office.out)
    assert done.returncode == 0
    assert "Te weinig besluiten om van te leren: ten minste 20 erin en 10 eruit" in done.stderr
    assert "niets hiervan telt mee" in done.stderr
    told = json.loads((small_office.corpus / "learned.json").read_text("utf-8"))
    assert (told["table"], told["table_wins"]) == ({}, False)


def test_what_runs_share_of_a_policy_is_not_read_anew(small_office: Places, tmp_path: Path) -> None:
    """Into another folder than the run that read it: it finds pages and tables where config.yaml says they are kept."""
    review(small_office, 1)
    config = load_config(default_config_path())
    shared = config.run.model_copy(update={"cache": str(small_office.out / ".cache")})
    elsewhere = Places(small_office.corpus, tmp_path / "elders")
    assert learn_from(elsewhere, config.model_copy(update={"run": shared})).decisions
    assert not (elsewhere.cache / "read").exists()


def test_from_decisions_to_the_next_table(office: Places, tmp_path: Path) -> None:
    """What is learned is better on zorgkantoren left out, is the same each time, and counts once config.yaml says so.

    `why` of the statements says how many decisions it rests on.
    """
    count = review(office, 1000)
    told = learned(office)
    assert 0.9 * count < told["decisions"] <= count
    assert told["table_wins"]
    assert told["table"]["s:percentage"] > 0
    assert learned(office) == told  # nothing is left to chance

    (office.corpus / NAME).rename(tmp_path / NAME)  # so that only what was learned differs
    before = lines_of(office)
    ours = (Path(__file__).parents[2] / "config.yaml").read_text("utf-8")
    (tmp_path / "config.yaml").write_text(f"{ours}\nreview:\n  learned: corpus/learned.json\n", "utf-8")
    shutil.copytree(Path(__file__).parents[2] / "rules", tmp_path / "rules")
    where = ("--corpus", office.corpus, "--out", office.out)
    done = thematabel("run", *where, "--config", tmp_path / "config.yaml")
    assert done.returncode == 0, done.stderr
    after = lines_of(office)
    why = [reason for lines in after.values() for line in lines for reason in line["why"]]
    assert any(f"wat {told['decisions']} besluiten leren" in reason for reason in why)
    figures = [
        sum(any(c.isdigit() for c in line["text"]) for lines in found.values() for line in lines if line["in_table"])
        for found in (before, after)
    ]
    assert figures[1] > figures[0]
