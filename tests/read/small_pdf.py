"""PDFs of one page made by hand, for tests of what the readers make of single operators."""

from __future__ import annotations

from pathlib import Path


def pdf_of(
    path: Path,
    content: str,
    page: str = "",
    box: tuple[int, int, int, int] = (0, 0, 300, 200),
    catalog: str = "",
    resources: str = "",
    more: tuple[str, ...] = (),
) -> Path:
    """A PDF with a page of this content; F1 is Helvetica, F2 Helvetica-Bold.

    `page`, `catalog` and `resources` are further entries of these, `more` further objects, numbered from 8.
    """
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    sides = " ".join(map(str, box))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{sides}] /Contents 4 0 R {page} "
        f"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /Form 7 0 R >> {resources} >> >>",
        stream(content),
        font.format("Helvetica"),
        font.format("Helvetica-Bold"),
        stream("1 0 0 rg 0 0 40 10 re f", "/Type /XObject /Subtype /Form /BBox [0 0 40 10] /Matrix [1 0 0 1 5 5]"),
        *more,
    ]
    data = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    path.write_bytes(data + end.encode("latin-1"))
    return path


def stream(content: str, entries: str = "") -> str:
    """A stream object's text."""
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"
