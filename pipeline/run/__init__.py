"""Order of the stages, cache, isolation of untrusted work, lock and report."""

from pipeline.run.everything import run
from pipeline.run.places import Locked, Places, UnknownDocument
from pipeline.run.report import Report, SetAside
from pipeline.run.task import Observer
from pipeline.run.undecided import Undecided, undecided_of

__all__ = ["Locked", "Observer", "Places", "Report", "SetAside", "Undecided", "UnknownDocument", "run", "undecided_of"]
