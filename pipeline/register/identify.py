"""Which document is this? Kind, publisher, zorgkantoor, year, sector and title, from the pages themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

from pipeline.config import Publisher, RegisterSettings, Zorgkantoor
from pipeline.model import Kind
from pipeline.register.names import mentions, nearly_mentions, plain
from pipeline.register.pages import Glance, TitleLine
from pipeline.register.years import year_of

TITLE_WEIGHT = 10  # a word on the title page or in the title weighs as much as ten in the text
PAGE_LIMIT = 3  # mentions of one word on one page that count
LEAD = 1.5  # the best must weigh this much more than the next, or nothing is said
_FILE_TITLE = re.compile(r"^(microsoft word\b|untitled|naamloos|document\d*$|.*\.(docx?|pdf|indd|pptx?|odt)$)", re.I)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the pages say of a document; '' where they do not say it clearly."""

    kind: Kind
    publisher: str
    zorgkantoor: str
    year: str
    sector: str
    title: str


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Title texts (weighing most) and the pages' text, both plain."""

    titles: tuple[str, ...]
    pages: tuple[str, ...]

    def weigh(self, names: Iterable[str]) -> float:
        """How strongly the document speaks of `names`."""
        names = tuple(names)
        in_titles = sum(min(1, mentions(title, names)) for title in self.titles)
        if not in_titles:
            in_titles = any(nearly_mentions(title, names) for title in self.titles)
        return TITLE_WEIGHT * min(3, in_titles) + sum(min(PAGE_LIMIT, mentions(page, names)) for page in self.pages)


def identify(look: Glance, settings: RegisterSettings, zorgkantoren: Sequence[Zorgkantoor]) -> Identity:
    """Infer the identity of a document from a look at its first pages.

    Nothing is said (empty) where the evidence is weak or divided: a person fills it in, in documents.csv.
    """
    title = _title(look)
    titles = tuple(plain(t) for t in (title, look.metadata_title, look.metadata_author, *_title_page(look)) if t)
    seen = _Evidence(titles, tuple(plain(page) for page in look.pages))
    offices = {z.id: seen.weigh((z.name, *z.aliases)) + _regions(seen, z) for z in zorgkantoren}
    publishers = {p.name: seen.weigh((p.name, *p.aliases)) for p in settings.publishers}
    kind = _kind(seen, settings, offices, publishers, _is_table_of_all(look, zorgkantoren))
    zorgkantoor = _clear_best(offices) if kind == "inkoopbeleid" else ""
    publisher = _publisher(kind, zorgkantoor, settings.publishers, publishers, zorgkantoren)
    year = year_of([plain(t) for t in (title, look.metadata_title, *_title_page(look))], kind == "rapport")
    return Identity(
        kind=kind,
        publisher=publisher,
        zorgkantoor=zorgkantoor,
        year=year or year_of([plain(page)[:2000] for page in look.pages[:2]], kind == "rapport"),
        sector=_sector(seen, settings, publisher, kind),
        title=title,
    )


def _title(look: Glance) -> str:
    """The metadata's title where it is one, else the lines of the largest type on the title page."""
    given = " ".join(look.metadata_title.split())
    on_page = _largest(look.title_lines)
    if len(given) >= 8 and not _FILE_TITLE.match(given):
        return given
    return on_page


def _largest(lines: Sequence[TitleLine]) -> str:
    """The first run of neighbouring lines within a tenth of the largest type."""
    if not lines:
        return ""
    top = max(line.size for line in lines)
    run: list[str] = []
    for line in lines:
        if line.size >= 0.9 * top and len(" ".join([*run, line.text])) <= 160:
            run.append(line.text)
        elif run:
            break
    return " ".join(run)


def _title_page(look: Glance) -> tuple[str, ...]:
    """The title page's lines, when it is one: few words; else only its first lines."""
    lines = [line.text for line in look.title_lines]
    if sum(len(line.split()) for line in lines) > 120:
        return tuple(lines[:4])
    return tuple(lines)


def _regions(seen: _Evidence, zorgkantoor: Zorgkantoor) -> float:
    """A region on the title page speaks for its zorgkantoor; a region with a common name (Utrecht) only a little."""
    named = [region for region in zorgkantoor.regions if any(mentions(title, [region]) for title in seen.titles)]
    return float(sum(4 if len(region.split()) > 1 or "-" in region else 1 for region in named))


def _kind(
    seen: _Evidence,
    settings: RegisterSettings,
    offices: Mapping[str, float],
    publishers: Mapping[str, float],
    table_of_all: bool,
) -> Kind:
    """What its titles call the document; where they are silent or divided, what its pages speak of."""
    if table_of_all:
        return "thema-tabel"
    for evidence in (_Evidence(seen.titles, ()), seen):
        weights = {kind: evidence.weigh(words) for kind, words in settings.kinds.items() if kind in get_args(Kind)}
        for publisher in settings.publishers:  # who publishes tells what
            if publishers[publisher.name] >= TITLE_WEIGHT:
                weights[publisher.kind] = weights.get(publisher.kind, 0) + 1.5 * TITLE_WEIGHT
        if max(offices.values(), default=0) >= TITLE_WEIGHT:
            weights["inkoopbeleid"] = weights.get("inkoopbeleid", 0) + TITLE_WEIGHT / 2
        best = _clear_best(weights, lead=1.15)
        if weights.get(best, 0) >= TITLE_WEIGHT:
            return cast(Kind, best)
    return ""


def _is_table_of_all(look: Glance, zorgkantoren: Sequence[Zorgkantoor]) -> bool:
    """Whether the header of a table names (nearly) all zorgkantoren in a row, on one of the first pages."""
    enough = max(4, len(zorgkantoren) - 2)
    return any(
        sum(mentions(line, (z.name,)) > 0 for z in zorgkantoren) >= enough and len(line) < 200
        for page in look.pages[:4]
        for line in map(plain, page.splitlines())
    )


def _clear_best(weights: Mapping[str, float], lead: float = LEAD) -> str:
    """The key that weighs most, when it leads clearly; else ''."""
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] <= 0:
        return ""
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= lead * second else ""


def _publisher(
    kind: Kind,
    zorgkantoor: str,
    known: Sequence[Publisher],
    weights: Mapping[str, float],
    zorgkantoren: Sequence[Zorgkantoor],
) -> str:
    if zorgkantoor:
        office = next(z for z in zorgkantoren if z.id == zorgkantoor)
        return next((alias for alias in office.aliases if "zorgkantoor" in alias.lower()), office.name)
    of_kind = {p.name: weights[p.name] for p in known if p.kind == kind}
    usual = next((p.name for p in known if p.kind == kind and p.usual), "")
    return _clear_best(of_kind) or usual


def _sector(seen: _Evidence, settings: RegisterSettings, publisher: str, kind: Kind) -> str:
    """The sector that the title names, else the publisher's own, else the one that a policy speaks of most."""
    on_title = _Evidence(seen.titles, ())
    named = _clear_best({sector: on_title.weigh(words) for sector, words in settings.sectors.items()})
    own = next((p.sector for p in settings.publishers if p.name == publisher), "")
    if kind == "inkoopbeleid":
        return named or _clear_best({sector: seen.weigh(words) for sector, words in settings.sectors.items()}, lead=2)
    return own or named
