"""LibreOffice as a printer: any document that it reads, as a PDF; Word documents with them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from docx.shared import Cm, Pt

from tests.styles.documents.source import Source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import RGBColor


def print_to_pdf(document: Path, target: Path, export: str) -> None:
    """Convert a document in a folder of its own with the export filter that is named, and move the PDF to its place.

    Raises:
        subprocess.CalledProcessError: when LibreOffice fails.
        FileNotFoundError: when LibreOffice is not installed.
    """
    work = document.parent
    command = [
        shutil.which("soffice") or "soffice",
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        f"pdf:{export}",
        "--outdir",
        str(work),
        str(document),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    shutil.move(document.with_suffix(".pdf"), target)


def print_word(document: Document, target: Path) -> None:
    """Print a Word document; raises what `print_to_pdf` does."""
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / f"{target.stem}.docx"
        document.save(str(path))
        print_to_pdf(path, target, "writer_pdf_Export")


def set_up(document: Document, source: Source, written: datetime) -> None:
    """An upright A4 page, and what the document says of itself: written on a day of its own instead of today."""
    section, known = document.sections[0], document.core_properties
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    known.title, known.author = source.settings["title"], source.settings["publisher"]
    known.created = known.modified = written


def set_heading(document: Document, level: int, font: str, size: float, colour: RGBColor | None = None) -> None:
    """Type of the headings of a level; `size` in points."""
    style = document.styles[f"Heading {level}"]
    style.element.rPr.rFonts.attrib.clear()  # else the theme's own typeface wins
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
