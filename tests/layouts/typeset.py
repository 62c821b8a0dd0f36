"""Typeset the gallery: `python -m tests.layouts.typeset [NAME ...]`.

Each source of `sources/` becomes a PDF for each producer that its first line names, in `pdf/`, and one JSON of the
tables that a reader sees in it, in `expected/`. WeasyPrint prints them all; Chromium, LibreOffice Calc and groff draw
lines, fills and words in ways of their own.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.layouts.sheets import workbook
from tests.layouts.sources import HERE, Source, read_source
from tests.layouts.troff import manuscript

WHEN = b"D:20240101000000"


def main(names: Sequence[str]) -> int:
    """Typeset what is named, or everything."""
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # subsets of fonts carry a time
    paths = sorted((HERE / "sources").glob("*.html"))
    for path in paths:
        if names and path.stem not in names:
            continue
        source = read_source(path)
        expected = json.dumps(source.tables, ensure_ascii=False, indent=1)
        (HERE / "expected").mkdir(exist_ok=True)
        (HERE / "expected" / f"{source.name}.json").write_text(rows_on_lines(expected) + "\n", "utf-8")
        for producer in source.producers:
            write(HERE / "pdf" / f"{source.name}.{producer}.pdf", PRINTERS[producer](source))
            print(f"{source.name}: {producer}", file=sys.stderr)
    return 0


def rows_on_lines(text: str) -> str:
    """JSON with each row of a grid on a line of its own."""
    return re.sub(r"\[\n\s+(\"[^\[\]]*?\")\n\s+\]", lambda m: "[" + re.sub(r"\n\s+", " ", m[1]) + "]", text)


def write(path: Path, data: bytes) -> None:
    """Write a PDF whose times and identifiers do not change from run to run."""
    data = re.sub(rb"D:20\d{12}", WHEN, data)
    data = re.sub(
        rb"(/ID ?\[ ?)<[0-9A-Fa-f]{32}>(\s*)<[0-9A-Fa-f]{32}>", rb"\1<" + b"0" * 32 + rb">\2<" + b"0" * 32 + b">", data
    )
    data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\1" + b"0" * 32, data)
    path.parent.mkdir(exist_ok=True)
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def weasyprint(source: Source) -> bytes:
    """With the typesetter of the demonstration documents."""
    from weasyprint import HTML

    identifier = hashlib.sha256(source.html.encode()).digest()[:16]
    data: bytes = HTML(string=source.html).write_pdf(pdf_identifier=identifier)
    return data


def chromium(source: Source) -> bytes:
    """As a browser prints it."""
    return _converted(
        source.html.encode(),
        "page.html",
        lambda path: [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            f"--user-data-dir={path.parent / 'profile'}", f"--print-to-pdf={path.with_suffix('.pdf')}", str(path),
        ],
    )  # fmt: skip


def calc(source: Source) -> bytes:
    """As LibreOffice Calc exports a sheet with the captions and the tables."""
    return _converted(workbook(source), "page.xlsx", _office)


def groff(source: Source) -> bytes:
    """As groff and its tbl set it, through Ghostscript."""
    text = manuscript(source).encode()
    page = subprocess.run(["groff", "-k", "-t", "-P-pa4", "-Tps"], input=text, check=True, capture_output=True).stdout
    return subprocess.run(["ps2pdf", "-", "-"], input=page, check=True, capture_output=True).stdout


def _office(path: Path) -> list[str]:
    profile = f"-env:UserInstallation=file://{path.parent / 'profile'}"
    return ["libreoffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]


def _converted(data: bytes, name: str, command: Callable[[Path], list[str]]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        subprocess.run(command(path), check=True, capture_output=True, timeout=120)
        return path.with_suffix(".pdf").read_bytes()


PRINTERS = {"weasyprint": weasyprint, "chromium": chromium, "calc": calc, "groff": groff}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
