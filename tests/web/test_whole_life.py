"""The whole life of a statement: from doubtful on the review page to decided, signed off, and in the workbook."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from pipeline.config import Config
from pipeline.run import Places
from pipeline.web.desk import Desk
from tests.support import DemoRun, thematabel
from tests.web.served import Screens, picture, selected, served, settled


@pytest.fixture
def office(demo_run: DemoRun, tmp_path: Path) -> Places:
    """The demonstration documents as a run left them, to decide about."""
    shutil.copytree(demo_run.corpus, tmp_path / "corpus")
    shutil.copytree(demo_run.out, tmp_path / "extracted")
    return Places(tmp_path / "corpus", tmp_path / "extracted")


@pytest.fixture
def page(office: Places, config: Config, browser: Browser) -> Iterator[Page]:
    """The screen of a reviewer."""
    with served(office, config) as url:
        screens = Screens(browser, url)
        yield screens()
        screens.close()


def cells(out: Path, sheet: str) -> list[str]:
    """Every text of a sheet of the workbook."""
    book = load_workbook(out / "thema-tabel.xlsx", read_only=True)
    found = [str(value) for row in book[sheet].iter_rows(values_only=True) for value in row if value is not None]
    book.close()
    return found


def test_from_doubtful_to_in_the_workbook(page: Page, office: Places, config: Config, tmp_path: Path) -> None:
    """With keys only: doubt first, then words of one's own, a passage that was missed, and a signature."""
    page.locator("select[name=order]").select_option("doubts")
    page.locator("#list").focus()
    page.keyboard.press("Shift+k")
    settled(page)
    clause = selected(page)
    expect(page.locator(".chip.doubt").first).to_be_visible()
    picture(page, "beoordelen", tmp_path)
    page.keyboard.press("f")
    page.keyboard.type("Geldt dit ook voor de ggz?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Twijfel: bewaard.")

    page.locator("[data-queue=twijfel]").click()
    settled(page)
    assert selected(page) == clause
    expect(page.locator(".remark")).to_contain_text("Geldt dit ook voor de ggz?")
    page.keyboard.press("e")
    page.locator("#edit-text").fill("Na overleg: deze afspraak geldt voor alle sectoren.")
    page.locator("#edit-remark").fill("nagevraagd")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Aangepast: bewaard.")

    page.locator("[data-queue=decided]").click()
    settled(page)
    page.keyboard.press("n")
    expect(page.locator("#said")).to_contain_text("Sleep over de woorden", timeout=120_000)
    for key in ("ArrowUp", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    picture(page, "aanwijzen", tmp_path)
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Toegevoegd.")
    settled(page)
    missed = page.locator("#short").inner_text()
    assert missed

    page.locator("#show-progress").click()
    page.locator(".stamp button").last.click()  # of all
    expect(page.locator("#said")).to_have_text("Afgetekend.")
    picture(page, "voortgang", tmp_path)

    in_the_workbook(office, missed)
    after = Desk(office, config)
    assert after.items[clause].state == "aanpassen"
    assert [item.clause.text for item in after.items.values() if item.added] == [missed]
    assert not any(one.overtaken for one in after.signatures)


def in_the_workbook(office: Places, missed: str) -> None:
    """A run lays everything over the table, and `status` says how far the review is."""
    done = thematabel("run", "--corpus", office.corpus, "--out", office.out)
    assert done.returncode == 0, done.stderr
    table = "\n".join(cells(office.out, "Thema-tabel"))
    assert "Na overleg: deze afspraak geldt voor alle sectoren." in table
    assert missed in table
    assert "2 van" in table
    assert "afgetekend door Jan op" in table
    assert "daarna gewijzigd" not in table
    told = "\n".join(cells(office.out, "Bronpassages"))
    assert "nagevraagd" in told
    status = thematabel("status", "--corpus", office.corpus, "--out", office.out, "--json")
    review = [counts for row in json.loads(status.stdout) for counts in row["review"].values()]
    assert sum(counts["reviewed"] for counts in review) == 2
    assert f"2 van {sum(counts['statements'] for counts in review)} uitspraken beoordeeld" in table
