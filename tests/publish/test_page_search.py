"""Search, sharing, colours and the policy of the page, in a real browser, on a small comparison."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from pipeline.model import Reason
from pipeline.publish import write_html
from tests.publish.material import CONFIG, RUN, comparison
from tests.publish.open_page import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEXTS = (
    "Wij stimuleren domotica in de nacht.",
    "Aanbieders melden calamiteiten binnen drie werkdagen.",
)
SHOWN = "li.statement:visible"


@pytest.fixture
def small_page(browser: Browser, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens the page of the small comparison, with one statement whose passage says more than its cell."""
    data = comparison(TEXTS)
    outcome = Reason("uitkomst", "vervangt", about=("dsw-2024",))
    cells = tuple(
        replace(cell, clauses=tuple(
            replace(c, short="Aanbieders melden calamiteiten.", outcome=outcome) if c.text == TEXTS[1] else c
            for c in cell.clauses
        ))
        for cell in data.matrix
    )  # fmt: skip
    write_html(tmp_path / "t.html", replace(data, matrix=cells), CONFIG, RUN)
    opener = OpenPage(browser, (tmp_path / "t.html").as_uri())
    yield opener
    opener.close()


def search(page: Page, words: str) -> list[str]:
    """The statements that a search leaves."""
    page.locator("input[name=zoek]").fill(words)
    return [text.split(" (")[0] for text in page.locator(f"{SHOWN} summary").all_inner_texts() if "(p." in text]


def test_every_word_of_a_search_must_be_there_in_any_order(small_page: OpenPage) -> None:
    """Two words narrow a search, whatever stands between them."""
    page = small_page()
    assert search(page, "nacht domotica") == [TEXTS[0]]
    assert search(page, "nacht calamiteiten") == []


def test_search_looks_in_the_passage_and_says_so_but_not_in_the_rules(small_page: OpenPage) -> None:
    """What one sees: the statement, and the passage behind it."""
    page = small_page()
    assert search(page, "werkdagen") == ["Aanbieders melden calamiteiten."]
    assert "deep" in (page.locator(SHOWN).get_attribute("class") or "")
    assert search(page, "kop") == [], "a word of the reasons and of headings only"


def test_hits_are_marked_and_unmarked_again(small_page: OpenPage) -> None:
    """The browser marks them itself: the page is not changed for it."""
    page = small_page()
    marked = "CSS.highlights.has('zoek') ? [...CSS.highlights.get('zoek')].map(range => range.toString()) : []"
    search(page, "domotica NACHT")
    assert set(page.evaluate(marked)) == {"domotica", "nacht"}
    search(page, "")
    assert page.evaluate(marked) == []


def test_rules_and_points_stand_a_click_behind_the_reason(small_page: OpenPage) -> None:
    """First why in a sentence, then what counted."""
    page = small_page()
    search(page, "werkdagen")
    page.locator(f"{SHOWN} summary").first.click()
    said = page.locator(f"{SHOWN} dd:has(.rules)").inner_text()
    assert said.startswith("Bij dit thema door kop 'Kop'. In de tabel: komt in de plaats van dsw-2024.")
    rules = page.locator(f"{SHOWN} .rules")
    assert not rules.evaluate("one => one.open")
    rules.locator("summary").click()
    assert rules.evaluate("one => one.open && one.textContent.length > 20")


def test_selection_is_shared_by_its_address(small_page: OpenPage) -> None:
    """The button gives the address that the filters stand in."""
    page = small_page()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    search(page, "domotica")
    page.locator("#share").click()
    assert "#zoek=domotica" in page.locator("#count").inner_text()


def test_page_allows_its_own_script_and_style_and_nothing_else(small_page: OpenPage, tmp_path: Path) -> None:
    """By their hashes: what a document might smuggle in cannot run."""
    source = (tmp_path / "t.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', source)
    assert policy is not None
    said = policy[1].replace("&#39;", "'")
    for name in ("script", "style"):
        (inline,) = re.findall(rf"<{name}>(.*?)</{name}>", source, re.DOTALL)
        digest = b64encode(sha256(inline.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in said
    assert "default-src 'none'" in said
    assert "unsafe" not in said
    page = small_page()
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,x\" onerror=\"window.ran = 1\">')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    small_page.complaints.clear()  # the browser says that it refused; all else was checked above


def test_dark_colours_can_be_read(small_page: OpenPage) -> None:
    """Contrast holds where a reader's system is dark, too; on paper it is light."""
    page = small_page()
    page.emulate_media(color_scheme="dark")
    page.locator("#open-all").click()
    page.locator("input[name=zoek]").fill("a")
    found = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 24, 31)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_theme_and_heads_stay_in_sight_and_what_an_address_names_clears_them(small_page: OpenPage) -> None:
    """However long a cell is, one sees whose and about what it is."""
    page = small_page()
    page.set_viewport_size({"width": 1366, "height": 300})
    page.evaluate("document.querySelector('tbody td').style.height = '1600px'")
    page.evaluate("window.scrollTo(0, document.querySelector('tbody td').getBoundingClientRect().top + scrollY + 500)")
    head = page.locator("thead th").first.bounding_box()
    label = page.locator("#thema-kwaliteit .stays").bounding_box()
    assert head is not None
    assert label is not None
    assert head["y"] == pytest.approx(0, abs=2)
    assert head["y"] + head["height"] <= label["y"] < 200
    page.evaluate("document.getElementById('thema-bekostiging').scrollIntoView()")
    row = page.locator("#thema-bekostiging").bounding_box()
    assert row is not None
    assert row["y"] >= head["height"]
