"""What the product costs beside naive pdfplumber on the same documents, as ratios of processor time.

    python -m benchmarks.speed [--runs 3] [--short] [--long] [PDF ...]

Default: the demonstration documents, and the reference documents where they lie beside the checkout. Each command is
run as a user runs it, in processes of its own; all that it starts is counted. `--short`: two small documents, one run
each, for CI. `--long`: a document of 1,000 pages as well, run once. The figures go to benchmarks/speed-history.csv with
commit and machine; `python -m benchmarks.course` draws their course.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import Cost, cost_of, usual

ROOT = Path(__file__).resolve().parents[1]
HISTORY = ROOT / "benchmarks" / "speed-history.csv"
COLUMNS = ("when", "commit", "machine", "set", "what", "runs", "seconds", "wall", "megabytes", "beside", "ratio")
REFERENCE = ("actiz-2025", "cz-2024", "dsw-2024", "salland-2027", "vgz-2024")  # a survey and four policies, 110 pages
SHORT = ("monitor-actiz-2024", "vgz-2024")
PAGES = 1000  # of the long document

# Each in a process of its own, with the paths of the PDFs as arguments.
NAIVE = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
"""
FLOOR = """
import sys, pypdfium2
for path in sys.argv[1:]:
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        page.get_textpage().get_text_range()
        page.close()
"""
PEERS = {
    "tablers": "import sys, tablers\nfor p in sys.argv[1:]: list(tablers.find_all_tables(tablers.Document(p)))",
    "camelot": "import sys, camelot\nfor p in sys.argv[1:]: camelot.read_pdf(p, pages='all', flavor='hybrid')",
}

Row = tuple[str, Cost, str]  # what, what it took, what it is held against


