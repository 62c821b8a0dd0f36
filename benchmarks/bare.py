"""Tables without their lines: the reference documents with every line and fill taken out, scored by the cells found.

python -m benchmarks.bare [--only ID ...] [--show N] [--keep DIR]

What is left is text alone, as in tables of alignment. Asked: 0.92 of the cells.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf

from benchmarks.fitting.examples import scorer
from benchmarks.score import SHARED, truths_in
from pipeline.charts import tables_and_charts
from pipeline.config import load_config
from pipeline.config.load import default_config_path
from pipeline.read import read_document

PAINT = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"])  # operators that paint a path or a shading
COLOUR = frozenset(
    ("g", "rg", "k", "cs", "sc", "scn")
)  # without them text is black: white on a fill would be lost with it
NOTHING = pikepdf.Operator("n")


def main(arguments: Sequence[str] | None = None, shared: Path = SHARED) -> int:
    """Take the lines out, read, score; exit 2 where there is nothing to score against."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bare", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], help="ids of reference documents")
    parser.add_argument("--show", type=int, default=0, help="worst tables of each document to name")
    parser.add_argument("--keep", type=Path, help="where the PDFs without lines go")
    options = parser.parse_args(arguments)
    truths = truths_in(shared / "reference", options.only)
    if not (shared / "tools" / "score.py").is_file() or not truths:
        print(f"{shared}: no scorer, or no reference documents of these names. Nothing was scored.", file=sys.stderr)
        return 2
    right = total = 0
    with tempfile.TemporaryDirectory() as spare:
        for truth in truths:
            told = _scored(
                scorer(shared), truth, shared / "reference" / "pdf", options.keep or Path(spare), options.show
            )
            right, total = right + told["_right"], total + told["_total"]
            print(
                f"{truth.stem:26} cells {told['cells']:.3f}  found {told['found']:.3f}  caption {told['caption']:.3f}"
            )
    print(f"{'all':26} cells {right / max(1, total):.3f}")
    return 0


def without_lines(source: Path, target: Path) -> None:
    """A copy of a PDF in which no path is painted and text is black; pictures and clipping stay."""
    with pikepdf.open(source) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(_bare(page))
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Form":
                found.write(_bare(found))
        pdf.save(target)


def _bare(drawn: Any) -> bytes:
    told = [one for one in pikepdf.parse_content_stream(drawn) if str(one.operator) not in COLOUR]
    kept = [pikepdf.ContentStreamInstruction([], NOTHING) if str(one.operator) in PAINT else one for one in told]
    return pikepdf.unparse_content_stream(kept)


def _scored(judge: ModuleType, truth: Path, pdfs: Path, folder: Path, show: int) -> dict[str, Any]:
    config = load_config(default_config_path())
    folder.mkdir(parents=True, exist_ok=True)
    bare = folder / f"{truth.stem}.pdf"
    without_lines(pdfs / bare.name, bare)
    tables, _ = tables_and_charts(read_document(bare, config.read), config.tables)
    got = [
        {"label": one.label, "caption": one.caption, "page": one.page, "grid": one.grid}
        for one in tables
        if one.kind == "table"
    ]
    said: dict[str, Any] = judge.score_tables(json.loads(truth.read_text("utf-8"))["tables"], got, show)
    return said


if __name__ == "__main__":
    sys.exit(main())
