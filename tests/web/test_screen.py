"""The review page in a real browser: what a reviewer sees and does, with keys only, and with others at work."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from pipeline.review.store import NAME, load_kept
from tests.web.material import HOSTILE, STATEMENTS, Office, office
from tests.web.served import Screens, selected, served, settled, sign_of


def short(page: Page) -> str:
    """The statement in sight."""
    return page.locator("#short").inner_text()


def test_one_screen_holds_statement_proof_and_verdicts(screens: Screens) -> None:
    """At 1366 x 768 nothing that is needed for the usual case must be scrolled to, and no line of the page is cut."""
    page = screens()
    expect(page.locator("#list .row").first.locator(".top")).to_contain_text("p.\xa01")
    for name in ("#short", "#sheet", ".verdicts button[data-verdict=akkoord]", "#beside-others", "#beside-unchosen"):
        box = page.locator(name).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768, name
    mark, sheet = page.locator("#sheet .mark").first.bounding_box(), page.locator("#sheet").bounding_box()
    assert mark is not None
    assert sheet is not None
    assert sheet["y"] <= mark["y"] < mark["y"] + mark["height"] <= sheet["y"] + sheet["height"]
    assert sheet["x"] <= mark["x"] < mark["x"] + mark["width"] <= sheet["x"] + sheet["width"]
    assert page.evaluate("document.scrollingElement.scrollHeight") <= 768
    # A line that is longer than the passage is in sight, too.
    leaf = page.evaluate("fetch('/api/blad/vgz-2025/1').then((answer) => answer.json())")
    paper = page.locator("#sheet .leaf").bounding_box()
    assert paper is not None
    scale = paper["width"] / leaf["width"]
    assert sheet["x"] <= paper["x"] + leaf["left"] * scale
    assert paper["x"] + leaf["right"] * scale <= sheet["x"] + sheet["width"]


def test_what_stands_beside_is_always_in_sight(browser: Browser, tmp_path: Path) -> None:
    """However much others say: last year's cell, theirs, and what was not chosen, with the button of its key."""
    long = " en ".join(["een plan voor kleinschalig wonen van cliënten met dementie in de eigen wijk"] * 8)
    texts = tuple(f"Wij vragen nummer {n} om {long}." for n in range(12))
    crowded = office(tmp_path, texts, texts)
    with served(crowded.places, crowded.config) as url:
        screens = Screens(browser, url)
        page = screens()
        for name in ("#beside-before", "#beside-others", "#beside-unchosen", "[data-swap]"):
            box = page.locator(name).first.bounding_box()
            assert box is not None
            assert 48 <= box["y"] < box["y"] + box["height"] <= 768, name
        screens.close()


def test_a_decision_is_a_keystroke(screens: Screens, ours: Office) -> None:
    """It is kept, shows in the counts, and the next statement is in sight."""
    page = screens()
    expect(page.locator("#count")).to_have_text("0 van 7 uitspraken beoordeeld")
    first, text = selected(page), short(page)
    page.keyboard.press("a")
    expect(page.locator("#count")).to_have_text("1 van 7 uitspraken beoordeeld")
    expect(page.locator("#short")).not_to_have_text(text)
    assert ours.decisions() == [("Jan", first, "akkoord")]
    page.keyboard.press("Control+z")
    expect(page.locator("#count")).to_have_text("0 van 7 uitspraken beoordeeld")
    expect(page.locator("#list [aria-selected=true]")).to_have_attribute("data-id", first)
    settled(page)
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("#count")).to_have_text("1 van 7 uitspraken beoordeeld")


