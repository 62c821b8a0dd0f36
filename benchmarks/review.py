"""How quick and how large is the review page, with 3,000 statements and a document of 1,000 pages?

    python -m benchmarks.review [--statements 3000] [--runs 3]

The pages are those of a demonstration policy, over and over. Printed are seconds by the clock from starting the command
to the first answer and to the first statement in sight, of pictures of pages (the first, those after it, those that the
server drew ahead), of a decision, and how large the server became, alone and with the process that
draws. The best of so many runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import httpx2 as httpx
import pikepdf
from playwright.sync_api import Page, sync_playwright

from tests.support import ROOT
from tests.web.kills import start
from tests.web.material import STATEMENTS, Office, office

LONG = ROOT / "corpus" / "demo" / "vgz-2024.pdf"
DOCUMENT = "vgz-2025"


def material(folder: Path, count: int) -> Office:
    """So many statements, three a page, over the pages of a real policy."""
    ours = office(folder, tuple(f"Nummer {n}: {STATEMENTS[n % len(STATEMENTS)]}" for n in range(1, count + 1)))
    pages = json.loads((ours.places.out / DOCUMENT / "document.json").read_text("utf-8"))["pages"]
    with pikepdf.new() as long, pikepdf.open(LONG) as short:
        while len(long.pages) < pages:
            long.add_pages_from(short)
        del long.pages[pages:]
        long.save(ours.places.corpus / f"{DOCUMENT}.pdf")
    return ours


def measured(ours: Office, pages: int) -> Iterator[tuple[str, float, str]]:
    """What was measured, how much, and the unit."""
    since = time.perf_counter()
    process, url = start(ours)
    try:
        with httpx.Client(base_url=url, cookies={"thematabel-naam": "Jan"}, timeout=60) as client:
            client.get("beoordelen").raise_for_status()
            yield "first answer after start", time.perf_counter() - since, "s"
            yield "first answer after start, processor", _processor(process.pid), "s"
            csrf = client.get("api/sleutel").json()["csrf"]
            step, begun = max(2, pages // 40), _processor_of_all(process.pid)
            cold = [_seconds(partial(client.get, f"blad/{DOCUMENT}/{n}.png")) for n in range(1, pages, step)]
            used = _processor_of_all(process.pid) - begun
            yield "picture of the first page", cold[0], "s"
            yield "picture of a page and two ahead, processor", used / len(cold), "s"
            yield "picture of another page, usual", median(cold[1:]), "s"
            yield "picture of another page, slowest", max(cold[1:]), "s"
            time.sleep(1)
            yield (
                "picture that was drawn ahead",
                _seconds(lambda: client.get(f"blad/{DOCUMENT}/{pages - step}.png")),
                "s",
            )
            body = {"clauses": [f"{DOCUMENT}-001"], "verdict": "akkoord"}
            told = [
                _seconds(lambda: client.post("api/besluit", json=body, headers={"x-csrf-token": csrf})) for _ in "abcde"
            ]
            yield "a decision", median(told), "s"
        with _browsers(url) as (first, second):
            yield "statement in sight, from opening the page", _seconds(lambda: _opened(first, url)), "s"
            _opened(second, url)
            moves = [_seconds(partial(_next, page)) for _ in range(15) for page in (first, second)]
            yield "next statement in sight, two browsers", median(moves), "s"
        yield "largest size of the server", _megabytes(process.pid), "MB"
        yield "and of all its processes", sum(map(_megabytes, [process.pid, *_children(process.pid)])), "MB"
    finally:
        process.kill()
        process.communicate()


def _seconds(act: Callable[[], Any]) -> float:
    since = time.perf_counter()
    act()
    return time.perf_counter() - since


@contextmanager
def _browsers(url: str) -> Iterator[tuple[Page, Page]]:
    """Two people's browsers."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        pages = []
        for name in ("Jan", "Piet"):
            context = browser.new_context(viewport={"width": 1366, "height": 768})
            context.add_cookies([{"name": "thematabel-naam", "value": name, "url": url}])
            pages.append(context.new_page())
        yield pages[0], pages[1]
        browser.close()


def _opened(page: Page, url: str) -> None:
    page.goto(f"{url}beoordelen")
    page.locator("#work[aria-busy=false]").wait_for()


def _next(page: Page) -> None:
    before = page.locator("#list [aria-selected=true]").get_attribute("data-id")
    page.keyboard.press("j")
    page.locator(f"#list [aria-selected=true]:not([data-id='{before}'])").wait_for()
    page.locator("#work[aria-busy=false]").wait_for()


def _processor(process: int) -> float:
    """Seconds of processor that a process has used: other work on the machine changes them less than the clock's."""
    told = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _processor_of_all(process: int) -> float:
    return sum(map(_processor, [process, *_children(process)]))


def _children(process: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    found = [
        int(child)
        for path in Path(f"/proc/{process}/task").glob("*/children")
        for child in path.read_text("utf-8").split()
    ]
    return [one for child in found for one in (child, *_children(child))]


def _megabytes(process: int) -> float:
    told = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(next(line for line in told.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--statements", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours = material(Path(folder), given.statements)
        runs = [[*measured(ours, given.statements // 3)] for _ in range(given.runs)]
    for same in zip(*runs, strict=True):
        what, _, unit = same[0]
        print(f"{what:45} {min(value for _, value, _ in same):8.2f} {unit}")


if __name__ == "__main__":
    main()
