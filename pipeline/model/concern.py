"""What is probably not right about a table as a whole: what `Controle` lists before it is sent to anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.reason import Finding

Grade = Literal[1, 2, 3]
"""1: the table misses something or says something wrong, 2: somebody should look, 3: to know before it is sent."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that is probably not right, and where to look; publish/words has the words.

    `kind` says what; `facts` are what its words need, in the order in which they want them.
    """

    kind: str
    grade: Grade
    zorgkantoor: str = ""  # id; '' when it is about none or several
    theme: str = ""  # id; '' when it is about no one cell
    documents: tuple[str, ...] = ()  # ids of what it is about; the first is where to look
    page: int = 0  # of that document, counted from 1; 0 when it is about the whole
    clause: str = ""  # id of the statement to look at, '' when there is none
    source: str = ""  # path of a file below the corpus that is no document of the table
    facts: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()  # what reading noticed, where that is the concern

    @property
    def document(self) -> str:
        """The id of the document to look at; '' when it is about none, or about several zorgkantoren."""
        several = len(self.documents) > 1 and not self.zorgkantoor
        return "" if several else next(iter(self.documents), "")
