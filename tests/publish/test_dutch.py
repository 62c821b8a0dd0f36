"""Warnings that the program words in English reach an adviser in Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import UnreadablePdf
from pipeline.publish.words.dutch import in_dutch
from pipeline.read.pdf.ocr import Recognised, ocr_warnings
from pipeline.read.text.repair import Repair, repair_warnings
from pipeline.register.pages import glance


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        pytest.param(
            "page 6: figures not assigned (a chart with labels that cannot be told)",
            "pagina 6: cijfers niet toegewezen (een grafiek waarvan niet zeker is welk label bij welk cijfer hoort)",
            id="one chart",
        ),
        pytest.param(
            "page 19: figures not assigned (3 charts with labels that cannot be told)",
            "pagina 19: cijfers niet toegewezen (3 grafieken waarvan niet zeker is welk label bij welk cijfer hoort)",
            id="charts",
        ),
        pytest.param("page 3: damaged; not read", "pagina 3: beschadigd; niet gelezen", id="page"),
        pytest.param(
            "the layout may be misread: 21 of 40 paragraphs do not end in a full stop",
            "de opmaak is misschien verkeerd gelezen: 21 van 40 alinea's eindigen niet met een punt",
            id="layout",
        ),
        pytest.param(
            "it took longer than 1.5 seconds (run.time_limit in config.yaml)",
            "het lezen duurde langer dan 1.5 seconden (run.time_limit in config.yaml)",
            id="time limit",
        ),
        pytest.param("pagina 3 is een scan", "pagina 3 is een scan", id="what is not known stays"),
        pytest.param(r"it is damaged or cut off (\1 \g<0>)", r"het is beschadigd of afgekapt (\1 \g<0>)", id="marks"),
    ],
)
def test_a_warning_in_dutch(english: str, dutch: str) -> None:
    """Numbers, words and causes are taken over."""
    assert in_dutch(english) == dutch


def test_what_is_said_of_scans_and_of_lost_letters_is_known() -> None:
    """Taken from where it is worded, so that another wording there is noticed here."""
    said = ocr_warnings(Recognised((), read=(3, 4), unread=((5, "tesseract is not installed"),)))
    assert [in_dutch(one) for one in said] == [
        "pagina 3, 4: een scan, gelezen met tekstherkenning; controleer woorden en cijfers",
        "scans die niet gelezen zijn (pagina 5): tesseract is niet geïnstalleerd",
    ]
    said = repair_warnings(Repair((), repaired=("effectief",), left=("o\ufffdce",)))
    assert [in_dutch(one) for one in said] == [
        "woorden met verloren letters hersteld (1): effectief",
        "woorden met verloren letters, niet te herstellen (1): o\ufffdce",
    ]


@pytest.mark.parametrize(
    ("content", "dutch"),
    [
        pytest.param(b"", "het bestand is leeg", id="empty"),
        pytest.param(b"<html>404</html>", "het is geen pdf", id="no PDF"),
        pytest.param(b"%PDF-1.7 kapot", "het is beschadigd of afgekapt", id="damaged"),
    ],
)
def test_why_a_file_was_set_aside_is_known(tmp_path: Path, content: bytes, dutch: str) -> None:
    """As the register finds it."""
    path = tmp_path / "stuk.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdf) as caught:
        glance(path, path.name)
    assert in_dutch(caught.value.cause).startswith(dutch)
