"""Reads scanned pages with tesseract: a picture of the page in, words with boxes in PDF points out.

The program is called itself, as its table output holds all that is needed, and a time limit can be set; no library
in between, no files on disk.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Any

import pypdfium2

from pipeline.config import ReadSettings
from pipeline.model import Box, Finding, Page, Rect, Word

POINTS = 72.0  # an inch
LEAST_SURE = 20.0  # per cent: below that tesseract sees words in stains
SIZE_OF_LINE = 1.1  # type size as a share of the height of a line's box: from ascenders to descenders
ODD_LINE = 1.6  # times the usual height: such a line box holds more than a line
SAME_SIZE = 0.15  # sizes that differ less are one size, measured badly
LIKE_BULLETS = "e©®¢°»*¤·"  # what bullets are taken for, at the beginning of a line
FONT = "OCR"
CIPHER, FEW_CODES = 0.3, 5  # share of a page's words, and number of them, whose codes say nothing
LINE_OF_TEXT, RUNNING = 4, 0.5  # words on a line of running text, and the share of words that stand on such lines
AROUND = 4.0  # points of the page around a picture of text that are read with it
FEW_WORDS, SPELT = 25, 0.6  # words in a picture of text, and the share of them that are spelt with letters


Cause = tuple[str, ...]  # why a scan was not read: what, and what it is about


@dataclass(frozen=True, slots=True)
class Recognised:
    """Pages, the scans among them read where that could be done; which those are, and why others are not."""

    pages: tuple[Page, ...]
    read: tuple[int, ...] = ()  # page numbers
    unread: tuple[tuple[int, Cause], ...] = ()  # page numbers with the reason


def is_scan(page: Page) -> bool:
    """Whether there is a picture and no text on the page."""
    return not page.words and bool(page.images)


def is_cipher(page: Page) -> bool:
    """Whether the letters of the page are printed with codes that say nothing: '(cid:73)(cid:110)'."""
    unknown = sum("(cid:" in word.text for word in page.words)
    return unknown >= FEW_CODES and unknown > CIPHER * len(page.words)


def pictures_of(page: Page) -> tuple[Box, ...]:
    """The pictures of text on a page that has words as well."""
    return tuple(apart.box for apart in page.apart if apart.kind == "plaatje-met-tekst")


def recognise(path: Path, pages: Sequence[Page], settings: ReadSettings) -> Recognised:
    """The pages with the words of scanned ones, when tesseract can be used; else these stay unread."""
    scans = [page for page in pages if is_scan(page) or is_cipher(page) or pictures_of(page)]
    if not scans:
        return Recognised(tuple(pages))
    lacking = lacking_for(settings)
    if lacking:
        unread = [(page.number, lacking) for page in scans if not pictures_of(page) or is_cipher(page)]
        return Recognised(tuple(_without_codes(page) for page in pages), unread=tuple(unread))
    found: dict[int, Page] = {}
    failed: list[tuple[int, Cause]] = []
    until = monotonic() + settings.ocr_seconds_document
    pdf = pypdfium2.PdfDocument(path)
    try:
        for page in scans:
            seconds = min(settings.ocr_seconds, until - monotonic())
            try:
                recognised = _with_words(page, pdf, seconds, settings)
                if recognised is not page:
                    found[page.number] = recognised
            except OcrError as error:
                failed.append((page.number, error.cause))
            except pypdfium2.PdfiumError as error:
                failed.append((page.number, ("ocr-fout", str(error))))
    finally:
        pdf.close()
    read = tuple(found.get(page.number) or _without_codes(page) for page in pages)
    return Recognised(read, tuple(found), tuple(failed))


def _without_codes(page: Page) -> Page:
    """A page of codes that nobody can read, as one that is not read."""
    return replace(page, words=(), unread=True) if is_cipher(page) else page


class OcrError(Exception):
    """A page could not be recognised, and why."""

    def __init__(self, *cause: str) -> None:
        super().__init__(*cause)
        self.cause: Cause = cause


def lacking_for(settings: ReadSettings) -> Cause:
    """Why there is no OCR, empty when there is."""
    if not settings.ocr:
        return ("ocr-uit",)
    program = shutil.which("tesseract")
    if program is None:
        return ("ocr-geen-tesseract",)
    missing = set(settings.ocr_language.split("+")) - languages(program)
    return ("ocr-taal", ", ".join(sorted(missing))) if missing else ()


@cache
def languages(program: str) -> frozenset[str]:
    """The languages that this tesseract has."""
    try:
        answer = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 - a found program, fixed arguments
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(answer.stdout.split())


def _with_words(page: Page, pdf: Any, seconds: float, settings: ReadSettings) -> Page:
    if seconds <= 0:
        raise OcrError("ocr-tijd-op")
    pictures = () if is_cipher(page) else pictures_of(page)
    area = _area(page, pictures)
    table = _tesseract(_picture(pdf, page.number, settings.ocr_resolution, area), seconds, settings)
    words = tuple(_words(table, POINTS / settings.ocr_resolution))
    if not words:
        raise OcrError("ocr-geen-woorden")
    if not pictures:
        return replace(page, words=words)
    return _with_pictured(page, [_moved(word, area) for word in words] if area else words, pictures)


def _area(page: Page, pictures: Sequence[Box]) -> Rect | None:
    """The part of the page that is to be read, as shown: what lies around its pictures of text; None for all of it."""
    if not pictures or page.turned:
        return None
    around = Rect.around(pictures).grown(AROUND)
    part = Rect(max(0.0, around.x0), max(0.0, around.top), min(page.width, around.x1), min(page.height, around.bottom))
    return part if part.width > 1 and part.height > 1 else None


def _moved(word: Word, area: Rect) -> Word:
    """A word of a part of the page where it stands on the page."""
    return replace(word, rect=word.rect.shifted(area.x0, area.top))


def _with_pictured(page: Page, words: Sequence[Word], pictures: Sequence[Box]) -> Page:
    """The page with what its pictures say, when that is running text; a drawing or a chart stays a picture."""
    inside = [word for word in words if any(word.rect.middle_in(box) for box in pictures)]
    spelt = sum(sum(letter.isalpha() for letter in word.text) > 1 for word in inside)
    lines = Counter((word.rect.top, word.rect.bottom) for word in inside)
    running = sum(count for count in lines.values() if count >= LINE_OF_TEXT)  # labels of a drawing stand alone
    if len(inside) < FEW_WORDS or spelt < SPELT * len(inside) or running < RUNNING * len(inside):
        return page
    kept = tuple(apart for apart in page.apart if apart.kind != "plaatje-met-tekst")
    return replace(page, words=(*page.words, *inside), apart=kept)


def _picture(pdf: Any, number: int, resolution: int, area: Rect | None) -> bytes:
    """The page as it is shown, or a part of it, in grey, as a PNG."""
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        crop = (area.x0, height - area.bottom, width - area.x1, area.top) if area else (0, 0, 0, 0)
        image = page.render(scale=resolution / POINTS, grayscale=True, crop=crop).to_pil()
    finally:
        page.close()
    file = io.BytesIO()
    image.save(file, "png", dpi=(resolution, resolution), compress_level=1)
    return file.getvalue()


def _tesseract(picture: bytes, seconds: float, settings: ReadSettings) -> str:
    """Tesseract's table of blocks, lines and words."""
    program = shutil.which("tesseract") or "tesseract"
    turns = "1" if "osd" in languages(program) else "3"  # with its data, pages on their side are found and turned
    command = [program, "stdin", "stdout", "-l", settings.ocr_language, "--psm", turns, "tsv"]
    try:
        answer = subprocess.run(  # noqa: S603 - a found program; settings allow letters in the language only
            command,
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # documents are read side by side already
        )
    except subprocess.TimeoutExpired as error:
        raise OcrError("ocr-traag", f"{seconds:.0f}") from error
    except OSError as error:
        raise OcrError("ocr-start", str(error)) from error
    if answer.returncode:
        raise OcrError("ocr-fout", answer.stderr.decode(errors="replace").strip()[-200:])
    return answer.stdout.decode("utf-8", errors="replace")


