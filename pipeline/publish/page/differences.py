"""The view Verschillen of the page: per theme the lines of the sheet, each position with the place that it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.addresses import passage_id
from pipeline.publish.differing import Said, SaidLine, address, lines_of, silence
from pipeline.publish.view import View


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a zorgkantoor says, with its address on this page or in the PDF."""

    words: str
    mark: str
    more: int  # further statements that say the same
    condition: str
    address: str  # '' when there is nothing to lead to


@dataclass(frozen=True, slots=True)
class DifferenceCell:
    """What one zorgkantoor says, or that nothing was found."""

    zorgkantoor: str
    name: str
    told: list[Told]
    empty: str


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A subject, what it comes to, and a cell per zorgkantoor."""

    subject: str
    kind: str
    outcome: str
    cells: list[DifferenceCell]


@dataclass(frozen=True, slots=True)
class ThemeDifferences:
    """The rows of a theme."""

    id: str
    title: str
    rows: list[DifferenceRow]


def differences_of(view: View) -> list[ThemeDifferences]:
    """Every theme of which there is anything to tell, in the order of config.yaml."""
    found = [
        ThemeDifferences(theme.id, view.theme(theme.id), [_row(line, view) for line in lines_of(theme.id, view)])
        for theme in view.config.themes
    ]
    return [theme for theme in found if theme.rows]


def _row(line: SaidLine, view: View) -> DifferenceRow:
    cells = [
        DifferenceCell(
            zorgkantoor,
            view.zorgkantoor(zorgkantoor),
            [_told(one, view) for one in line.said.get(zorgkantoor, ())],
            "" if zorgkantoor in line.said else silence(line, zorgkantoor, view),
        )
        for zorgkantoor in view.zorgkantoren
    ]
    return DifferenceRow(line.subject, line.kind, line.outcome, cells)


def _told(one: Said, view: View) -> Told:
    return Told(one.words, one.mark, one.more, one.condition, _address(one, view))


def _address(one: Said, view: View) -> str:
    """The statement on this page where the table shows it, else its page of the PDF."""
    elsewhere = one.page not in (0, one.clause.page)  # in a table on another page than the statement
    shown = one.clause.id in view.shown and not elsewhere
    return f"#{passage_id(one.clause)}" if shown else address(one, view)
