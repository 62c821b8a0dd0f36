"""Kills the server of the review page at random moments while somebody decides, and looks at what was kept.

python -m tests.web.kills [COUNT] [SEED]     (make review-kills)
"""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx2 as httpx

from pipeline.review.store import NAME, load_kept
from tests.support import ROOT
from tests.web.material import Office, office

VERDICTS = ("akkoord", "vervalt", "twijfel")
CLAUSES = 6


def start(ours: Office) -> tuple[subprocess.Popen[str], str]:
    """A server in a process of its own, and its address, once it answers."""
    places = ["--corpus", str(ours.places.corpus), "--out", str(ours.places.out)]
    command = [sys.executable, "-m", "pipeline", "review", "--no-browser", "--port", "0", *places]
    process = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    )
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return process, found[0]
    raise AssertionError(said)


class Reviewer(threading.Thread):
    """Decides as fast as the server answers, and remembers what the server said was kept."""

    def __init__(self, url: str, name: str) -> None:
        super().__init__(daemon=True)
        self.url, self.reviewer = url, name
        self.told: list[tuple[str, str]] = []  # clause and verdict that were kept, says the server
        self.begun = threading.Event()

    def run(self) -> None:
        """Until the server is gone."""
        try:
            with httpx.Client(base_url=self.url, cookies={"thematabel-naam": self.reviewer}, timeout=20) as client:
                csrf = client.get("/api/sleutel").json()["csrf"]
                for number in range(10_000):
                    clause, verdict = f"vgz-2025-{number % CLAUSES + 1:03}", VERDICTS[number % len(VERDICTS)]
                    body = {"clauses": [clause], "verdict": verdict}
                    answer = client.post("/api/besluit", json=body, headers={"x-csrf-token": csrf})
                    assert answer.status_code == 200, answer.text
                    self.told.append((clause, verdict))
                    self.begun.set()
        except httpx.HTTPError:
            self.begun.set()


def kill_servers(folder: Path, count: int, seed: int) -> dict[str, int]:
    """Kill `count` servers, each at a random moment while two people decide; how much was kept, and was under way.

    Raises:
        AssertionError: when anything is lost that the server had said was kept, more than the keystroke under way of
            each is there besides, or the file is damaged.
    """
    chance = random.Random(seed)
    ours = office(folder)
    path = ours.places.corpus / NAME
    before, under_way = 0, 0
    for number in range(count):
        process, url = start(ours)
        reviewers = [Reviewer(url, f"{name} {number}") for name in ("Jan", "Piet")]
        for one in reviewers:
            one.start()
        for one in reviewers:
            assert one.begun.wait(60)
        time.sleep(chance.uniform(0, 0.7))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for one in reviewers:
            one.join(60)
        kept = load_kept(path).decisions
        assert [one.number for one in kept] == list(range(1, len(kept) + 1))
        new = kept[before:]
        for one in reviewers:
            mine = [(x.anchor.clause, x.after.verdict) for x in new if x.reviewer == one.reviewer]
            assert mine[: len(one.told)] == one.told
            assert len(mine) - len(one.told) in (0, 1)
            under_way += len(mine) - len(one.told)
        assert sum(x.reviewer in {one.reviewer for one in reviewers} for x in new) == len(new)
        before = len(kept)
        with sqlite3.connect(path) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.close()
    with ours.client() as client:  # and the page goes on with it
        rows = client.get("/api/lijst").json()["rows"]
        assert {row["id"] for row in rows if row["reviewers"]} == {one.anchor.clause for one in kept}
    return {"kept": before, "kept though not told": under_way}


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    begin = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as place:
        print(f"{many} servers killed, seed {begin}: {kill_servers(Path(place), many, begin)}")
