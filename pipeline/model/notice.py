"""What a document says of an earlier one: that it adds to it, takes its place, repeals a part or mends a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.clause import Fact
from pipeline.model.geometry import Box

NoticeKind = Literal["adds", "whole", "repeals", "corrects"]
"""`adds`: what it does not name stays in force; `whole`: it takes the place of the earlier document; `repeals`: a part
of that lapses; `corrects`: a figure of that must be read otherwise."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, a heading or a row of a table in which a document says so.

    `sections` are the numbers of the earlier document's sections that it names; `within` when it speaks of something
    in them ('in paragraaf 4.2 vervalt de opslag') rather than of them as a whole ('paragraaf 4.2 vervalt').
    """

    kind: NoticeKind
    text: str
    page: int  # counted from 1
    boxes: tuple[Box, ...]
    section: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    within: bool = False
    facts: tuple[Fact, ...] = ()
