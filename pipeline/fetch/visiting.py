"""Visits every source: its page, the links on it that count, and the documents behind them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipeline.config import FetchSettings, Source
from pipeline.fetch.addresses import Refused, hosts_of
from pipeline.fetch.chapters import as_one
from pipeline.fetch.getting import MB, PAGE_LIMIT, Failed, Getter, Got
from pipeline.fetch.kept import Kept, Origin, Visit, alone, digest_of, keep, load_kept, place_of, save_kept
from pipeline.fetch.links import links_in, wanted
from pipeline.fetch.robots import Robots
from pipeline.model import Cause, UnreadablePdf
from pipeline.register.flow.markup import is_markup

CHAPTERS = "#hoofdstukken"  # behind the address of a page: all of its chapters together


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that is new: to us, or instead of what its address gave before."""

    origin: Origin
    is_version: bool  # whether its address gave another document before


@dataclass(slots=True)
class Outcome:
    """What a round along the sources gave."""

    new: list[Fetched] = field(default_factory=list)
    unchanged: int = 0  # addresses that gave what they gave before
    known: list[str] = field(default_factory=list)  # addresses whose document was in the corpus under another name
    failed: list[tuple[str, Cause]] = field(default_factory=list)  # (address, why)


OnSource = Callable[[str, int, int], None]  # id, sources done, sources in all


def fetch_all(
    corpus: Path, settings: FetchSettings, known: Collection[str] = (), on_source: OnSource | None = None
) -> Outcome:
    """Fetch what is new at the sources into `corpus`; `known` are hashes of what lies there already.

    What one source does wrong costs that source only. What was fetched is kept after each document, so that a round
    that is stopped need not begin anew.

    A round that is at work in the same corpus is waited for: each would write its own list of what was fetched.

    Raises:
        UnreadableOrigins: when the list of what was fetched cannot be read.
        BusyFetching: when another round is at work for longer than `PATIENCE`.
        OSError: when the corpus cannot be written.
    """
    with alone(corpus), Getter(settings) as getter:
        kept, outcome = load_kept(corpus), Outcome()
        round_ = _Round(corpus, settings, kept, frozenset(known), outcome, getter, Robots(getter))
        for number, source in enumerate(settings.sources, start=1):
            round_.visit(source)
            if on_source is not None:
                on_source(source.id, number, len(settings.sources))
    return outcome


@dataclass(frozen=True, slots=True)
class _Round:
    corpus: Path
    settings: FetchSettings
    kept: Kept
    known: frozenset[str]
    outcome: Outcome
    getter: Getter
    robots: Robots

    def visit(self, source: Source) -> None:
        """The page of a source, and what it links to."""
        hosts = hosts_of(source)
        try:
            page = self._get(source.page, hosts)
            if page.content is None or page.is_pdf:  # the source is one document
                self._take(source, source.page, source.id, page)
                return
        except (Failed, Refused) as error:
            self.outcome.failed.append((source.page, error.cause))
            return
        if len(page.content) > PAGE_LIMIT * MB:
            self.outcome.failed.append((source.page, Cause("pagina-te-groot", (str(PAGE_LIMIT),))))
            return
        found = links_in(page.content.decode("utf-8", "replace"), page.url)
        if source.chapters:
            self._take_chapters(source, page, self._first(source, wanted(found, source.chapters)), hosts)
        for address, text in self._first(source, wanted(found, source.links)):
            try:
                self._take(source, address, text, self._get(address, hosts))
            except (Failed, Refused) as error:
                self.outcome.failed.append((address, error.cause))

    def _first(self, source: Source, links: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
        """As many links as are visited; that there are more is told."""
        most = self.settings.links_limit
        if len(links) > most:
            self.outcome.failed.append((source.page, Cause("te-veel-koppelingen", (str(len(links)), str(most)))))
        return links[:most]

    def _take_chapters(
        self, source: Source, page: Got, links: Sequence[tuple[str, str]], hosts: Collection[str]
    ) -> None:
        """Keep a policy that is published as pages as one document: whole, or not at all."""
        pages = [(page.url, page.content or b"")]
        try:
            for address, _ in links:
                pages.append(_page(address, self._get(address, hosts)))
            content = as_one(pages)
        except (Failed, Refused) as error:
            self.outcome.failed.append((error.url, error.cause))
        except UnreadablePdf as error:
            self.outcome.failed.append((error.source, error.cause))
        else:
            self._keep(source, f"{source.page}{CHAPTERS}", source.id, Got(page.url, content, "", ""), ".html")

    def _get(self, address: str, hosts: Collection[str]) -> Got:
        if not self.robots.allow(address, hosts):
            raise Refused(address, Cause("robots"))
        last = self.kept.visits.get(address, Visit())
        return self.getter.get(address, hosts, etag=last.etag, modified=last.modified, limit=self.settings.size_limit)

    def _take(self, source: Source, address: str, text: str, got: Got) -> None:
        """Keep a document that is new, and what its address told of it."""
        if got.content is None:
            self.outcome.unchanged += 1
            return
        if not got.is_pdf:
            raise Failed(address, Cause("geen-pdf"))
        self._keep(source, address, text, got, ".pdf")

    def _keep(self, source: Source, address: str, text: str, got: Got, suffix: str) -> None:
        assert got.content is not None
        before, digest = self.kept.visits.get(address, Visit()).sha256, digest_of(got.content)
        if digest == before:
            self.outcome.unchanged += 1
        elif self._is_known(source, digest, suffix):
            self.outcome.known.append(address)
        else:
            file, digest = keep(self.corpus, source.id, got.content, suffix)
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            origin = Origin(file, digest, source.id, address, source.page, text, now, before)
            self.kept.origins.append(origin)
            self.outcome.new.append(Fetched(origin, bool(before)))
        self.kept.visits[address] = Visit(got.etag, got.modified, digest)
        save_kept(self.corpus, self.kept)

    def _is_known(self, source: Source, digest: str, suffix: str) -> bool:
        """Whether a document is listed, or lies in the corpus; one that a death left unlisted is taken as new."""
        if any(origin.sha256 == digest for origin in self.kept.origins):
            return True
        return digest in self.known and not (self.corpus / place_of(source.id, digest, suffix)).exists()


def _page(address: str, got: Got) -> tuple[str, bytes]:
    """The address and the content of what must be a web page. Raises Failed when it is none."""
    content = got.content or b""
    if got.is_pdf or not is_markup(content):
        raise Failed(address, Cause("geen-pagina"))
    if len(content) > PAGE_LIMIT * MB:
        raise Failed(address, Cause("pagina-te-groot", (str(PAGE_LIMIT),)))
    return got.url, content
