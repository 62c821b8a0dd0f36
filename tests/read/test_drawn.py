"""Files that are not as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import ReadSettings
from pipeline.model import Finding, UnreadablePdf
from pipeline.read import read_document

CONTENT = b"BT /F1 12 Tf 72 700 Td (Wij kopen zorg in) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(boxes: list[bytes]) -> bytes:
    """A small PDF with a page for each media box, written out by hand."""
    kids = b" ".join(b"%d 0 R" % (n + 5) for n in range(len(boxes)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(boxes),
        b"<< /Length %d >>\nstream\n" % len(CONTENT) + CONTENT + b"\nendstream",
        FONT,
        *(
            b"<< /Type /Page /Parent 2 0 R /MediaBox "
            + box
            + b" /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>"
            for box in boxes
        ),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def test_a_damaged_page_does_not_cost_the_others(tmp_path: Path) -> None:
    """It is read as well as can be, or named in a warning; it is never lost in silence."""
    path = tmp_path / "one-bad-page.pdf"
    path.write_bytes(pdf([b"[0 0 595 842]", b"[0 0]", b"[0 0 595 842]"]))
    seen: list[tuple[int, int]] = []
    reading = read_document(path, ReadSettings(), lambda page, total: seen.append((page, total)))
    texts = [[line.text for line in page.lines] for page in reading.pages]
    assert texts[0] == texts[2] == ["Wij kopen zorg in"]
    assert texts[1] == texts[0] or reading.findings == (Finding("beschadigd", 2),)
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        pytest.param(b"", "beschadigd", id="empty"),
        pytest.param(b"geen pdf", "beschadigd", id="something else"),
        pytest.param(pdf([]), "geen-paginas", id="no pages"),
    ],
)
def test_what_cannot_be_opened_is_said(tmp_path: Path, content: bytes, cause: str) -> None:
    """With its cause."""
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdf, match=cause):
        read_document(path, ReadSettings())
