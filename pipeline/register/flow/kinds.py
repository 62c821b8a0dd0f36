"""Which documents without pages can be read: told from their content."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pipeline.model import Cause, UnreadablePdf
from pipeline.register.flow.blocks import Flowing

FileKind = Literal["pdf", "web", "word"]

SUFFIXES = (".pdf", ".html", ".htm", ".docx")  # of files in the corpus that are documents
PASSED_OVER = (
    ".",
    "~$",
)  # how names begin that are passed over: hidden ones, and what Office keeps while a file is open
_PACKED = b"PK\x03\x04"
LIMIT = 50  # MB of a document without pages


def kind_of(path: Path) -> FileKind:
    """What a file is by its first bytes. What is nothing else goes for a PDF: its reader says what is wrong with it.

    A page under the name of a PDF goes for one, too: it is what a server says of a document that it has not.
    """
    if path.suffix.lower() == ".pdf":
        return "pdf"
    from pipeline.register.flow.markup import is_markup  # noqa: PLC0415 - a PDF, as most are, needs none of these
    from pipeline.register.flow.word import is_word  # noqa: PLC0415

    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_PACKED) and is_word(path):
        return "word"
    return "web" if b"%PDF-" not in start[:1024] and is_markup(start) else "pdf"


def flowing(path: Path) -> Flowing | None:
    """A document without pages, block by block; None for a PDF.

    Raises:
        UnreadablePdf: when it is too large, too deeply nested, or says nothing.
    """
    kind = kind_of(path)
    if kind == "pdf":
        return None
    if path.stat().st_size > LIMIT * 1024 * 1024:
        raise UnreadablePdf(path.name, Cause("te-groot", (str(LIMIT),)))
    from pipeline.register.flow.web import read_web  # noqa: PLC0415 - as above
    from pipeline.register.flow.word import read_word  # noqa: PLC0415

    read = read_word if kind == "word" else read_web
    return read(path.read_bytes(), path.name)
