"""How fast are reading and tables, beside naive pdfplumber on the same documents?

    python -m benchmarks.speed [PDF ...]

Each is run in a process of its own; printed are processor seconds, pages per second and the largest memory.
Naive pdfplumber: `extract_text` and `extract_tables` of every page, pages left open, as most scripts do.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.config import default_config_path, load_config

ROOT = Path(__file__).resolve().parents[1]


def ours(path: Path) -> int:
    """Read and find tables; the number of pages."""
    from pipeline.charts import tables_and_charts  # noqa: PLC0415
    from pipeline.read import read_document  # noqa: PLC0415 - each process loads only what it times

    config = load_config(default_config_path())
    reading = read_document(path, config.read)
    tables_and_charts(reading, config.tables)[0]
    return len(reading.pages)


def naive(path: Path) -> int:
    """Text and tables as a first script with pdfplumber takes them."""
    import pdfplumber  # noqa: PLC0415

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
        return len(pdf.pages)


def measured(work: Callable[[Path], int], path: Path) -> tuple[int, float, float]:
    """Pages, processor seconds and peak memory in MB of `work(path)`, in a process of its own."""
    context = multiprocessing.get_context("spawn")
    queue = context.SimpleQueue()
    process = context.Process(target=_measure, args=(work, path, queue))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{path.name}: {work.__name__} ended with {process.exitcode}")
    result: tuple[int, float, float] = queue.get()
    return result


def _measure(work: Callable[[Path], int], path: Path, queue: multiprocessing.SimpleQueue) -> None:  # type: ignore[type-arg]
    since = time.process_time()
    pages = work(path)
    queue.put((pages, time.process_time() - since, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def main() -> None:
    """Print a row per document and the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path, help="default: the demonstration documents")
    files = parser.parse_args().pdf or sorted((ROOT / "corpus" / "demo").glob("*.pdf"))
    print(f"{'document':<28}{'pages':>6}{'ours s':>9}{'naive s':>9}{'ratio':>7}{'pages/s':>9}{'MB':>6}{'MB naive':>9}")
    sums = [0.0, 0.0, 0.0]
    for path in files:
        pages, seconds, memory = measured(ours, path)
        _, naive_seconds, naive_memory = measured(naive, path)
        sums = [sums[0] + pages, sums[1] + seconds, sums[2] + naive_seconds]
        print(
            f"{path.stem[:27]:<28}{pages:>6}{seconds:>9.2f}{naive_seconds:>9.2f}{seconds / naive_seconds:>7.2f}"
            f"{pages / seconds:>9.1f}{memory:>6.0f}{naive_memory:>9.0f}",
            flush=True,
        )
    print(f"{'all':<28}{sums[0]:>6.0f}{sums[1]:>9.2f}{sums[2]:>9.2f}{sums[1] / sums[2]:>7.2f}{sums[0] / sums[1]:>9.1f}")


if __name__ == "__main__":
    main()
