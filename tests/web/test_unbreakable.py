"""A server that dies, and a corpus that is large."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pipeline.web.desk import Desk
from tests.web.kills import kill_servers
from tests.web.material import STATEMENTS, Office, office
from tests.web.served import Screens, selected, served, settled

MANY = 3000


def test_a_server_that_is_killed_loses_nothing_it_said_was_kept(tmp_path: Path) -> None:
    """Two random moments while two people decide; `make review-kills` tries thirty."""
    told = kill_servers(tmp_path, 2, seed=7)
    assert told["kept"] > 0


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """VGZ with three thousand statements on a thousand pages."""
    texts = tuple(f"Nummer {n}: {STATEMENTS[n % len(STATEMENTS)]}" for n in range(1, MANY + 1))
    return office(tmp_path_factory.mktemp("large"), texts)


def test_three_thousand_statements_are_one_list(large: Office, browser: Browser) -> None:
    """Only the rows in sight are in the page; keys, filters, ends and the last of a thousand pages work as ever."""
    with served(large.places, large.config) as url:
        screens = Screens(browser, url)
        page = screens()
        expect(page.locator("[data-queue=all] b")).to_have_text(str(MANY - 1 + 2))
        assert page.locator("#list .row").count() < 40
        page.keyboard.press("Shift+j")
        settled(page)
        assert selected(page).startswith("cz-2025")
        page.locator("select[name=zorgkantoor]").select_option("vgz")
        page.locator("select[name=order]").select_option("pages")
        page.keyboard.press("Escape")
        page.locator("#list").focus()
        page.keyboard.press("Shift+j")
        settled(page)
        expect(page.locator("#where")).to_contain_text("bladzijde 1000 van 1000")
        page.keyboard.press("Shift+k")
        settled(page)
        for _ in range(3):
            page.keyboard.press("a")
            expect(page.locator("#said")).to_have_text("Akkoord: bewaard.")
            settled(page)
        expect(page.locator("#count")).to_have_text(f"3 van {MANY + 1} uitspraken beoordeeld")
        assert page.locator("#list .row").count() < 40
        screens.close()
    desk = Desk(large.places, large.config)
    assert sum(item.decided for item in desk.items.values()) == 3
    assert desk.results.papers["vgz-2025"].pages == MANY // 3
