"""Which version of a stage is this? Its own source says so, and that of the floors that it stands on.

A number that a person must raise is forgotten some day; then a run says 'up to date' and is not.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

_MATCHING = ("config/matching.py", "config/literals.py", "config/patterns.py")  # what finds the patterns of rules
_STANDS_ON = {
    "register": ("model", *_MATCHING, "register"),
    "read": ("model", "register/mending.py", "register/flow", "read"),
    "tables": ("model", "read", "tables", "charts"),
    "themes": ("model", *_MATCHING, "read", "tables", "charts", "themes", "check"),
    "publish": ("model", "config", "choose", "compare", "selfcheck", "publish"),
    "review": ("model", "review"),
}
_LIBRARIES = {
    "register": ("pypdfium2", "rapidfuzz", "selectolax"),
    "read": ("pypdfium2", "pdfplumber", "pdfminer.six", "pikepdf", "selectolax", "simplemma"),
    "themes": ("simplemma", "rapidfuzz", "text2num", "babel"),
    "publish": ("xlsxwriter", "python-docx", "rapidfuzz", "scipy"),
    "review": ("rapidfuzz",),
}


@cache
def stage_version(stage: str) -> str:
    """A short hash of the stage's source and libraries; it changes when either does."""
    digest = hashlib.sha256()
    top = Path(__file__).resolve().parents[1]
    for floor in _STANDS_ON[stage]:
        place = top / floor
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and path.suffix in {".py", ".html", ".css", ".js", ".json", ".j2"}:
                digest.update(path.relative_to(top).as_posix().encode())
                digest.update(path.read_bytes())
    for name, found in library_versions(_LIBRARIES.get(stage, ())).items():
        digest.update(f"{name}={found}".encode())
    return digest.hexdigest()[:16]


def library_versions(names: tuple[str, ...]) -> dict[str, str]:
    """The installed version of each library; 'missing' where it is not installed."""
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found


def key_of(*parts: Any) -> str:
    """A key for the cache: equal parts (text, settings, values that pydantic knows) give equal keys."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, BaseModel):
            digest.update(part.model_dump_json().encode())
        elif isinstance(part, str):
            digest.update(part.encode())
        else:
            digest.update(TypeAdapter(Any).dump_json(part))
        digest.update(b"\0")
    return digest.hexdigest()[:32]
