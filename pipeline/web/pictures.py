"""Pages as pictures: drawn by PDFium, kept while there is room, neighbours drawn ahead."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import pypdfium2

from pipeline.model import ThematabelError

SCALE = 2.0  # pixels per point: sharp at the size of a screen, and once enlarged
WIDEST = 2400  # pixels; a poster is drawn smaller
KEPT = 48_000_000  # bytes of pictures
OPEN = 3  # documents at a time


class NoPicture(ThematabelError):  # noqa: N818 - says what the matter is
    """A page cannot be drawn."""

    def __init__(self, source: str, page: int, cause: str) -> None:
        super().__init__(source, page, cause)
        self.source, self.page, self.cause = source, page, cause

    def __str__(self) -> str:
        return f"{self.source}, page {self.page}: {self.cause}. Put the file back in the corpus and run again."


class Pictures:
    """Draws pages in one thread, since PDFium knows no more; the page that is asked for goes before those ahead."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "pages")
        self._kept: OrderedDict[tuple[Path, int], bytes] = OrderedDict()
        self._open: OrderedDict[Path, Any] = OrderedDict()
        self._lock = Lock()
        self._ahead: dict[tuple[Path, int], Future[bytes]] = {}

    def page(self, path: Path, number: int) -> bytes:
        """Page `number` (from 1) as a PNG.

        Raises:
            NoPicture: when the file is gone, cannot be opened, or has no such page.
        """
        with self._lock:
            known = self._kept.get((path, number))
            if known is not None:
                self._kept.move_to_end((path, number))
                return known
            for waiting in self._ahead.values():
                waiting.cancel()
            self._ahead.clear()
        return self._thread.submit(self._draw, path, number).result()

    def size(self, path: Path, number: int) -> tuple[float, float]:
        """Width and height of a page in points, as shown.

        Raises:
            NoPicture: as above.
        """
        return self._thread.submit(self._size, path, number).result()

    def ahead(self, path: Path, numbers: list[int]) -> None:
        """Draw these pages when there is nothing else to do."""
        with self._lock:
            for number in numbers:
                if number >= 1 and (path, number) not in self._kept:
                    self._ahead[path, number] = self._thread.submit(self._draw, path, number)

    def close(self) -> None:
        """Let go of everything."""
        self._thread.shutdown(cancel_futures=True)
        for pdf in self._open.values():
            pdf.close()
        self._open.clear()

    def _draw(self, path: Path, number: int) -> bytes:
        with self._lock:
            if (path, number) in self._kept:
                return self._kept[path, number]
        with self._opened(path, number) as page:
            drawn = page.render(scale=min(SCALE, WIDEST / max(1.0, *page.get_size()))).to_pil()
        saved = BytesIO()
        drawn.convert("RGB").save(saved, format="PNG", compress_level=2)
        self._keep((path, number), saved.getvalue())
        return saved.getvalue()

    def _size(self, path: Path, number: int) -> tuple[float, float]:
        with self._opened(path, number) as page:
            width, height = page.get_size()
        return width, height

    @contextmanager
    def _opened(self, path: Path, number: int) -> Iterator[Any]:
        """A page, open for as long as the block lasts."""
        try:
            pdf = self._document(path)
            if not 1 <= number <= len(pdf):
                raise NoPicture(path.name, number, f"the document has {len(pdf)} pages")
            page = pdf[number - 1]
            try:
                yield page
            finally:
                page.close()
        except (OSError, pypdfium2.PdfiumError) as error:
            raise NoPicture(path.name, number, str(error)) from error

    def _document(self, path: Path) -> Any:
        pdf = self._open.pop(path, None) or pypdfium2.PdfDocument(path)
        self._open[path] = pdf
        while len(self._open) > OPEN:
            self._open.popitem(last=False)[1].close()
        return pdf

    def _keep(self, key: tuple[Path, int], picture: bytes) -> None:
        with self._lock:
            self._kept[key] = picture
            while sum(map(len, self._kept.values())) > KEPT and len(self._kept) > 1:
                self._kept.popitem(last=False)
