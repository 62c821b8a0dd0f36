"""The PDFs of known faults, where they lie beside the checkout: each is read as its README says is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.score import SHARED
from tests.faults.made import lines_in, tables_in

FAULTS = SHARED / "faults"
pytestmark = pytest.mark.skipif(not FAULTS.is_dir(), reason="the files of known faults lie beside some checkouts only")

SHAPES = {
    "draai-snede": [(6, 3)],
    "k01-dotted-number": [(3, 2)],
    "k03-grid-of-phrases": [(4, 2)],
    "k04-tables-between-headings": [(2, 3), (3, 3), (3, 3)],
    "k05-marked-words-in-cell": [(6, 6)],
    "k06-slides-with-frames": [(5, 2)] * 3,
    "k10-title-block-on-each-page": [(100, 5)],
    "k12-web-footer": [],
    "k13-step-boxes-and-tables-side-by-side": [(8, 2), (5, 2), (3, 2)],
    "k15-letter-with-margin-column": [],
    "k16-underlined-link-in-cell": [(5, 5)],
    "k17-note-line-of-dashes": [],
    "k21-watermark-slanted": [],
    "lo-tabel-zonder-lijnen": [(90, 2)],
    "monitor-figures": [(3, 3)] * 5,
    "t30f_grp_mid": [(6, 3)],
    "t31b_grpfirst_rowlines": [(5, 3)],
    "t43_cut3_rowlines": [(42, 3)],
}
ROWS = {
    "t01_sup": ["Zzp vv|250|261", "Vpt|95,5%|96,0%", "Mpt|1.204|12"],
    "t02_strike": ["Zzp vv|95,0%", "Mpt|92,0%"],
    "t03_white": ["Zzp vv|95,0%", "Mpt|92,0%", "Totaal|"],
    "t04b_vector_ticks": ["Kwaliteitsplan|✓|✗", "Locatiebezoek|✗|✓"],
    "t06_spanner_partial": ["Prestatie|ondergrens|bovengrens|Nieuwe zorgaanbieder", "Zzp vv|93,5%|97,5%|91,0%"],
    "t06b_spanner_rowspan": ["Prestatie|ondergrens|bovengrens|Nieuwe zorgaanbieder", "Zzp vv|93,5%|97,5%|91,0%"],
    "t12_tr3": ["Zzp vv|93,5%|95,0%", "Vpt|91,0%|92,0%", "Mpt|90,0%|91,5%"],
    "t13_verticalhead": ["Eis|Zilveren Kruis|VGZ|Menzis|CZ", "Kwaliteitsplan|1|2|3|4"],
    "t27_sub": ["CO2-uitstoot per cliënt|2,5|kg CO2/m2", "N2O-uitstoot|1,0|g/m3"],
    "t31b_grpfirst_rowlines": ["Onderwerp|2023|2024", "Contractering||"],
    "t40_form": ["Zzp vv|93,5%|95,0%", "Vpt|91,0%|92,0%", "Mpt|90,0%|91,5%"],
}
TEXTS = {
    "buiten-snede": ["verblijf bedraagt 95,5% van het maximumtarief. De zorgaanbieder"],
    "invulveld": ["verblijf bedraagt: 95,5% van het maximumtarief"],
    "k07-style-change-in-word": ["(zie de beschikking) en", "zie informatiemodel; einde van de hulp"],
    "laag-uit": ["verblijf bedraagt 95,5% van het maximumtarief. De zorgaanbieder"],
    "latex-trema": ["De cliënt houdt de regie over de coördinatie en de financiële"],
    "latex-type3": ["verblijf bedraagt 95,5% van het maximumtarief.", "De cliënt houdt de regie over de coördinatie"],
    "typst-goed": ["vraagt een goed plan dat uiterlijk"],
    "typst-zacht-streepje": ["regio voor goed vervoer en goed advies"],
}


def file_of(name: str) -> Path:
    """A file of a known fault."""
    return FAULTS / f"{name}.pdf"


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_gives_as_many_tables_as_it_shows(name: str) -> None:
    """Rows and columns of each, in reading order."""
    assert [(len(t.grid), len(t.grid[0])) for t in tables_in(file_of(name))] == SHAPES[name]


@pytest.mark.parametrize("name", ROWS)
def test_a_table_holds_the_rows_that_it_shows(name: str) -> None:
    """What is struck out, white, covered, drawn, turned, raised or filled in included."""
    (table,) = tables_in(file_of(name))
    rows = ["|".join(row) for row in table.grid]
    assert [row for row in ROWS[name] if row not in rows] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_holds_the_text_that_it_shows(name: str) -> None:
    """Accents on their letter, no soft hyphen, no space within a word, no word that nobody sees."""
    whole = " ".join(lines_in(file_of(name)))
    assert [text for text in TEXTS[name] if text not in whole] == []
    assert not any(unseen in whole for unseen in ("88,8", "11,1", "66,6", "(cid:"))
