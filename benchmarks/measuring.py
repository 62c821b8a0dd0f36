"""What a command costs with all processes that it starts: processor seconds, wall clock and the largest process."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_ADOPT = 36  # PR_SET_CHILD_SUBREAPER: processes that their parent leaves behind become ours, and are counted


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    seconds: float  # of processor, user and system, of all its processes
    wall: float
    megabytes: float  # of the process that was largest


def cost_of(command: Sequence[str | Path], *, expect: Sequence[int] = (0, 1)) -> Cost:
    """Run a command and whatever it starts to the end, quietly.

    Raises:
        SystemExit: when it ends with another exit code than expected; its messages are told.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    since = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - what the benchmark itself asks for
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None  # it was asked for
    told = process.stderr.read().decode(errors="replace")
    code, used, peak = _ended(process.pid)
    process.returncode = code
    wall = time.perf_counter() - since
    while True:  # those that it left behind
        try:
            _, more, larger = _ended(-1)
        except ChildProcessError:
            break
        used, peak = used + more, max(peak, larger)
    if code not in expect:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {code}:\n{told}")
    return Cost(used, wall, peak)


def _ended(pid: int) -> tuple[int, float, float]:
    """Exit code, processor seconds and largest size in MB of a process that ends, with those that it waited for."""
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def usual(costs: Sequence[Cost]) -> Cost:
    """The median of each figure; of the size the largest."""
    return Cost(
        median(cost.seconds for cost in costs), median(cost.wall for cost in costs), max(c.megabytes for c in costs)
    )
