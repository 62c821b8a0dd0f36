"""A policy that is published as web pages is fetched as one document: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.config import FetchSettings
from pipeline.fetch import fetch_all
from pipeline.fetch.chapters import as_one
from pipeline.model import Cause, UnreadablePdf
from pipeline.register.flow.web import read_web
from tests.fetch.server import Site
from tests.fetch.test_fetch import settings

INDEX = """<!doctype html><html><head><title>Inkoopbeleid 2026</title></head><body><main><h1>Inkoopbeleid 2026</h1>
<p>Lees de hoofdstukken.</p><a href="/h1">Hoofdstuk 1</a> <a href="/h2">Hoofdstuk 2</a> <a href="/contact">Contact</a>
</main></body></html>"""
COOKIES = "<p>Wij gebruiken cookies.</p>"


def chapter(number: int, words: str, visit: int = 1) -> bytes:
    """A chapter with what changes from visit to visit around it."""
    return (
        f"<!doctype html><html><head><title>x</title><script>visit({visit})</script></head><body>"
        f'<nav data-visit="{visit}">menu</nav><main>{COOKIES}<h2 id="k{number}">Hoofdstuk {number}</h2>'
        f"<p>{words}</p></main></body></html>"
    ).encode()


def serve(site: Site, second: bytes) -> None:
    """An index with two chapters."""
    site.pages = {"/": INDEX.encode(), "/h1": chapter(1, "Wij vragen een plan."), "/h2": second}


def chosen(site: Site) -> FetchSettings:
    """Settings whose one source has chapters."""
    given = settings(site)
    source = given.sources[0].model_copy(update={"chapters": ("hoofdstuk",), "hosts": ("127.0.0.1",)})
    return given.model_copy(update={"sources": (source,)})


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own."""
    with Site() as one:
        yield one


def test_chapters_become_one_document_that_leads_back(site: Site, tmp_path: Path) -> None:
    """In the order of the links; each paragraph with the address that it was read at."""
    serve(site, chapter(2, "Wij stellen <b>eisen</b>.") + b"<script>alert(1)</script>")
    (new,) = fetch_all(tmp_path, chosen(site)).new
    assert new.origin.file.endswith(".html")
    content = (tmp_path / new.origin.file).read_bytes()
    assert b"<script" not in content
    document = read_web(content, "x")
    assert document.title == "Inkoopbeleid 2026"
    told = {block.text: block.place for block in document.blocks}
    assert told["Wij vragen een plan."] == f"{site.url}/h1#k1"
    assert told["Wij stellen eisen."] == f"{site.url}/h2#k2"
    assert list(told)[-1] == "Wij stellen eisen."
    assert "/contact" not in site.asked


def test_only_other_words_make_a_new_version(site: Site, tmp_path: Path) -> None:
    """Scripts, menus and marks of a visit change every day."""
    serve(site, chapter(2, "Wij stellen eisen."))
    (first,) = fetch_all(tmp_path, chosen(site)).new
    serve(site, chapter(2, "Wij stellen eisen.", visit=2))
    again = fetch_all(tmp_path, chosen(site))
    assert (again.new, again.unchanged) == ([], 1)
    serve(site, chapter(2, "Wij stellen strenge eisen."))
    (second,) = fetch_all(tmp_path, chosen(site)).new
    assert second.is_version
    assert second.origin.replaces == first.origin.sha256
    assert (tmp_path / first.origin.file).exists()


@pytest.mark.parametrize(
    ("second", "why"),
    [
        pytest.param(b"", "geen-pagina", id="nothing"),
        pytest.param(b"%PDF-1.7 iets", "geen-pagina", id="a PDF"),
        pytest.param(b"<!doctype html><main></main>", "niets-erop", id="without words"),
        pytest.param(b"<!doctype html>" + b"<b>" * 3000, "te-diep", id="nested too deep"),
        pytest.param(b"<!doctype html>" + b" " * 6_000_000, "", id="too large"),
    ],
)
def test_half_a_policy_is_not_kept(site: Site, tmp_path: Path, second: bytes, why: str) -> None:
    """It would look as if the rest had been dropped; what is wrong with which chapter is told."""
    serve(site, second)
    outcome = fetch_all(tmp_path, chosen(site))
    assert outcome.new == []
    ((address, cause),) = outcome.failed
    assert address == f"{site.url}/h2"
    assert why in (cause.kind, "")
    assert not list(tmp_path.rglob("*.html"))


def test_a_chapter_that_is_away_is_named(site: Site, tmp_path: Path) -> None:
    """As any address."""
    serve(site, b"")
    del site.pages["/h2"]
    assert fetch_all(tmp_path, chosen(site)).failed == [(f"{site.url}/h2", Cause("antwoord", ("404",)))]


def test_what_most_pages_repeat_is_no_text_of_the_policy() -> None:
    """From three pages on: of two, nobody can tell."""
    pages = [(f"https://vgz.nl/{n}", chapter(n, f"Zin {n}.")) for n in range(1, 4)]
    texts = [block.text for block in read_web(as_one(pages), "x").blocks]
    assert texts == ["Hoofdstuk 1", "Zin 1.", "Hoofdstuk 2", "Zin 2.", "Hoofdstuk 3", "Zin 3."]
    assert [b.text for b in read_web(as_one(pages[:2]), "x").blocks].count("Wij gebruiken cookies.") == 2


def test_what_was_read_is_written_so_that_it_reads_the_same() -> None:
    """Headings, lists, tables with spans, captions; text that looks like markup stays text."""
    page = (
        b"<!doctype html><main><h1 id='a\"b'>Kop &lt;i&gt;</h1><p id=n>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
        b"<ul><li>een<ul><li>twee</ul></ul><table><caption>Tabel 1</caption><tr><th colspan=2>K<tr><td>a<td>b</table>"
    )
    before = read_web(page, "x").blocks
    content = as_one([("https://vgz.nl/p?a=b&c=d", page)])
    after = read_web(content, "x").blocks
    assert b"<script" not in content
    assert [(b.kind, b.text, b.level, b.rows) for b in after] == [(b.kind, b.text, b.level, b.rows) for b in before]
    assert [b.place for b in after] == [f"https://vgz.nl/p?a=b&c=d{b.place}" for b in before]


def test_a_page_that_cannot_be_read_is_named_by_its_address() -> None:
    """So that it can be looked at."""
    with pytest.raises(UnreadablePdf) as caught:
        as_one([("https://vgz.nl/leeg", b"<html></html>")])
    assert caught.value.source == "https://vgz.nl/leeg"
