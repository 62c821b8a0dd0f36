"""PDF -> pages of words, rules and text lines in reading order, with headings."""

from pipeline.read.document import read_document, read_pages
from pipeline.read.page.heading_looks import without_ornament
from pipeline.read.page.tiles import cards_and_tiles
from pipeline.read.sparing import fault_words, without_bad_pages
from pipeline.read.text.hyphens import join_lines

__all__ = [
    "cards_and_tiles",
    "fault_words",
    "join_lines",
    "read_document",
    "read_pages",
    "without_bad_pages",
    "without_ornament",
]