def _words(table: str, scale: float) -> Iterator[Word]:
    """The words of tesseract's table, each as high as its line, `scale` points a pixel.

    A box of its own is as high as a word's letters: then 'een' and 'bij' would not stand on one line.
    """
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    heights: dict[str, list[float]] = defaultdict(list)
    lines: dict[tuple[str, ...], tuple[float, float]] = {}
    for row in rows:
        if row["level"] == "4":
            top, height = float(row["top"]) * scale, float(row["height"]) * scale
            lines[_line(row)] = (top, top + height)
            heights[row["block_num"] + "." + row["par_num"]].append(height)
    sizes = _sizes({par: SIZE_OF_LINE * median(found) for par, found in heights.items()})
    for row in rows:
        text = (row["text"] or "").strip() if row["level"] == "5" else ""
        if not text or float(row["conf"]) < LEAST_SURE:
            continue
        if row["word_num"] == "1" and text in LIKE_BULLETS:
            text = "•"
        size = sizes[row["block_num"] + "." + row["par_num"]]
        x0, top = float(row["left"]) * scale, float(row["top"]) * scale
        x1, bottom = x0 + float(row["width"]) * scale, top + float(row["height"]) * scale
        above, below = lines[_line(row)]
        if below - above < ODD_LINE * size:
            top, bottom = above, below
        yield Word(text, Rect(x0, top, x1, bottom), FONT, size, colour="#000000")


def _line(row: dict[str, str]) -> tuple[str, ...]:
    return row["block_num"], row["par_num"], row["line_num"]


def _sizes(measured: dict[str, float]) -> dict[str, float]:
    """Type sizes of paragraphs in half points, nearly equal ones made equal to the commonest."""
    sizes = {par: round(2 * size) / 2 for par, size in measured.items()}
    usual = [size for size, _ in Counter(sizes.values()).most_common()]
    return {
        par: next((one for one in usual if abs(one - size) <= SAME_SIZE * one), size) for par, size in sizes.items()
    }


def ocr_findings(done: Recognised) -> list[Finding]:
    """Which pages were read by OCR, and which could not be and why."""
    return [
        *(Finding("ocr", page) for page in done.read),
        *(
            Finding("ocr-niet", page, facts=cause)
            for page, cause in sorted(done.unread, key=lambda one: (one[1], one[0]))
        ),
    ]
