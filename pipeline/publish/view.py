"""The comparison with names instead of ids: what every sheet and the page look up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pipeline.compare import lost_from_columns, not_chosen
from pipeline.config import Config
from pipeline.model import Change, Clause, Comparison, Document, LostStatement, TableColumn, WhiteSpot
from pipeline.model.wording import NO_DOCUMENT, NOTHING_FOUND, why_few
from pipeline.publish.addresses import page_address, source_address, statement_address
from pipeline.publish.run_info import RunInfo
from pipeline.publish.words.concerns import Names
from pipeline.publish.words.editions import edition_words
from pipeline.publish.words.places import place_words
from pipeline.publish.words.reasons import says_of
from pipeline.publish.words.reviewed import reviewed_words
from pipeline.publish.words.text import one_line

STANCES = {
    "eis": "eis",
    "verwachting": "verwachting",
    "stimulans": "stimulans",
    "tarief": "tarief",
    "uitsluiting": "uitsluiting",
    "werkwijze": "werkwijze",
    "ambitie": "ambitie",
}
CHANGES = {"changed": "gewijzigd", "new": "nieuw", "dropped": "vervallen", "same": "ongewijzigd"}

MENDED = "verbeterd"
MARKED = {"gewijzigd": "gewijzigd", "nieuw": "nieuw", MENDED: "een cijfer is verbeterd: zie hieronder"}


class View:
    """Look-ups over one comparison; nothing here decides anything."""

    def __init__(self, comparison: Comparison, config: Config, run_info: RunInfo) -> None:
        self.comparison, self.config, self.run_info = comparison, config, run_info
        self.says = says_of(config.clauses)
        self.documents = {document.id: document for document in comparison.documents}
        self._names = {zorgkantoor.id: one_line(zorgkantoor.name) for zorgkantoor in config.zorgkantoren}
        self._titles = {theme.id: one_line(theme.title) for theme in config.themes}

    @cached_property
    def zorgkantoren(self) -> list[str]:
        """The ids of those that have a column, in the order of config.yaml."""
        shown = self.config.publish.empty_columns
        return [z.id for z in self.config.zorgkantoren if shown or z.id in self.current]

    def zorgkantoor(self, identity: str) -> str:
        """Name of a zorgkantoor; its id when config.yaml does not have it."""
        return self._names.get(identity, identity)

    def theme(self, identity: str) -> str:
        """Title of a theme; its id when config.yaml does not have it."""
        return self._titles.get(identity, identity)

    @cached_property
    def names(self) -> Names:
        """What zorgkantoren and themes are called, for words that need it."""
        return Names(self.zorgkantoor, self.theme)

    @cached_property
    def current(self) -> dict[str, Document]:
        """The document that the column of each zorgkantoor begins with: its edition, or a supplement without one."""
        return {
            name: self.documents[c.documents[0]] for name, c in self.columns.items() if c.documents[0] in self.documents
        }

    @cached_property
    def columns(self) -> dict[str, TableColumn]:
        """What the column of each zorgkantoor rests on."""
        return {column.zorgkantoor: column for column in self.comparison.columns}

    @cached_property
    def cells(self) -> dict[tuple[str, str], tuple[Clause, ...]]:
        """The statements of each cell of the table, by theme and zorgkantoor."""
        return {(cell.theme, cell.zorgkantoor): cell.clauses for cell in self.comparison.matrix}

    @cached_property
    def spots(self) -> dict[tuple[str, str], WhiteSpot]:
        """The cells with nothing or little in them, by theme and zorgkantoor."""
        return {(spot.theme, spot.zorgkantoor): spot for spot in self.comparison.white_spots}

    @cached_property
    def shown(self) -> frozenset[str]:
        """The ids of the statements in the table."""
        return self.comparison.shown

    @cached_property
    def more(self) -> Mapping[tuple[str, str], tuple[Clause, ...]]:
        """What was found for a cell and not chosen, by theme and zorgkantoor, best first."""
        return not_chosen(self.comparison)

    def why_few(self, theme: str, zorgkantoor: str) -> str:
        """What an empty or thin cell says of itself; '' for one that is neither."""
        spot = self.spots.get((theme, zorgkantoor))
        return why_few(spot.shown, spot.found) if spot else ""

    def why_empty(self, theme: str, zorgkantoor: str) -> str:
        """What a cell without statements says instead."""
        return (self.why_few(theme, zorgkantoor) or NOTHING_FOUND) if zorgkantoor in self.current else NO_DOCUMENT

    @cached_property
    def reviewed(self) -> str:
        """How far the review is, and who signed it off; '' when nobody has begun."""
        return reviewed_words(self.comparison, self.zorgkantoor)

    @cached_property
    def years(self) -> list[str]:
        """The years of the editions and supplements that the table rests on, oldest first."""
        documents = [self.documents[name] for name in self.comparison.current if name in self.documents]
        return sorted({document.year for document in documents if document.year})

    def header(self, zorgkantoor: str) -> str:
        """What the head of a column says of its documents."""
        return edition_words(self.columns.get(zorgkantoor), self.documents)

    def page_words(self, clause: Clause) -> str:
        """'p. 7' or 'alinea 3', with the year before it where the column rests on more than one document."""
        column = self.columns.get(clause.zorgkantoor)
        year = f"{clause.year}, " if column and len(column.documents) > 1 and clause.year else ""
        return f"{year}{place_words(clause)}"

    def added_to(self, document: Document) -> str:
        """What a supplement adds to: an id, or that it is not there; '' for an edition."""
        alone = any(not column.base and document.id in column.supplements for column in self.comparison.columns)
        return document.supplements or ("ontbreekt in het corpus" if alone else "")

    @cached_property
    def lost(self) -> list[LostStatement]:
        """Statements of last period's table that no document of the column makes again."""
        return lost_from_columns(self.comparison)

    @cached_property
    def changes(self) -> dict[tuple[str, str], Change]:
        """What became of a statement, by document and id of its newer edition; of two sentences what changed most."""
        found = sorted(self.comparison.changes, key=lambda change: change.change != "same")
        return {(c.new_document, c.new_id): c for c in found if c.new_id}

    def place(self, zorgkantoor: str, theme: str = "") -> tuple[int, int]:
        """Where a zorgkantoor and a theme stand in the order of config.yaml, to sort by; what is not there is last."""
        return _place(list(self._names), zorgkantoor), _place(list(self._titles), theme)

    def change_of(self, clause: Clause) -> Change | None:
        """How this statement differs from the edition before, or None when there was none."""
        return self.changes.get((clause.document, clause.id))

    def mark_of(self, clause: Clause) -> str:
        """What a statement is marked with: gewijzigd, nieuw, ongewijzigd, verbeterd (in one figure), or ''."""
        if clause.outcome is not None and clause.outcome.rule == "verbeterd":
            return MENDED
        change = self.change_of(clause)
        return CHANGES[change.change] if change else ""

    @cached_property
    def clauses(self) -> list[Clause]:
        """All clauses as Bronpassages lists them: by zorgkantoor and theme as in config.yaml, table first."""
        zorgkantoren, themes = list(self._names), list(self._titles)
        current = set(self.comparison.current)
        return sorted(
            self.comparison.clauses,
            key=lambda clause: (
                _place(zorgkantoren, clause.zorgkantoor),
                clause.document not in current,
                clause.document,
                _place(themes, clause.theme),
                not clause.in_table,
                -round(clause.score, 3),
            ),
        )

    def link_of(self, clause: Clause) -> str:
        """Address of the page that a statement stands on; of a document without pages that of its part."""
        address = self.link(clause.document)
        return statement_address(address, clause) if address else ""

    def link(self, document_id: str, page: int | None = None) -> str:
        """Relative address of a PDF, at a page: '../corpus/map/naam.pdf#page=7'; '' for an unknown document."""
        document = self.documents.get(document_id)
        if document is None or not document.source:
            return ""
        return page_address(source_address(self.run_info.corpus, document.source), page)

    def edition(self, document: Document) -> str:
        """A document as a source is named: 'VGZ, inkoopbeleid 2024'."""
        name = self.zorgkantoor(document.zorgkantoor) if document.zorgkantoor else document.publisher
        return one_line(f"{name}, {document.kind or 'document'} {document.year}".strip())


def _place(order: list[str], identity: str) -> int:
    return order.index(identity) if identity in order else len(order)
