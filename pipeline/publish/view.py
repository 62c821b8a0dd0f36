"""The comparison with names instead of ids: what every sheet and the page look up."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import quote

from pipeline.config import Config
from pipeline.model import Change, Clause, Comparison, Document
from pipeline.publish.run_info import RunInfo
from pipeline.publish.words.reasons import says_of
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


class View:
    """Look-ups over one comparison; nothing here decides anything."""

    def __init__(self, comparison: Comparison, config: Config, run_info: RunInfo) -> None:
        self.comparison, self.config, self.run_info = comparison, config, run_info
        self.says = says_of(config.clauses)
        self.documents = {document.id: document for document in comparison.documents}
        self._names = {zorgkantoor.id: one_line(zorgkantoor.name) for zorgkantoor in config.zorgkantoren}
        self._titles = {theme.id: one_line(theme.title) for theme in config.themes}

    def zorgkantoor(self, identity: str) -> str:
        """Name of a zorgkantoor; its id when config.yaml does not have it."""
        return self._names.get(identity, identity)

    def theme(self, identity: str) -> str:
        """Title of a theme; its id when config.yaml does not have it."""
        return self._titles.get(identity, identity)

    @cached_property
    def current(self) -> dict[str, Document]:
        """The document that the table shows of each zorgkantoor."""
        return {
            self.documents[identity].zorgkantoor: self.documents[identity]
            for identity in self.comparison.current
            if identity in self.documents
        }

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

    def link(self, document_id: str, page: int | None = None) -> str:
        """Relative address of a PDF, at a page: '../corpus/map/naam.pdf#page=7'; '' for an unknown document."""
        document = self.documents.get(document_id)
        if document is None or not document.source:
            return ""
        address = quote(f"{self.run_info.corpus.rstrip('/')}/{document.source}", safe="/.:-_~()+,@")
        return f"{address}#page={page}" if page else address

    def edition(self, document: Document) -> str:
        """A document as a source is named: 'VGZ, inkoopbeleid 2024'."""
        name = self.zorgkantoor(document.zorgkantoor) if document.zorgkantoor else document.publisher
        return one_line(f"{name}, {document.kind or 'document'} {document.year}".strip())


def _place(order: list[str], identity: str) -> int:
    return order.index(identity) if identity in order else len(order)
