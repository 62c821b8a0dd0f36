"""Order of the stages, cache, isolation of untrusted work, lock and report."""

from pipeline.run.everything import Locked, Observer, Places, UnknownDocument, run
from pipeline.run.report import Report, SetAside

__all__ = ["Locked", "Observer", "Places", "Report", "SetAside", "UnknownDocument", "run"]
