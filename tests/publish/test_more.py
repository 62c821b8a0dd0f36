"""What was found and not chosen is one click away from its cell, and is no statement when the table is read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pipeline.choose.earlier_workbook import earlier_workbook
from pipeline.model import Comparison, Judgement, Reason, WhiteSpot
from pipeline.model.wording import LITTLE_FOUND, NOTHING_FOUND, SEE_SPOTS, is_own, to_passages, why_few
from pipeline.publish import write_html, write_workbook
from pipeline.review.effect import with_effect
from tests.publish.material import CONFIG, RUN, comparison
from tests.publish.reading import link_of

EXTRA = "Wij vragen een bezoek van <b>de cliëntenraad</b>."


def with_more(count: int) -> Comparison:
    """The comparison by hand, with statements on quality that VGZ's cell does not show."""
    data = comparison()
    shown = next(clause for clause in data.clauses if clause.document == "vgz-2024")
    out = Reason("uitkomst", "andere-meer", about=("4",))
    more = [
        replace(shown, id=f"vgz-2024-9{n}", text=f"{EXTRA} {n}", in_table=False, outcome=out, points=-1.0 - n)
        for n in range(count)
    ]  # fmt: skip
    spot = WhiteSpot("kwaliteit", "vgz", "vgz-2024", 1, ("kwaliteit",), (), 1 + count)
    return replace(data, clauses=(*data.clauses, *more), white_spots=(spot,))


def test_the_page_shows_them_behind_the_cell_with_the_reason(tmp_path: Path) -> None:
    """Nearest first; their words are words, never markup."""
    write_html(tmp_path / "p.html", with_more(16), CONFIG, RUN)
    page = (tmp_path / "p.html").read_text("utf-8")
    block = page[page.index("<summary>16 meer</summary>") :]
    block = block[: block.index("</details>")]
    assert block.count("<li>") == 16
    assert block.index("cliëntenraad&lt;/b&gt;. 0") < block.index("cliëntenraad&lt;/b&gt;. 15")
    assert "andere standpunten van dit document onderscheiden meer" in block
    assert "1 gekozen uit 17 gevonden" in page
    assert LITTLE_FOUND not in page


def test_the_workbook_leads_to_them_from_the_cell(tmp_path: Path) -> None:
    """The low row below the theme says how many; a table that is read back takes none of it for a statement."""
    write_workbook(tmp_path / "thema-tabel.xlsx", with_more(16), CONFIG, RUN)
    sheet = openpyxl.load_workbook(tmp_path / "thema-tabel.xlsx")["Thema-tabel"]
    links = [cell for row in sheet.iter_rows() for cell in row if cell.value == "+ 16 meer: naar bronpassages"]
    assert len(links) == 1
    assert link_of(links[0])[1].startswith("'Bronpassages'!A")
    assert any("1 gekozen uit 17 gevonden" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    back = earlier_workbook(tmp_path / "thema-tabel.xlsx", "thema-tabel.xlsx")
    assert back is not None
    assert not [cell for row in back.grid for cell in row if "gekozen uit" in cell or "meer:" in cell]


def test_a_reviewer_swaps_one_in() -> None:
    """With 'akkoord' it is in the table, whatever its points were."""
    one = next(clause for clause in with_more(1).clauses if not clause.in_table)
    assert with_effect(one, Judgement("akkoord"), {"kwaliteit"}).in_table


@pytest.mark.parametrize(
    ("shown", "found", "words"),
    [
        pytest.param(1, 17, "1 gekozen uit 17 gevonden", id="much was found"),
        pytest.param(0, 5, "Niets gekozen uit 5 gevonden", id="and nothing chosen"),
        pytest.param(1, 2, LITTLE_FOUND, id="little was found"),
        pytest.param(0, 0, NOTHING_FOUND, id="nothing was found"),
    ],
)
def test_a_thin_cell_says_what_it_is(shown: int, found: int, words: str) -> None:
    """17 found and 1 chosen is not 'little found'; the program knows its own words again."""
    assert why_few(shown, found) == words
    assert is_own(f"{words}{SEE_SPOTS}")
    assert is_own(to_passages(found))
    assert not is_own("3 gekozen uit 4 gevonden oplossingen")
