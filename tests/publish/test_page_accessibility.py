"""The page by the rules of axe (WCAG 2 A and AA, and best practices), on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.publish.open_page import OpenPage

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What is out of sight is not laid out until it is scrolled to; here all of it is to be judged.
LAID_OUT = "li.statement { content-visibility: visible !important; }"
WIDTHS = {"desk": 1280, "phone": 390}


def fresh(page: Page) -> None:
    """As it opens."""
    assert page.locator("li.statement").count() > 100


def opened(page: Page) -> None:
    """With a passage, a white spot, the rest of a policy and the differences of a theme open."""
    page.locator("li.statement > details > summary").first.click()
    page.locator("details.gap > summary").first.click()
    page.locator("details.rest > summary").first.click()
    page.locator("#verschillen > details > summary").last.click()


def filtered(page: Page) -> None:
    """With a zorgkantoor and a theme off, own choices only, and a word that is looked for."""
    page.locator("input[name=zorgkantoor]").first.uncheck()
    page.locator("input[name=thema]").last.uncheck()
    page.locator("input[name=toon][value=eigen]").check()
    page.locator("input[name=zoek]").fill("zorg")


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_no_violations(width: int, open_page: OpenPage) -> None:
    """None at all, in all that the page of eleven documents shows."""
    judge(open_page(width), fresh)


@pytest.mark.parametrize("state", [opened, filtered], ids=lambda state: state.__name__)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_axe_finds_no_violations_in_any_state(
    width: int, state: Callable[[Page], None], open_short_page: OpenPage
) -> None:
    """Into which a reader can bring the page."""
    judge(open_short_page(width), state)


def judge(page: Page, state: Callable[[Page], None]) -> None:
    """Bring the page into a state; axe finds nothing."""
    page.evaluate(  # the page allows no style but its own: this one is no part of it
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        LAID_OUT,
    )
    state(page)
    found = Axe().run(page, options=RULES)
    assert len(found.response["passes"]) > 20  # the rules did run
    assert [
        (rule["id"], node["html"][:200], node["failureSummary"])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ] == []


def test_axe_sees_what_is_wrong(browser: Browser) -> None:
    """A picture without words and type too pale are found, so that an empty list means something."""
    page = browser.new_page()
    page.set_content("<main><p style='color:#ccc'>bleek</p><img src='data:,'></main>")
    found = {rule["id"] for rule in Axe().run(page, options=RULES).response["violations"]}
    page.close()
    assert {"image-alt", "color-contrast"} <= found
