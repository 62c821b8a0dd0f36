"""What is compared over documents: the matrix, editions and survey figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.clause import Clause
from pipeline.model.concern import Concern
from pipeline.model.decision import LaidDecision, Signature
from pipeline.model.difference import Differences
from pipeline.model.document import Document
from pipeline.model.notice import Notice
from pipeline.model.table import Table

ChangeKind = Literal["same", "changed", "new", "dropped"]
Caution = Literal["", "small-group", "group-size-unknown"]
GroupKind = Literal["jaar", "zorgkantoor", "omzet", "stelling", "geen"]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A figure that differs between two editions; '' where one edition has none."""

    kind: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one statement between two editions of a zorgkantoor's policy."""

    zorgkantoor: str
    theme: str
    change: ChangeKind
    old_document: str
    new_document: str
    old_id: str
    new_id: str
    old_text: str
    new_text: str
    old_page: int | None
    new_page: int | None
    similarity: float  # 0..1
    facts: tuple[FactChange, ...] = ()


@dataclass(frozen=True, slots=True)
class MonitorFigure:
    """One figure of a survey table, tidy: a row of monitor.csv."""

    document: str
    survey_year: str
    sector: str
    table: str
    question: str
    question_id: str
    answer: str
    group_kind: GroupKind
    group: str
    value: float
    unit: str
    n: str
    page: int
    answer_id: str = ""  # the same for the same answer to one question, however worded
    caution: Caution = ""
    remark: str = ""  # what the report itself says of too few answers


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell of the thema-tabel: the clauses of one zorgkantoor under one theme, best first."""

    theme: str
    zorgkantoor: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class NearPassage:
    """A clause that comes nearest to what was looked for; `likeness` from 0 to about 1."""

    clause: str  # id
    text: str
    page: int
    likeness: float
    document: str = ""  # id; '' when it is that of what names the passage


@dataclass(frozen=True, slots=True)
class LostStatement:
    """A statement of last period's table that has no counterpart in a policy: 'niet meer gevonden'."""

    zorgkantoor: str
    theme: str  # '' when that table's row is none of ours
    text: str
    source: str  # the table: a document's id, or a workbook's path below the corpus
    document: str  # id of the policy that was looked through
    nearest: tuple[NearPassage, ...]  # nearest first
    place: int = 0  # among the statements of this zorgkantoor in that table


@dataclass(frozen=True, slots=True)
class WhiteSpot:
    """A cell of the table with nothing or little in it: what was looked for, and what came nearest."""

    theme: str
    zorgkantoor: str
    document: str  # id of the policy that was looked through
    shown: int  # statements in the cell
    looked_for: tuple[str, ...]  # words of the theme, as config.yaml writes them
    nearest: tuple[NearPassage, ...]  # passages that the cell does not show, nearest first
    found: int = 0  # statements on the theme that were found, shown or not


@dataclass(frozen=True, slots=True)
class UntouchedSection:
    """A section of a policy from which no statement was taken."""

    document: str
    heading: str
    page: int


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What the column of one zorgkantoor rests on: an edition, and what was added to it since."""

    zorgkantoor: str
    base: str  # id of the whole edition; '' when only supplements to a document that is not there are
    supplements: tuple[str, ...] = ()  # ids, in the order in which they apply
    unnamed: tuple[str, ...] = ()  # ids of statements of the base that no supplement names: they stay in force
    gone: tuple[str, ...] = ()  # ids of statements that are not in force: replaced, repealed, or the repeal itself
    unsettled: tuple[tuple[str, Notice], ...] = ()  # (supplement, what it repeals or mends that was not found)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all of them, the edition first."""
        return (*((self.base,) if self.base else ()), *self.supplements)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that publish needs, decided; publish only words it."""

    documents: tuple[Document, ...]
    tables: tuple[tuple[str, Table], ...]  # (document id, table)
    clauses: tuple[Clause, ...]  # of every document, scope filled in
    current: tuple[str, ...]  # ids of what the matrix shows: each zorgkantoor's newest edition, with its supplements
    matrix: tuple[MatrixCell, ...]  # every theme x every zorgkantoor, in the order of config.yaml
    changes: tuple[Change, ...]
    monitor: tuple[MonitorFigure, ...]
    lost: tuple[LostStatement, ...] = ()  # statements of last period's table that were not found again
    white_spots: tuple[WhiteSpot, ...] = ()
    untouched: tuple[UntouchedSection, ...] = ()
    columns: tuple[TableColumn, ...] = ()  # of every zorgkantoor with a policy, in the order of config.yaml
    decisions: tuple[LaidDecision, ...] = ()  # what reviewers decided; already laid over `clauses`
    signatures: tuple[Signature, ...] = ()  # the last of each zorgkantoor, and of the whole table
    concerns: tuple[Concern, ...] = ()  # what is probably not right, worst first
    differences: Differences = field(
        default_factory=Differences
    )  # what zorgkantoren have in common and where they differ

    @property
    def shown(self) -> frozenset[str]:
        """The ids of the statements in the table."""
        return frozenset(clause.id for cell in self.matrix for clause in cell.clauses)

    @property
    def gone(self) -> frozenset[str]:
        """The ids of the statements that a supplement replaced or repealed."""
        return frozenset(identity for column in self.columns for identity in column.gone)

    @property
    def reviewed(self) -> frozenset[str]:
        """The ids of the statements in the table that somebody has decided about."""
        decided = (one.clause for one in self.decisions if one.match == "exact" and one.standing.after.decided)
        return self.shown.intersection(decided)
