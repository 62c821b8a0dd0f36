"""What a reader should know about the run that made a workbook or a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.model import Cause


@dataclass(frozen=True, slots=True)
class RunInfo:
    """Handed to the writers by whoever runs the stages."""

    made: datetime  # the day that the results bear: of the newest source or decision, not of the run
    version: str
    days: Mapping[str, str] = field(default_factory=dict)  # id of a document -> the day of its file: '31-05-2024'
    corpus: str = "../corpus"  # the folder of the PDFs as seen from the folder of the outputs, forward slashes
    page_folder: str = ""  # what leads from there to the folder of thema-tabel.html: '' beside it, else it ends in '/'
    set_aside: tuple[tuple[str, Cause], ...] = ()  # (source, why): documents that could not be read
    unsure: tuple[str, ...] = ()  # sources of which one of these is a best guess
    unplaced: tuple[str, ...] = ()  # sources whose kind, zorgkantoor or year a person must fill in
