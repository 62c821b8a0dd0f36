"""Order of the stages, cache, isolation of untrusted work, lock and report."""

from pipeline.run.everything import run
from pipeline.run.executor import make_workers
from pipeline.run.places import Locked, Places, UnknownDocument
from pipeline.run.printed import PrintedPage, PrintedWord, print_job, printed_pages
from pipeline.run.report import Report, SetAside
from pipeline.run.task import Observer
from pipeline.run.undecided import Undecided, undecided_of

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
    "make_workers",
    "print_job",
    "printed_pages",
    "run",
    "undecided_of",
]
