"""The shapes of the JSON that is handed out; the schemas in docs/schemas are made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict  # pydantic cannot read the one of typing before Python 3.12

from pipeline.model import ChangeKind, FactKind, Kind, NoticeKind, Part, Scope, Stance, Succession, TreeUse

Number = float | int | str
Page = Annotated[
    Annotated[int, Field(ge=1)] | None, Field(description="counted from 1; null in a document without pages")
]


class BoxShape(TypedDict):
    """A rectangle on a page in PDF points, origin top left."""

    page: Annotated[int, Field(ge=1, description="counted from 1")]
    x0: float
    top: float
    x1: float
    bottom: float


class HeadingShape(TypedDict):
    """A heading of the document."""

    level: Annotated[int, Field(ge=1, description="1 is the outermost")]
    text: str
    page: Page


class FindingShape(TypedDict):
    """Something on a page or in a document that a person should know of."""

    kind: str
    page: Annotated[int, Field(ge=0, description="counted from 1; 0 when it is about the whole document")]
    box: BoxShape | None
    text: Annotated[str, Field(description="in words, Dutch")]
    facts: Annotated[list[str], Field(description="what the words are made of")]
    sure: Annotated[float, Field(ge=0, le=1)]


class NoticeShape(TypedDict):
    """What a document says of an earlier one."""

    kind: NoticeKind
    text: str
    page: Page
    boxes: list[BoxShape]
    sections: Annotated[list[str], Field(description="numbers of the earlier document's sections that it names")]


class StructureShape(TypedDict):
    """What the tree of a tagged PDF was worth, and what it was used for."""

    tagged: bool
    covered: Annotated[float, Field(ge=0, le=1, description="share of the words that it knows")]
    agreement: Annotated[float, Field(ge=0, le=1, description="share of its headings that read and stand as such")]
    used: Annotated[list[TreeUse], Field(description="what was taken from it; empty when it was not believed")]


class DocumentShape(TypedDict):
    """document.json: what a file was taken for, and its headings."""

    id: str
    source: Annotated[str, Field(description="path below the corpus, forward slashes")]
    sha256: str
    kind: Kind
    publisher: str
    zorgkantoor: Annotated[str, Field(description="key of config.yaml; empty for other kinds")]
    year: Annotated[str, Field(pattern=r"^(\d{4})?$", description="four digits, or empty when not known")]
    sector: Annotated[str, Field(description="vv, ghz, ggz, or empty")]
    title: str
    pages: int
    headings: list[HeadingShape]
    warnings: Annotated[list[str], Field(description="words for people")]
    findings: Annotated[list[FindingShape], Field(description="the same as values, each with its place")]
    structure: StructureShape
    supplements: Annotated[str, Field(description="id of the document that it adds to; empty for an edition")]
    published: Annotated[
        str, Field(pattern=r"^(\d{4}-\d\d(-\d\d)?)?$", description="day or month that it prints, or empty")
    ]
    notices: Annotated[list[NoticeShape], Field(description="what it says of an earlier edition")]


class CellShape(TypedDict):
    """Where a cell of the grid stands."""

    row: Annotated[int, Field(ge=0)]
    col: Annotated[int, Field(ge=0)]
    row_span: Annotated[int, Field(ge=1)]
    col_span: Annotated[int, Field(ge=1)]
    box: BoxShape | None


class TableShape(TypedDict):
    """A table of tables.json; one that runs over pages is one table."""

    id: str
    label: Annotated[str, Field(description="'Tabel 12', or empty")]
    caption: str
    n: Annotated[str, Field(description="the number of answers as the caption gives it")]
    kind: Literal["table", "chart"]
    page: Page
    page_end: Page
    boxes: Annotated[list[BoxShape], Field(description="one per page")]
    section: Annotated[list[str], Field(description="headings above it, outermost first")]
    caution: Annotated[str, Field(description="what the report says of too few answers, in its own words")]
    header_rows: Annotated[int, Field(ge=0)]
    grid: Annotated[
        list[list[str]],
        Field(description="rectangular; the text of a merged cell stands in every cell that it covers"),
    ]
    cells: list[CellShape]


class FactShape(TypedDict):
    """A figure in a clause."""

    kind: FactKind
    value: Annotated[Number, Field(description="a number; an ISO date for a datum; an afslag is negative")]
    unit: Annotated[str, Field(description="%, EUR, jaar, maand, week, dag, werkdag, uur, a counted noun, or empty")]
    text: str
    subject: Annotated[str, Field(description="what it is for")]


class ReasonShape(TypedDict):
    """One thing that decided something about a clause."""

    part: Annotated[Part, Field(description="what it is a reason for")]
    rule: Annotated[str, Field(description="id of a rule of the configuration, or of a mechanism")]
    points: float
    about: Annotated[list[str], Field(description="what it rests on")]
    choice: Annotated[str, Field(description="the theme or stance that it speaks for")]


class ClauseShape(TypedDict):
    """A line of clauses.jsonl: one or two sentences that state this zorgkantoor's own position."""

    id: str
    document: str
    zorgkantoor: str
    year: str
    theme: Annotated[str, Field(description="the strongest")]
    themes: Annotated[dict[str, float], Field(description="score of each theme, 0 to 1")]
    text: Annotated[str, Field(description="verbatim, hyphenation at line ends undone")]
    short: Annotated[str, Field(description="words of text, in their order, some left out")]
    page: Page
    boxes: Annotated[
        list[BoxShape], Field(description="one per line, around its words there; none where there are no pages")
    ]
    paragraph: Annotated[
        Annotated[int, Field(ge=1)] | None, Field(description="of its section, where the document has no pages")
    ]
    place: Annotated[str, Field(description="'#name' or an address: where a link leads, where there are no pages")]
    section: list[str]
    stance: Stance
    in_table: bool
    scope: Scope
    facts: list[FactShape]
    why: Annotated[list[str], Field(description="what decided theme, stance and selection, in words")]
    score: Annotated[float, Field(description="how much it belongs in the table")]
    reasons: Annotated[list[ReasonShape], Field(description="the same as `why`, as values")]
    points: Annotated[float, Field(description="above (or below) those from which the table shows a clause")]
    outcome: Annotated[ReasonShape | None, Field(description="why the table shows it, or not")]
    succession: Annotated[Succession, Field(description="beside last period's table: nieuw, opvolger, or empty")]
    predecessor: Annotated[str, Field(description="the statement of last period's table that it succeeds")]


class FactChangeShape(TypedDict):
    """A figure that differs between two editions; empty where one has none."""

    kind: str
    old: str
    new: str


class ChangeShape(TypedDict):
    """An entry of changes.json: what became of a statement between two editions."""

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
    similarity: Annotated[float, Field(ge=0, le=1)]
    facts: list[FactChangeShape]
