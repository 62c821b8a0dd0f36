"""What a report says of too few answers belongs to the table that it is said of."""

from __future__ import annotations

import pytest

from pipeline.config import Config, TableSettings
from pipeline.model import Box, Line, Page, Reading, Role, Table
from pipeline.tables.captions.cautions import with_cautions

EM = 10.0
CARE = "De resultaten in deze tabel moeten met voorzichtigheid worden gelezen, vanwege de lage respons."
INDICATIVE = "De uitkomsten zijn slechts indicatief door het kleine aantal respondenten."


def _line(text: str, top: float, block: int, role: Role = "body") -> Line:
    return Line(text, Box(1, 60, top, 500, top + EM), (), role, block=block)


def _table(name: str, top: float) -> Table:
    return Table(name, name, "", "", 1, 1, (Box(1, 60, top, 500, top + 50),), (), 1, (("", "CZ"), ("Ja", "5%")))


def _cautions(settings: TableSettings, *lines: Line) -> dict[str, str]:
    """The caution of two tables, at 200 to 250 and at 400 to 450, on a page of these lines."""
    drawn = [*lines, _line("Ja 5%", 220, 90), _line("Ja 5%", 420, 91)]
    page = Page(1, 595, 842, lines=tuple(sorted(drawn, key=lambda line: line.box.top)))
    found = with_cautions([_table("een", 200), _table("twee", 400)], Reading((page,)), EM, settings)
    return {table.id: table.caution for table in found}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([_line(f"* {CARE}", 256, 1, "footnote")], {"een": CARE, "twee": ""}, id="a note right below"),
        pytest.param([_line(f"Van alle leden doen er meer mee. {INDICATIVE}", 320, 1)],
                     {"een": "", "twee": INDICATIVE}, id="a sentence of the paragraph before"),
        pytest.param([_line(INDICATIVE, 320, 1), _line("2 Een kop", 360, 2, "heading")], {"een": "", "twee": ""},
                     id="a heading between"),
        pytest.param([_line(INDICATIVE, 700, 1)], {"een": "", "twee": ""}, id="after the last table"),
        pytest.param([_line("Wij zijn voorzichtig met onze tarieven.", 320, 1)], {"een": "", "twee": ""},
                     id="care about something else"),
        pytest.param([_line("Wees voorzichtig, want er zijn te wei-", 256, 1), _line("nig respondenten.", 267, 1)],
                     {"een": "Wees voorzichtig, want er zijn te weinig respondenten.", "twee": ""},
                     id="over two lines"),
    ],
)  # fmt: skip
def test_caution_of_a_table(lines: list[Line], expected: dict[str, str], config: Config) -> None:
    """Right below it, or before it under the same heading; else it is nobody's."""
    assert _cautions(config.tables, *lines) == expected
