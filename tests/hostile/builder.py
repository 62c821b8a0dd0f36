"""Writes PDFs by hand, as right or as wrong as a test wants them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
POLICY = (
    "Inkoopbeleid Wlz 2026 van VGZ Zorgkantoor",
    "Wij verwachten dat iedere zorgaanbieder jaarlijks een kwaliteitsplan opstelt.",
    "Het richttarief voor verblijf bedraagt 95,5% van het maximumtarief.",
)


def text(lines: Sequence[str], size: float = 11, top: float = 780, pitch: float = 16) -> bytes:
    """A content stream that shows lines from the top of an A4 page down."""
    shown = [f"BT /F1 {size} Tf 60 {top} Td {pitch} TL".encode()]
    shown += [b"(" + _literal(line) + b") Tj T*" for line in lines]
    return b"\n".join([*shown, b"ET\n"])


def stream(content: bytes, extra: bytes = b"", length: int | None = None) -> bytes:
    """A stream object; `length` where it lies about it."""
    said = len(content) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (said, extra, content)


def deflated(content: bytes, times: int = 1) -> bytes:
    """A compressed stream, `times` over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [" + b"/FlateDecode " * times + b"]")


def page(contents: bytes = b"/Contents 4 0 R", box: bytes = b"/MediaBox [0 0 595 842]", more: bytes = b"") -> bytes:
    """A page object of the usual document."""
    return b"<< /Type /Page /Parent 2 0 R %s %s /Resources << /Font << /F1 5 0 R >> >> %s >>" % (box, contents, more)


def pdf(
    objects: dict[int, bytes] | None = None,
    *,
    content: bytes | None = None,
    info: bytes = b"",
    root: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """A document of one page, in which `objects` replace or join the usual ones.

    1 is the catalogue, 2 the page tree, 3 the page, 4 its content, 5 its font, 6 the properties.
    """
    usual = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: page(),
        4: stream(text(POLICY) if content is None else content),
        5: FONT,
        6: b"<< %s >>" % info,
    }
    return written({**usual, **(objects or {})}, trailer)


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """The objects as a file with its table of places."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def pages(contents: Sequence[bytes]) -> bytes:
    """A document with a page per content stream."""
    kids = [f"{10 + 2 * n} 0 R" for n in range(len(contents))]
    objects = {2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (" ".join(kids).encode(), len(kids))}
    for n, content in enumerate(contents):
        objects[10 + 2 * n] = page(b"/Contents %d 0 R" % (11 + 2 * n))
        objects[11 + 2 * n] = stream(content)
    return pdf(objects)


def _literal(line: str) -> bytes:
    return line.encode("cp1252", "replace").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
