"""Order of the stages, cache, isolation of untrusted work, lock and report.

What is imported is what is asked for: the whole of a run takes half a second to load, and most commands need less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import loaded_when_asked

if TYPE_CHECKING:
    from pipeline.run.alone import Locked
    from pipeline.run.everything import run
    from pipeline.run.places import Places
    from pipeline.run.printed import PrintedPage, PrintedWord, print_job, printed_pages
    from pipeline.run.registering import UnknownDocument
    from pipeline.run.report import Report, SetAside
    from pipeline.run.task import Observer
    from pipeline.run.undecided import Undecided, undecided_of
    from pipeline.run.workers import one_worker

__all__ = [
    "Locked",
    "Observer",
    "Places",
    "PrintedPage",
    "PrintedWord",
    "Report",
    "SetAside",
    "Undecided",
    "UnknownDocument",
    "one_worker",
    "print_job",
    "printed_pages",
    "run",
    "undecided_of",
]

_IN = {
    "run": "everything",
    "one_worker": "workers",
    "Locked": "alone",
    "Places": "places",
    "UnknownDocument": "registering",
    **dict.fromkeys(("PrintedPage", "PrintedWord", "print_job", "printed_pages"), "printed"),
    **dict.fromkeys(("Report", "SetAside"), "report"),
    "Observer": "task",
    **dict.fromkeys(("Undecided", "undecided_of"), "undecided"),
}

__getattr__ = loaded_when_asked(__name__, _IN)
