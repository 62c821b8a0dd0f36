"""Files in the corpus that are no PDF: named, with what to do about each; what nobody takes for a document is not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from pipeline.publish import caused
from pipeline.register import survey


def named(corpus: Path) -> dict[str, str]:
    """What is passed over, and why, in Dutch."""
    return {source: caused(why) for source, why in survey(corpus, {}).passed_over}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("beleid.doc", "tekstbestand (.doc). Open het, sla het op als pdf of .docx", id="old Word"),
        pytest.param("Beleid.ODT", "tekstbestand (.odt)", id="OpenDocument, in capitals"),
        pytest.param("cijfers.ods", "rekenblad (.ods). Sla het op als pdf", id="spreadsheet"),
        pytest.param("dia's.pptx", "presentatie (.pptx)", id="slides"),
        pytest.param("pagina.mhtml", "webbestand (.mhtml). Open het in de browser", id="web archive"),
        pytest.param("alles.zip", "Pak het uit", id="packed"),
    ],
)
def test_a_file_that_is_no_pdf_is_named_with_what_to_do(tmp_path: Path, name: str, says: str) -> None:
    """In any folder of the corpus."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / name).write_bytes(b"inhoud")
    assert says in named(tmp_path)[f"map/{name}"]


@pytest.mark.parametrize(
    "name", ["documents.csv", "decisions.sqlite", "README.md", "notities.txt", "~$beleid.doc", ".x.doc"]
)
def test_what_nobody_takes_for_a_document_is_left_alone(tmp_path: Path, name: str) -> None:
    """The register, decisions, notes, and what Office keeps while a file is open."""
    (tmp_path / name).write_bytes(b"inhoud")
    assert named(tmp_path) == {}


def test_sources_of_the_demonstration_are_left_alone(tmp_path: Path) -> None:
    """Somebody may have saved one as another kind."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "beleid.odt").write_bytes(b"inhoud")
    assert named(tmp_path) == {}


def test_a_workbook_is_named_unless_it_is_an_earlier_table(tmp_path: Path) -> None:
    """An earlier table guides the choice; a damaged one may be open elsewhere."""
    for name, title in (("vorige.xlsx", "Thema-tabel"), ("begroting.xlsx", "Blad1")):
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active.title = title
        book.save(tmp_path / name)
    (tmp_path / "half.xlsx").write_bytes(b"PK")
    told = named(tmp_path)
    assert list(told) == ["begroting.xlsx"]
    assert "zonder blad Thema-tabel" in told["begroting.xlsx"]
