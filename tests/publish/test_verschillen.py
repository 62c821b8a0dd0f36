"""Verschillen in the workbook, on the page and in Word: the same lines, each leading to its passage."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from openpyxl.cell import Cell, MergedCell

from pipeline.compare.differ import differences_of
from pipeline.model import Comparison, Fact, FactKind, Stance, Table, WhiteSpot
from pipeline.publish import write_docx, write_html
from pipeline.publish.differing import lines_of
from pipeline.publish.sheets.verschillen import FURTHER
from pipeline.publish.view import View
from tests.publish.material import CONFIG, HOSTILE, RUN, comparison
from tests.publish.reading import follow, rows_of, written

SETTINGS = CONFIG.model_copy(
    update={
        "themes": [
            theme.model_copy(update={"strong": ("cliëntenraad",)}) if theme.id == "kwaliteit" else theme
            for theme in CONFIG.themes
        ]
    }
)
VGZ, CZ, DSW = "VGZ (jaar, pagina)", "CZ (jaar, pagina)", "DSW (jaar, pagina)"


def compared(*facts: tuple[str, Fact], stances: dict[str, Stance] | None = None, year: str = "2025") -> Comparison:
    """The small comparison with these figures in statements of VGZ and CZ, both of one year; DSW has no policy."""
    data = comparison(("Het tarief staat in tabel 1, mits u meedoet.", *HOSTILE[:4]))
    clauses = []
    for one in data.clauses:
        of = {"vgz-2024-0001": "vgz", "cz-2025-0001": "cz"}.get(one.id, "")
        own = tuple(fact for name, fact in facts if name == of)
        stance = (stances or {}).get(one.id, one.stance)
        theme = "bekostiging" if of else one.theme
        held = year if one.zorgkantoor == "vgz" else one.year
        clauses.append(replace(one, facts=own, stance=stance, theme=theme, year=held))
    known = {one.id: one for one in clauses}
    matrix = tuple(replace(cell, clauses=tuple(known[c.id] for c in cell.clauses)) for cell in data.matrix)
    data = replace(data, clauses=tuple(clauses), matrix=matrix)
    return replace(data, differences=differences_of(data, SETTINGS))


def tariff(value: float, kind: FactKind = "tarief", unit: str = "%") -> Fact:
    """A figure of a table."""
    return Fact(kind, value, unit, f"{value:g}".replace(".", ","), "vpt")


def row_with(folder: Path, data: Comparison, subject: str) -> dict[str, object]:
    """The first row of the sheet about a subject; what follows are further figures of the same line."""
    row, *further = rows_about(folder, data, subject)
    assert all(other["Uitkomst (aantal)"] == FURTHER for other in further)
    return row


def rows_about(folder: Path, data: Comparison, subject: str) -> list[dict[str, object]]:
    """The rows of the sheet about a subject."""
    return [row for row in rows_of(written(data, folder)["Verschillen"]) if row["Onderwerp"] == subject]


def test_extremes_are_marked_in_words_with_year_and_page(tmp_path: Path) -> None:
    """And the outcome says from where to where, and among how many."""
    row = row_with(tmp_path, compared(("vgz", tariff(94.0)), ("cz", tariff(95.5))), "vpt")
    assert (row[VGZ], row[CZ], row[DSW]) == (
        "laagste 94% (2025, p. 7)", "hoogste 95,5% (2025, p. 7)", "geen document",
    )  # fmt: skip
    assert (row["Soort"], row["Uitkomst (aantal)"]) == ("tarief", "94% tot 95,5% (2)")


def test_every_figure_is_a_cell_of_its_own_so_that_its_link_is_read_in_print(tmp_path: Path) -> None:
    """LibreOffice prints a cell with a link on one line: three figures in it would be cut off after the first."""
    facts = [("vgz", tariff(94.0)), *(("cz", tariff(value)) for value in (93.0, 95.5, 97.0, 98.0, 99.0))]
    rows = rows_about(tmp_path, compared(*facts), "vpt")
    assert [row[CZ] for row in rows] == ["93% (2025, p. 7)", "95,5% (2025, p. 7)", "97% (2025, p. 7) + 2"]
    assert [row[VGZ] for row in rows] == ["94% (2025, p. 7)", None, None]
    assert [row[DSW] for row in rows] == ["geen document", None, None]
    assert [row["Soort"] for row in rows] == ["tarief"] * 3


@pytest.mark.parametrize(
    ("facts", "year", "outcome"),
    [
        pytest.param((("vgz", tariff(95.5)), ("cz", tariff(95.5))), "2025", "gelijk (2)", id="same"),
        pytest.param(
            (("vgz", tariff(94.0)), ("cz", tariff(95.5))), "2024", "niet vergeleken: andere jaren", id="years"
        ),
        pytest.param(
            (("vgz", tariff(94.0)), ("cz", tariff(95.5)), ("cz", tariff(97.0))), "2025",
            "niet vergeleken: meer cijfers", id="several",
        ),
    ],
)  # fmt: skip
def test_outcome_says_what_a_row_comes_to(
    facts: tuple[tuple[str, Fact], ...], year: str, outcome: str, tmp_path: Path
) -> None:
    """Nothing is compared that cannot be."""
    row = row_with(tmp_path, compared(*facts, year=year), "vpt")
    assert row["Uitkomst (aantal)"] == outcome
    assert not re.search("laagste|hoogste", f"{row[VGZ]} {row[CZ]}")


def test_what_is_taken_off_is_smallest_and_largest(tmp_path: Path) -> None:
    """'Lowest' of two figures below nothing would be read the other way."""
    data = compared()
    clauses = tuple(
        replace(c, text="Een afslag van -2% geldt hier.", facts=(Fact("afslag", value, "%", "-2%", ""),))
        if (value := {"vgz-2024-0001": -2.0, "cz-2025-0001": -1.0}.get(c.id))
        else c
        for c in data.clauses
    )
    data = replace(data, clauses=clauses)
    (line,) = [
        line
        for line in lines_of("bekostiging", View(replace(data, differences=differences_of(data, CONFIG)), CONFIG, RUN))
        if line.kind == "afslag"
    ]
    assert {name: said[0].mark for name, said in line.said.items()} == {"vgz": "grootste", "cz": "kleinste"}


def test_condition_stands_in_the_row_of_its_figure(tmp_path: Path) -> None:
    """With whose it is."""
    opslag = Fact("opslag", 1.0, "%", "tabel 1", "")
    rows = rows_of(written(compared(("vgz", opslag)), tmp_path)["Verschillen"])
    assert [row["Voorwaarde"] for row in rows if row["Soort"] == "opslag"] == ["VGZ: mits u meedoet"]


def test_positions_say_who_demands_and_who_encourages(tmp_path: Path) -> None:
    """Of a topic each with the page; of the whole theme how many there are."""
    stances: dict[str, Stance] = {"vgz-2024-0000": "eis", "cz-2025-0000": "stimulans"}
    rows = rows_of(written(compared(stances=stances), tmp_path)["Verschillen"])
    (topic,) = [row for row in rows if row["Onderwerp"] == "cliëntenraad"]
    assert (topic[VGZ], topic[CZ]) == ("eis (p. 7)", "stimulans (p. 7)")
    assert topic["Uitkomst (aantal)"] == "eis 1, stimulans 1"
    whole = {str(row["Soort"]): row for row in rows if row["Onderwerp"] == "hele thema" and row["Thema"] == "Kwaliteit"}
    assert (whole["stimulans"][CZ], whole["stimulans"][VGZ]) == ("1 (p. 7)", "niets gevonden")
    assert whole["stimulans"]["Uitkomst (aantal)"] == "1 van 2"


def test_silence_about_a_whole_theme_leads_to_what_was_looked_for(tmp_path: Path) -> None:
    """A white spot is told from a topic that is not spoken of."""
    data = compared(("cz", tariff(95.5, "opslag")))
    spot = WhiteSpot("bekostiging", "vgz", "vgz-2024", 0, ("tarief",), ())
    sheet = (book := written(replace(data, white_spots=(spot,)), tmp_path))["Verschillen"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "niets gevonden; witte vlek"]
    assert cells
    assert {follow(book, cell) for cell in cells} == {"VGZ"}


def test_every_cell_with_a_figure_or_position_leads_to_a_passage_of_its_own(tmp_path: Path) -> None:
    """Of that zorgkantoor, on that page; no text is a formula."""
    book = written(compared(("vgz", tariff(94.0)), ("cz", tariff(95.5))), tmp_path)
    sheet, by_id = book["Verschillen"], {row["Id"]: row for row in rows_of(book["Bronpassages"])}
    (table,) = sheet.tables.values()
    header, *rows = list(sheet[table.ref])
    found: list[tuple[str, Cell | MergedCell]] = [
        (str(head.value), cell)
        for row in rows
        for head, cell in zip(header[4:-1], row[4:-1], strict=True)
        if "p. 7" in str(cell.value)
    ]
    assert len(found) > 4
    for head, cell in found:
        source = by_id[follow(book, cell)]
        assert head.startswith(str(source["Zorgkantoor"]))
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_page_has_the_same_lines_and_escapes_what_documents_say(tmp_path: Path) -> None:
    """A statement of the table is a link within the page."""
    hostile = replace(tariff(1.0, "opslag"), subject="<img src=x onerror=alert(1)>")
    data = compared(("vgz", tariff(94.0)), ("cz", tariff(95.5)), ("cz", hostile))
    write_html(tmp_path / "t.html", data, SETTINGS, RUN)
    page = (tmp_path / "t.html").read_text("utf-8")
    section = page[page.index('<section id="verschillen"') :].partition("</section>")[0]
    assert re.search(r'<a href="#passage-vgz-2024-0001">94% \(2025, p.\s7\)</a> <em class="mark">laagste</em>', section)
    assert "<img" not in section
    assert "&lt;img src=x" in section
    assert 'href="#verschillen"' in page
    for address in re.findall(r'href="#([^"]+)"', section):
        assert f'id="{address}"' in page


def test_a_figure_of_a_table_has_the_page_of_that_table(tmp_path: Path) -> None:
    """The statement that names the table may stand on another page."""
    data = compared(("vgz", tariff(94.0)), ("cz", tariff(95.5)))
    table = Table("tabel-1", "Tabel 1", "Tabel 1", "", 8, 8, (), (), 1, (("Prestatie", "Tarief"), ("Vpt", "94")))
    data = replace(data, tables=(*data.tables, ("vgz-2024", table)))
    data = replace(data, differences=differences_of(data, SETTINGS))
    assert row_with(tmp_path, data, "vpt")[VGZ] == "laagste 94% (2025, p. 8)"
    write_html(tmp_path / "t.html", data, SETTINGS, RUN)
    assert 'vgz-2024.pdf#page=8">94%' in (tmp_path / "t.html").read_text("utf-8")


def test_word_has_a_chapter_with_a_table_per_theme(tmp_path: Path) -> None:
    """Behind the themes; its header names the zorgkantoren."""
    write_docx(tmp_path / "t.docx", compared(("vgz", tariff(94.0)), ("cz", tariff(95.5))), SETTINGS, RUN)
    document = docx.Document(str(tmp_path / "t.docx"))
    heads = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert heads == ["Kwaliteit", "Bekostiging en tarieven", "Verschillen", "Bronnen"]
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Onderwerp", "Uitkomst", "VGZ", "CZ", "DSW"]
    said = [[cell.text for cell in row.cells] for row in table.rows]
    assert ["vpt (tarief)", "94% tot 95,5% (2)", "94% (2025, p.\xa07) laagste"] in [row[:3] for row in said]


def test_columns_are_those_of_thema_tabel(tmp_path: Path) -> None:
    """One setting leaves a zorgkantoor without a policy out of all of them."""
    settings = CONFIG.model_copy(update={"publish": CONFIG.publish.model_copy(update={"empty_columns": False})})
    book = written(compared(("vgz", tariff(94.0)), ("cz", tariff(95.5))), tmp_path, settings)
    for name in ("Verschillen", "Tarieven"):
        heads = [head for head in rows_of(book[name])[0] if head.partition(" (")[0] in ("VGZ", "CZ", "DSW")]
        assert [head.partition(" (")[0] for head in heads] == ["VGZ", "CZ"]


def test_a_long_name_of_a_theme_is_told_in_whole(tmp_path: Path) -> None:
    """It goes on below, and its rows are high enough for that."""
    title = "Behandeling in Wlz en organisatie van MGZ"
    themes = [one.model_copy(update={"title": title}) for one in SETTINGS.themes if one.id == "bekostiging"]
    data = compared(("vgz", tariff(94.0)), ("cz", tariff(95.5)))
    sheet = written(data, tmp_path, SETTINGS.model_copy(update={"themes": themes}))["Verschillen"]
    cells = [cell for (cell,) in sheet.iter_rows(max_col=1) if cell.value == title]
    assert cells
    assert all(cell.alignment.wrap_text for cell in cells)
    assert all((sheet.row_dimensions[cell.row].height or 0) > 20 for cell in cells)
