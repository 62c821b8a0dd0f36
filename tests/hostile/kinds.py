"""Every kind of hostile or broken PDF that we guard against, made by hand; none of them troubles other software.

    python -m tests.hostile.kinds FOLDER

writes them all. What crashes or hangs a reader that we build on is only described, in `docs/unattended.md`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf

from tests.hostile.builder import POLICY, deflated, page, pages, pdf, stream, text

Make = Callable[[], bytes]


def _grid(count: int) -> bytes:
    """So many rules each way over the page: count squared crossings."""
    step = 500 / count
    lines = [f"{50 + n * step:.2f} 50 m {50 + n * step:.2f} 750 l S" for n in range(count)]
    lines += [f"50 {50 + n * step:.2f} m 550 {50 + n * step:.2f} l S" for n in range(count)]
    return "\n".join(["0.3 w", *lines]).encode() + text(POLICY)


def _fills(count: int) -> bytes:
    boxes = [f"{0.5 + n % 10 / 20} g {40 + n % 500} {60 + n * 7 % 700} 9 9 re f" for n in range(count)]
    return "\n".join([*boxes, "0 g"]).encode() + text(POLICY)


def _nested_forms(depth: int) -> bytes:
    """Forms within forms; the innermost shows the text."""
    objects = {3: page(b"/Contents 4 0 R", more=b"").replace(b"/Font <<", b"/XObject << /X 20 0 R >> /Font <<")}
    objects[4] = stream(b"/X Do")
    for n in range(depth):
        inner = b"/XObject << /X %d 0 R >>" % (21 + n) if n < depth - 1 else b"/Font << /F1 5 0 R >>"
        content = b"/X Do" if n < depth - 1 else text(POLICY)
        kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>" % inner
        objects[20 + n] = stream(content, kind)
    return pdf(objects)


def _form_in_itself() -> bytes:
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 20 0 R >> >>"
    holder = page().replace(b"/Font <<", b"/XObject << /X 20 0 R >> /Font <<")
    return pdf({3: holder, 4: stream(text(POLICY) + b"\n/X Do"), 20: stream(b"/X Do", kind)})


def _locked(user: str, **allow: bool) -> bytes:
    out = io.BytesIO()
    permissions = pikepdf.Permissions(**allow)
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="eigenaar", user=user, allow=permissions))
    return out.getvalue()


def _unmapped() -> bytes:
    """A font of glyph numbers that tells of no character what it is."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Raadsel /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        b"/Subtype /CIDFontType2 /BaseFont /Raadsel /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /DW 600 >>] >>"
    )
    shown = "".join(f"{n:04X}" for n in range(40, 90))
    lines = "\n".join(f"<{shown}> Tj T*" for _ in range(30))
    return pdf({5: font}, content=f"BT /F1 9 Tf 60 780 Td 14 TL\n{lines}\nET".encode())


