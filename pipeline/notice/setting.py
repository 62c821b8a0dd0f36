"""The report as Markdown, as plain text and as a page; text from documents and addresses can be no markup in any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from urllib.parse import quote

from pipeline.notice.bericht import Bericht
from pipeline.notice.wording import NewsLine, Piece, parts_of, title_of
from pipeline.publish.addresses import PAGE_FILE
from pipeline.publish.words.text import clean, encodable

# What Markdown takes for markup within a line; an underscore within a word is none.
_MARKUP = re.compile(r"[\\`*\[\]<~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
_AT_START = re.compile(r"^(\s*\d*)([#+=>.)-])")  # of a line: a heading, a quotation, a list
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_AsLine = Callable[[Sequence[Piece]], str]
_SAFE = "%/:?#&=+,;@~.-_!$"  # of an address; what would end it in Markdown or HTML is spelt out


def to_markdown(bericht: Bericht, quoted: int, *, elsewhere: bool = False) -> str:
    """With links: to what lies beside the table, or `elsewhere` to the web."""
    return _lines(bericht, quoted, elsewhere, _as_markdown)


def to_text(bericht: Bericht, quoted: int) -> str:
    """For a mail: as it is read, without signs of Markdown before letters and without links."""
    return _lines(bericht, quoted, True, lambda pieces: "".join(_flat(piece.text) for piece in pieces))


def to_html(bericht: Bericht, quoted: int, *, elsewhere: bool = False) -> str:
    """The same as a page that fetches nothing and runs nothing; changed words are marked."""
    parts = [
        f"<h2>{escape(part.title)}</h2>\n{_list(part.lines)}" for part in parts_of(bericht, quoted, elsewhere=elsewhere)
    ]
    title = title_of(bericht)
    table = "" if elsewhere else f'\n<p><a href="{PAGE_FILE}">De tabel</a></p>'
    return encodable(
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>"
        "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}li{margin:.3rem 0}"
        "ins{background:#fff1a8;text-decoration:none}del{color:#555}</style></head>\n"
        f"<body><h1>{title}</h1>\n{chr(10).join(parts)}{table}\n</body></html>\n"
    )


def _lines(bericht: Bericht, quoted: int, elsewhere: bool, as_line: _AsLine) -> str:
    lines = [f"# {title_of(bericht)}", ""]
    for part in parts_of(bericht, quoted, elsewhere=elsewhere):
        lines += [f"## {part.title}", ""]
        for line in part.lines:
            lines.append(f"- {as_line(line.pieces)}")
            lines += [f"  - {as_line(one.pieces)}" for one in line.below]
        lines.append("")
    return encodable("\n".join(lines))


def _as_markdown(pieces: Sequence[Piece]) -> str:
    text = "".join(
        f"[{_escaped(piece.text)}](<{address}>)" if (address := _address(piece.address)) else _escaped(piece.text)
        for piece in pieces
    )
    return _AT_START.sub(r"\1\\\2", text)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKUP.sub(lambda found: f"\\{found.group()}", _flat(text))


def _list(lines: Iterable[NewsLine]) -> str:
    items = "".join(f"<li>{''.join(map(_element, line.pieces))}{_list(line.below)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _element(piece: Piece) -> str:
    text = escape(_flat(piece.text))
    if piece.mark:
        return f"<{piece.mark}>{text}</{piece.mark}>"
    address = _address(piece.address)
    return f'<a href="{escape(address)}">{text}</a>' if address else text


def _address(address: str) -> str:
    """An address in letters that no format takes for its end; '' for one that would run something ('javascript:')."""
    return "" if _OTHER_SCHEME.match(address) else quote(address, safe=_SAFE)


def _flat(text: str) -> str:
    """On one line; unlike `one_line` it keeps the blanks at both ends, which part it from what stands beside it."""
    return re.sub(r"\s+", " ", clean(text))
