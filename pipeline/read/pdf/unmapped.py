"""Pages whose characters have no meaning: what is on them can be seen, but not read as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Box, Finding, Page

_NUMBER = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
MOSTLY = 0.5  # of the characters of a page
FEW = 20  # characters: a page with fewer may hold nothing but drawn marks


def without_unmapped(pages: Sequence[Page]) -> tuple[list[Page], list[Finding]]:
    """The pages, those of which most characters are but numbers as pictures of themselves; and which those are.

    A font may tell of no character what it is. Such text is none: tesseract may read it from the picture of the page.
    """
    kept: list[Page] = []
    findings: list[Finding] = []
    for page in pages:
        if _is_unmapped(page):
            whole = Box(page.number, 0.0, 0.0, page.width, page.height)
            kept.append(replace(page, words=(), images=(*page.images, whole)))
            findings.append(Finding("onvertaald", page.number))
        else:
            kept.append(page)
    return kept, findings


def _is_unmapped(page: Page) -> bool:
    left, meaningless = _NUMBER.subn("", " ".join(word.text for word in page.words))
    letters = len(left) - max(0, len(page.words) - 1)  # without the spaces between words
    return meaningless + letters >= FEW and meaningless > MOSTLY * (meaningless + letters)