def test_all_verdicts_and_moves_have_keys(screens: Screens, ours: Office) -> None:
    """A reviewer who has no mouse can do all of it: move, judge, change, remark, swap, and look at the page."""
    page = screens()
    page.keyboard.press("Shift+j")
    assert selected(page) == "cz-2025-002"
    page.keyboard.press("Shift+k")
    first = selected(page)
    page.keyboard.press("j")
    expect(page.locator("#list [aria-selected=true]")).not_to_have_attribute("data-id", first)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#list [aria-selected=true]")).to_have_attribute("data-id", first)

    page.keyboard.press("e")
    expect(page.locator("#edit-text")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Een plan voor kleinschalig wonen. ja, akkoord")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Aangepast: bewaard.")
    settled(page)

    page.keyboard.press("f")
    page.keyboard.type("Klopt dit met de bijlage?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said")).to_have_text("Twijfel: bewaard.")
    settled(page)

    page.keyboard.press("2")  # another theme
    expect(page.locator("#said")).to_have_text("Aangepast: bewaard.")
    settled(page)
    page.keyboard.press("x")
    expect(page.locator("#said")).to_have_text("Vervalt: bewaard.")
    told = load_kept(ours.places.corpus / NAME).decisions
    assert [(one.after.verdict, one.after.text, one.after.remark) for one in told[:2]] == [
        ("aanpassen", "Een plan voor kleinschalig wonen. ja, akkoord", ""),
        ("twijfel", "", "Klopt dit met de bijlage?"),
    ]
    assert [one.after.verdict for one in told[2:]] == ["aanpassen", "vervalt"]
    assert told[2].after.theme

    page.keyboard.press("?")
    expect(page.locator("#help-sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help-sheet")).to_be_hidden()
    page.keyboard.press("p")
    expect(page.locator("#whole")).to_have_attribute("aria-pressed", "true")


def test_a_key_that_is_struck_before_the_chosen_statement_is_in_sight_counts_for_nothing(
    screens: Screens, ours: Office
) -> None:
    """What a key judges is what stands on the screen: not the statement before, while the chosen one is on its way."""
    page = screens()
    waiting: list[Route] = []
    page.route("**/api/uitspraak/vgz-2025-003", lambda route: waiting.append(route))  # noqa: PLW0108 - a bound method of a list cannot carry what playwright puts on it
    page.reload()  # what comes next is fetched ahead: on the page as it was, it may have come already
    settled(page)
    page.locator("#list [data-id='vgz-2025-003']").click()
    expect(page.locator("#work")).to_have_attribute("aria-busy", "true")
    page.keyboard.press("x")
    page.keyboard.press("s")
    expect(page.locator("#cut-sheet")).to_be_hidden()
    for one in waiting:
        one.continue_()
    settled(page)
    assert load_kept(ours.places.corpus / NAME).decisions == ()
    page.keyboard.press("s")
    expect(page.locator("#cut-first")).to_contain_text(STATEMENTS[2].split()[0])


def test_the_page_of_the_document_turns_by_keys(screens: Screens) -> None:
    """Alt with an arrow goes to the neighbouring page, and stays within the document."""
    page = screens()
    expect(page.locator("#where")).to_contain_text("bladzijde 1 van 2")
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("#where")).to_contain_text("bladzijde 2 van 2")
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator("#where")).to_contain_text("bladzijde 1 van 2")


