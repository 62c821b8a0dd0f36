"""How long a corpus takes on so many workers, from what the documents of a run took.

python -m benchmarks.scale extracted/run.json [--documents 100000] [--workers 1 2 8 64 512]

Documents are drawn from those of the run, again and again; each goes to the worker that is free first, as in a run. The
steps that look at all documents at once (register, comparing, publishing) are no part of it: they run on one machine.
"""

from __future__ import annotations

import argparse
import heapq
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path


def makespan(seconds: Sequence[float], workers: int) -> float:
    """When the last document is through, if each goes to the worker that is free first."""
    free = [0.0] * workers
    for one in seconds:
        heapq.heappush(free, heapq.heappop(free) + one)
    return max(free)


def drawn(durations: Sequence[float], count: int, seed: int = 1) -> list[float]:
    """So many documents like those of the run; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - draws no secrets
    return list(durations) if count == len(durations) else [chance.choice(durations) for _ in range(count)]


def lines(durations: Sequence[float], count: int, workers: Sequence[int]) -> list[str]:
    """A row per number of workers: hours, and how much of the time they are at work."""
    seconds = drawn(durations, count)
    rows = [f"{count} documents, {sum(seconds) / count:.1f} s each", "workers   hours   busy"]
    for many in workers:
        span = makespan(seconds, many)
        rows.append(f"{many:7}  {span / 3600:6.2f}  {100 * sum(seconds) / many / span:4.0f}%")
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; exit 1 where the run read nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("report", type=Path, help="run.json of a run that read its documents (from nothing)")
    parser.add_argument("--documents", type=int, default=0, help="0: as many as the run read")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 8, 64, 512])
    options = parser.parse_args(arguments)
    told = json.loads(options.report.read_text("utf-8"))["durations"]
    durations = [sum(stages.values()) for stages in told.values()]
    if not durations:
        print(f"{options.report}: nothing was read in that run. Run from nothing first.", file=sys.stderr)
        return 1
    print("\n".join(lines(durations, options.documents or len(durations), options.workers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
