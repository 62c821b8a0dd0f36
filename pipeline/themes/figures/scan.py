"""All figures of a text, from left to right, and the places where one could be read in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.config import ClauseSettings, FactSettings
from pipeline.config.matching import Same, ends_with
from pipeline.themes.figures.chains import chain_at
from pipeline.themes.figures.dates import dates_at
from pipeline.themes.figures.figure import Doubt, Figure
from pipeline.themes.figures.items import Item
from pipeline.themes.figures.numbers import number_at
from pipeline.themes.figures.parts import part_of
from pipeline.themes.figures.ratios import counted_at, is_rate, is_split, out_of_at, per_number, split_at
from pipeline.themes.figures.shares import share_at
from pipeline.themes.figures.terms import is_term
from pipeline.themes.figures.tokens import Token, tokens_of
from pipeline.themes.figures.words import cardinal

NO_DAY = "deze dag bestaat niet, of het jaar ervan is onduidelijk"
TWO_NUMBERS = "twee getallen die een verhouding of een reeks kunnen zijn"
TOO_LARGE = "een percentage boven de duizend: is de punt een komma?"


@dataclass(slots=True)
class _Scan:
    """What has been found so far; the only place that grows."""

    text: str
    tokens: Sequence[Token]
    settings: ClauseSettings
    figures: list[Figure] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def labelled(self, place: int) -> bool:
        """Whether the word before a place makes its number a label."""
        before = self.text[: self.tokens[place].start]
        return ends_with(self.settings.facts.ratios.labels, before, self.settings.words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of tokens `start` to `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def doubt(self, start: int, end: int, why: str) -> None:
        """Take down that tokens `start` to `end` are unsure."""
        first, last = self.span(start, end)
        self.doubts.append(Doubt(first, last, self.text[first:last], why))


def figures_in(text: str, settings: ClauseSettings) -> tuple[Sequence[Figure], Sequence[Doubt]]:
    """Percentages, amounts, terms, dates, ratios and ceilings on what is counted, in order; both ends of a range."""
    return _scanned(text, Same(settings))


@lru_cache(maxsize=1024)
def _scanned(text: str, settings: Same) -> tuple[tuple[Figure, ...], tuple[Doubt, ...]]:
    """The figures of a statement are asked for when it is made, and what is unsure of them when it is checked."""
    tokens = tokens_of(text)
    scan = _Scan(text, tokens, settings.value)
    place = 0
    while place < len(tokens):
        place = _step(scan, place)
    return tuple(scan.figures), tuple(scan.doubts)


def _step(scan: _Scan, place: int) -> int:
    """Take down what begins at a token; the place to go on from."""
    if not _may_begin(scan.tokens[place], scan.settings.facts):
        return place + 1
    for taker in (_dates, _split, _share, _out_of, _chain):
        after = taker(scan, place)
        if after > place:
            return after
    return place + 1


def _may_begin(token: Token, settings: FactSettings) -> bool:
    """Whether a figure may begin here: most words of a text are none of its beginnings."""
    if token.kind != "word" or token.low in settings.openings or cardinal(token.low) is not None:
        return True
    return bool(settings.endings) and token.low.endswith(settings.endings)


def _dates(scan: _Scan, place: int) -> int:
    spans = dates_at(scan.tokens, place, scan.settings.facts, scan.labelled)
    for span in spans:
        if span.iso:
            start, end = scan.span(span.start, span.end)
            scan.figures.append(Figure("datum", start, end, span.iso, "", scan.text[start:end], since=start, until=end))
        else:
            scan.doubt(span.start, span.end, NO_DAY)
    return spans[-1].end if spans else place


def _split(scan: _Scan, place: int) -> int:
    found = split_at(scan.tokens, place)
    if found is None:
        return place
    first, end = found
    start, stop = scan.span(place, end)
    since, until = part_of(scan.text, start, stop)
    ratio = is_split(scan.text, start, stop, scan.text[since:until], scan.settings)
    if ratio:
        scan.figures.append(_ratio(scan, place, end, float(first), "%"))
    elif ratio is None:
        scan.doubt(place, end, TWO_NUMBERS)
    return end if ratio else place


def _share(scan: _Scan, place: int) -> int:
    found = share_at(scan.tokens, place, scan.settings.facts)
    if found is None:
        return place
    value, end = found
    start, stop = scan.span(place, end)
    text = scan.text[start:stop]
    scan.figures.append(Figure("percentage", start, stop, value, "%", text, since=start, until=stop, share=True))
    return end


def _out_of(scan: _Scan, place: int) -> int:
    number = number_at(scan.tokens, place, scan.settings.facts)
    found = out_of_at(scan.tokens, number, scan.settings) if number and not scan.labelled(place) else None
    if number is None or found is None:
        return place
    noun, end = found
    scan.figures.append(_ratio(scan, place, end, number.value, noun))
    return end


def _ratio(scan: _Scan, start: int, end: int, value: float, unit: str) -> Figure:
    first, last = scan.span(start, end)
    return Figure("ratio", first, last, value, unit, scan.text[first:last], since=first, until=last)


def _chain(scan: _Scan, place: int) -> int:
    items = chain_at(scan.tokens, place, scan.settings.facts, scan.labelled)
    for group in _groups(items):
        if group[-1].unit is not None:
            _with_units(scan, group)
        elif not scan.labelled(group[0].start):
            _counted(scan, group)
    return items[-1].end if items else place


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items that are one range; members of a list stand by themselves."""
    group: list[Item] = []
    for item in items:
        if group and (group[-1].joint != "range" or not _alike(group[-1], item)):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _alike(one: Item, other: Item) -> bool:
    if one.unit is None or other.unit is None:
        return one.unit is other.unit
    return one.unit.name == other.unit.name


