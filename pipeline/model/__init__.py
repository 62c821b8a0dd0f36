"""The values that flow between the floors: small, frozen, typed.

What is imported is what is asked for: all of them take a tenth of a second to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import loaded_when_asked

if TYPE_CHECKING:
    from pipeline.model.clause import Clause, Fact, FactKind, Scope, Stance, Succession
    from pipeline.model.comparison import (
        Caution,
        Change,
        ChangeKind,
        Comparison,
        FactChange,
        GroupKind,
        LostStatement,
        MatrixCell,
        MonitorFigure,
        NearPassage,
        TableColumn,
        UntouchedSection,
        WhiteSpot,
    )
    from pipeline.model.concern import Concern, Grade
    from pipeline.model.decision import (
        Anchor,
        Decision,
        Judgement,
        LaidDecision,
        Match,
        Named,
        Refusal,
        Shown,
        Signature,
        Way,
    )
    from pipeline.model.difference import Differences, FigureDifference, Mark, Outcome, Quoted, Stated, TopicDifference
    from pipeline.model.document import Document, Kind, RegisterRow
    from pipeline.model.errors import Cause, ThematabelError, UnreadablePdf
    from pipeline.model.geometry import Box, Rect, union
    from pipeline.model.notice import Notice, NoticeKind
    from pipeline.model.page import (
        Apart,
        Curve,
        Fill,
        Heading,
        Line,
        Page,
        Place,
        Reading,
        Role,
        Rule,
        Structure,
        Tag,
        TreeUse,
        Word,
    )
    from pipeline.model.reason import Finding, Part, Reason
    from pipeline.model.table import Cell, Grid, Table

__all__ = [
    "Anchor",
    "Apart",
    "Box",
    "Cause",
    "Caution",
    "Cell",
    "Change",
    "ChangeKind",
    "Clause",
    "Comparison",
    "Concern",
    "Curve",
    "Decision",
    "Differences",
    "Document",
    "Fact",
    "FactChange",
    "FactKind",
    "FigureDifference",
    "Fill",
    "Finding",
    "Grade",
    "Grid",
    "GroupKind",
    "Heading",
    "Judgement",
    "Kind",
    "LaidDecision",
    "Line",
    "LostStatement",
    "Mark",
    "Match",
    "MatrixCell",
    "MonitorFigure",
    "Named",
    "NearPassage",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Page",
    "Part",
    "Place",
    "Quoted",
    "Reading",
    "Reason",
    "Rect",
    "Refusal",
    "RegisterRow",
    "Role",
    "Rule",
    "Scope",
    "Shown",
    "Signature",
    "Stance",
    "Stated",
    "Structure",
    "Succession",
    "Table",
    "TableColumn",
    "Tag",
    "ThematabelError",
    "TopicDifference",
    "TreeUse",
    "UnreadablePdf",
    "UntouchedSection",
    "Way",
    "WhiteSpot",
    "Word",
    "union",
]

_IN = {
    **dict.fromkeys(("Clause", "Fact", "FactKind", "Scope", "Stance", "Succession"), "clause"),
    **dict.fromkeys(
        (
            "Caution",
            "Change",
            "ChangeKind",
            "Comparison",
            "FactChange",
            "GroupKind",
            "LostStatement",
            "MatrixCell",
            "MonitorFigure",
            "NearPassage",
            "TableColumn",
            "UntouchedSection",
            "WhiteSpot",
        ),
        "comparison",
    ),
    **dict.fromkeys(("Concern", "Grade"), "concern"),
    **dict.fromkeys(
        ("Anchor", "Decision", "Judgement", "LaidDecision", "Match", "Named", "Refusal", "Shown", "Signature", "Way"),
        "decision",
    ),
    **dict.fromkeys(
        ("Differences", "FigureDifference", "Mark", "Outcome", "Quoted", "Stated", "TopicDifference"), "difference"
    ),
    **dict.fromkeys(("Document", "Kind", "RegisterRow"), "document"),
    **dict.fromkeys(("Cause", "ThematabelError", "UnreadablePdf"), "errors"),
    **dict.fromkeys(("Box", "Rect", "union"), "geometry"),
    **dict.fromkeys(("Notice", "NoticeKind"), "notice"),
    **dict.fromkeys(
        (
            "Apart",
            "Curve",
            "Fill",
            "Heading",
            "Line",
            "Page",
            "Place",
            "Reading",
            "Role",
            "Rule",
            "Structure",
            "Tag",
            "TreeUse",
            "Word",
        ),
        "page",
    ),
    **dict.fromkeys(("Finding", "Part", "Reason"), "reason"),
    **dict.fromkeys(("Cell", "Grid", "Table"), "table"),
}

__getattr__ = loaded_when_asked(__name__, _IN)
