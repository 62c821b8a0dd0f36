"""Putting a PDF in the corpus."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import RegisterSettings, Zorgkantoor
from pipeline.model.files import atomic_path
from pipeline.register.identify import Identity, identify
from pipeline.register.pages import glance
from pipeline.register.scan import scan, sha256_of


@dataclass(frozen=True, slots=True)
class Added:
    """A file that is in the corpus now, or was there already."""

    source: str
    was_there: bool
    identity: Identity


def add_file(path: Path, corpus: Path, settings: RegisterSettings, zorgkantoren: Sequence[Zorgkantoor]) -> Added:
    """Copy `path` into the corpus under a name that is free; a file with the same content is not copied again.

    Raises:
        UnreadablePdf: when it cannot be opened; then nothing is copied.
    """
    who = identify(glance(path, path.name), settings, zorgkantoren)
    digest = sha256_of(path)
    for found in scan(corpus, {}):
        if found.sha256 == digest:
            return Added(found.source, True, who)
    target = corpus / path.name
    number = 2
    while target.exists():
        target = corpus / f"{path.stem}-{number}{path.suffix}"
        number += 1
    with atomic_path(target) as temporary:
        shutil.copyfile(path, temporary)
    return Added(target.name, False, who)