def _with_units(scan: _Scan, group: Sequence[Item]) -> None:
    since, until = scan.span(group[0].start, group[-1].end)
    first, last = part_of(scan.text, since, until)
    before, after = scan.text[first:since], scan.text[until:last]
    unit = group[-1].unit
    assert unit is not None
    if unit.form == "termijn" and not is_term(group, scan.text[since:until], before, after, scan.settings):
        return
    for item in group:
        _figure(scan, item, since, until)


def _figure(scan: _Scan, item: Item, since: int, until: int) -> None:
    unit, number = item.unit, item.number
    assert unit is not None
    if number.doubt:
        scan.doubt(item.start, item.end, number.doubt)
        return
    if (
        unit.form == "percentage"
        and not number.whole
        and "." in scan.tokens[number.start].text
        and number.value >= 1000
    ):
        scan.doubt(item.start, item.end, TOO_LARGE)
        return
    start, end = scan.span(item.start, item.end)
    value = float(round(number.value * unit.times, 6))
    text = scan.text[start:end]
    scan.figures.append(Figure(unit.form, start, end, value, unit.name, text, item.sign, since=since, until=until))


def _counted(scan: _Scan, group: Sequence[Item]) -> None:
    """Numbers of things: a ceiling ('ten hoogste 12 plaatsen') or a ratio ('3 klanten per postcodegebied')."""
    last, tokens = group[-1], scan.tokens
    if any(item.number.year or item.number.article or item.sign for item in group):
        return
    before = scan.text[: tokens[group[0].start].start]
    signs = scan.settings.facts.signs
    noun = counted_at(tokens, last.end, alone=True)
    if noun is None and is_rate(tokens, last.end, scan.text, scan.settings):
        noun = "", last.end  # 'ten hoogste twee per regio'
    if noun is not None and ends_with(signs.at_most, before, scan.settings.words):
        for item in group:
            _count(scan, item, noun)
        return
    wide = per_number(tokens, last, scan.settings) or counted_at(tokens, last.end, alone=False)
    rate = wide is not None and is_rate(tokens, wide[1], scan.text, scan.settings)
    if wide is not None and rate and len(group) == 1 and not last.number.spaced:
        scan.figures.append(_ratio(scan, last.start, wide[1], last.number.value, wide[0]))


def _count(scan: _Scan, item: Item, noun: tuple[str, int]) -> None:
    start, end = scan.span(item.start, noun[1])
    value = float(item.number.value)
    scan.figures.append(Figure("aantal", start, end, value, noun[0], scan.text[start:end], since=start, until=end))
