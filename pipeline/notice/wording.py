"""The report in Dutch, as Markdown and as a page; text from documents and addresses can be no markup in either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from pipeline.notice.bericht import Bericht, CellNews, NewDocument
from pipeline.publish import caused
from pipeline.publish.words.text import encodable, one_line

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~&-])")
LONGEST = 400  # letters of a statement that are quoted


_Line = tuple[str, Sequence[str]]  # a line, and those below it


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading and what stands below it."""

    title: str
    lines: Sequence[_Line]


def subject(bericht: Bericht) -> str:
    """One line for a mail."""
    news = [_count(len(bericht.new), "nieuw document", "nieuwe documenten")] if bericht.new else []
    if bericht.cells:
        offices = {cell.zorgkantoor for cell in bericht.cells}
        news.append(f"wijzigingen bij {_count(len(offices), 'zorgkantoor', 'zorgkantoren')}")
    if bericht.troubles:
        news.append(_count(len(bericht.troubles), "ding om naar te kijken", "dingen om naar te kijken"))
    return f"Thematabel: {', '.join(news) or 'niets nieuws'}"


def to_markdown(bericht: Bericht, quoted: int) -> str:
    """The report; at most `quoted` statements of a kind per cell, the rest as a number."""
    lines = [f"# Bericht van {_day(bericht)}", ""]
    for part in _parts(bericht, quoted):
        lines += [f"## {_plain(part.title)}", ""]
        for line, below in part.lines:
            lines.append(f"- {_plain(line)}")
            lines += [f"  - {_plain(one)}" for one in below]
        lines.append("")
    return encodable("\n".join(lines))


def to_html(bericht: Bericht, quoted: int) -> str:
    """The same as a page that fetches nothing and runs nothing."""
    parts = []
    for part in _parts(bericht, quoted):
        items = _list(escape(line) + _list(map(escape, below)) for line, below in part.lines)
        parts.append(f"<h2>{escape(part.title)}</h2>\n{items}")
    title = f"Bericht van {_day(bericht)}"
    return encodable(
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>"
        "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}</style></head>\n"
        f'<body><h1>{title}</h1>\n{chr(10).join(parts)}\n<p><a href="thema-tabel.html">De tabel</a></p></body></html>\n'
    )


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{lines}</ul>" if lines else ""


def _parts(bericht: Bericht, quoted: int) -> Iterator[_Part]:
    if bericht.new:
        yield _Part("Nieuw", [(_of_document(one), [one.url] if one.url else []) for one in bericht.new])
    if bericht.cells:
        lines = [
            (f"{cell.zorgkantoor}, {cell.theme}: {_counts(cell)}", _quotes(cell, quoted)) for cell in bericht.cells
        ]
        yield _Part("Veranderd in de tabel", lines)
    if bericht.unread:
        yield _Part("Niet gelezen", [(f"{source}: {caused(why)}", []) for source, why in bericht.unread])
    if bericht.unplaced:
        advice = "vul soort, zorgkantoor en jaar in (corpus/documents.csv)"
        yield _Part("Niet herkend", [(f"{source}: {advice}", []) for source in bericht.unplaced])
    if bericht.unfetched:
        yield _Part("Niet opgehaald", [(f"{address}: {caused(why)}", []) for address, why in bericht.unfetched])
    if bericht.kept_aside:
        yield _Part("Bewaard, want door iemand gewijzigd", [(name, []) for name in bericht.kept_aside])
    if bericht.open_elsewhere:
        told: list[_Line] = [
            (f"{name} is elders geopend; de nieuwe staat in {other}", []) for name, other in bericht.open_elsewhere
        ]
        yield _Part("Nog open", told)


def _of_document(one: NewDocument) -> str:
    who = f"inkoopbeleid {one.year} van {one.zorgkantoor}" if one.zorgkantoor else one.id
    return f"{who} ({one.source})"


def _counts(cell: CellNews) -> str:
    told = [(len(cell.came), "nieuw"), (len(cell.reworded), "gewijzigd"), (len(cell.went), "vervallen")]
    return ", ".join(f"{count} {what}" for count, what in told if count)


def _quotes(cell: CellNews, quoted: int) -> list[str]:
    lines = [f"nieuw: {_cut(text)}" for text in cell.came[:quoted]]
    lines += [f"gewijzigd: {_cut(new)} (was: {_cut(old)})" for old, new in cell.reworded[:quoted]]
    lines += [f"vervallen: {_cut(text)}" for text in cell.went[:quoted]]
    left = sum(max(0, len(some) - quoted) for some in (cell.came, cell.reworded, cell.went))
    return [*lines, f"en nog {left}"] if left else lines


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _day(bericht: Bericht) -> str:
    return f"{bericht.made:%d-%m-%Y}"
