"""What the pages in docs/ show and lead to is there, and the page for advisers speaks of every sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from pipeline.publish.sheets.leeswijzer import SHEETS
from tests.support import ROOT

DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md"]
LARGEST = 200_000  # bytes of a picture


def anchors(text: str) -> set[str]:
    """The names by which headings can be led to."""
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    """Within the repository: files, and headings of the same page."""
    text = page.read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    missing = [one for one in targets if not one.startswith("#") and not (page.parent / one.partition("#")[0]).exists()]
    missing += [one for one in targets if one.startswith("#") and one[1:] not in anchors(text)]
    assert missing == []


def test_pictures_are_small_and_of_few_colours() -> None:
    """They are fetched by whoever clones the repository."""
    for path in sorted((DOCS / "pictures").glob("*.png")):
        with Image.open(path) as picture:
            assert picture.mode == "P", path.name
        assert path.stat().st_size < LARGEST, path.name


def test_the_page_for_advisers_names_every_sheet_and_the_first_hour() -> None:
    """And what Controle and a supplement are."""
    text = (DOCS / "advisers.md").read_text("utf-8")
    assert [name for name in SHEETS if f"`{name}`" not in text] == []
    for head in ("Het eerste uur", "Wat Controle betekent", "Wat een aanvulling is", "Installeren"):
        assert f"## {head}" in text
