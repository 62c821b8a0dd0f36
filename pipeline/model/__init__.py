"""The values that flow between the floors: small, frozen, typed."""

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
from pipeline.model.decision import Anchor, Decision, Judgement, LaidDecision, Match, Refusal, Shown, Signature, Way
from pipeline.model.document import Document, Kind, RegisterRow
from pipeline.model.errors import Cause, ThematabelError, UnreadablePdf
from pipeline.model.geometry import Box, Rect, union
from pipeline.model.notice import Notice, NoticeKind
from pipeline.model.page import Apart, Curve, Fill, Heading, Line, Page, Place, Reading, Role, Rule, Word
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
    "Document",
    "Fact",
    "FactChange",
    "FactKind",
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
    "Match",
    "MatrixCell",
    "MonitorFigure",
    "NearPassage",
    "Notice",
    "NoticeKind",
    "Page",
    "Part",
    "Place",
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
    "Succession",
    "Table",
    "TableColumn",
    "ThematabelError",
    "UnreadablePdf",
    "UntouchedSection",
    "Way",
    "WhiteSpot",
    "Word",
    "union",
]
