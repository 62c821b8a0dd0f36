"""Files in the corpus that are no document that we read, though somebody may have thought so: what each is."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

from pipeline.model import Cause

_OTHERS: tuple[tuple[Cause, tuple[str, ...]], ...] = (
    (Cause("anders-tekst"), (".doc", ".docm", ".dot", ".dotx", ".odt", ".ott", ".rtf", ".pages", ".wpd")),
    (Cause("anders-rekenblad"), (".xls", ".xlsm", ".xlsb", ".ods", ".numbers")),
    (Cause("anders-dias"), (".ppt", ".pps", ".pptx", ".ppsx", ".odp")),
    (Cause("anders-web"), (".mht", ".mhtml", ".xhtml", ".webarchive", ".url", ".webloc")),
    (Cause("anders-ingepakt"), (".zip", ".7z", ".rar", ".msg", ".eml")),
)
_CAUSES = {suffix: replace(cause, facts=(suffix,)) for cause, suffixes in _OTHERS for suffix in suffixes}
WORKBOOK = ".xlsx"  # one with last period's table guides the choice of statements
_TABLE = b'name="Thema-tabel"'


def other_kind(path: Path) -> Cause | None:
    """What a file is that cannot be read as it is, by the ending of its name; None when it is none of these."""
    suffix = path.suffix.lower()
    if suffix == WORKBOOK:
        return None if _holds_table(path) else Cause("anders-werkboek")
    return _CAUSES.get(suffix)


def _holds_table(path: Path) -> bool:
    """Whether a workbook has a sheet Thema-tabel; one that cannot be opened may be open elsewhere, and passes."""
    try:
        with zipfile.ZipFile(path) as parts, parts.open("xl/workbook.xml") as part:
            return _TABLE in part.read(1_000_000)
    except (OSError, KeyError, zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError):
        return True
