"""Which document is this? Kind, publisher, zorgkantoor, year, sector and title, from the pages themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from pipeline.config import Publisher, RegisterSettings, Zorgkantoor
from pipeline.model import Kind
from pipeline.register.names import mentions, nearly_mentions, plain
from pipeline.register.pages import Glance, TitleLine
from pipeline.register.years import year_of, year_of_beginning

TITLE_WEIGHT = 10  # a word on the title page or in the title weighs as much as ten in the text
PAGE_LIMIT = 3  # mentions of one word on one page that count
LEAD = 1.5  # the best must weigh this much more than the next to be sure
GUESS = 1.1  # and this much to be the best guess; else nothing is said
COVER_WORDS = 120  # that a title page has at most
OPENING = 8  # lines at the top of a first page that is no cover, among which the title stands
LARGER = 1.1  # of the usual type: a line of the title
SAID = 0.5  # share of the words of the metadata's title that must stand on the first page
MIN_WORDS, MOST_WORDS = 2, 20  # of a title on the page
LARGEST, LOWER = 0.9, 0.75  # of the largest type: a line of the title, and one that goes on with its sentence
DEEDS = 8  # times that a document must be seen doing something before it tells its kind for sure
DEED_WEIGHT = 20  # for a document that does nothing but what its kind does
_FILE_TITLE = re.compile(r"^(microsoft word\b|untitled|naamloos|document\d*$|.*\.(docx?|pdf|indd|pptx?|odt)$)", re.I)


@dataclass(frozen=True, slots=True)
class Identity:
    """What the pages say of a document; '' where they do not say it at all."""

    kind: Kind
    publisher: str
    zorgkantoor: str
    year: str
    sector: str
    title: str
    doubts: tuple[str, ...] = ()  # which of these are the best guess rather than sure: 'kind', 'zorgkantoor', 'year'


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Title texts (weighing most), texts that run along on the pages, and the pages' text, all plain."""

    titles: tuple[str, ...]
    running: tuple[str, ...]
    pages: tuple[str, ...]

    def titled(self, names: Iterable[str]) -> float:
        """How strongly the title speaks of `names`."""
        names = tuple(names)
        in_titles = sum(min(1, mentions(title, names)) for title in self.titles)
        if not in_titles:
            in_titles = any(nearly_mentions(title, names) for title in self.titles)
        return float(TITLE_WEIGHT * min(3, in_titles))

    def weigh(self, names: Iterable[str]) -> float:
        """How strongly the document speaks of `names`: who names itself does so in title, head, foot and text."""
        names = tuple(names)
        runs = TITLE_WEIGHT * any(mentions(line, names) for line in self.running)
        return self.titled(names) + runs + sum(min(PAGE_LIMIT, mentions(page, names)) for page in self.pages)

    def deeds(self, phrases: Iterable[str]) -> int:
        """How often the pages do what `phrases` say; one phrase counts a few times on a page at most."""
        phrases = tuple(phrases)
        return sum(min(PAGE_LIMIT, mentions(page, (phrase,))) for page in self.pages for phrase in phrases)


def identify(look: Glance, settings: RegisterSettings, zorgkantoren: Sequence[Zorgkantoor]) -> Identity:
    """Infer the identity of a document from a look at its first pages.

    Where the evidence is weak the best guess is given, with its name among the `doubts`; where it is divided or missing
    nothing is said (empty): a person fills it in, in documents.csv.
    """
    title = _title_of_file(look) or _largest(look.title_lines)
    titles = tuple(plain(t) for t in (title, look.metadata_title, look.metadata_author, *_title_page(look)) if t)
    seen = _Evidence(titles, tuple(map(plain, look.running)), tuple(plain(page) for page in look.pages))
    offices = {z.id: seen.weigh((z.name, *z.aliases)) + _regions(seen, z) for z in zorgkantoren}
    publishers = {p.name: seen.titled((p.name, *p.aliases)) for p in settings.publishers}
    kind, sure = _kind(seen, settings, offices, publishers, _is_table_of_all(look, zorgkantoren))
    zorgkantoor = _clear_best(offices) if kind == "inkoopbeleid" else ""
    guessed = "" if zorgkantoor or kind != "inkoopbeleid" else _clear_best(offices, lead=GUESS)
    named = {p.name: seen.weigh((p.name, *p.aliases)) for p in settings.publishers}
    publisher = _publisher(kind, zorgkantoor or guessed, settings.publishers, named, zorgkantoren, seen)
    told = [plain(text) for text in (title, look.metadata_title, *_title_page(look), *look.running)]
    year = year_of(told, kind == "rapport", settings.years, dates=kind != "inkoopbeleid")
    beginning = "" if year else _year_in_text(look, kind, settings) or year_of(told, kind == "rapport", settings.years)
    doubts = {"kind": bool(kind) and not sure, "zorgkantoor": bool(guessed), "year": bool(beginning)}
    return Identity(
        kind=kind,
        publisher=publisher,
        zorgkantoor=zorgkantoor or guessed,
        year=year or beginning,
        sector=_sector(seen, settings, publisher, kind),
        title=_title(look),
        doubts=tuple(what for what, doubted in doubts.items() if doubted),
    )


