"""What a reviewer says at the desk: of a clause that is there, or of words that he points at."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Judgement, ThematabelError
from pipeline.web.pointing import Stretch
from pipeline.web.results import Paper


class AlreadyThere(ThematabelError):  # noqa: N818 - says what the matter is
    """Somebody points at a passage that was found already."""

    def __init__(self, clause: str) -> None:
        super().__init__(clause)
        self.clause = clause

    def __str__(self) -> str:
        return f"Deze passage staat al in de lijst: {self.clause}. Er is niets toegevoegd."


class NoSuchClause(ThematabelError):  # noqa: N818 - says what the matter is
    """A request names a clause that the last run did not find."""

    def __init__(self, identity: str) -> None:
        super().__init__(identity)
        self.identity = identity

    def __str__(self) -> str:
        return f"{self.identity!r} is no clause of the last run. Load the page again."


@dataclass(frozen=True, slots=True)
class Said:
    """What a reviewer says of one clause, and the newest decision about it that he saw."""

    clause: str
    after: Judgement
    seen: str = ""  # uid; '' when there was none


@dataclass(frozen=True, slots=True)
class Added:
    """A passage that a reviewer pointed at, and what is to become of it."""

    paper: Paper
    found: Stretch
    theme: str
    in_table: bool = True
    remark: str = ""

    @property
    def after(self) -> Judgement:
        """What the reviewer says of it."""
        if self.in_table:
            return Judgement("akkoord", self.theme, remark=self.remark)
        return Judgement("aanpassen", self.theme, remark=self.remark, in_table="nee")
