"""Days as people write them here: of a source as its file or its pages say, and of a decision."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pypdfium2
from babel.dates import get_month_names

from pipeline.register import sha256_of

_DAY = re.compile(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)")
_FIRST_PDF = 1993  # files that say an earlier year had no clock


def made_on(path: Path, sha256: str) -> str:
    """'31-05-2024': the day a PDF was made, or else last changed; '' when it does not say, or is not there.

    Only the very file that was read (`sha256`) is opened: another one under its name has not been tried in a process of
    its own, and might take this one along.
    """
    if not path.is_file() or sha256_of(path) != sha256:
        return ""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return ""  # set aside long before; only its words may still stand in the table
    try:
        return next((day for name in ("CreationDate", "ModDate") if (day := _day(pdf, name))), "")
    finally:
        pdf.close()


def _day(pdf: pypdfium2.PdfDocument, name: str) -> str:
    try:
        return day_of(pdf.get_metadata_value(name))
    except UnicodeDecodeError:  # a property may hold anything
        return ""


def in_words(day: str) -> str:
    """An ISO day or month as people write it here: '31-05-2024', 'mei 2024'."""
    year, month, *rest = day.split("-")
    return "-".join([*rest, month, year]) if rest else f"{get_month_names('wide', locale='nl')[int(month)]} {year}"


def moment_day(iso: str) -> str:
    """The day of an ISO moment as people write it here: '22-11-2026'."""
    return datetime.fromisoformat(iso).strftime("%d-%m-%Y")


def day_of(said: str) -> str:
    """The day of a date as PDFs write it (D:20240531093000+02'00'); '' when it is none."""
    found = _DAY.match(said.strip())
    if found is None:
        return ""
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return ""
    return f"{day:%d-%m-%Y}" if day.year >= _FIRST_PDF else ""
