"""The page in a real browser: by keyboard alone, on a phone, on paper, without scripts."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.publish import write_html
from tests.publish.material import CONFIG, HOSTILE, RUN, comparison
from tests.publish.open_page import OpenPage

SUMMARY = "li.statement:not([hidden]) > details > summary"


def _focused(page: Page) -> str:
    """What has the focus, as a person would name it."""
    said: str = page.evaluate(
        """() => {
            const e = document.activeElement;
            return [e.tagName.toLowerCase(), e.name || e.id || "", e.value || e.textContent.trim().slice(0, 30)]
                .filter(Boolean).join(" ");
        }"""
    )
    return said


def _open_first(page: Page) -> None:
    page.locator(SUMMARY).first.focus()
    page.keyboard.press("Enter")


def test_tab_goes_from_top_to_bottom(open_page: OpenPage) -> None:
    """First the ways past the filters, then what to look at, then the filters as they stand, then the table."""
    page = open_page()
    seen: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(_focused(page))
    assert seen[0] == "a Naar de tabel"
    kinds = list(dict.fromkeys(" ".join(said.split()[:2]) for said in seen))
    assert kinds[:9] == [
        "a Naar", "a wat", "summary Controle:", "input zorgkantoor", "input thema", "input toon", "input zoek",
        "button open-all", "button close-all",
    ]  # fmt: skip
    after = seen[seen.index("button Filters wissen") + 1 :]
    assert after[0] == "button share Deel deze selectie"
    assert after[1].startswith(("a inkoop", "summary"))


def test_skip_link_goes_to_the_table(open_page: OpenPage) -> None:
    """The next stop is within it."""
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_a_passage_and_escape_closes_it(key: str, open_page: OpenPage) -> None:
    """The focus is never lost: it goes into the passage, and back to its statement."""
    page = open_page()
    summary = page.locator(SUMMARY).first
    details = page.locator("li.statement > details").first
    summary.focus()
    page.keyboard.press(key)
    expect(details).to_have_attribute("open", "")
    expect(details.locator(".passage")).to_be_visible()
    page.keyboard.press("Tab")
    assert "Open de pdf" in _focused(page)
    page.keyboard.press("Escape")
    expect(details).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_focus_can_be_seen(open_page: OpenPage) -> None:
    """On every kind of thing that can have it."""
    page = open_page()
    for selector in ("input[name=thema]", "input[name=zoek]", "#open-all", "thead a", SUMMARY):
        page.keyboard.press("Tab")
        page.locator(selector).first.focus()
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2, selector


def test_filters_work_by_keyboard_and_stay_in_the_address(open_page: OpenPage) -> None:
    """A view can be kept, sent on, and left again."""
    page = open_page()
    box = page.locator("input[name=zorgkantoor]").first
    gone = box.get_attribute("value")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(f"#matrix th[data-zorgkantoor='{gone}']")).to_be_hidden()
    expect(box).to_be_focused()
    page.locator("input[name=toon][value=alles]").focus()
    page.keyboard.press("ArrowDown")
    page.locator("input[name=zoek]").focus()
    page.keyboard.type("zorg & thuis")
    counted = page.locator("#count").inner_text()
    address = page.evaluate("window.location.hash")
    again = open_page(fragment=address)
    assert again.locator("input[name=zoek]").input_value() == "zorg & thuis"
    assert again.locator("input[name=toon][value=eigen]").is_checked()
    assert not again.locator("input[name=zorgkantoor]").first.is_checked()
    expect(again.locator("#count")).to_have_text(counted)
    again.get_by_text("Filters wissen").press("Enter")
    expect(again.locator(f"#matrix th[data-zorgkantoor='{gone}']")).to_be_visible()
    assert again.evaluate("window.location.hash") == ""


def test_count_is_what_can_be_seen(open_page: OpenPage) -> None:
    """Whatever the filters."""
    page = open_page()
    for change in ("input[name=zorgkantoor]", "input[name=thema]", "input[name=toon][value=eigen]"):
        page.locator(change).first.click()
        seen = page.evaluate(
            "[...document.querySelectorAll('li.statement')].filter(e => e.getClientRects().length).length"
        )
        assert page.locator("#count").inner_text().startswith(f"{seen} uitspra")


@pytest.mark.parametrize("filters", ["", "toon=gewijzigd"], ids=["plain", "filtered away"])
def test_address_of_a_statement_opens_it(filters: str, open_page: OpenPage) -> None:
    """As the workbook leads to it; filters that hide it are let go."""
    page = open_page(fragment=f"#{filters}" if filters else "")
    one = page.locator("li.statement[data-change='']").first
    anchor = one.get_attribute("id")
    page.evaluate("name => { window.location.hash = name; }", anchor)
    expect(one.locator("> details")).to_have_attribute("open", "")
    expect(one.locator("> details > summary")).to_be_focused()
    expect(one).to_be_in_viewport()


def test_open_all_opens_what_can_be_seen_only(open_page: OpenPage) -> None:
    """And closes all of it again."""
    page = open_page()
    page.locator("input[name=thema]").first.uncheck()
    page.locator("#open-all").click()
    assert page.locator("tr[hidden] li.statement > details[open]").count() == 0
    assert page.locator("li.statement > details[open]").count() == page.locator("tr:not([hidden]) li.statement").count()
    page.locator("#close-all").click()
    assert page.locator("li.statement > details[open]").count() == 0


def test_empty_cell_tells_what_was_looked_for(open_page: OpenPage) -> None:
    """And leads to the passages that come nearest."""
    page = open_page()
    gap = page.locator("details.gap:not(.more)").first
    gap.locator("summary").press("Enter")
    expect(gap.get_by_text("Gezocht naar:")).to_be_visible()
    assert page.locator("details.gap .passage a[href*='.pdf#page=']").count() > 0


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_is_wider_than_a_phone(width: int, open_page: OpenPage) -> None:
    """No scrolling sideways, with or without open passages."""
    page = open_page(width)
    for selector in ("h1", "#open-all", "details.rest summary"):
        page.locator(selector).first.click()
        wider = page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter(e => e.getClientRects().length
                && e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest("svg, .hidden"))
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert wider == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_works_without_scripts(open_page: OpenPage) -> None:
    """All statements are there and open; the filters, which would do nothing, are not."""
    page = open_page(scripts=False)
    expect(page.locator("#filters")).to_be_hidden()
    _open_first(page)
    expect(page.locator("li.statement .passage").first).to_be_visible()


def test_prints_on_a3_with_its_header_on_every_page(open_page: OpenPage, tmp_path: Path) -> None:
    """The filters are not printed; the names of zorgkantoren return above each part of the table."""
    page = open_page()
    statements = page.locator("li.statement").count()
    page.pdf(path=tmp_path / "t.pdf", prefer_css_page_size=True)
    printed = pypdfium2.PdfDocument(tmp_path / "t.pdf")
    texts = [one.get_textpage().get_text_bounded() for one in printed]
    assert sorted(round(side) for side in printed[0].get_size()) == [842, 1191]
    printed.close()
    assert "Filters wissen" not in "".join(texts)
    assert "".join(texts).count("(p.") >= statements  # those out of sight too
    last = max(number for number, text in enumerate(texts) if "(p." in text and "Vervallen" not in text)
    table = [text for text in texts[: last + 1] if "Wat niet in de tabel staat" not in text]
    assert len(table) > 1
    assert all("Zilveren Kruis" in text and "Zorg en Zekerheid" in text for text in table[:2])


def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path) -> None:
    """Text of a PDF that looks like a script is shown as text."""
    write_html(tmp_path / "t.html", comparison(HOSTILE), CONFIG, RUN)
    opener = OpenPage(browser, (tmp_path / "t.html").as_uri())
    page = opener(fragment="#zorgkantoor=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&toon=']&zoek=%3Cscript%3E")
    page.locator("input[name=zoek]").fill("<script>")
    page.get_by_text("Filters wissen").click()
    page.locator("#open-all").click()
    expect(page.get_by_text("</script><script>alert(1)</script>").first).to_be_visible()
    opener.close()


@pytest.mark.parametrize("width", [1366, 1920])
def test_an_opened_passage_takes_what_the_table_can_spare_and_stays_under_the_pointer(
    width: int, open_page: OpenPage
) -> None:
    """Wider than three columns beside it, within the window, and what was clicked is where it was."""
    page = open_page(width)
    summary = page.locator(SUMMARY).last
    summary.evaluate("one => one.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(200)  # until the sizes of what came into sight have settled
    before: float = summary.evaluate("one => { const top = one.getBoundingClientRect().top; one.click(); return top; }")
    passage = page.locator("details[open] > .passage").first
    expect(passage).to_be_visible()
    page.locator("thead th.wide").first.wait_for(
        state="attached"
    )  # asks without the page's own scripts, which it forbids
    page.wait_for_timeout(200)  # as above
    after: float = summary.evaluate("one => one.getBoundingClientRect().top")
    assert abs(after - before) < 3
    shown = passage.bounding_box()
    assert shown
    narrow: float = page.evaluate("document.querySelector('thead th:not(.wide):not(.corner)').offsetWidth")
    assert shown["width"] > 3 * narrow
    assert page.evaluate("document.documentElement.scrollWidth") <= width