def test_tab_leads_through_everything(screens: Screens) -> None:
    """Every control is reached by tab, each has a name, and what has the focus can be seen."""
    page = screens()
    reached: list[list[str]] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(() => { const at = document.activeElement; const style = getComputedStyle(at);"
            " return [at.tagName, at.id || at.dataset.verdict || at.dataset.act || at.dataset.queue || at.name || '',"
            " (at.getAttribute('aria-label') || at.innerText || at.labels?.[0]?.innerText || at.title || '').trim(),"
            " style.outlineStyle]; })()"
        )
        if told[0] == "BODY" or told in reached[:1]:
            break
        assert told[2], told
        assert told[3] != "none", told
        reached.append(told)
    assert {"list", "akkoord", "edit", "vervalt", "twijfel", "sheet", "whole", "help", "zorgkantoor"} <= {
        told[1] for told in reached
    }


def test_letters_do_nothing_while_somebody_types_and_can_be_off(screens: Screens, ours: Office) -> None:
    """As WCAG 2.1.4 asks."""
    page = screens()
    page.locator("select[name=zorgkantoor]").focus()
    page.keyboard.press("x")
    page.locator("#list").focus()
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.reload()
    settled(page)
    page.keyboard.press("x")
    assert ours.decisions() == []
    page.locator("[data-verdict=vervalt]").click()
    expect(page.locator("#said")).to_have_text("Vervalt: bewaard.")


def test_a_key_right_after_a_sheet_is_closed_is_not_lost(screens: Screens) -> None:
    """The field of a closed sheet keeps the focus until the browser draws again; a key that is struck then counts."""
    page = screens()
    for sheet, field in (("help-sheet", "keys-on"), ("remark-sheet", "remark")):
        before = page.locator("#whole").get_attribute("aria-pressed")
        after = page.evaluate(
            """([sheet, field]) => {
                const box = document.getElementById(sheet);
                box.showModal();
                document.getElementById(field).focus();
                box.close();
                const struck = new KeyboardEvent('keydown', { key: 'p', bubbles: true, cancelable: true });
                document.activeElement.dispatchEvent(struck);
                return document.getElementById('whole').getAttribute('aria-pressed');
            }""",
            [sheet, field],
        )
        assert after != before, sheet


def test_a_key_can_be_another_one(screens: Screens, ours: Office) -> None:
    """What had that letter gets the old one; buttons show them, this device remembers them, and all can be undone."""
    page = screens()
    page.keyboard.press("?")
    page.locator("[data-own=a]").click()
    page.keyboard.press("x")
    expect(page.locator("#own-key")).to_have_text("Bewaard op dit apparaat.")
    page.keyboard.press("Escape")
    expect(page.locator("[data-verdict=akkoord] kbd")).to_have_text("x")
    expect(page.locator("[data-verdict=vervalt] kbd")).to_have_text("a")
    page.reload()
    settled(page)
    page.keyboard.press("x")
    expect(page.locator("#said")).to_have_text("Akkoord: bewaard.")
    settled(page)
    page.keyboard.press("?")
    page.locator("[data-own=k]").click()
    page.keyboard.press("7")
    expect(page.locator("#own-key")).to_have_text("Niets gewijzigd: alleen een letter kan.")
    page.locator("#usual-keys").click()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    expect(page.locator("#said")).to_have_text("Vervalt: bewaard.")
    assert [verdict for _, _, verdict in ours.decisions()] == ["akkoord", "vervalt"]


def test_two_reviewers_see_each_other(screens: Screens, ours: Office) -> None:
    """What one decides stands on the screen of the other, without loading anew; a second opinion is kept beside it."""
    jan, piet = screens("Jan"), screens("Piet")
    expect(jan.locator("#people")).to_have_text("ook hier: Piet")
    expect(piet.locator("#people")).to_have_text("ook hier: Jan")
    piet.keyboard.press("j")
    clause = selected(jan)
    jan.keyboard.press("a")
    expect(piet.locator("#count")).to_have_text("1 van 7 uitspraken beoordeeld")
    piet.locator("[data-queue=all]").click()
    expect(sign_of(piet, clause)).to_have_text("✓")
    piet.locator(f"#list [data-id='{clause}']").click()
    expect(piet.locator(".chip.state")).to_have_text(re.compile("akkoord · Jan"))
    piet.keyboard.press("x")
    jan.locator("[data-queue=all]").click()
    expect(jan.locator(f"#list [data-id='{clause}'] .flag")).to_have_text("oneens")
    jan.locator("select[name=show]").select_option("disputed")
    expect(jan.locator("#list .row")).to_have_count(1)
    jan.locator(f"#list [data-id='{clause}']").click()
    expect(jan.locator(".beside .history li")).to_have_count(2)
    assert ours.decisions() == [("Jan", clause, "akkoord"), ("Piet", clause, "vervalt")]


def test_keys_struck_faster_than_the_server_answers_count_once_each(screens: Screens, ours: Office) -> None:
    """No decision falls on a statement that was not yet in sight."""
    page = screens()
    first = selected(page)

    def slowly(route: Route) -> None:
        for _ in range(5):
            page.keyboard.press("a")
        route.continue_()

    page.route(re.compile("/api/besluit"), slowly)
    page.keyboard.press("a")
    expect(page.locator("#count")).to_have_text("1 van 7 uitspraken beoordeeld")
    settled(page)
    assert ours.decisions() == [("Jan", first, "akkoord")]


def test_why_is_told_in_words_and_points_stand_a_click_further(screens: Screens) -> None:
    """On one key; as on the page with the table."""
    page = screens()
    why = page.locator("#why")
    expect(why.locator("p")).to_be_hidden()
    page.keyboard.press("i")
    expect(why.locator("p")).to_contain_text("Bij dit thema door de plaats vooraan in het stuk.")
    assert not re.search(r"[+-]\d", why.locator("p").inner_text())
    expect(why.locator("li").first).to_be_hidden()
    page.get_by_text("Regels en punten").click()
    expect(why.locator("li").first).to_contain_text("+0.4")


def test_a_name_is_asked_once(screens: Screens, ours: Office) -> None:
    """And kept on this device; until then nothing is decided."""
    page = screens(who="")
    expect(page.locator("#name-sheet")).to_be_visible()
    page.keyboard.type("Jan de Vries")
    page.keyboard.press("Enter")
    expect(page.locator("#me")).to_have_text("Jan de Vries")
    settled(page)
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Akkoord: bewaard.")
    page.reload()
    settled(page)
    expect(page.locator("#name-sheet")).to_be_hidden()
    assert [who for who, _, _ in ours.decisions()] == ["Jan de Vries"]


def test_a_server_that_is_gone_is_told_and_loses_nothing(screens: Screens, ours: Office) -> None:
    """The statement stays in sight, undecided, and can be decided when the server is back."""
    page = screens()
    page.route(re.compile("/api/besluit"), lambda route: route.abort())
    page.reload()  # a page that is there already may ask once more without the route: seen on a busy machine
    settled(page)
    text = short(page)
    page.keyboard.press("a")
    expect(page.locator("#said.trouble")).to_be_visible()
    assert short(page) == text
    page.unroute(re.compile("/api/besluit"))
    page.keyboard.press("a")
    expect(page.locator("#count")).to_have_text("1 van 7 uitspraken beoordeeld")
    assert len(ours.decisions()) == 1
    screens.complaints.clear()  # that the request failed


def test_a_page_without_a_picture_is_judged_by_its_words(screens: Screens, ours: Office) -> None:
    """Words stand in the place of the picture, and everything else goes on."""
    (ours.places.corpus / "vgz-2025.pdf").write_bytes(b"geen pdf")
    page = screens()
    page.locator("#list [data-id='vgz-2025-001']").click()
    settled(page)
    expect(page.locator("#sheet .gone")).to_have_text(
        "Van deze bladzijde is geen plaatje te tonen. De passage staat hierboven in woorden. "
        "vgz-2025.pdf, bladzijde 1: het bestand of deze bladzijde is beschadigd."
    )
    page.keyboard.press("a")
    expect(page.locator("#said")).to_have_text("Akkoord: bewaard.")
    assert ours.decisions() == [("Jan", "vgz-2025-001", "akkoord")]
    page.close()
    screens.complaints.clear()  # that there is no such picture


def test_what_documents_say_is_never_run(browser_office: tuple[Screens, Office]) -> None:
    """Script, picture and template in a statement are letters on the screen, wherever it is shown."""
    screens, _ = browser_office
    page = screens()
    page.locator("[data-queue=all]").click()
    page.locator("select[name=show]").select_option("")
    page.locator("#list .row", has_text="<script>").first.click()
    expect(page.locator("#short")).to_contain_text("<script>alert(1)</script>")
    page.keyboard.press("e")
    expect(page.locator("#edit-text")).to_have_value(re.compile(re.escape("<img src=x onerror=alert(2)>")))
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.keyboard.press("Escape")
    assert page.locator("img[src=x]").count() == 0
    assert STATEMENTS[1] in page.locator("#list").inner_text()
    assert HOSTILE in page.locator("#short").inner_text()
