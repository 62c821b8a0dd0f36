"""The process that draws pages: begun when there is something to draw, ended when it hangs, and begun anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pipeline.web.drawing import Leaf, Undrawn, Wanted, draw_pages

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

START = 60.0  # seconds that a process gets to begin on a busy machine
HUNG, DIED = "het tekenen ervan duurt te lang", "het tekenen ervan breekt af"


class Drawer:
    """Draws one page at a time. Used by one thread."""

    def __init__(self, work: Callable[[Connection], None] = draw_pages) -> None:
        """`work` is what the process does: it says that it has begun, and answers what comes through the pipe."""
        self._work = work
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._begun = False

    def begin(self) -> None:
        """Start the process, if there is none; it loads while others do something else."""
        if self._process is not None and self._process.is_alive():
            return
        import multiprocessing  # noqa: PLC0415 - the first page of the program does not wait for what draws

        from pipeline.run.confine import without_interrupts  # noqa: PLC0415

        self.close()
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._process = context.Process(target=self._work, args=(there,), daemon=True)
        with without_interrupts():
            self._process.start()
        there.close()

    def draw(self, wanted: Wanted, limit: float) -> Leaf | Undrawn:
        """A page, or why there is none; a page that takes more than `limit` seconds is given up."""
        try:
            return self._answer(wanted, limit)
        except TimeoutError:
            self.close()
            return Undrawn(HUNG, lasting=True)
        except (EOFError, OSError):  # the process is gone
            self.close()
            return Undrawn(DIED, lasting=True)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None
        self._begun = False

    def _answer(self, wanted: Wanted, limit: float) -> Leaf | Undrawn:
        self.begin()
        assert self._pipe is not None
        if not self._begun:
            _told(self._pipe, START)
            self._begun = True
        self._pipe.send(wanted)
        answer: Leaf | Undrawn = _told(self._pipe, limit)
        return answer


def _told(pipe: Connection, limit: float) -> Any:
    if not pipe.poll(limit):
        raise TimeoutError
    return pipe.recv()
