"""Pages as pictures: drawn by PDFium, kept while there is room, neighbours drawn ahead."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from pipeline.model import ThematabelError

if TYPE_CHECKING:
    from PIL import Image

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


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a picture, in points as shown: its size, and between which x there is anything but paper."""

    png: bytes
    width: float
    height: float
    left: float
    right: float


class Pictures:
    """Draws pages in one thread, since PDFium knows no more; the page that is asked for goes before those ahead."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "pages")
        self._kept: OrderedDict[tuple[Path, int], Leaf] = OrderedDict()
        self._open: OrderedDict[Path, Any] = OrderedDict()
        self._lock = Lock()
        self._ahead: dict[tuple[Path, int], Future[Leaf]] = {}

    def page(self, path: Path, number: int) -> Leaf:
        """Page `number` (from 1).

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

    def _draw(self, path: Path, number: int) -> Leaf:
        with self._lock:
            if (path, number) in self._kept:
                return self._kept[path, number]
        with self._opened(path, number) as page:
            width, height = page.get_size()
            scale = min(SCALE, WIDEST / max(1.0, width, height))
            drawn = page.render(scale=scale).to_pil().convert("RGB")
        left, right = _inked(drawn)
        saved = BytesIO()
        drawn.save(saved, format="PNG", compress_level=2)
        leaf = Leaf(saved.getvalue(), width, height, left / scale, right / scale)
        self._keep((path, number), leaf)
        return leaf

    @contextmanager
    def _opened(self, path: Path, number: int) -> Iterator[Any]:
        """A page, open for as long as the block lasts."""
        import pypdfium2  # noqa: PLC0415 - the first page of the program does not wait for what draws

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
        import pypdfium2  # noqa: PLC0415 - as above

        pdf = self._open.pop(path, None) or pypdfium2.PdfDocument(path)
        self._open[path] = pdf
        while len(self._open) > OPEN:
            self._open.popitem(last=False)[1].close()
        return pdf

    def _keep(self, key: tuple[Path, int], leaf: Leaf) -> None:
        with self._lock:
            self._kept[key] = leaf
            while sum(len(one.png) for one in self._kept.values()) > KEPT and len(self._kept) > 1:
                self._kept.popitem(last=False)


def _inked(picture: Image.Image) -> tuple[int, int]:
    """The first and last column of a picture that are not of one colour with its corner; all of it when none is."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - as above

    paper = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    found = ImageChops.difference(picture, paper).getbbox()
    return (found[0], found[2]) if found else (0, picture.width)