def _words(count: int) -> bytes:
    lines = [" ".join(f"w{n * 20 + k}" for k in range(20)) for n in range(count // 20)]
    return text(lines, size=1.2, top=840, pitch=0.8)


def _annotated() -> bytes:
    note = b"/Type /Annot /Subtype /FreeText /Rect [60 600 400 660] /Contents (Het richttarief is 88%) /DA (/F1 9 Tf)"
    return pdf({3: page(more=b"/Annots [20 0 R]"), 20: b"<< %s >>" % note})


def _attached() -> bytes:
    names = b"[(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 20 0 R >> >>]"
    file = stream(b"MZ" * 500, b"/Type /EmbeddedFile")
    return pdf({20: file}, root=b"/Names << /EmbeddedFiles << /Names %s >> >>" % names)


def _table(cells: list[list[str]]) -> bytes:
    """A ruled table with these texts."""
    height, width = 22, 120
    top = 760
    out = ["0.5 w"]
    for n in range(len(cells) + 1):
        out.append(f"60 {top - n * height} m {60 + width * len(cells[0])} {top - n * height} l S")
    for n in range(len(cells[0]) + 1):
        out.append(f"{60 + n * width} {top} m {60 + n * width} {top - height * len(cells)} l S")
    for row, line in enumerate(cells):
        for col, cell in enumerate(line):
            out.append(f"BT /F1 8 Tf {64 + col * width} {top - 15 - row * height} Td ({cell[:4000]}) Tj ET")
    return "\n".join(out).encode()


_SOUND = pdf()
READ, ASIDE, EITHER = "read", "set aside", "either"

KINDS: dict[str, tuple[str, Make]] = {
    # not a PDF, or not all of it
    "leeg": (ASIDE, lambda: b""),
    "pagina": (ASIDE, lambda: b"<html><body>404</body></html>"),
    "alleen-kop": (ASIDE, lambda: b"%PDF-1.7\n"),
    "nullen": (ASIDE, lambda: b"%PDF-1.7\n" + b"\0" * 5000),
    "halverwege": (EITHER, lambda: _SOUND[: len(_SOUND) // 2]),
    "zonder-staart": (READ, lambda: _SOUND[: _SOUND.index(b"xref")]),
    "rommel-vooraf": (READ, lambda: b"\r\nHTTP/1.1 200 OK\r\n\r\n" + _SOUND),
    "rommel-achteraf": (READ, lambda: _SOUND + b"\n<!-- " + b"x" * 3000),
    # places that are wrong
    "xref-mis": (READ, lambda: _SOUND.replace(b"startxref\n", b"startxref\n9")),
    "xref-verschoven": (READ, lambda: _SOUND.replace(b"0000000", b"0000009", 4)),
    "lengte-te-kort": (EITHER, lambda: pdf({4: stream(text(POLICY), length=10)})),
    "lengte-te-lang": (EITHER, lambda: pdf({4: stream(text(POLICY), length=99999)})),
    # page trees
    "geen-bladzijden": (READ, lambda: pdf({2: b"<< /Type /Pages /Kids [] /Count 0 >>"})),
    "telling-liegt": (EITHER, lambda: pdf({2: b"<< /Type /Pages /Kids [3 0 R] /Count 5 >>"})),
    "boom-rond": (EITHER, lambda: pdf({2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"})),
    "kind-is-weg": (EITHER, lambda: pdf({2: b"<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>"})),
    "boom-los-woord": (EITHER, lambda: pdf({2: b"<< /Type /Pages (los) /Kids [3 0 R] /Count 1 >>"})),
    "catalogus-leeg": (EITHER, lambda: pdf({1: b"<< >>"})),
    # pages
    "zonder-maat": (READ, lambda: pdf({3: page(box=b"")})),
    "maat-nul": (EITHER, lambda: pdf({3: page(box=b"/MediaBox [0 0 0 0]")})),
    "maat-omgekeerd": (EITHER, lambda: pdf({3: page(box=b"/MediaBox [595 842 0 0]")})),
    "maat-reusachtig": (EITHER, lambda: pdf({3: page(box=b"/MediaBox [0 0 1e7 1e7]")})),
    "maat-geen-getal": (EITHER, lambda: pdf({3: page(box=b"/MediaBox [0 0 (breed) null]")})),
    "draai-45": (READ, lambda: pdf({3: page(more=b"/Rotate 45")})),
    "zonder-inhoud": (ASIDE, lambda: pdf({3: page(contents=b"")})),
    "inhoud-leeg": (READ, lambda: pdf({3: page(contents=b"/Contents [null 99 0 R 4 0 R]")})),
    "veel-bladzijden": (READ, lambda: pages([text([f"Bladzijde {n}"]) for n in range(400)])),
    # streams
    "flate-stuk": (EITHER, lambda: pdf({4: stream(b"x\x9c" + b"\xff" * 400, b"/Filter /FlateDecode")})),
    "dubbel-ingepakt": (READ, lambda: pdf({4: deflated(text(POLICY), 2)})),
    "bom": (EITHER, lambda: pdf({4: deflated(b" " * 30_000_000 + text(POLICY), 2)})),
    "filter-onbekend": (EITHER, lambda: pdf({4: stream(text(POLICY), b"/Filter /BestaatNiet")})),
    # content
    "vormen-genest": (READ, lambda: _nested_forms(12)),
    "vorm-in-zichzelf": (READ, _form_in_itself),
    "q-zonder-eind": (READ, lambda: pdf(content=b"q " * 20_000 + text(POLICY))),
    "onzin-opdrachten": (READ, lambda: pdf(content=b"xyz 1 2 3 %$# << >> [ ( ) ] Tj\n" * 500 + text(POLICY))),
    "lettergrootte-nul": (READ, lambda: pdf(content=text(POLICY, size=0) + text(POLICY))),
    "lettergrootte-min": (READ, lambda: pdf(content=text(POLICY, size=-11))),
    "ver-buiten": (READ, lambda: pdf(content=text(POLICY, top=9e6) + text(POLICY))),
    "veel-woorden": (READ, lambda: pdf(content=_words(12_000))),
    "veel-kruisingen": (READ, lambda: pdf(content=_grid(300))),
    "veel-vlakken": (READ, lambda: pdf(content=_fills(8_000))),
    "cijfers-duizenden": (READ, lambda: pdf(content=_table([["Tarief", "2026"], ["A", "9" * 5000], ["B", "1.0.5"]]))),
    "getallen-gek": (READ, lambda: pdf(content=_table([["x", "1e999"], ["y", "-.-"], ["z", "12.500.50%"]]))),
    "tabel-zonder-tekst": (READ, lambda: pdf(content=_table([["", ""]] * 12) + text(POLICY, top=300))),
    "onvertaald": (EITHER, _unmapped),
    # locks
    "wachtwoord": (ASIDE, lambda: _locked("geheim")),
    "wachtwoord-leeg": (READ, lambda: _locked("")),
    "lezen-verboden": (READ, lambda: _locked("", extract=False, print_highres=False, accessibility=False)),
    # what lives, and what a name may do
    "javascript": (READ, lambda: pdf(root=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")),
    "start-programma": (READ, lambda: pdf(root=b"/OpenAction << /S /Launch /F (/bin/sh) >>")),
    "bijlage": (READ, _attached),
    "notities": (READ, _annotated),
    "titel-formule": (READ, lambda: pdf(info=b'/Title (=HYPERLINK\\("http://x","klik"\\))')),
    "titel-pad": (READ, lambda: pdf(info=b"/Title (../../../etc/passwd)")),
    "titel-half-paar": (READ, lambda: pdf(info=b"/Title <FEFFD83D0041>")),
    "titel-opmaak": (READ, lambda: pdf(info=b"/Title (<script>alert\\(1\\)</script> [red]x[/red])")),
    "tekst-opmaak": (READ, lambda: pdf(content=text([*POLICY, "Wij <script>alert(1)</script> verwachten =1+1."]))),
}  # fmt: skip


def write_all(folder: Path) -> list[Path]:
    """Write every kind as `<kind>.pdf`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (_, make) in KINDS.items():
        (folder / f"{name}.pdf").write_bytes(make())
    return sorted(folder.glob("*.pdf"))


if __name__ == "__main__":
    print(len(write_all(Path(sys.argv[1]))), "files")
