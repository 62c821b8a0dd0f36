"""Typeset the demo corpus: `python corpus/demo/typeset/typeset.py [ID ...]`.

Reads `sources/<id>.md` and writes `<id>.pdf` in the folder above it. The same source gives the
same bytes: dates and identifiers come from the source, never from the clock.
"""

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from document import compose
from manuscript import Manuscript, ManuscriptError, read_manuscript
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLES = Path(__file__).parent
DEMO = STYLES.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Typeset the sources that are named, or all; exit 1 when one of them cannot be."""
    options = _parse(arguments)
    # Subsets of fonts carry a time of change; without this it is the time of the run.
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    failed = 0
    for path in _sources(options.sources, options.ids):
        try:
            manuscript = read_manuscript(path)
            pages, changed = typeset(manuscript, options.out)
        except (ManuscriptError, ValueError) as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            failed += 1
            continue
        state = "written" if changed else "nothing changed"
        print(f"{manuscript.id}: {pages} pages, {manuscript.layout}, {state}", file=sys.stderr)
    return 1 if failed else 0


def typeset(manuscript: Manuscript, out: Path) -> tuple[int, bool]:
    """Write one PDF; its number of pages, and whether its bytes differ from what was there."""
    html = compose(manuscript)
    fonts = FontConfiguration()
    sheets = [CSS(filename=str(STYLES / name), font_config=fonts) for name in ("base.css", f"{manuscript.layout}.css")]
    document = HTML(string=html, base_url=str(STYLES)).render(stylesheets=sheets, font_config=fonts)
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    data = document.write_pdf(pdf_identifier=identifier)
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{manuscript.id}.pdf"
    if target.exists() and target.read_bytes() == data:
        return len(document.pages), False
    partial = target.with_suffix(".pdf.partial")
    partial.write_bytes(data)
    partial.replace(target)
    return len(document.pages), True


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Typeset the demo corpus.")
    parser.add_argument("ids", nargs="*", metavar="ID", help="names of sources; all when none")
    parser.add_argument("--sources", type=Path, default=DEMO / "sources", help="folder of sources")
    parser.add_argument("--out", type=Path, default=DEMO, help="folder for the PDFs")
    return parser.parse_args(arguments)


def _sources(folder: Path, ids: Sequence[str]) -> list[Path]:
    """The files to typeset, in a fixed order."""
    if not ids:
        return sorted(folder.glob("*.md"))
    paths = [folder / f"{Path(name).stem}.md" for name in ids]
    if missing := [path.name for path in paths if not path.exists()]:
        sys.exit(f"no source {', '.join(missing)} in {folder}")
    return paths


if __name__ == "__main__":
    sys.exit(main())
