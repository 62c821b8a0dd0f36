"""Tells from a workbook itself whether somebody saved it after this program wrote it, when nothing else knows."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)<")
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]*)<")
_BY = re.compile(rb"<cp:lastModifiedBy>([^<]*)<")
_OURS = b"thematabel"
_AT_MOST = 100_000  # bytes of a part that says so; a hostile one may be of any size


def saved_by_somebody(path: Path) -> bool:
    """Whether a workbook was saved by another program or person since it was written.

    What is no workbook, or does not say who saved it, was somebody's doing, too: this program writes neither.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            core = _part(packed, "docProps/core.xml")
            program = _part(packed, "docProps/app.xml")
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        return True
    created, modified, by = _CREATED.search(core), _MODIFIED.search(core), _BY.search(core)
    if created is None or modified is None or by is None:
        return True
    return created[1] != modified[1] or not by[1].startswith(_OURS) or b"LibreOffice" in program


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        return part.read(_AT_MOST)
