"""Which documents of a zorgkantoor are whole editions, which add to one, and to which."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.compare.matrix import editions
from pipeline.compare.supplement import calls_itself_supplement, is_supplement, replaces_all, says_it_adds
from pipeline.config import Config
from pipeline.model import Change, Clause, Document

Compare = Callable[[Document, Document], list[Change]]
Clauses = Mapping[str, Sequence[Clause]]


@dataclass(slots=True)
class Lineage:
    """The documents of one zorgkantoor: its whole editions, and to which of them each supplement adds."""

    zorgkantoor: str
    editions: list[Document] = field(default_factory=list)  # oldest first
    bases: dict[str, str] = field(default_factory=dict)  # id of a supplement -> id of its base, '' when it is not there
    supplements: list[Document] = field(default_factory=list)  # in the order in which they apply
    changes: list[Change] = field(default_factory=list)  # from whole edition to whole edition

    def of(self, base: str) -> list[Document]:
        """The supplements to a document; of '' those whose base is not there."""
        return [document for document in self.supplements if self.bases[document.id] == base]


def lineages(documents: Sequence[Document], clauses: Clauses, config: Config, compare: Compare) -> list[Lineage]:
    """A lineage for each zorgkantoor that has a policy, in the order of config.yaml.

    A document that calls itself a supplement is one, unless it says that it takes the place of what came before. One
    that merely says that the rest stays in force is one where there is something to add to, and so is one that is much
    shorter than the edition before it and touches few of its chapters.
    """
    found = editions(documents)
    return [_lineage(z.id, found[z.id], clauses, config, compare) for z in config.zorgkantoren if z.id in found]


def edition_pairs(
    whole: Sequence[Document], is_edition: Callable[[Document, Document], bool]
) -> list[tuple[Document, Document]]:
    """Each edition with the one before it, of one sector; `whole` are oldest first.

    A document without a sector is taken for an edition of every sector. Of two documents of one year only the larger
    takes part: the other is an appendix, not an edition. What `is_edition` denies is passed over.
    """
    dated = [document for document in whole if document.year]
    pairs: list[tuple[Document, Document]] = []
    for sector in dict.fromkeys(document.sector for document in dated if document.sector) or [""]:
        years = {document.year: document for document in dated if document.sector in ("", sector)}
        before: Document | None = None
        for document in years.values():
            if before is None or is_edition(before, document):
                if before is not None and (before, document) not in pairs:
                    pairs.append((before, document))
                before = document
    return pairs


def base_of(supplement: Document, whole: Sequence[Document], config: Config) -> str:
    """The id of the edition that a supplement adds to: of the years that it names, else the newest that is no younger.

    '' when that is not among `whole` (oldest first).
    """
    able = [
        document
        for document in whole
        if (not supplement.year or document.year <= supplement.year)
        and (document.sector in ("", supplement.sector) or not supplement.sector)
    ]
    named = _named_years(supplement, config)
    if named and (named != (supplement.year,) or any(document.year == supplement.year for document in able)):
        able = [document for document in able if named[0] <= document.year <= named[-1]]
    return able[-1].id if able else ""


def _lineage(
    zorgkantoor: str, documents: Sequence[Document], clauses: Clauses, config: Config, compare: Compare
) -> Lineage:
    line = Lineage(zorgkantoor)
    called = [d for d in documents if calls_itself_supplement(d, config.compare) and not replaces_all(d)]
    line.editions = [document for document in documents if document not in called]
    said = [d for d in line.editions if says_it_adds(d) and not replaces_all(d)]
    for document in said:
        others = [other for other in line.editions if other != document and other not in said]
        if base_of(document, others, config):
            called.append(document)
            line.editions.remove(document)
    compared: dict[tuple[str, str], list[Change]] = {}

    def is_edition(before: Document, after: Document) -> bool:
        changes = compared.setdefault((before.id, after.id), compare(before, after))
        old, new = clauses.get(before.id, ()), clauses.get(after.id, ())
        return replaces_all(after) or not is_supplement(old, new, changes)

    pairs = edition_pairs(line.editions, is_edition)
    later = {after.id for _, after in pairs}
    called += [d for d in line.editions if any(after == d.id for _, after in compared) and d.id not in later]
    line.editions = [document for document in line.editions if document not in called]
    line.changes = [change for before, after in pairs for change in compared[before.id, after.id]]
    line.supplements = sorted(called, key=lambda document: (document.year, document.published, document.id))
    line.bases = {document.id: base_of(document, line.editions, config) for document in called}
    return line


def _named_years(document: Document, config: Config) -> tuple[str, ...]:
    """The years of the edition that a document says it adds to, first and last; () when it names none."""
    said = [document.title, *(notice.text for notice in document.notices if notice.kind == "adds")]
    years = _years_after(config.compare.adds_to, config.register_.years.through)
    for text in said:
        if match := years.search(text):
            return tuple(sorted({year for year in match.groups() if year}))
    return ()


@lru_cache(maxsize=8)
def _years_after(words: tuple[str, ...], through: tuple[str, ...]) -> re.Pattern[str]:
    """The year or years of what is added to: 'aanvulling op het inkoopbeleid 2024-2026'."""
    before, joins = ("|".join(map(re.escape, some)) or "(?!)" for some in (words, through))
    return re.compile(rf"\b(?:{before})\b[^.;\d]*?(20\d\d)(?:\s*(?:[-–/]|{joins})\s*(20\d\d))?", re.IGNORECASE)
