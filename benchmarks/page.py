"""How large is the page with many statements, and how long do its parts take in a browser?

    python -m benchmarks.page [--statements 2000] [--clauses FOLDER] [--corpus FOLDER]

The statements are those of a finished run (`make run` first), repeated under other ids until there are enough, each
with the picture of its own passage. Printed are seconds to write the page, its size, and in Chromium how long opening,
filtering, searching and opening passages take: by the clock, and of the processor (which other work on the machine does
not change). The best of three.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from pipeline.config import Config, default_config_path, load_config
from pipeline.model import Box, Clause, Comparison, Document, MatrixCell
from pipeline.publish import RunInfo, write_html

ROOT = Path(__file__).resolve().parents[1]
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FILTER = "input[name=thema]"
STATEMENT = "tr:not([hidden]) li.statement:not([hidden]) > details > summary"


def material(results: Path, count: int, config: Config) -> Comparison:
    """A comparison of `count` statements, those of the newest policies in `results` over and over."""
    documents = [document for path in results.glob("*/document.json") if (document := _document(path))]
    newest = {document.zorgkantoor: document for document in sorted(documents, key=lambda d: (d.year, d.id))}
    shown = [clause for document in newest.values() for clause in _clauses(results / document.id / "clauses.jsonl")]
    if not shown:
        raise SystemExit(f"{results} holds no statements: run `make run` first, or name a folder with --clauses.")
    many = [replace(c, id=f"{c.id}-{n}") for n, c in enumerate(islice(cycle(shown), count))]
    cells = tuple(
        MatrixCell(theme.id, z.id, tuple(c for c in many if (c.theme, c.zorgkantoor) == (theme.id, z.id)))
        for theme in config.themes
        for z in config.zorgkantoren
    )
    current = tuple(document.id for document in newest.values())
    return Comparison(tuple(documents), (), tuple(many), current, cells, (), ())


def _document(path: Path) -> Document | None:
    plain = json.loads(path.read_text("utf-8"))
    names = ("id", "source", "sha256", "kind", "publisher", "zorgkantoor", "year", "sector", "title", "pages")
    return Document(**{name: plain[name] for name in names}) if plain["kind"] == "inkoopbeleid" else None


def _clauses(path: Path) -> Iterator[Clause]:
    for line in path.read_text("utf-8").splitlines():
        plain = json.loads(line)
        if plain["in_table"]:
            plain |= {"boxes": tuple(Box(**box) for box in plain["boxes"]), "facts": ()}
            yield Clause(**{**plain, "section": tuple(plain["section"]), "why": tuple(plain["why"])})


def in_browser(path: Path) -> Iterator[tuple[str, float, float]]:
    """What takes how long: seconds by the clock, and of the page's process."""
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is missing: install the Debian package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        meter = page.context.new_cdp_session(page)
        meter.send("Performance.enable")

        def used() -> float:
            metrics = meter.send("Performance.getMetrics")["metrics"]
            return float(next(m["value"] for m in metrics if m["name"] == "ProcessTime"))

        def timed(what: str, act: Callable[[Page], object], times: int = 3) -> tuple[str, float, float]:
            clock, processor = [], []
            for _ in range(times):
                since, spent = time.perf_counter(), used()
                act(page)
                page.evaluate(SETTLED)
                clock.append(time.perf_counter() - since)
                processor.append(used() - spent)
            return what, min(clock), min(processor)

        yield timed("open the page", lambda page: page.goto(path.as_uri()))
        yield timed("filter on a theme", lambda page: _click(page, FILTER), times=4)
        yield timed("search a word", lambda page: _search(page, "kwaliteit"), times=1)
        yield timed("search another", lambda page: _search(page, "tarief"))
        yield timed("search no word", lambda page: _search(page, ""))
        yield timed("open a passage, with its picture", _passage)
        yield timed("open all passages", lambda page: _click(page, "#open-all"), times=1)
        browser.close()


def _click(page: Page, selector: str) -> None:
    page.evaluate("selector => document.querySelector(selector).click()", selector)


def _search(page: Page, word: str) -> None:
    page.evaluate(
        """word => {
            const box = document.querySelector("input[name=zoek]");
            box.value = word;
            box.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        word,
    )


def _passage(page: Page) -> None:
    page.evaluate(
        """async selector => {
            const details = document.querySelectorAll(selector)[3].parentNode;
            details.open = !details.open;
            await Promise.all([...details.querySelectorAll("img")].map(picture => picture.decode()));
        }""",
        STATEMENT,
    )


def main() -> None:
    """Write a page and print what it costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--statements", type=int, default=2000)
    parser.add_argument("--clauses", type=Path, default=ROOT / "extracted", help="the results of a run")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help="the PDFs of that run")
    chosen = parser.parse_args()
    config = load_config(default_config_path())
    comparison = material(chosen.clauses, chosen.statements, config)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thema-tabel.html"
        info = RunInfo(datetime.now(UTC), "benchmark", corpus=str(chosen.corpus.resolve()))
        since = time.perf_counter()
        write_html(path, comparison, config, info)
        print(f"{chosen.statements} statements: written in {time.perf_counter() - since:.1f} s")
        print(f"{path.stat().st_size / 1e6:.1f} MB, {path.stat().st_size / chosen.statements / 1e3:.1f} kB a statement")
        print(f"{'':34} {'clock':>10} {'processor':>10}")
        for what, clock, processor in in_browser(path):
            print(f"{what:34} {1000 * clock:7.0f} ms {1000 * processor:7.0f} ms", flush=True)


if __name__ == "__main__":
    main()
