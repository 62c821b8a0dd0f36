"""The cells of the table as the page shows them: statements with their passages, or what was looked for in vain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Clause, NearPassage, WhiteSpot
from pipeline.publish.addresses import passage_id
from pipeline.publish.figures import bold_parts, with_unit
from pipeline.publish.page.pictures import Picture
from pipeline.publish.view import MARKED, STANCES, View
from pipeline.publish.words.marks import Marked, word_marks
from pipeline.publish.words.plainly import plainly
from pipeline.publish.words.reasons import single, why
from pipeline.publish.words.text import one_line

Pictures = Mapping[tuple[str, str], list[Picture]]  # by document and clause id


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as the page shows it, closed and opened."""

    anchor: str  # id of its element: other files lead to it
    parts: list[tuple[bool, str]]
    page: int
    place: str  # 'p. 7', with the year where the column rests on more than one document
    own: bool
    change: str  # '', gewijzigd, nieuw, ongewijzigd, verbeterd
    mark: str  # what is said beside it of that, '' where nothing is
    stance: str
    passage: str
    section: str
    link: str
    facts: str
    plainly: str  # why it stands here, in a few sentences
    why: list[str]  # every rule that counted, with its points
    old: Marked
    new: Marked
    old_page: int | None
    old_link: str
    pictures: list[Picture]  # the passage as it stands on the page


@dataclass(frozen=True, slots=True)
class Near:
    """A passage that comes nearest to what was looked for."""

    text: str
    page: int
    link: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What was looked for in a cell with nothing or little in it."""

    title: str
    looked_for: str
    nearest: list[Near]


@dataclass(frozen=True, slots=True)
class More:
    """A statement that was found and not chosen."""

    text: str
    place: str
    link: str
    why: str  # why the table does not show it


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell: its zorgkantoor and its statements, or why there are none."""

    zorgkantoor: str
    name: str
    statements: list[Statement]
    empty: str
    gap: Gap | None
    more: list[More]


def cells_of(theme: str, view: View, pictures: Pictures) -> list[HtmlCell]:
    """The cells of one row of the table, a cell per zorgkantoor in the order of config.yaml."""
    return [_cell(theme, zorgkantoor, view, pictures) for zorgkantoor in view.zorgkantoren]


def nearest_of(document: str, nearest: Sequence[NearPassage], view: View) -> list[Near]:
    """Nearest passages of a document, each with the address of its page."""
    return [Near(one_line(near.text), near.page, view.link(near.document or document, near.page)) for near in nearest]


def _cell(theme: str, zorgkantoor: str, view: View, pictures: Pictures) -> HtmlCell:
    clauses, spot = view.cells.get((theme, zorgkantoor), ()), view.spots.get((theme, zorgkantoor))
    ordered = sorted(clauses, key=lambda clause: clause.scope == "landelijk")
    empty = "" if clauses else view.why_empty(theme, zorgkantoor)
    statements = [_statement(c, view, pictures.get((c.document, c.id), [])) for c in ordered]
    gap = (
        _gap(spot, view, view.why_few(theme, zorgkantoor) if clauses else "Waar is naar gezocht?")
        if spot is not None and zorgkantoor in view.current
        else None
    )
    more = [_more(clause, view) for clause in view.more.get((theme, zorgkantoor), ())]
    return HtmlCell(zorgkantoor, view.zorgkantoor(zorgkantoor), statements, empty, gap, more)


def _more(clause: Clause, view: View) -> More:
    outcome = single(clause.outcome, view.says)[1] if clause.outcome else ""
    return More(one_line(clause.text), view.page_words(clause), view.link_of(clause), one_line(outcome))


def _gap(spot: WhiteSpot, view: View, title: str) -> Gap:
    looked_for = ", ".join(one_line(word) for word in spot.looked_for)
    return Gap(title, looked_for, nearest_of(spot.document, spot.nearest, view))


def _statement(clause: Clause, view: View, pictures: list[Picture]) -> Statement:
    change = view.change_of(clause)
    edited = change is not None and change.change == "changed"
    old, new = word_marks(one_line(change.old_text), one_line(change.new_text)) if change and edited else ([], [])
    return Statement(
        anchor=passage_id(clause),
        parts=bold_parts(one_line(clause.short) or one_line(clause.text), clause.facts),
        page=clause.page,
        place=view.page_words(clause),
        own=clause.scope == "eigen",
        change=view.mark_of(clause),
        mark=MARKED.get(view.mark_of(clause), ""),
        stance=STANCES.get(clause.stance, clause.stance),
        passage=one_line(clause.text),
        section=" › ".join(one_line(heading) for heading in clause.section),
        link=view.link_of(clause),
        facts="; ".join(one_line(f"{f.kind} {with_unit(f.value, f.unit)} {f.subject}") for f in clause.facts),
        plainly=one_line(plainly(clause, view.says)),
        why=[one_line(reason) for reason in why(clause, view.says)],
        old=old,
        new=new,
        old_page=change.old_page if change and edited else None,
        old_link=view.link(change.old_document, change.old_page) if change and edited else "",
        pictures=pictures,
    )
