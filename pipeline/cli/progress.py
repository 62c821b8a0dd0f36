"""A progress bar per stage; plain lines where there is no terminal to draw on."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from pipeline.cli.language import how_many, say
from pipeline.model import Cause


class Bars:
    """Shows how far each stage is. An observer of `pipeline.run.run`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._tasks: dict[str, TaskID] = {}
        self._said: set[str] = set()
        self._progress = Progress(
            TextColumn("{task.description:<21}"),
            BarColumn(bar_width=32),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def stage(self, name: str, done: int, total: int) -> None:
        """Stage `name` has done so many of so many."""
        if total <= 0:
            return
        if not self._console.is_terminal:
            self._plain(name, done, total)
            return
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(say(f"stap-{name}"), total=total)
        self._progress.update(self._tasks[name], completed=done, total=total)

    def document(self, number: int, total: int, source: str, seconds: Mapping[str, float], cause: Cause | None) -> None:
        """A document is through: a line where there is no terminal to draw on."""
        if not self._console.is_terminal:
            message = "document-gelezen" if cause is None else "document-opzij"
            took = f"{sum(seconds.values()):.1f}"
            self._console.print(say(message, number=number, total=total, source=escape(source), seconds=took))

    def _plain(self, name: str, done: int, total: int) -> None:
        """One line when a stage begins and one when it is through."""
        if name == "documents":
            if done == 0:
                self._console.print(say("lezen-begint", documents=how_many("een-document", "documenten", total)))
        elif name in ("read", "tables", "themes"):
            return  # a line for each document says more
        elif name not in self._said:
            self._said.add(name)
            self._console.print(say("stap-begint", what=say(f"stap-{name}")))
        elif done == total and f"{name} done" not in self._said and name in ("register", "publish"):
            self._said.add(f"{name} done")
            self._console.print(say("stap-klaar", what=say(f"stap-{name}"), done=done, total=total))
