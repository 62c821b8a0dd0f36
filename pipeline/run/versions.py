"""Which version of a stage is this? Its own source says so, and that of the floors that it stands on.

A number that a person must raise is forgotten some day; then a run says 'up to date' and is not.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from pipeline.model.adapters import adapter_of

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
_TOP = Path(__file__).resolve().parents[1]
_SOURCE = frozenset((".py", ".html", ".css", ".js", ".json", ".j2"))


@cache
def stage_version(stage: str) -> str:
    """A short hash of the stage's source and libraries; it changes when either does."""
    digest = hashlib.sha256()
    for floor in _STANDS_ON[stage]:
        digest.update(_source_of(floor))
    for name, found in library_versions(_LIBRARIES.get(stage, ())).items():
        digest.update(f"{name}={found}".encode())
    return digest.hexdigest()[:16]


@cache
def _source_of(floor: str) -> bytes:
    """A hash of the files of a floor (or of the one file that it is), with their names; stages share floors."""
    digest = hashlib.sha256()
    place = _TOP / floor
    for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if path.suffix in _SOURCE and path.is_file():
            digest.update(path.relative_to(_TOP).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.digest()


def library_versions(names: tuple[str, ...]) -> dict[str, str]:
    """The installed version of each library; 'missing' where it is not installed."""
    return {name: _version_of(name) for name in names}


@cache
def _version_of(name: str) -> str:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return "missing"
    # As `found.version`, which first takes the whole description apart as an e-mail: ten times as long.
    head = (found.read_text("METADATA") or "").partition("\n\n")[0]
    told = [line for line in head.splitlines() if line.startswith("Version: ")]
    return told[0].removeprefix("Version: ").strip() if told else found.version


def key_of(*parts: Any) -> str:
    """A key for the cache: equal parts (text, settings, values that pydantic knows) give equal keys."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, BaseModel):
            digest.update(part.model_dump_json().encode())
        elif isinstance(part, str):
            digest.update(part.encode())
        else:
            digest.update(adapter_of(Any).dump_json(part))
        digest.update(b"\0")
    return digest.hexdigest()[:32]
