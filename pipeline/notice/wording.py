"""What the report says, in Dutch: parts with a heading, of lines whose pieces may be marked or lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.notice.bericht import Bericht, CellNews, NewDocument, Reworded, Said
from pipeline.publish import caused
from pipeline.publish.addresses import PAGE_FILE
from pipeline.publish.words.marks import Marked, word_marks
from pipeline.publish.words.text import one_line

LONGEST = 400  # letters of a statement that are quoted
NAMED = 3  # documents or zorgkantoren that the subject names; of more, it gives the number


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line; `mark` where they came or went, `address` where they lead."""

    text: str
    mark: Literal["", "ins", "del"] = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A line, and those below it."""

    pieces: tuple[Piece, ...]
    below: tuple[NewsLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands below it."""

    title: str
    lines: tuple[NewsLine, ...]


def subject(bericht: Bericht) -> str:
    """One line for a mail."""
    news = []
    if bericht.new:
        named = [f"{one.zorgkantoor} {one.year}".strip() or one.title or one.id for one in bericht.new]
        news.append(_named("nieuw", named, "documenten"))
    if bericht.cells:
        news.append(
            _named("gewijzigd", list(dict.fromkeys(cell.zorgkantoor for cell in bericht.cells)), "zorgkantoren")
        )
    if bericht.troubles:
        news.append(_count(len(bericht.troubles), "ding om naar te kijken", "dingen om naar te kijken"))
    return one_line(f"Thematabel: {'; '.join(news) or 'niets nieuws'}")


def title_of(bericht: Bericht) -> str:
    """The heading of the whole."""
    return f"Bericht van {bericht.made:%d-%m-%Y}"


def parts_of(bericht: Bericht, quoted: int, *, elsewhere: bool) -> Iterator[Part]:
    """The report; at most `quoted` statements of a kind per cell, the rest as a number.

    Addresses lead beside the table, or, for who reads it `elsewhere`, to the web.
    """
    if bericht.new:
        yield Part("Nieuw", tuple(_of_document(one, elsewhere) for one in bericht.new))
    if bericht.cells:
        yield Part("Veranderd in de tabel", tuple(_of_cell(cell, quoted, elsewhere) for cell in bericht.cells))
    if bericht.unread:
        yield Part("Niet gelezen", tuple(_line(f"{source}: {caused(why)}") for source, why in bericht.unread))
    if bericht.unplaced:
        advice = "vul soort, zorgkantoor en jaar in (corpus/documents.csv)"
        yield Part("Niet herkend", tuple(_line(f"{source}: {advice}") for source in bericht.unplaced))
    if bericht.unfetched:
        yield Part("Niet opgehaald", tuple(_line(f"{address}: {caused(why)}") for address, why in bericht.unfetched))
    if bericht.kept_aside:
        yield Part("Bewaard, want door iemand gewijzigd", tuple(map(_line, bericht.kept_aside)))
    if bericht.open_elsewhere:
        told = (f"{name} is elders geopend; de nieuwe staat in {other}" for name, other in bericht.open_elsewhere)
        yield Part("Nog open", tuple(map(_line, told)))
    if elsewhere and bericht.folder:
        yield Part("De tabel", (_line(f"{bericht.folder}/{PAGE_FILE}"),))


def _of_document(one: NewDocument, elsewhere: bool) -> NewsLine:
    who = f"inkoopbeleid {one.year} van {one.zorgkantoor}" if one.zorgkantoor else f"{one.id}"
    instead = f", in plaats van dat van {one.instead}" if one.instead else ""
    title = Piece(one.title or one.source, address=one.url if elsewhere else one.link)
    below = _line(one.url or one.source)
    return NewsLine((Piece(f"{who}{instead}: "), title), (below,))


def _of_cell(cell: CellNews, quoted: int, elsewhere: bool) -> NewsLine:
    told = [(len(cell.came), "nieuw"), (len(cell.reworded), "gewijzigd"), (len(cell.went), "vervallen")]
    counts = ", ".join(f"{count} {what}" for count, what in told if count)
    place = Piece(
        f"{cell.zorgkantoor}, {cell.theme}", address="" if elsewhere else f"{PAGE_FILE}#thema-{cell.theme_id}"
    )
    lines = [_of_said("nieuw", one, elsewhere) for one in cell.came[:quoted]]
    lines += [_of_reworded(one, elsewhere) for one in cell.reworded[:quoted]]
    lines += [_of_said("vervallen", one, elsewhere) for one in cell.went[:quoted]]
    left = sum(max(0, len(some) - quoted) for some in (cell.came, cell.reworded, cell.went))
    return NewsLine((place, Piece(f": {counts}")), (*lines, *([_line(f"en nog {left}")] if left else [])))


def _of_said(what: str, said: Said, elsewhere: bool) -> NewsLine:
    return NewsLine((Piece(f"{what}: {_cut(said.text)}"), *_page(said, elsewhere)))


def _of_reworded(one: Reworded, elsewhere: bool) -> NewsLine:
    old, new = word_marks(_cut(one.before.text), _cut(one.after.text))
    figures = f" ({'; '.join(one.figures)})" if one.figures else ""
    return NewsLine(
        (
            Piece(f"gewijzigd{figures}: "),
            *_marked(new, "ins"),
            *_page(one.after, elsewhere),
            Piece(" Was: "),
            *_marked(old, "del"),
            *_page(one.before, elsewhere),
        )
    )


def _page(said: Said, elsewhere: bool) -> tuple[Piece, ...]:
    if not said.place:
        return ()
    return Piece(" ("), Piece(said.place, address=said.url if elsewhere else said.link), Piece(")")


def _marked(parts: Marked, mark: Literal["ins", "del"]) -> list[Piece]:
    return [Piece(text, mark if changed else "") for changed, text in parts]


def _line(text: str) -> NewsLine:
    return NewsLine((Piece(text),))


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _named(what: str, names: Sequence[str], many: str) -> str:
    return f"{what}: {', '.join(names)}" if len(names) <= NAMED else f"{what}: {len(names)} {many}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
