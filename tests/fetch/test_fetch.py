"""Fetching from a real server on this machine that redirects, hangs, lies, breaks off and asks for patience."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import pytest

from pipeline.config import FetchSettings, Source
from pipeline.fetch import Outcome, fetch_all
from pipeline.fetch.addresses import Refused, need_allowed, public_address
from pipeline.fetch.getting import wait_asked
from pipeline.fetch.kept import UnreadableOrigins
from pipeline.model import Cause
from pipeline.publish import caused
from tests.fetch.server import PDF, Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own."""
    with Site() as site:
        yield site


def settings(site: Site, *paths: str, links: tuple[str, ...] = (), **given: object) -> FetchSettings:
    """A source per path, the front page when there is none; quick and allowed to visit this machine."""
    sources = [
        Source(id=f"bron-{number}", page=f"{site.url}{path}", links=links)
        for number, path in enumerate(paths or ("/",))
    ]
    quick = {"timeout": 1.0, "time_limit": 3.0, "pause": 0.0, "retries": 1, "size_limit": 1, "allow_private": True}
    return FetchSettings.model_validate({"sources": sources, **quick, **given})


def fetched(corpus: Path, outcome: Outcome) -> list[bytes]:
    """The content of what is new."""
    return [(corpus / one.origin.file).read_bytes() for one in outcome.new]


def test_what_a_page_links_to_is_fetched_with_its_origin(site: Site, tmp_path: Path) -> None:
    """Only links that count; scripts and files of this machine are no links."""
    outcome = fetch_all(tmp_path, settings(site, links=("inkoopbeleid",)))
    assert fetched(tmp_path, outcome) == [PDF]
    (origin,) = [one.origin for one in outcome.new]
    assert (origin.url, origin.page, origin.text) == (
        f"{site.url}/beleid-2026.pdf",
        f"{site.url}/",
        "Inkoopbeleid 2026",
    )
    assert origin.sha256.startswith(Path(origin.file).stem)
    assert outcome.failed == []
    assert "/brochure.pdf" not in site.asked
    assert "robots.txt" in site.headers[0]["user-agent"]


def test_a_second_round_asks_only_whether_it_changed(site: Site, tmp_path: Path) -> None:
    """By ETag or by date; the answer 304 costs nothing and gives nothing new."""
    chosen = settings(site, "/tag.pdf", "/datum.pdf", "/beleid-2026.pdf")
    assert len(fetch_all(tmp_path, chosen).new) == 3
    again = fetch_all(tmp_path, chosen)
    assert (again.new, again.unchanged, again.failed) == ([], 3, [])
    asked = dict(zip(site.asked, site.headers, strict=True))
    assert asked["/tag.pdf"]["if-none-match"] == '"v1"'
    assert asked["/datum.pdf"]["if-modified-since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


def test_a_new_version_is_recognised_and_the_old_one_stays(site: Site, tmp_path: Path) -> None:
    """Another content at the same address; both files are kept."""
    chosen = settings(site, "/beleid-2026.pdf")
    (first,) = fetch_all(tmp_path, chosen).new
    site.pages["/beleid-2026.pdf"] = PDF + b"tweede druk"
    (second,) = fetch_all(tmp_path, chosen).new
    assert (first.is_version, second.is_version) == (False, True)
    assert second.origin.replaces == first.origin.sha256
    assert (tmp_path / first.origin.file).read_bytes() == PDF
    site.pages["/beleid-2026.pdf"] = PDF
    back = fetch_all(tmp_path, chosen)
    assert (back.new, back.known) == ([], [f"{site.url}/beleid-2026.pdf"])


def test_what_lies_in_the_corpus_is_not_stored_again(site: Site, tmp_path: Path) -> None:
    """Whatever it is called there."""
    digest = fetch_all(tmp_path / "a", settings(site, "/beleid-2026.pdf")).new[0].origin.sha256
    outcome = fetch_all(tmp_path / "b", settings(site, "/beleid-2026.pdf"), known=[digest])
    assert (outcome.new, outcome.known) == ([], [f"{site.url}/beleid-2026.pdf"])
    assert not list((tmp_path / "b").rglob("*.pdf"))


@pytest.mark.parametrize(
    ("path", "why"),
    [
        pytest.param("/nergens.pdf", "the server answers 404", id="missing"),
        pytest.param("/stuk.pdf", "the server answers 500", id="broken server"),
        pytest.param("/half.pdf", "the connection failed", id="half a file"),
        pytest.param("/groot.pdf", "", id="a lie about its length"),
        pytest.param("/zwaar.pdf", "it is larger than 1 MB", id="too large"),
        pytest.param("/hangt.pdf", "no sign of life within 1 seconds", id="hangs"),
        pytest.param("/druppel.pdf", "it took longer than 3 seconds", id="a byte now and then"),
        pytest.param("/rond.pdf", "it redirects more than 5 times", id="round and round"),
        pytest.param("/later.pdf", "the server answers 429", id="asks for a day of patience"),
        pytest.param("/pagina.pdf", "", id="a page under the name of a PDF"),
    ],
)
def test_what_goes_wrong_costs_that_address_only(site: Site, tmp_path: Path, path: str, why: str) -> None:
    """With the reason; the next source is visited, and no half file is kept."""
    site.pages["/pagina.pdf"] = b"<html>Deze pagina bestaat niet</html>"
    outcome = fetch_all(tmp_path, settings(site, path, "/beleid-2026.pdf"))
    if why:
        assert [(address, caused(cause, "en")[: len(why)]) for address, cause in outcome.failed] == [
            (f"{site.url}{path}", why)
        ]
    assert PDF in fetched(tmp_path, outcome)
    stored = [one.read_bytes() for one in tmp_path.rglob("*.pdf")]
    assert all(content.startswith(b"%PDF-") and len(content) < 2000 for content in stored)


@pytest.mark.parametrize(("path", "asked"), [("/druk.pdf", 2), ("/soms.pdf", 2), ("/stuk.pdf", 2), ("/nergens.pdf", 1)])
def test_only_what_may_pass_is_tried_again(site: Site, tmp_path: Path, path: str, asked: int) -> None:
    """429 after the time that the server asks for, 5xx; not 404."""
    site.busy = site.broken = 1
    outcome = fetch_all(tmp_path, settings(site, path))
    assert site.times(path) == asked
    assert bool(outcome.new) is (path in ("/druk.pdf", "/soms.pdf"))


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("7", 7.0), ("", 0.0), ("morgen", 0.0), ("86400", None), ("Mon, 02 Mar 2026 10:00:00 GMT", 0.0)],
)
def test_a_server_is_given_the_time_that_it_asks_for(asked: str, seconds: float | None) -> None:
    """In seconds or as a date; more than we are willing to wait is a failure at once."""
    assert wait_asked(asked, 120) == seconds


