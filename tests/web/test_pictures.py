"""Pages as pictures: drawn in a process of its own, so that a page takes nothing along but its picture."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from pipeline.web.drawer import Drawer
from pipeline.web.drawing import Leaf
from pipeline.web.pictures import NoPicture, Pictures
from tests.web.material import Office, pdf

HANGS, DIES = 7, 13  # pages


def draw(pipe: Connection) -> None:
    """Stands for the process that draws: a page has the number of the process as its picture."""
    pipe.send(None)
    while True:
        wanted = pipe.recv()
        if wanted.page == HANGS:
            time.sleep(3600)
        if wanted.page == DIES:
            os._exit(9)
        pipe.send(Leaf(str(os.getpid()).encode(), 100, 100, 0, 100))


@pytest.fixture
def pictures() -> Iterator[Pictures]:
    """Pictures that such a process draws."""
    made = Pictures(Drawer(draw), limit=1.0)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Some document."""
    path = tmp_path / "beleid.pdf"
    path.write_bytes(pdf([["Een"], ["Twee"]]))
    return path


@pytest.mark.parametrize(
    ("page", "words"),
    [pytest.param(HANGS, "duurt te lang", id="hangs"), pytest.param(DIES, "breekt af", id="dies")],
)
def test_a_page_that_ends_the_process_costs_its_own_picture_only(
    pictures: Pictures, file: Path, page: int, words: str
) -> None:
    """The next page comes from a new process; the same page is not tried again, until the file is another."""
    first = pictures.page(file, 1).png
    for _ in range(2):
        with pytest.raises(NoPicture, match=f"beleid.pdf, bladzijde {page}: het tekenen ervan {words}"):
            pictures.page(file, page)
    second = pictures.page(file, 2).png
    assert second not in (first, str(os.getpid()).encode())
    assert pictures.page(file, 3).png == second  # the page that failed was not drawn meanwhile
    assert pictures.page(file, 1).png == first  # kept
    file.write_bytes(b"another")
    with pytest.raises(NoPicture, match=words):
        pictures.page(file, page)
    assert pictures.page(file, 1).png not in (first, second)


def test_a_page_ahead_that_ends_the_process_is_tried_once_it_is_asked_for(pictures: Pictures, file: Path) -> None:
    """Nobody hears of it before."""
    pictures.ahead(file, [DIES, 2])
    assert pictures.page(file, 1).png
    with pytest.raises(NoPicture, match="breekt af"):
        pictures.page(file, DIES)


def test_a_process_that_somebody_ended_is_begun_anew(pictures: Pictures, file: Path) -> None:
    """The page that is asked for then has nothing to do with it."""
    first = int(pictures.page(file, 1).png)
    os.kill(first, 9)
    while _is_there(first):
        time.sleep(0.01)
    assert int(pictures.page(file, 2).png) != first


def _is_there(process: int) -> bool:
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    ("content", "page", "words"),
    [
        pytest.param(None, 1, "staat niet meer bij de documenten", id="gone"),
        pytest.param(b"geen pdf", 1, "is beschadigd", id="no PDF"),
        pytest.param(pdf([["Een"]]), 2, "deze bladzijde heeft het document niet", id="no such page"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_dutch(ours: Office, content: bytes | None, page: int, words: str) -> None:
    """Where the picture would be, with the name of the document; the statement itself is there all the same."""
    path = ours.places.corpus / "vgz-2025.pdf"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with ours.client() as client:
        for address in (f"/api/blad/vgz-2025/{page}", f"/blad/vgz-2025/{page}.png"):
            answer = client.get(address)
            assert (answer.status_code, words in answer.text) == (404, True)
        assert client.get("/api/uitspraak/vgz-2025-001").status_code == 200


def test_a_page_is_drawn_as_large_as_it_is(ours: Office) -> None:
    """Two pixels a point, and between which x there are words; a file that changed is drawn anew."""
    made = Pictures()
    try:
        path = ours.places.corpus / "vgz-2025.pdf"
        leaf = made.page(path, 1)
        assert (leaf.width, leaf.height) == (595, 842)
        assert leaf.png.startswith(b"\x89PNG")
        assert leaf.left == pytest.approx(72, abs=2)
        assert leaf.left < leaf.right < leaf.width
        assert made.page(path, 1) is leaf
        path.write_bytes(pdf([["Iets heel anders"]]))
        assert made.page(path, 1).right < leaf.right
    finally:
        made.close()
