"""When a zorgkantoor publishes, the table and the report follow; when nobody does, nothing is said."""

from __future__ import annotations

import re
import shutil
import threading
from pathlib import Path

from pipeline.config import Config, FetchSettings, Source
from pipeline.notice.round import one_round
from pipeline.notice.watching import occasions
from pipeline.run import Places
from tests.fetch.server import Site
from tests.support import DemoRun


def test_what_is_published_is_fetched_read_and_told_of_once(
    demo: Path, demo_run: DemoRun, tmp_path: Path, config: Config
) -> None:
    """A first edition; then nothing; then a second edition at another address; then a page that is gone."""
    old, new = (demo / "dsw-2024.pdf").read_bytes(), (demo / "dsw-2025.pdf").read_bytes()
    places = Places(tmp_path / "corpus", tmp_path / "uit")
    demo_run.lend_readings(places.out)
    with Site() as site:
        quick = {"timeout": 5.0, "time_limit": 10.0, "pause": 0.0, "retries": 0, "allow_private": True}
        site.pages = {"/": b'<a href="/a.pdf">Inkoopbeleid 2024</a>', "/a.pdf": old}
        sources = [Source(id="dsw", page=f"{site.url}/", links=("inkoopbeleid",))]
        chosen = config.model_copy(update={"fetch": FetchSettings.model_validate({"sources": sources, **quick})})

        first = one_round(places, chosen)
        assert first.exit_code == 0
        said = (places.out / "bericht.md").read_text("utf-8")
        assert "inkoopbeleid 2024 van" in said
        assert f"{site.url}/a.pdf" in said.replace("\\", "")
        assert (places.out / "thema-tabel.xlsx").exists()

        (places.out / "bericht.md").unlink()
        second = one_round(places, chosen)
        assert (second.bericht, second.exit_code) == (None, 0)
        assert not (places.out / "bericht.md").exists()

        site.pages |= {
            "/": b'<a href="/a.pdf">Inkoopbeleid 2024</a><a href="/b.pdf">Inkoopbeleid 2025</a>',
            "/b.pdf": new,
        }
        third = one_round(places, chosen)
        assert third.bericht is not None
        assert [(one.id, one.year) for one in third.bericht.new] == [("dsw-2025", "2025")]
        changed = {cell.theme: cell for cell in third.bericht.cells}
        assert changed
        assert any(cell.reworded for cell in changed.values())
        assert third.bericht.new[0].instead == "2024"
        here = (places.out / "bericht.html").read_text("utf-8")
        links = set(re.findall(r'href="(\.\./corpus/fetched/dsw/[0-9a-f]{20}\.pdf)#page=\d+"', here))
        assert {Path(places.out, link).resolve() for link in links} == set((places.corpus / "fetched").rglob("*.pdf"))
        assert any(cell.came for cell in changed.values())
        assert all("DSW" in cell.zorgkantoor for cell in changed.values())

        del site.pages["/b.pdf"]
        fourth = one_round(places, chosen)
        assert fourth.bericht is not None  # told once that it cannot be fetched
        assert fourth.exit_code == 1
        assert "de server antwoordt met 404" in (places.out / "bericht.md").read_text("utf-8")
        assert one_round(places, chosen).bericht is None  # and not every night

        site.pages["/a.pdf"] = old + b"\n% tweede druk"
        fifth = one_round(places, chosen)
        assert fifth.bericht is not None
        assert [one.id for one in fifth.bericht.new] == ["dsw-2024"]  # a new version is the same document
        assert len(list((places.corpus / "fetched").rglob("*.pdf"))) == 3  # and the old one stays


def test_a_change_of_the_corpus_is_an_occasion(tmp_path: Path, demo: Path) -> None:
    """Once it has settled; what thematabel is still writing is none."""
    stop = threading.Event()
    waiting = occasions(tmp_path, None, 0, stop)
    assert next(waiting) == "start"
    (tmp_path / ".thematabel-half.pdf").write_bytes(b"%PDF")
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "run.json").write_text("{}")
    (tmp_path / "uit" / "thema-tabel.xlsx").write_bytes(b"PK")  # else each round would be a reason for the next
    threading.Timer(5.0, shutil.copyfile, (demo / "vgz-2024.pdf", tmp_path / "nieuw.pdf")).start()
    assert next(waiting) == "change"
    assert (tmp_path / "nieuw.pdf").exists()
    stop.set()
    assert list(waiting) == []


def test_the_time_is_an_occasion(tmp_path: Path) -> None:
    """Also when nothing changes."""
    stop = threading.Event()
    waiting = occasions(tmp_path, None, 1.0, stop)
    assert [next(waiting), next(waiting)] == ["start", "time"]
    stop.set()
