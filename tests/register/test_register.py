"""documents.csv: filled in by us, corrected by people, never overwritten once it is theirs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Cause, RegisterRow, UnreadablePdf
from pipeline.publish import failure
from pipeline.register import (
    Found,
    Identity,
    RegisterError,
    load_register,
    save_register,
    scan,
    to_identify,
    update_register,
    without_demo,
)

ROW = RegisterRow("a.pdf", "aa", "dsw-2024", "inkoopbeleid", "Zorgkantoor DSW", "dsw", "2024", "vv", "Beleid")
WHO = Identity("inkoopbeleid", "Zorgkantoor DSW", "dsw", "2024", "vv", "Beleid")


def found(source: str, sha256: str) -> Found:
    """A file in the corpus."""
    return Found(source, sha256, "1-1")


def test_a_new_file_gets_a_row_with_an_id() -> None:
    """The id says whose and of which year."""
    done = update_register([], [found("x/y.pdf", "bb")], {}, {"x/y.pdf": WHO})
    assert [row.id for row in done.rows] == ["dsw-2024"]
    assert done.unplaced == ()


def test_two_documents_of_one_office_and_year_get_ids_of_their_own() -> None:
    """The sector tells them apart, else a number."""
    other = replace(WHO, sector="ghz")
    looks = {"1.pdf": WHO, "2.pdf": other, "3.pdf": other}
    done = update_register([], [found(f"{n}.pdf", f"h{n}") for n in (1, 2, 3)], {}, looks)
    assert [row.id for row in done.rows] == ["dsw-2024", "dsw-2024-ghz", "dsw-2024-2"]


def test_a_confirmed_row_is_never_overwritten() -> None:
    """Not even when the pages seem to say something else."""
    mine = replace(ROW, zorgkantoor="vgz", confirmed=True)
    done = update_register([mine], [found("a.pdf", "aa")], {"aa": ROW}, {"a.pdf": WHO})
    assert done.rows == (mine,)


def test_a_row_that_a_person_changed_stays_even_unconfirmed() -> None:
    """Whoever corrects a row may forget the last column."""
    mine = replace(ROW, year="2025")
    assert to_identify([mine], [found("a.pdf", "aa")], {"aa": ROW}, set()) == []
    assert update_register([mine], [found("a.pdf", "aa")], {"aa": ROW}, {}).rows == (mine,)


def test_a_row_of_ours_is_looked_at_again_when_the_rules_changed() -> None:
    """`settled` holds the hashes that today's rules gave."""
    files = [found("a.pdf", "aa")]
    assert to_identify([ROW], files, {"aa": ROW}, {"aa"}) == []
    assert to_identify([ROW], files, {"aa": ROW}, set()) == files


def test_a_row_follows_its_file_to_another_name() -> None:
    """Same content, other place: same row."""
    done = update_register([ROW], [found("map/nieuw.pdf", "aa")], {"aa": ROW}, {})
    assert done.rows == (replace(ROW, source="map/nieuw.pdf"),)


def test_a_confirmed_row_of_a_file_that_is_gone_stays() -> None:
    """Decisions are not lost with a file."""
    mine = replace(ROW, confirmed=True)
    ours = replace(ROW, sha256="cc", source="c.pdf")
    done = update_register([mine, ours], [], {"cc": ours}, {})
    assert done.rows == (mine,)
    assert done.present == ()


def test_the_same_content_twice_is_one_document() -> None:
    """The second is named, not read."""
    done = update_register([], [found("a.pdf", "aa"), found("b.pdf", "aa")], {}, {"a.pdf": WHO})
    assert [row.source for row in done.rows] == ["a.pdf"]
    assert done.doubles == (("b.pdf", "a.pdf"),)


def test_what_cannot_be_placed_is_listed() -> None:
    """A policy without zorgkantoor, or a file of no known kind."""
    looks = {"a.pdf": replace(WHO, zorgkantoor=""), "b.pdf": replace(WHO, kind="", zorgkantoor="")}
    done = update_register([], [found("a.pdf", "aa"), found("b.pdf", "bb")], {}, looks)
    assert [row.source for row in done.unplaced] == ["a.pdf", "b.pdf"]
    assert len(done.present) == 2


def test_a_file_that_cannot_be_opened_keeps_the_row_it_had() -> None:
    """And is not among the documents that can be read."""
    error = UnreadablePdf("a.pdf", Cause("afgekapt", ("x",)))
    done = update_register([ROW], [found("a.pdf", "zz")], {}, {"a.pdf": error})
    assert [row.id for row in done.rows] == ["dsw-2024"]
    assert done.present == ()
    assert done.unreadable == (error,)


def test_the_register_survives_a_spreadsheet_program(tmp_path: Path) -> None:
    """Semicolons, a byte order mark or Windows letters, and 'ja' for yes."""
    path = tmp_path / "documents.csv"
    save_register(path, [replace(ROW, title="Beleid voor cliënten; deel 1", confirmed=True)])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = path.read_text("utf-8-sig").replace('"Beleid voor cliënten; deel 1"', "Beleid").replace(",yes", ",ja")
    path.write_bytes(
        text.replace("Beleid voor cliënten; deel 1", "Zorg voor cliënten").replace(",", ";").encode("cp1252")
    )
    (row,) = load_register(path)
    assert (row.title, row.confirmed) == ("Zorg voor cliënten", True)


def test_saving_what_is_there_changes_nothing(tmp_path: Path) -> None:
    """So that a person's own layout of the file stays as long as possible."""
    path = tmp_path / "documents.csv"
    assert save_register(path, [ROW])
    assert not save_register(path, [ROW])
    assert load_register(path) == [ROW]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(("zorgkantoor", "kantoor"), "line 1: the column zorgkantoor is missing", id="column"),
        pytest.param(("inkoopbeleid", "beleid"), "line 2: the kind 'beleid' is unknown", id="kind"),
        pytest.param(("a.pdf", ""), "line 2: the source", id="source"),
    ],
)
def test_a_register_that_cannot_be_used_names_the_line(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    """A person can go there and mend it."""
    path = tmp_path / "documents.csv"
    save_register(path, [ROW])
    path.write_text(path.read_text("utf-8-sig").replace(*change), "utf-8")
    with pytest.raises(RegisterError) as caught:
        load_register(path)
    assert message in failure(caught.value)


def test_scan_finds_pdfs_in_any_folder_and_hashes_only_what_changed(tmp_path: Path) -> None:
    """Hidden folders, other files and links that lead out are left alone."""
    (tmp_path / "corpus" / "diep" / "er").mkdir(parents=True)
    (tmp_path / "corpus" / ".git").mkdir()
    (tmp_path / "buiten.pdf").write_bytes(b"%PDF-buiten")
    corpus = tmp_path / "corpus"
    (corpus / "diep" / "er" / "Beleid.PDF").write_bytes(b"%PDF-1")
    (corpus / ".git" / "x.pdf").write_bytes(b"%PDF-2")
    (corpus / "lees.txt").write_text("geen pdf")
    (corpus / "link.pdf").symlink_to(tmp_path / "buiten.pdf")
    (one,) = scan(corpus, {})
    assert one.source == "diep/er/Beleid.PDF"
    remembered = replace(one, sha256="remembered")
    assert scan(corpus, {one.source: remembered}) == [remembered]


def test_demonstration_documents_step_aside_for_the_users_own() -> None:
    """A real table must not mix with demonstration policy."""
    demo_file, own = found("demo/dsw-2024.pdf", "d"), found("dsw.pdf", "o")
    assert without_demo([demo_file]) == [demo_file]
    assert without_demo([demo_file, own]) == [own]
