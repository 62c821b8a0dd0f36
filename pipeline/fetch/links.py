"""The links of a page that count for a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import translate
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

AT_MOST = 5_000  # links of one page that are looked at


def links_in(page: str, base: str) -> list[tuple[str, str]]:
    """(address, text) of each link on a page, in its order, each address once; fragments are left out."""
    reader = _Links()
    reader.feed(page)
    reader.close()
    root = urljoin(base, reader.base) if reader.base else base
    found: dict[str, str] = {}
    for target, text in reader.found[:AT_MOST]:
        try:
            address = urldefrag(urljoin(root, target.strip())).url
        except ValueError:  # no address at all
            continue
        if address.lower().startswith(("http://", "https://")):
            found.setdefault(address, " ".join(text.split())[:300])
    return list(found.items())


def wanted(links: Sequence[tuple[str, str]], patterns: Sequence[str]) -> list[tuple[str, str]]:
    """The links whose text or address holds one of `patterns` (`*` stands for anything); without patterns, PDF links.

    What a link is called only chooses what is asked for: whether it is a PDF is told from what comes.
    """
    if not patterns:
        return [link for link in links if urlsplit(link[0]).path.lower().endswith(".pdf")]
    looks = [re.compile(translate(f"*{pattern.casefold()}*")) for pattern in patterns]
    return [
        (address, text)
        for address, text in links
        if any(look.match(text.casefold()) or look.match(address.casefold()) for look in looks)
    ]


class _Links(HTMLParser):
    """Collects `a href` with its text, and the `base` of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self.base = ""
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "base" and href and not self.base:
            self.base = href
        elif tag == "a":
            self._open = href is not None
            if href is not None and len(self.found) < AT_MOST:
                self.found.append((href, dict(attrs).get("title") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open and self.found:
            address, text = self.found[-1]
            self.found[-1] = (address, f"{text} {data}" if len(text) < 300 else text)
