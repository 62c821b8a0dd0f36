"""Adding, cutting and joining statements in a real browser, with the mouse and with keys only."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from pipeline.review.store import NAME, load_kept
from tests.web.material import STATEMENTS, Office
from tests.web.served import Screens, settled


def texts(ours: Office) -> list[tuple[str, str, str]]:
    """How, what and about which words, of every decision."""
    kept = load_kept(ours.places.corpus / NAME).decisions
    return [(one.way, one.after.verdict, one.anchor.text) for one in kept]


def open_statement(page: Page, clause: str) -> None:
    """Choose a statement in the list."""
    page.locator(f"#list [data-id='{clause}']").click()
    expect(page.locator("#list [aria-selected=true]")).to_have_attribute("data-id", clause)
    settled(page)


def test_words_that_are_dragged_over_become_a_statement(screens: Screens, ours: Office) -> None:
    """From the word under the pointer where it goes down to the word where it comes up."""
    page = screens()
    page.locator("#point").click()
    expect(page.locator("#said")).to_contain_text("Sleep over de woorden", timeout=60_000)
    words = page.evaluate("fetch('/api/woorden/vgz-2025/1').then((answer) => answer.json())")["lines"]
    sheet = page.locator("#sheet .leaf").bounding_box()
    assert sheet is not None
    scale = sheet["width"] / 595

    def at(line: int, word: int) -> tuple[float, float]:
        _, x0, top, x1, bottom = words[line][word]
        return sheet["x"] + (x0 + x1) / 2 * scale, sheet["y"] + (top + bottom) / 2 * scale

    page.mouse.move(*at(1, 2))
    page.mouse.down()
    page.mouse.move(*at(1, 5), steps=4)
    page.mouse.move(*at(2, 3), steps=4)
    page.mouse.up()
    text = " ".join([*STATEMENTS[1].split()[2:], *STATEMENTS[2].split()[:4]])
    expect(page.locator("#add-text")).to_have_text(text)
    page.locator("#add-sheet button[type=submit]").click()
    expect(page.locator("#said")).to_have_text("Toegevoegd.")
    settled(page)
    expect(page.locator("#short")).to_have_text(text)
    expect(page.locator("#sheet .mark")).to_have_count(2)
    assert texts(ours) == [("added", "akkoord", text)]
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_have_text("Ongedaan gemaakt.")
    expect(page.locator("#list .row", has_text=text)).to_have_count(0)


def test_a_passage_is_pointed_at_with_keys_only(screens: Screens, ours: Office) -> None:
    """Arrows go from word to word and line to line, shift makes it longer, and what is chosen is said."""
    page = screens()
    page.keyboard.press("n")
    expect(page.locator("#said")).to_contain_text("Sleep over de woorden", timeout=60_000)
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    text = " ".join(STATEMENTS[2].split()[1:4])
    expect(page.locator("#said")).to_have_text(text)
    page.keyboard.press("Enter")
    expect(page.locator("#add-text")).to_have_text(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Toegevoegd.")
    settled(page)
    assert texts(ours) == [("added", "akkoord", text)]
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(page.locator("#point")).to_have_attribute("aria-pressed", "false")


def test_a_statement_is_cut_and_joined_with_keys_only(screens: Screens, ours: Office) -> None:
    """The place is chosen with arrows; both parts are shown before it is done; joined they are the old one."""
    page = screens()
    open_statement(page, "vgz-2025-003")
    page.keyboard.press("s")
    expect(page.locator("#cut-place")).to_be_focused()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    words = STATEMENTS[2].split()
    expect(page.locator("#cut-first")).to_have_text(" ".join(words[:4]))
    expect(page.locator("#cut-second")).to_have_text(" ".join(words[4:]))
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Gesplitst.", timeout=60_000)
    settled(page)
    expect(page.locator("#short")).to_have_text(" ".join(words[:4]))
    page.keyboard.press("m")
    expect(page.locator("#merge-second")).to_have_text(" ".join(words[4:]))
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Samengevoegd.")
    settled(page)
    expect(page.locator("#short")).to_have_text(STATEMENTS[2])
    assert [(way, verdict) for way, verdict, _ in texts(ours)] == [
        ("page", "vervalt"), ("added", "akkoord"), ("added", "akkoord"),
        ("page", "vervalt"), ("page", "vervalt"), ("page", "akkoord"),
    ]  # fmt: skip
