"""The values that flow between the floors: small, frozen, typed."""

from pipeline.model.clause import Clause, Fact, FactKind, Scope, Stance
from pipeline.model.comparison import (
    Change,
    ChangeKind,
    Comparison,
    FactChange,
    GroupKind,
    MatrixCell,
    MonitorFigure,
)
from pipeline.model.document import Document, Kind, RegisterRow
from pipeline.model.errors import ThematabelError, UnreadablePdf
from pipeline.model.geometry import Box, union
from pipeline.model.page import Fill, Heading, Line, Page, Reading, Role, Rule, Word
from pipeline.model.table import Cell, Grid, Table

__all__ = [
    "Box", "Cell", "Change", "ChangeKind", "Clause", "Comparison", "Document", "Fact", "FactChange", "FactKind",
    "Fill", "Grid", "GroupKind", "Heading", "Kind", "Line", "MatrixCell", "MonitorFigure", "Page", "Reading",
    "RegisterRow", "Role", "Rule", "Scope", "Stance", "Table", "ThematabelError", "UnreadablePdf", "Word", "union",
]  # fmt: skip
