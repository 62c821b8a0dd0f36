"""Pages as pictures: kept while there is room, neighbours drawn ahead."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from pipeline.model import ThematabelError
from pipeline.web.drawer import Drawer
from pipeline.web.drawing import GONE, Leaf, Undrawn, Wanted

KEPT = 48_000_000  # bytes of pictures
LIMIT = 10.0  # seconds that a page may take
LIMIT_AHEAD = 2.0  # and one that nobody asked for yet: who asks for another waits for it


class NoPicture(ThematabelError):  # noqa: N818 - says what the matter is
    """A page cannot be drawn."""

    def __init__(self, source: str, page: int, cause: str) -> None:
        super().__init__(source, page, cause)
        self.source, self.page, self.cause = source, page, cause

    def __str__(self) -> str:
        return f"{self.source}, bladzijde {self.page}: {self.cause}."


class Pictures:
    """Has pages drawn one at a time; the page that is asked for goes before those ahead."""

    def __init__(self, drawer: Drawer | None = None, limit: float = LIMIT) -> None:
        """`limit` is how many seconds a page may take."""
        self._limit = limit
        self._thread = ThreadPoolExecutor(1, "pages")
        self._drawer = drawer or Drawer()
        self._kept: OrderedDict[Wanted, Leaf] = OrderedDict()
        self._failed: dict[Wanted, Undrawn] = {}
        self._lock = Lock()
        self._ahead: dict[Wanted, Future[Leaf | Undrawn]] = {}

    def begin(self) -> None:
        """Get ready to draw, beside whatever else is done."""
        self._thread.submit(self._drawer.begin)

    def page(self, path: Path, number: int) -> Leaf:
        """Page `number` (from 1).

        Raises:
            NoPicture: when the file is gone, cannot be opened or drawn, or has no such page.
        """
        wanted = _wanted(path, number)
        found = self._known(wanted) if wanted is not None else GONE
        if found is None and wanted is not None:
            with self._lock:
                for waiting in self._ahead.values():
                    waiting.cancel()
                self._ahead.clear()
            found = self._thread.submit(self._draw, wanted, self._limit).result()
        if isinstance(found, Leaf):
            return found
        raise NoPicture(path.name, number, (found or GONE).cause)

    def ahead(self, path: Path, numbers: list[int]) -> None:
        """Draw these pages when there is nothing else to do."""
        for number in numbers:
            wanted = _wanted(path, number)
            if number >= 1 and wanted is not None and self._known(wanted) is None:
                with self._lock:
                    self._ahead[wanted] = self._thread.submit(self._draw, wanted, min(LIMIT_AHEAD, self._limit / 2))

    def close(self) -> None:
        """Let go of everything."""
        self._thread.shutdown(cancel_futures=True)
        self._drawer.close()

    def _known(self, wanted: Wanted) -> Leaf | Undrawn | None:
        """What is known of a page without drawing it; a page that hung or killed the process is not tried again."""
        with self._lock:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
            return self._kept.get(wanted) or self._failed.get(wanted)

    def _draw(self, wanted: Wanted, limit: float) -> Leaf | Undrawn:
        known = self._known(wanted)
        if known is not None:
            return known
        found = self._drawer.draw(wanted, limit)
        with self._lock:
            if isinstance(found, Leaf):
                self._keep(wanted, found)
            elif found.lasting and limit == self._limit:
                self._failed[wanted] = found
        self._drawer.begin()  # anew, where this page ended it
        return found

    def _keep(self, wanted: Wanted, leaf: Leaf) -> None:
        self._kept[wanted] = leaf
        while sum(len(one.png) for one in self._kept.values()) > KEPT and len(self._kept) > 1:
            self._kept.popitem(last=False)


def _wanted(path: Path, number: int) -> Wanted | None:
    """A page of the file as it is now; None when it is not there."""
    try:
        told = path.stat()
    except OSError:
        return None
    return Wanted(path, number, told.st_mtime_ns, told.st_size)
