"""Draws pages as pictures, in a process of its own: a page may hang PDFium, or take the process along."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from PIL import Image

SCALE = 2.0  # pixels per point: sharp at the size of a screen, and once enlarged
WIDEST = 2400  # pixels; a poster is drawn smaller
OPEN = 3  # documents at a time
MEMORY = 600  # MB: a page may hold a large picture


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a file as it is now: another change time or size is another file."""

    path: Path
    page: int  # from 1
    changed: int  # nanoseconds
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a picture, in points as shown: its size, and between which x there is anything but paper."""

    png: bytes
    width: float
    height: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Undrawn:
    """Why there is no picture of a page, in Dutch, for who wants to see it."""

    cause: str
    lasting: bool = False  # it would go the same way again


GONE = Undrawn("het bestand staat niet meer bij de documenten; zet het terug")


def draw_pages(pipe: Connection) -> None:
    """What the process does: says that it has begun, then gives a `Leaf` or an `Undrawn` for each `Wanted`."""
    from pipeline.run.confine import confine  # noqa: PLC0415 - in this process only

    confine(MEMORY)
    import PIL.PngImagePlugin  # noqa: F401, PLC0415 - before a page is asked for
    import pypdfium2  # noqa: F401, PLC0415

    files = _Files()
    pipe.send(None)
    while True:
        try:
            wanted = pipe.recv()
        except EOFError:
            return
        pipe.send(_drawn(files, wanted))


class _Files:
    """The documents that were asked for last, open."""

    def __init__(self) -> None:
        self._open: OrderedDict[tuple[Path, int, int], Any] = OrderedDict()

    def of(self, wanted: Wanted) -> Any:
        """The document of a page."""
        import pypdfium2  # noqa: PLC0415 - in this process only

        key = wanted.path, wanted.changed, wanted.size
        pdf = self._open.pop(key, None) or pypdfium2.PdfDocument(wanted.path)
        self._open[key] = pdf
        while len(self._open) > OPEN:
            self._open.popitem(last=False)[1].close()
        return pdf


def _drawn(files: _Files, wanted: Wanted) -> Leaf | Undrawn:
    import pypdfium2  # noqa: PLC0415 - as above

    try:
        with _opened(files.of(wanted), wanted.page) as page:
            return _leaf(page) if page is not None else Undrawn("deze bladzijde heeft het document niet")
    except FileNotFoundError:
        return GONE
    except (OSError, pypdfium2.PdfiumError):
        return Undrawn("het bestand of deze bladzijde is beschadigd")
    except MemoryError:
        return Undrawn("er staat meer op deze bladzijde dan in het geheugen past")


@contextmanager
def _opened(pdf: Any, number: int) -> Iterator[Any]:
    """A page, open for as long as the block lasts; None when there is no such page."""
    page = pdf[number - 1] if 1 <= number <= len(pdf) else None
    try:
        yield page
    finally:
        if page is not None:
            page.close()


def _leaf(page: Any) -> Leaf:
    width, height = page.get_size()
    scale = min(SCALE, WIDEST / max(1.0, width, height))
    drawn = page.render(scale=scale).to_pil().convert("RGB")
    left, right = _inked(drawn)
    saved = BytesIO()
    drawn.save(saved, format="PNG", compress_level=2)
    return Leaf(saved.getvalue(), width, height, left / scale, right / scale)


def _inked(picture: Image.Image) -> tuple[int, int]:
    """The first and last column of a picture that are not of one colour with its corner; all of it when none is."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - as above

    paper = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    found = ImageChops.difference(picture, paper).getbbox()
    return (found[0], found[2]) if found else (0, picture.width)
