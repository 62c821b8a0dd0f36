"""Figures of policies side by side: by kind and subject, what each zorgkantoor says, and on which condition."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Clause, Comparison, Fact, Quoted

LONGEST = 110  # characters of a condition; a longer one stands in its passage
_CONDITION = re.compile(
    r"\b(?:mits|tenzij|op voorwaarde dat|onder (?:de )?voorwaarde|voor zover|indien|wanneer|zodra|"
    r"als(?=\s(?:hij|zij|ze|u|uw|wij|we|men|de|het|er|dit|dat|die|deze|(?:zorg)?aanbieders?|cliënten|klanten)\b)|"
    r"(?<=[,;(] )als|(?<=alleen )als|(?<=ook )als|(?<=pas )als|"
    r"(?:bij|vanaf|met) (?:ten minste|minimaal|minstens|meer dan|een score van|ten hoogste)|"
    r"(?:voor|aan) (?:zorg)?aanbieders (?:die|met|zonder)|voor wie|wie)\s[^.;:()]+",
    re.IGNORECASE,
)
HANGING = re.compile(
    r"\b(?:van|voor|de|het|een|met|of|en|in|op|bij|aan|door|dat|die|te|per|tot|als|dan|om)$", re.IGNORECASE
)
_BOUND = re.compile(
    r"^(?:minder|meer|hoger|lager|onder|boven|vanaf|tot|van|ten|[<>≥≤])\b[^a-z]*(?:dan|en|minste|hoogste)?\b", re.I
)
_YEAR = r"(?:19|20)\d\d"
_EXAMPLE = re.compile(r"\W*(?:stel\b|(?:reken)?voorbeeld|bijvoorbeeld)", re.IGNORECASE)
_ITS_YEAR = re.compile(rf"[^,;.%€\d]{{0,45}}\b({_YEAR})\b")  # right behind a figure: '95,8% voor het kalenderjaar 2027'
ALL = "algemeen"  # the subject of a richttarief that names none: it holds for whatever has no tariff of its own
_FIRST = re.compile(r"^[A-Z][a-z]+t?\s[^,;]{8,100}(?=, (?:dan|krijg|ontvang|ver|geld))")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Beside:
    """The figures of one kind for one subject, by zorgkantoor, each once; '' is the subject of those that name none."""

    kind: str
    subject: str
    quoted: Mapping[str, tuple[Quoted, ...]]

    @property
    def values(self) -> dict[str, tuple[float, ...]]:
        """The plain numbers of each zorgkantoor."""
        return {
            zorgkantoor: tuple(q.fact.value for q in some if isinstance(q.fact.value, float | int))
            for zorgkantoor, some in self.quoted.items()
        }


def in_force(comparison: Comparison) -> list[Clause]:
    """The statements of the policies that the table shows, without what a supplement replaced or repealed."""
    gone, current = comparison.gone, set(comparison.current)
    return [clause for clause in comparison.clauses if clause.document in current and clause.id not in gone]


FigurePages = Mapping[tuple[str, str], Sequence[int]]  # by document and text of a cell: where such cells stand
NO_PAGES: FigurePages = {}


def figures_beside(
    clauses: Sequence[Clause], kinds: Sequence[str], units: Collection[str] = (), pages: FigurePages = NO_PAGES
) -> list[Beside]:
    """Figures by kind (in that order) and subject, what most name first; those without subject come last.

    With `units` only figures in one of these. `pages` tells on which page a figure of a table stands.
    """
    found: dict[tuple[str, str], dict[str, dict[tuple[object, ...], Quoted]]] = {}
    written: dict[str, str] = {}  # a subject as the first of its figures has it: capitals make no other subject
    for clause in clauses:
        for fact in clause.facts:
            if fact.kind in kinds and (not units or fact.unit in units) and not is_example(fact, clause):
                subject, quoted = subject_of(fact), quote(fact, clause, pages)
                name = written.setdefault(subject.casefold(), subject)
                cells = found.setdefault((fact.kind, name), {}).setdefault(clause.zorgkantoor, {})
                cells.setdefault((fact.value, fact.unit, quoted.year), quoted)
    order = sorted(
        found, key=lambda key: (not key[1], kinds.index(key[0]), key[1] != ALL, -len(found[key]), key[1].casefold())
    )
    return [Beside(*key, {z: tuple(some.values()) for z, some in found[key].items()}) for key in order]


def figure_pages(comparison: Comparison) -> FigurePages:
    """Where the figures in the tables of the documents stand."""
    pages: dict[tuple[str, str], list[int]] = {}
    for document, table in comparison.tables:
        if table.kind == "table":
            boxes = {(cell.row, cell.col): cell.box for cell in table.cells}
            for row, cells in enumerate(table.grid):
                for column, text in enumerate(cells):
                    box = boxes.get((row, column))
                    pages.setdefault((document, text.strip()), []).append(box.page if box else table.page)
    return pages


def quote(fact: Fact, clause: Clause, pages: FigurePages = NO_PAGES) -> Quoted:
    """A figure of a statement with its condition and its year: the one that it names, else that of the policy."""
    near = [] if fact.text in clause.text else pages.get((clause.document, fact.text), [])
    page = min(near, key=lambda page: abs(page - clause.page), default=clause.page)
    years = [part for part in _parts(fact.subject) if re.fullmatch(_YEAR, part)]
    place = clause.text.find(fact.text)
    named = _ITS_YEAR.match(clause.text[place + len(fact.text) :]) if place >= 0 and not years else None
    year = years[0] if len(years) == 1 else named[1] if named else clause.year
    return Quoted(fact, clause, condition_of(fact, clause), year, page)


def subject_of(fact: Fact) -> str:
    """What a figure is for, in words that can be understood, without its year; '' when there are none."""
    subject = ", ".join(part for part in _parts(fact.subject) if not re.fullmatch(_YEAR, part))
    named = _WORD.search(_BOUND.sub("", subject)) and not HANGING.search(subject)
    return subject if named else ALL if fact.kind == "richttarief" else ""


def _parts(subject: str) -> list[str]:
    return [" ".join(part.split()) for part in subject.split(",") if part.strip()]


def condition_of(fact: Fact, clause: Clause) -> str:
    """The words of a statement on which its figure depends, as they stand: the nearest in the figure's own sentence."""
    sentence, at = sentence_of(clause.text, fact.text)
    spans = [m for m in (*_CONDITION.finditer(sentence), *_FIRST.finditer(sentence)) if len(m.group()) <= LONGEST]
    if at < 0 or not spans:
        return ""
    nearest = min(spans, key=lambda match: min(abs(match.start() - at), abs(match.end() - at)))
    words = _without_main_clause(nearest.group().strip(" ,"), at < nearest.start())
    return "" if fact.text in words else words


def is_example(fact: Fact, clause: Clause) -> bool:
    """Whether a figure stands in an example: 'Stel: een aanbieder ontvangt 95% ...' promises nothing."""
    return bool(_EXAMPLE.match(sentence_of(clause.text, fact.text)[0]))


def sentence_of(text: str, figure: str) -> tuple[str, int]:
    """The sentence that a figure stands in, and where in it; -1 when it is not there (it may stand in a table)."""
    place = text.find(figure)
    if place < 0:
        return text, -1
    starts = [match.end() for match in re.finditer(r"[.!?]\s+(?=[A-Z‘“(])|;\s", text[:place])]
    start = starts[-1] if starts else 0
    end = re.search(r"[.!?](?:\s|$)|;\s", text[place + len(figure) :])
    return text[start : place + len(figure) + end.start() if end else len(text)], place - start


def _without_main_clause(words: str, follows: bool) -> str:
    """A condition that comes first ends at its comma: 'als u meedoet, krijgt u een opslag'."""
    return words if follows else words.split(",", maxsplit=1)[0]
