"""The workbook on paper and on a screen: heights of rows, pages, what stands within sight."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from PIL import ImageFont

from pipeline.choose.earlier_workbook import earlier_workbook
from pipeline.config import Config
from pipeline.publish import write_docx, write_workbook
from pipeline.publish.sheets.bronpassages_review import PASSAGE, REMARK, VERDICT
from pipeline.publish.sheets.measure import text_width
from tests.publish.material import CONFIG, RUN, comparison, with_gaps
from tests.support import DemoRun, Office, need_program

MOST = 1.15  # of the height that LibreOffice needs at 100%
MOST_PAGES = 40
ONE_SCREEN = 190  # digits of column width that a screen of 1366 pixels shows


def with_settings(**changed: object) -> Config:
    """The settings of the small comparison with some of `publish` changed."""
    return CONFIG.model_copy(update={"publish": CONFIG.publish.model_copy(update=changed)})


def as_needed(path: Path, office: Office) -> Worksheet:
    """Thema-tabel with every row as high as LibreOffice itself makes it at 100%."""
    flat = office.saved(path, "fods")
    free = re.sub(r' style:row-height="[^"]*"', "", flat.read_text("utf-8"))
    flat.write_text(free.replace('use-optimal-row-height="false"', 'use-optimal-row-height="true"'), "utf-8")
    return openpyxl.load_workbook(office.saved(flat, "xlsx"))["Thema-tabel"]


def test_rows_are_as_high_as_their_text_and_hardly_higher(
    demo_run: DemoRun, libreoffice: Office, tmp_path: Path
) -> None:
    """No line is cut off in LibreOffice's picture, and together the rows are not much higher than it needs."""
    shutil.copyfile(demo_run.out / "thema-tabel.xlsx", tmp_path / "t.xlsx")
    ours = openpyxl.load_workbook(tmp_path / "t.xlsx")["Thema-tabel"]
    theirs = as_needed(tmp_path / "t.xlsx", libreoffice)
    rows = [row for row in range(4, ours.max_row + 1) if (theirs.row_dimensions[row].height or 0) > 20]
    told = {row: ours.row_dimensions[row].height or 0 for row in rows}
    needed = {row: theirs.row_dimensions[row].height or 0 for row in rows}
    assert len(rows) > 7
    assert [row for row in rows if told[row] < needed[row]] == []
    assert sum(told.values()) <= MOST * sum(needed.values())


@pytest.mark.parametrize("bold", [False, True])
def test_type_is_as_wide_as_the_font_draws_it(bold: bool) -> None:
    """The table of widths is that of Arial, which Liberation Sans shares."""
    font = Path(f"/usr/share/fonts/truetype/liberation/LiberationSans-{'Bold' if bold else 'Regular'}.ttf")
    if not font.exists():
        pytest.skip("Liberation Sans is not installed (Debian package fonts-liberation)")
    text = "€ 400.000 voor cliënten: 95,5% van het NZa-maximum, ‘extra’ mits (JWq) – 2×½"
    drawn = ImageFont.truetype(str(font), 1000, layout_engine=ImageFont.Layout.BASIC)
    assert text_width(text, 1000, bold=bold) == pytest.approx(sum(drawn.getlength(c) for c in text), rel=0.002)


def test_demonstration_prints_on_few_pages(demo_run: DemoRun, libreoffice: Office, tmp_path: Path) -> None:
    """All sheets of eleven documents together."""
    program = need_program("pdfinfo", "poppler-utils")
    printed = libreoffice.saved(demo_run.out / "thema-tabel.xlsx", "pdf", tmp_path)
    told = subprocess.run([program, printed], capture_output=True, text=True, check=True).stdout
    pages = re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE)
    assert pages is not None
    assert int(pages[1]) <= MOST_PAGES


def test_verdict_stands_within_one_screen_of_its_passage(tmp_path: Path) -> None:
    """Who reviews reads the passage and fills in what they think of it without scrolling; both go on paper."""
    write_workbook(tmp_path / "t.xlsx", comparison(), CONFIG, RUN)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Bronpassages"]
    (table,) = sheet.tables.values()
    row = int(table.ref.split(":")[0][1:])
    letters = {str(cell.value): get_column_letter(cell.column or 0) for cell in sheet[row]}
    until = list(letters.values())[: list(letters).index(VERDICT) + 1]
    assert letters[PASSAGE] in until
    assert sum(sheet.column_dimensions[letter].width for letter in until[2:]) <= ONE_SCREEN
    assert str(sheet.print_area).split("$")[-2] == letters[REMARK]


def test_each_theme_has_a_name_to_jump_to(tmp_path: Path) -> None:
    """The name box leads to the rows of a theme."""
    write_workbook(tmp_path / "t.xlsx", comparison(), CONFIG, RUN)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    first = str(book.defined_names["Thema_kwaliteit"].attr_text)
    assert first == "'Thema-tabel'!$A$4:$D$5"
    assert book["Thema-tabel"]["A4"].value == "Kwaliteit"
    assert "Thema_bekostiging" in book.defined_names


@pytest.mark.parametrize(("shown", "names"), [(True, ["VGZ", "CZ", "DSW"]), (False, ["VGZ", "CZ"])])
def test_column_of_a_zorgkantoor_without_policy_can_be_left_out(shown: bool, names: list[str], tmp_path: Path) -> None:
    """The others get its room; the Leeswijzer still says that it is missing."""
    write_workbook(tmp_path / "t.xlsx", comparison(), with_settings(empty_columns=shown), RUN)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    heads = [str(cell.value).partition("\n")[0] for cell in book["Thema-tabel"][3][1:] if cell.value]
    assert heads == names
    assert any("DSW" in str(cell.value) for row in book["Leeswijzer"].iter_rows() for cell in row)


def test_sign_of_a_figure_keeps_to_it_and_is_read_back_as_it_was(tmp_path: Path) -> None:
    """No program breaks a line between '-' and '2%'; as last period's table it says what the document said."""
    text = "Zonder basis geldt een afslag van -2% op het VPT-tarief."
    write_workbook(tmp_path / "t.xlsx", comparison((text,)), CONFIG, RUN)
    cell = str(openpyxl.load_workbook(tmp_path / "t.xlsx")["Thema-tabel"]["B4"].value)
    assert "van \u20112% op het VPT-tarief" in cell
    table = earlier_workbook(tmp_path / "t.xlsx", "t.xlsx")
    assert table is not None
    assert any(text in said for row in table.grid for said in row)


def test_long_head_of_a_column_is_shown_whole(tmp_path: Path) -> None:
    """What a column rests on may take more than a line."""
    data = comparison()
    (first, *others) = data.columns
    alone = replace(data, columns=(replace(first, base="", supplements=(first.base,)), *others))
    heights = []
    for number, one in enumerate((data, alone)):
        write_workbook(tmp_path / f"{number}.xlsx", one, CONFIG, RUN)
        sheet = openpyxl.load_workbook(tmp_path / f"{number}.xlsx")["Thema-tabel"]
        heights.append(sheet.row_dimensions[3].height or 0)
    assert heights[1] >= heights[0] + 12


def test_word_leaves_out_the_same_columns(tmp_path: Path) -> None:
    """One setting for workbook, page and Word."""
    import docx

    write_docx(tmp_path / "t.docx", with_gaps(comparison()), with_settings(empty_columns=False), RUN)
    (table, *_) = docx.Document(str(tmp_path / "t.docx")).tables
    assert [cell.text.partition(",")[0] for cell in table.rows[0].cells] == ["VGZ", "CZ"]