def main() -> None:
    """Measure, print one table and keep it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--long", action="store_true")
    asked = parser.parse_args()
    compileall.compile_dir(ROOT / "pipeline", quiet=2)  # as installing does; some machines are told not to do it later
    runs = 1 if asked.short else asked.runs
    print(f"{'documents':<12}{'what':<38}{'cpu s':>8}{'wall s':>8}{'MB':>6}{'ratio':>7}  beside", flush=True)
    for name, files in _sets(asked.pdf, short=asked.short).items():
        keep(name, runs, measured(files, runs, warm=not asked.short))
    if asked.long:
        with TemporaryDirectory() as folder:
            keep("1000 pages", 1, long_document(Path(folder)))


def _sets(files: Sequence[Path], *, short: bool) -> dict[str, list[Path]]:
    """The documents to measure on, by the name of the set."""
    demo, reference = ROOT / "corpus" / "demo", ROOT.parent / "shared" / "reference" / "pdf"
    if files:
        return {"given": list(files)}
    if short:
        return {"short": [demo / f"{name}.pdf" for name in SHORT]}
    sets = {"demo": sorted(demo.glob("*.pdf"))}
    if reference.is_dir():
        sets["reference"] = [reference / f"{name}.pdf" for name in REFERENCE]
    return sets


def measured(files: Sequence[Path], runs: int, *, warm: bool) -> list[Row]:
    """All commands on these documents."""
    script = _script(files)
    naive = usual([cost_of(script(NAIVE)) for _ in range(runs)])
    rows: list[Row] = [
        ("naive pdfplumber: text and tables", naive, "naive"),
        ("PDFium: text only, the floor", usual([cost_of(script(FLOOR)) for _ in range(runs)]), "naive"),
    ]
    rows += [
        (f"{name}: tables", usual([cost_of(script(code)) for _ in range(runs)]), "naive")
        for name, code in PEERS.items()
        if find_spec(name) is not None
    ]
    with TemporaryDirectory() as folder:
        place = Path(folder)
        corpus = place / "corpus"
        corpus.mkdir()
        for file in files:
            shutil.copy(file, corpus)
        for jobs in (1, 2):
            costs = [_cold(corpus, place / f"cold{jobs}{number}", jobs) for number in range(runs)]
            rows.append((f"run, cold, {jobs} job{'s' * (jobs > 1)}", usual(costs), "naive"))
        command = [*_ours("tables"), *files, "--json", place / "tables"]
        (place / "tables").mkdir()
        rows.append(("tables alone", usual([cost_of(command) for _ in range(runs)]), "naive"))
        if warm:
            rows += _warm(corpus, place / "cold10", runs)
    return rows


def _cold(corpus: Path, out: Path, jobs: int) -> Cost:
    (corpus / "documents.csv").unlink(missing_ok=True)
    return cost_of([*_ours("run"), "--corpus", corpus, "--out", out, "--jobs", str(jobs)])


def _warm(corpus: Path, out: Path, runs: int) -> list[Row]:
    """What is asked again and again, after a run of everything."""
    places: list[str | Path] = ["--corpus", corpus, "--out", out]
    again = [*_ours("run"), *places]
    register = corpus / "documents.csv"

    def retitled() -> Cost:
        with register.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        rows[-1]["title"] += " (hersteld)"
        with register.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[-1])
            writer.writeheader()
            writer.writerows(rows)
        return cost_of(again)

    def times(command: Sequence[str | Path]) -> Cost:
        return usual([cost_of(command) for _ in range(runs)])

    for file in corpus.glob("*.pdf"):
        file.touch()  # the same, but nobody can know that without looking
    looked = cost_of(again)
    return [
        ('python -c "import typer"', times([sys.executable, "-c", "import typer"]), "typer"),
        ("--help", times([*_ours("--help")]), "typer"),
        ("nothing changed, looked at anew", looked, "typer"),
        ("nothing changed", times(again), "typer"),
        ("status", times([*_ours("status"), *places]), "typer"),
        ("a title in documents.csv changed", retitled(), "naive"),
        ("nothing changed, right after that", cost_of(again), "typer"),
    ]


def long_document(folder: Path) -> list[Row]:
    """Tables of a document of a thousand pages: the demonstration documents one after another, again and again."""
    import pypdfium2  # noqa: PLC0415 - only here

    path = folder / "long.pdf"
    whole = pypdfium2.PdfDocument.new()
    sources = [pypdfium2.PdfDocument(file) for file in sorted((ROOT / "corpus" / "demo").glob("*.pdf"))]
    while len(whole) < PAGES:
        for source in sources:
            whole.import_pages(source, range(min(len(source), PAGES - len(whole))))
    whole.save(path)
    naive = cost_of(_script([path])(NAIVE))
    ours = cost_of([*_ours("tables"), path, "--json", folder / "long.json"])
    return [("naive pdfplumber: text and tables", naive, "naive"), ("tables alone", ours, "naive")]


def _script(files: Sequence[Path]) -> Callable[[str], list[str | Path]]:
    return lambda code: [sys.executable, "-c", code, *files]


def _ours(command: str) -> list[str | Path]:
    return [sys.executable, "-m", "pipeline", command]


def keep(name: str, runs: int, rows: Sequence[Row]) -> None:
    """Print the rows of a set of documents, and add them to the history."""
    against = {"naive": rows[0][1], "typer": next((cost for what, cost, _ in rows if "typer" in what), rows[0][1])}
    head = (datetime.now(UTC).isoformat(timespec="minutes"), _commit(), _machine(), name)
    fresh = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if fresh:
            writer.writerow(COLUMNS)
        for what, cost, beside in rows:
            ratio = cost.seconds / against[beside].seconds
            took = f"{cost.seconds:>8.2f}{cost.wall:>8.2f}{cost.megabytes:>6.0f}"
            print(f"{name:<12}{what:<38}{took}{ratio:>7.2f}  {beside}", flush=True)
            figures = (f"{cost.seconds:.2f}", f"{cost.wall:.2f}", f"{cost.megabytes:.0f}", beside, f"{ratio:.3f}")
            writer.writerow((*head, what, runs, *figures))


def _commit() -> str:
    git = shutil.which("git") or "git"
    told = subprocess.run([git, "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - fixed arguments
    return told.stdout.strip() or "unknown"


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