def test_a_redirect_within_the_site_is_followed(site: Site, tmp_path: Path) -> None:
    """The document is known by the address that was asked for."""
    outcome = fetch_all(tmp_path, settings(site, "/hop.pdf"))
    assert [one.origin.url for one in outcome.new] == [f"{site.url}/hop.pdf"]


@pytest.mark.parametrize("scheme", ["http://elders.example/x.pdf", "file:///etc/passwd", "ftp://127.0.0.1/x.pdf"])
def test_a_redirect_to_elsewhere_is_refused(site: Site, tmp_path: Path, scheme: str) -> None:
    """Another host, a file of this machine, another protocol."""
    site.elsewhere = scheme
    outcome = fetch_all(tmp_path, settings(site, "/weg.pdf"))
    assert outcome.new == []
    assert outcome.failed[0][1].kind in ("vreemde-host", "geen-web")


def test_the_own_network_is_not_visited(site: Site, tmp_path: Path) -> None:
    """Unless the configuration says so; the server is never asked."""
    outcome = fetch_all(tmp_path, settings(site, "/beleid-2026.pdf", allow_private=False))
    assert outcome.failed[0][1].kind == "eigen-netwerk"
    assert site.asked == []


@pytest.mark.parametrize(
    ("robots", "new"),
    [
        pytest.param("User-agent: *\nDisallow: /beleid", 0, id="not this"),
        pytest.param("User-agent: *\nDisallow: /intern", 1, id="something else"),
        pytest.param("User-agent: thematabel\nDisallow: /", 0, id="not us"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", 0, id="no PDFs"),
        pytest.param("User-agent: *\nDisallow: /b\nAllow: /beleid", 1, id="the longest rule counts"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /", 0, id="behind a byte-order mark"),
        pytest.param("out of order", 0, id="cannot be told"),
    ],
)
def test_robots_txt_is_respected(site: Site, tmp_path: Path, robots: str, new: int) -> None:
    """What it forbids is not asked for."""
    site.robots = robots
    outcome = fetch_all(tmp_path, settings(site, links=("inkoopbeleid",), retries=0))
    assert len(outcome.new) == new
    assert ("/beleid-2026.pdf" in site.asked) is bool(new)


def test_a_host_that_is_away_is_not_said_to_turn_us_away(site: Site, tmp_path: Path) -> None:
    """Whoever reads the reason must know whether to ask for permission or to wait."""
    site.robots = "out of order"
    chosen = settings(site, retries=0)
    assert fetch_all(tmp_path, chosen).failed == [(f"{site.url}/", Cause("robots-onbekend", ("503",)))]
    with socket() as free:  # a port at which nobody answers
        free.bind(("127.0.0.1", 0))
        away = chosen.sources[0].model_copy(update={"page": f"http://127.0.0.1:{free.getsockname()[1]}/"})
        ((_, why),) = fetch_all(tmp_path, chosen.model_copy(update={"sources": (away,)})).failed
    assert why.kind == "geen-verbinding"


def test_a_pause_lies_between_two_visits(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the same host; as long as its robots.txt asks for, where that is longer than ours."""
    slept: list[float] = []
    monkeypatch.setattr("pipeline.fetch.getting.sleep", slept.append)
    site.robots = "User-agent: *\nCrawl-delay: 8.6"
    fetch_all(tmp_path, settings(site, links=("inkoopbeleid",), pause=4))
    assert [round(seconds) for seconds in slept] == [9, 9]


def test_a_link_farm_is_cut_off(site: Site, tmp_path: Path) -> None:
    """And that is said."""
    for number in range(2000):
        site.pages[f"/{number}.pdf"] = PDF + str(number).encode()
    site.pages["/"] = "".join(f'<a href="/{number}.pdf">beleid {number}</a>' for number in range(2000)).encode()
    outcome = fetch_all(tmp_path, settings(site, links_limit=5))
    assert len(outcome.new) == 5
    assert outcome.failed == [(f"{site.url}/", Cause("te-veel-koppelingen", ("2000", "5")))]


def test_a_list_of_origins_that_cannot_be_read_is_not_written_over(site: Site, tmp_path: Path) -> None:
    """It is all that tells where files came from."""
    (tmp_path / "fetched").mkdir()
    (tmp_path / "fetched" / "fetched.json").write_text("{half")
    with pytest.raises(UnreadableOrigins, match="Mend it"):
        fetch_all(tmp_path, settings(site))
    assert (tmp_path / "fetched" / "fetched.json").read_text() == "{half"


def test_what_is_kept_is_kept_after_each_document(site: Site, tmp_path: Path) -> None:
    """fetched.json lists it with address, page and time."""
    fetch_all(tmp_path, settings(site, "/beleid-2026.pdf", "/nergens.pdf"))
    told = json.loads((tmp_path / "fetched" / "fetched.json").read_text("utf-8"))
    assert [one["url"] for one in told["origins"]] == [f"{site.url}/beleid-2026.pdf"]
    assert told["origins"][0]["fetched"].startswith("20")


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://www.vgz.nl/beleid.pdf", True),
        ("https://vgz.nl/beleid.pdf", True),
        ("https://documenten.vgz.nl/beleid.pdf", True),
        ("https://nepvgz.nl/beleid.pdf", False),
        ("https://vgz.nl.elders.example/beleid.pdf", False),
        ("https://naam:woord@vgz.nl/beleid.pdf", False),
        ("https:///beleid.pdf", False),
        ("data:application/pdf;base64,AAAA", False),
    ],
)
def test_which_addresses_belong_to_a_source(url: str, allowed: bool) -> None:
    """Its host and those below it."""
    if allowed:
        need_allowed(url, ["www.vgz.nl"])
    else:
        with pytest.raises(Refused):
            need_allowed(url, ["www.vgz.nl"])


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.8", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "fd00::1",
     "::ffff:127.0.0.1", "2002:7f00:1::", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_addresses_of_the_own_network_are_refused(address: str) -> None:
    """Also where an IPv6 address hides one."""
    with pytest.raises(Refused):
        public_address(address, 80, allow_private=False)
    assert public_address(address, 80, allow_private=True)


def test_a_public_address_is_visited() -> None:
    """The address itself is given, so that it is asked for once."""
    assert public_address("93.184.216.34", 443, allow_private=False) == "93.184.216.34"


def test_a_document_that_was_stored_but_not_listed_gets_its_origin(site: Site, tmp_path: Path) -> None:
    """A death may come between the two; what a person put in the corpus is left as it is."""
    chosen = settings(site, "/beleid-2026.pdf")
    (first,) = fetch_all(tmp_path, chosen).new
    (tmp_path / "fetched" / "fetched.json").unlink()
    again = fetch_all(tmp_path, chosen, known=[first.origin.sha256])
    assert [one.origin.url for one in again.new] == [first.origin.url]
    assert again.known == []
