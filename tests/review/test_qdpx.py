"""Codings as a REFI-QDA project: what other programs read of it, by a reader that knows the standard's schema."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pyrefiqda import RefiProject
from pyrefiqda.models import Project

from pipeline.model import Box
from pipeline.review.qdpx import Coded, Source, write_qdpx
from tests.support import thematabel
from tests.web.material import HEIGHT, STATEMENTS, Office, office, pdf

THEMES = {"kwaliteit": "Kwaliteit", "bekostiging": "Bekostiging & tarieven"}
AT = "2026-03-02T12:00:00+01:00"
TEXT = 'Wij vragen "een plan" & meer </Project>.'
HERE = Coded("vgz", TEXT, (Box(7, 50, 100, 300, 112),), "bekostiging", "akkoord", "klopt\x01", "Jan", AT)


@pytest.fixture
def paper(tmp_path: Path) -> Source:
    """A document of which page 7 is as high as A4."""
    file = tmp_path / "vgz.pdf"
    file.write_bytes(pdf([["Een"]]))
    return Source("vgz", "Beleid <2025>", file, {7: 842.0, 8: 595.0})


def read(path: Path) -> Project:
    """The project as another program reads it: what the schema does not know is refused."""
    return RefiProject.load(path, path.with_suffix(""))


def written(folder: Path, source: Source, *codings: Coded) -> Project:
    """Written, and read back."""
    write_qdpx(folder / "codering.qdpx", [source], codings, THEMES)
    return read(folder / "codering.qdpx")


def names_of(project: Project) -> dict[str, str]:
    """Codes and users by their guid."""
    assert project.users is not None
    assert project.code_book is not None
    assert project.code_book.codes is not None
    codes = project.code_book.codes.code
    known = {user.guid: user.name or "" for user in project.users.user}
    return known | {code.guid: code.name for top in codes for code in (top, *top.code)}


def test_a_coding_says_what_who_and_where(tmp_path: Path, paper: Source) -> None:
    """Whole points from the bottom left corner, pages from 0; theme and verdict are codes; the PDF comes along."""
    project = written(tmp_path, paper, HERE)
    assert project.sources is not None
    assert project.sources.text_source == []
    [source] = project.sources.pdfsource
    [selection] = source.pdfselection
    assert source.name == "Beleid <2025>"
    assert (selection.page, selection.name, selection.description) == (6, TEXT, "klopt")
    corners = (selection.first_x, selection.first_y, selection.second_x, selection.second_y)
    assert corners == (50, 742, 300, 730)
    names = names_of(project)
    assert [names[coding.code_ref.target_guid] for coding in selection.coding] == ["Bekostiging & tarieven", "akkoord"]
    assert [names[coding.creating_user or ""] for coding in selection.coding] == ["Jan", "Jan"]
    assert paper.file is not None
    kept = RefiProject.resolve_source_path(source.path or "", tmp_path / "codering")
    assert kept.read_bytes() == paper.file.read_bytes()


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        pytest.param([(7, 50, 100, 300, 112), (7, 40, 114, 90, 126)], [(6, 40, 742, 300, 716)], id="two lines"),
        pytest.param(
            [(7, 50, 700, 290, 712), (7, 310, 80, 500, 92)],
            [(6, 50, 142, 290, 130), (6, 310, 762, 500, 750)],
            id="over to the next column",
        ),
        pytest.param(
            [(7, 50, 700, 290, 712), (8, 50, 80, 200, 92)],
            [(6, 50, 142, 290, 130), (7, 50, 515, 200, 503)],
            id="over to a page of another height",
        ),
    ],
)
def test_a_passage_has_a_rectangle_for_each_page_and_column(
    tmp_path: Path, paper: Source, boxes: list[tuple[int, float, float, float, float]], found: list[tuple[int, ...]]
) -> None:
    """Each with the same codes."""
    project = written(tmp_path, paper, replace(HERE, boxes=tuple(Box(*one) for one in boxes)))
    assert project.sources is not None
    [source] = project.sources.pdfsource
    told = [(one.page, one.first_x, one.first_y, one.second_x, one.second_y) for one in source.pdfselection]
    assert told == found
    assert {len(one.coding) for one in source.pdfselection} == {2}


def test_what_has_no_place_on_a_page_is_coded_in_a_text(tmp_path: Path, paper: Source) -> None:
    """The passages of a document without pages, or that is there no more: where the text says, in letters."""
    other = replace(HERE, text="Zorg 😀 thuis.", boxes=(), who="jan ", verdict="vervalt", theme="")
    project = written(tmp_path, replace(paper, file=None), HERE, other, replace(other, who="Piet", verdict="twijfel"))
    assert project.sources is not None
    assert project.sources.pdfsource == []
    [source] = project.sources.text_source
    text = RefiProject.resolve_source_path(source.plain_text_path or "", tmp_path / "codering").read_text("utf-8")
    told = [text[one.start_position : one.end_position] for one in source.plain_text_selection]
    assert told == [TEXT, "Zorg 😀 thuis.", "Zorg 😀 thuis."]
    names = names_of(project)
    held = [
        [names[one.creating_user or ""], *(names[coding.code_ref.target_guid] for coding in one.coding)]
        for one in source.plain_text_selection
    ]
    assert held == [["Jan", "Bekostiging & tarieven", "akkoord"], ["Jan", "vervalt"], ["Piet", "twijfel"]]


def test_the_same_codings_give_the_same_file(tmp_path: Path, paper: Source) -> None:
    """So that it can be kept beside others; and no two things in it go by one guid."""
    project = written(tmp_path, paper, HERE, replace(HERE, who="Piet"), replace(HERE, boxes=()))
    first = (tmp_path / "codering.qdpx").read_bytes()
    written(tmp_path, paper, HERE, replace(HERE, who="Piet"), replace(HERE, boxes=()))
    assert (tmp_path / "codering.qdpx").read_bytes() == first
    assert project.sources is not None
    selections = [one for source in project.sources.pdfsource for one in source.pdfselection]
    guids = [guid for one in selections for guid in (one.guid, *(coding.guid for coding in one.coding))]
    assert len(set(guids)) == len(guids) == 6


def test_the_command_writes_the_table_and_what_reviewers_hold(tmp_path: Path) -> None:
    """What nobody reviewed is coded as the table shows it; what went is under no theme; every coding has its place."""
    ours: Office = office(tmp_path)
    with ours.client() as client:
        for name, verdict in (("vgz-2025-001", "akkoord"), ("vgz-2025-002", "vervalt")):
            client.post("/api/besluit", json={"clauses": [name], "verdict": verdict})
    file = tmp_path / "uit" / "codering.qdpx"
    done = thematabel("review", "--export", file, "--corpus", ours.places.corpus, "--out", ours.places.out)
    assert done.returncode == 0, done.stderr
    assert "7 coded passages" in done.stderr
    project = read(file)
    names = names_of(project)
    assert project.sources is not None
    [cz, vgz] = sorted(project.sources.pdfsource, key=lambda source: len(source.pdfselection))
    told = [
        [names[one.creating_user or ""], *(names[coding.code_ref.target_guid] for coding in one.coding)]
        for one in vgz.pdfselection
    ]
    kwaliteit, bekostiging = (ours.config.themes[n].title for n in (0, 1))
    assert told == [
        ["Jan", kwaliteit, "akkoord"], ["Jan", "vervalt"], ["thematabel", kwaliteit], ["thematabel", kwaliteit],
        ["thematabel", bekostiging],
    ]  # fmt: skip
    assert [one.name for one in cz.pdfselection] == list(STATEMENTS[:2])
    assert (vgz.pdfselection[0].page, vgz.pdfselection[0].first_y) == (0, HEIGHT - 62)
    with zipfile.ZipFile(file) as packed:
        assert sum(name.endswith(".pdf") for name in packed.namelist()) == 2
