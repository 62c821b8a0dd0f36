"""The register's row and the document as it is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.notice import Notice
from pipeline.model.page import UNTAGGED, Heading, Structure
from pipeline.model.reason import Finding

Kind = Literal["inkoopbeleid", "monitor", "rapport", "thema-tabel", ""]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of corpus/documents.csv: which document a file is, as inferred or as a person confirmed it."""

    source: str  # path below corpus/, with forward slashes
    sha256: str
    id: str
    kind: Kind
    publisher: str
    zorgkantoor: str  # key of config.yaml, '' for other kinds
    year: str  # four digits, or ''
    sector: str  # vv, ghz, ggz, or ''
    title: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document as in document.json: its register row and what reading gave."""

    id: str
    source: str
    sha256: str
    kind: Kind
    publisher: str
    zorgkantoor: str
    year: str
    sector: str
    title: str
    pages: int
    headings: tuple[Heading, ...] = ()
    findings: tuple[Finding, ...] = ()
    structure: Structure = UNTAGGED  # what the tree of a tagged PDF was used for
    notices: tuple[Notice, ...] = ()  # what it says of an earlier document
    published: str = ""  # ISO day or month as its first pages print it, '' when none is printed
    supplements: str = ""  # id of the document that it adds to, '' when it stands by itself or that is not there
