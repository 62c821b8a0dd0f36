"""The pages by the rules of axe (WCAG 2 A and AA, and best practices), with every sheet open that there is."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.publish.test_page_accessibility import RULES
from tests.web.served import Screens, settled


def violations(page: Page) -> list[tuple[str, str, str]]:
    """What axe finds, as rule, element and what to do."""
    found = Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 10  # the rules did run
    return [
        (rule["id"], node["html"][:200], node["failureSummary"])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


STATES: dict[str, Callable[[Page], None]] = {
    "fresh": lambda _: None,
    "changing": lambda page: page.keyboard.press("e"),
    "in doubt": lambda page: page.keyboard.press("f"),
    "a section": lambda page: page.keyboard.press("b"),
    "keys": lambda page: page.keyboard.press("?"),
    "why": lambda page: page.keyboard.press("i"),
    "why, with points": lambda page: page.locator(".rules summary").click(),
    "whole page": lambda page: page.keyboard.press("p"),
    "progress": lambda page: page.locator("#show-progress").click(),
    "name": lambda page: page.locator("#me").click(),
    "more": lambda page: page.locator("#more summary").click(),
    "decided": lambda page: judged(page, "a", "x", "t"),
    "all": lambda page: page.locator("[data-queue=all]").click(),
    "a phone": lambda page: page.set_viewport_size({"width": 390, "height": 844}),
    "a small window": lambda page: page.set_viewport_size({"width": 1000, "height": 700}),
}


def test_axe_finds_nothing_on_the_review_page(screens: Screens) -> None:
    """None at all, in every state that a reviewer can bring it into."""
    page = screens()
    found = {}
    for name, state in STATES.items():
        state(page)
        found[name] = violations(page)
        page.keyboard.press("Escape")
    assert {name: some for name, some in found.items() if some} == {}


def test_axe_finds_nothing_on_the_start_page(screens: Screens) -> None:
    """With results."""
    assert violations(screens(path="")) == []


def judged(page: Page, *keys: str) -> None:
    """Strike these, each about a statement that is in sight."""
    for key in keys:
        settled(page)
        page.keyboard.press(key)
        page.locator("#said", has_text="bewaard").wait_for()
    settled(page)