def _year_in_text(look: Glance, kind: Kind, settings: RegisterSettings) -> str:
    """The year that the text says it begins in; for other kinds than a policy the first that its opening names."""
    opening = [plain(page)[:2000] for page in look.pages[:2]]
    policy = kind == "inkoopbeleid"
    begins = year_of_beginning([plain(page) for page in look.pages], settings.years) if policy else ""
    return begins or year_of(opening, kind == "rapport", settings.years)


def _title_of_file(look: Glance) -> str:
    """The title in the metadata, '' where that is the name of a file or of nothing."""
    given = " ".join(look.metadata_title.split())
    return "" if len(given) < 8 or _FILE_TITLE.match(given) else given


def _title(look: Glance) -> str:
    """The metadata's title where it is one and the first page says so too, else the lines of the largest type.

    A title that stayed behind from another document, or names the program, stands nowhere on the page. Where nothing
    on the page stands out, it is the better guess all the same.
    """
    given, on_page = _title_of_file(look), _largest(look.title_lines)
    return given if given and (_said(given, look) or not _stands_out(on_page, look)) else on_page


def _said(title: str, look: Glance) -> bool:
    """Whether more than half of the words of a title stand on the first page, in the words of its lines."""
    there = {word for line in look.title_lines for word in plain(line.text).split()}
    words = plain(title).split()
    return sum(word in there for word in words) > SAID * len(words)


def _stands_out(title: str, look: Glance) -> bool:
    """Whether the largest lines of the title page are a title: of several words, larger than the usual line."""
    sizes = sorted(line.size for line in look.title_lines)
    several = MIN_WORDS <= len(title.split()) <= MOST_WORDS
    return several and sizes[-1] > LARGER * sizes[(len(sizes) - 1) // 2]


def _largest(lines: Sequence[TitleLine]) -> str:
    """The first run of neighbouring lines within a tenth of the largest type; one that begins small goes on.

    Sizes are told by the letters that a line happens to have: of one type, a line without tall ones seems smaller.
    """
    if not lines:
        return ""
    top = max(line.size for line in lines)
    run: list[str] = []
    for line in lines:
        near = LOWER if run and line.text[:1].islower() else LARGEST
        if line.size >= near * top and len(" ".join([*run, line.text])) <= 160:
            run.append(line.text)
        elif run:
            break
    return " ".join(run)


def _title_page(look: Glance) -> tuple[str, ...]:
    """The title page's lines, when it is one: few words; else only what stands above the text in larger type."""
    lines = look.title_lines
    if sum(len(line.text.split()) for line in lines) <= COVER_WORDS:
        return tuple(line.text for line in lines)
    usual = sorted(line.size for line in lines for _ in line.text.split())
    size = usual[len(usual) // 2]
    return tuple(line.text for line in lines[:OPENING] if line.size > LARGER * size)


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
) -> tuple[Kind, bool]:
    """What kind it is, and whether that is sure.

    Its titles call it something; what it does weighs as much: buying care, tabling answers, supervising. Words in the
    text alone tell little, since a policy speaks of supervision and of publication too.
    """
    if table_of_all:
        return "thema-tabel", True
    named = replace(seen, titles=tuple(title for title in seen.titles if title not in seen.running))  # no small print
    weights = {kind: named.titled(words) for kind, words in settings.kinds.items() if kind in get_args(Kind)}
    at_home = max(offices.values(), default=0) >= TITLE_WEIGHT
    for publisher in settings.publishers:  # who publishes tells what; a zorgkantoor that is named too, less so
        if publishers[publisher.name] >= TITLE_WEIGHT:
            bonus = TITLE_WEIGHT * (0.75 if at_home else 1.5)
            weights[publisher.kind] = weights.get(publisher.kind, 0) + bonus
    if at_home:
        weights["inkoopbeleid"] = weights.get("inkoopbeleid", 0) + TITLE_WEIGHT / 2
    done = {kind: seen.deeds(phrases) for kind, phrases in settings.deeds.items() if kind in get_args(Kind)}
    everything = sum(done.values())
    for kind, times in done.items():
        weights[kind] = weights.get(kind, 0) + DEED_WEIGHT * times / max(DEEDS, everything)
    best = _clear_best(weights, lead=1.15)
    if weights.get(best, 0) >= TITLE_WEIGHT:
        return cast(Kind, best), True
    guess = _clear_best(weights, lead=1.0)
    return (cast(Kind, guess), False) if weights.get(guess, 0) >= TITLE_WEIGHT / 2 else ("", False)


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
    seen: _Evidence,
) -> str:
    if zorgkantoor:  # by the name that it calls itself most
        office = next(z for z in zorgkantoren if z.id == zorgkantoor)
        full = [alias for alias in office.aliases if "zorgkantoor" in alias.lower()] or [office.name]
        return max(full, key=lambda alias: seen.weigh((alias,)))  # of equals the first
    of_kind = {p.name: weights[p.name] for p in known if p.kind == kind}
    usual = next((p.name for p in known if p.kind == kind and p.usual), "")
    return _clear_best(of_kind) or usual


def _sector(seen: _Evidence, settings: RegisterSettings, publisher: str, kind: Kind) -> str:
    """The sector that the title names, else the publisher's own, else the one that a policy speaks of most."""
    named = _clear_best({sector: seen.titled(words) for sector, words in settings.sectors.items()})
    own = next((p.sector for p in settings.publishers if p.name == publisher), "")
    if kind == "inkoopbeleid":
        return named or _clear_best({sector: seen.weigh(words) for sector, words in settings.sectors.items()}, lead=2)
    return own or named
