"""What a run did, as plain data: for run.json, for the summary and for exit codes."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from pipeline import __version__
from pipeline.model import Cause
from pipeline.run.decisions import DecisionCounts
from pipeline.run.versions import library_versions

OF_OUTPUTS = ("changes", "monitor_figures")  # counts of a run that publishes
LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "simplemma", "rapidfuzz", "xlsxwriter", "pydantic")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that could not be read, and why; `kept` tells whether its last good result still stands."""

    source: str
    cause: Cause
    kept: bool


@dataclass(slots=True)
class Report:
    """Filled in as the run goes on."""

    started: datetime
    read: list[str] = field(default_factory=list)  # ids that were brought up to date
    unchanged: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    unsure: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # source, what of its row is a best guess
    unplaced: list[str] = field(default_factory=list)  # sources whose row in documents.csv wants filling in
    doubles: list[tuple[str, str]] = field(default_factory=list)  # (source, what it repeats)
    left_over: list[str] = field(default_factory=list)  # folders of documents that are no longer in the corpus
    kept_copies: list[str] = field(default_factory=list)  # outputs that a person had changed, under their new names
    counts: dict[str, int] = field(default_factory=dict)  # documents, pages, tables, clauses, in_table, changes ...
    warnings: dict[str, list[str]] = field(default_factory=dict)  # document id -> what went wrong while reading it
    warnings_nl: dict[str, list[str]] = field(default_factory=dict)  # the same in Dutch
    outputs: list[str] = field(default_factory=list)  # files that were written
    seconds: dict[str, float] = field(default_factory=dict)  # by stage
    decisions: DecisionCounts = field(default_factory=DecisionCounts)
    not_found_again: list[dict[str, Any]] = field(default_factory=list)  # of last period's table, nearest passages
    controle: list[dict[str, Any]] = field(default_factory=list)  # what is probably not right, worst first
    shown: list[str] = field(default_factory=list)  # ids of the documents that the table shows
    published: bool = False
    demo_left_out: int = 0
    status: Literal["running", "finished", "failed"] = "running"
    stage: str = ""  # what it was about, while it runs or where it failed
    reason: str = ""  # why it failed, in a sentence
    pid: int = 0  # the process that runs it
    ended_early: str = ""  # when the run before started, when that one did not get to its end
    failed_outputs: dict[str, str] = field(default_factory=dict)  # files that could not be made, and why
    written_beside: dict[str, str] = field(default_factory=dict)  # files that are open elsewhere: name -> new name
    durations: dict[str, dict[str, float]] = field(default_factory=dict)  # document id -> seconds by stage

    @property
    def up_to_date(self) -> bool:
        """Whether there was nothing to do."""
        return not self.read and not self.published

    @property
    def exit_code(self) -> int:
        """0: all well; 1: finished, with documents set aside or files written beside; 2: ended before its end."""
        if self.status == "failed":
            return 2
        return 1 if self.set_aside or self.written_beside else 0

    def seen_again(self, ids: Sequence[str]) -> Report:
        """What a run right after this one would tell, which finds all up to date; `ids` as the register has them."""
        known = {*self.unchanged, *self.read}
        order = dict.fromkeys(("in_table", *self.counts))
        return replace(
            self,
            read=[],
            unchanged=[name for name in ids if name in known],
            outputs=[],
            counts={name: self.counts[name] for name in order if name in self.counts and name not in OF_OUTPUTS},
            seconds={"register": 0.0},
            durations={},
            published=False,
        )

    def as_json(self) -> Mapping[str, Any]:
        """The report as run.json shows it."""
        from pipeline.publish import caused  # noqa: PLC0415 - asking for the status needs no words

        return {
            **asdict(self),
            "set_aside": [
                {"source": one.source, "reason": caused(one.cause, "en"), "cause": asdict(one.cause), "kept": one.kept}
                for one in self.set_aside
            ],
            "started": self.started.isoformat(timespec="seconds"),
            "up_to_date": self.up_to_date,
            "exit_code": None if self.status == "running" else self.exit_code,
            "skipped": list(self.unchanged),
            "versions": {
                "thematabel": __version__,
                "python": platform.python_version(),
                **library_versions(LIBRARIES),
            },
        }
