"""What stands below the table on the page: what fell away, what was not found again, what nothing was taken from."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Change, LostStatement
from pipeline.publish.page.cells import Near, nearest_of
from pipeline.publish.view import View
from pipeline.publish.words.text import clean, one_line


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement of the edition before that the newest edition lacks."""

    zorgkantoor: str  # id
    name: str
    theme: str  # id
    title: str
    text: str
    document: str
    page: int | None
    link: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A statement of last period's table without a counterpart."""

    title: str  # of its theme; '' when that table's row is none of ours
    text: str
    nearest: list[Near]


@dataclass(frozen=True, slots=True)
class Section:
    """A section from which nothing was taken."""

    heading: str
    page: int
    link: str


@dataclass(frozen=True, slots=True)
class Rest:
    """What the table does not show of one zorgkantoor's policy."""

    zorgkantoor: str  # id
    name: str
    edition: str
    lost: list[Lost]
    untouched: list[Section]


def dropped_of(view: View) -> list[Dropped]:
    """What fell away since the edition before, in the order of the changes."""
    return [_dropped(change, view) for change in view.comparison.changes if change.change == "dropped"]


def rest_of(view: View) -> list[Rest]:
    """For each zorgkantoor with a document in the table that has anything to tell, in the order of config.yaml."""
    found = []
    for zorgkantoor in view.config.zorgkantoren:
        column = view.columns.get(zorgkantoor.id)
        if column is None:
            continue
        lost = [_lost(one, view) for one in view.lost if one.zorgkantoor == zorgkantoor.id]
        untouched = [
            Section(one_line(section.heading), section.page, view.link(section.document, section.page))
            for section in view.comparison.untouched
            if section.document in column.documents
        ]
        if lost or untouched:
            name = view.zorgkantoor(zorgkantoor.id)
            found.append(Rest(zorgkantoor.id, name, f"{name}, {view.header(zorgkantoor.id)}", lost, untouched))
    return found


def _lost(one: LostStatement, view: View) -> Lost:
    title = view.theme(one.theme) if one.theme else ""
    return Lost(title, one_line(one.text), nearest_of(one.document, one.nearest, view))


def _dropped(change: Change, view: View) -> Dropped:
    return Dropped(
        change.zorgkantoor,
        view.zorgkantoor(change.zorgkantoor),
        change.theme,
        view.theme(change.theme),
        clean(change.old_text),
        change.old_document,
        change.old_page,
        view.link(change.old_document, change.old_page),
    )
