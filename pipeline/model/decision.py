"""What a reviewer decided about a passage, and where that passage is found again in a fresh reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.clause import Fact
from pipeline.model.geometry import Box

Match = Literal["exact", "near", "orphan"]
Way = Literal["workbook", "confirmed", "attached", "page", "added", "undone"]
"""How a decision came in: filled in in a workbook; said again of a passage that was alike, or that somebody pointed at;
made on the review page; about a passage that the reviewer marked himself; or taken back (`base` names what was)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer may fill in; '' where nothing was said. All empty: a decision withdrawn.

    `verdict` is akkoord, aanpassen, vervalt or twijfel and `theme` an id of config.yaml; what else was typed is kept as
    typed, and has no effect.
    """

    verdict: str = ""
    theme: str = ""
    text: str = ""  # what the table is to show instead of the clause's own short form
    remark: str = ""
    in_table: Literal["", "ja", "nee"] = ""  # with aanpassen; '' means ja
    facts: tuple[Fact, ...] | None = None  # the figures as they should be; None leaves those of the clause

    @property
    def decided(self) -> bool:
        """Whether the reviewer has made up his mind."""
        return self.verdict in ("akkoord", "aanpassen", "vervalt")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The content and place of a passage: what it is known by, since running numbers change with every reading."""

    document: str
    clause: str  # its id when it was decided; a help to people, never what it is found by
    text: str
    section: tuple[str, ...] = ()
    page: int = 0  # counted from 1; 0 when it is not known
    boxes: tuple[Box, ...] = ()
    sha256: str = ""  # of the PDF; finds a document again that goes by another id now


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table showed of a clause when it was decided."""

    theme: str = ""
    short: str = ""
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, as it is kept for ever."""

    number: int  # the order in which decisions came in, from 1
    uid: str
    passage: str  # shared by all decisions about one passage
    reviewer: str
    decided: str  # ISO date and time with offset
    anchor: Anchor
    shown: Shown
    base: str  # uid of the newest decision that the reviewer could see; '' when there was none
    before: Judgement  # what stood until now
    after: Judgement
    way: Way = "workbook"
    batch: str = ""  # shared by decisions that were made in one go, and are taken back in one go


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody's word that a passage of a later reading is not the one that was decided about, alike as they are."""

    passage: str
    reviewer: str
    decided: str  # ISO date and time with offset
    anchor: Anchor  # of the later reading


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody's word that the review is done, of one zorgkantoor or of all."""

    reviewer: str
    signed: str  # ISO date and time with offset
    zorgkantoor: str  # '' for all of the table
    reviewed: int  # statements in the table that somebody had decided about
    statements: int  # in the table then
    content: str  # tells whether the statements are still the same
    overtaken: bool = False  # the table has other statements now; never kept, always told anew


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's word that a decision was taken in under a wrong name."""

    uid: str  # of the decision
    reviewer: str  # who really made it
    named: str  # ISO date and time with offset


@dataclass(frozen=True, slots=True)
class LaidDecision:
    """All decisions about one passage, laid over today's reading: the last of them stands."""

    history: tuple[Decision, ...]  # oldest first, at least one
    match: Match
    document: str = ""  # today's id of the document; '' when it is gone
    clause: str = ""  # today's id of the clause; '' for an orphan
    likeness: float = 0.0  # 0..1, of the text then and now
    disputed: tuple[Decision, ...] = ()  # what others decided, unknown to whoever decided last
    now: Anchor | None = None  # the passage of today; None for an orphan
    code: str = ""  # what people call it by, to confirm or to attach it

    @property
    def standing(self) -> Decision:
        """The decision that counts."""
        return self.history[-1]
