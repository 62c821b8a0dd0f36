"""Text that comes from documents, made fit for the file it goes into; documents may hold anything."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model.spreadsheet import is_formula

EXCEL_CELL_LIMIT = 32_767  # UTF-16 units that a cell can hold
SHORTENED = " … [ingekort: de volledige tekst staat in clauses.jsonl en tables.json]"

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TAB = re.compile(r"\t")
# What XML 1.0 cannot hold, and what programs show as nothing or turn the reading direction with.
_INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\xad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069"
    "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufeff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_LONE = re.compile("[\\ud800-\\udfff]")


def clean(text: str) -> str:
    """Text as a person should see it: line breaks as newlines, no control or invisible characters."""
    if text.isprintable():  # nearly every text: then it has none of them
        return text
    text = _TAB.sub(" ", _BREAKS.sub("\n", text))
    return _INVISIBLE.sub("", text)


def clean_runs(texts: Iterable[str]) -> list[str]:
    """Each of `texts`, which stand behind each other, such that together they are what `clean` makes of the whole.

    A line break of two characters may be divided over two runs: it is still one line break.
    """
    cleaned: list[str] = []
    before = ""
    for text in texts:
        divided = before.endswith("\r") and text.startswith("\n")
        cleaned.append(clean(text[1:] if divided else text))
        before = text or before
    return cleaned


def cell_text(text: str, limit: int = EXCEL_CELL_LIMIT) -> str:
    """`clean` text of at most `limit` UTF-16 units: what is longer says that it is, and where the rest stands."""
    text = clean(text)
    if 2 * len(text) <= limit or utf16_length(text) <= limit:
        return text
    return cut(text, limit - len(SHORTENED)) + SHORTENED


def cut(text: str, units: int) -> str:
    """The beginning of `text`, at most `units` UTF-16 units, without half a character at its end."""
    return text.encode("utf-16-le")[: 2 * max(0, units)].decode("utf-16-le", "ignore")


def utf16_length(text: str) -> int:
    """How long Excel finds `text`: characters beyond the first plane count twice."""
    return len(text) if text.isascii() or max(text) <= "\uffff" else len(text.encode("utf-16-le", "surrogatepass")) // 2


def one_line(text: str) -> str:
    """`clean` text on one line with single spaces."""
    return " ".join(clean(text).split())


def encodable(text: str) -> str:
    """Text that UTF-8 can hold: half surrogate pairs, which a broken PDF may give, become U+FFFD."""
    return text if text.isprintable() else _LONE.sub("\ufffd", text)


def spreadsheet_safe(value: object) -> object:
    """A value for a CSV that people open in Excel: an apostrophe before what it would take for a formula."""
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value
