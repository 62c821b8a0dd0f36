"""A workbook that was taken in under a wrong name: taken in once more with the right one, its decisions go by that."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Judgement
from pipeline.review.importing import ImportReport, Source, import_book
from pipeline.review.overview import import_lines
from pipeline.review.store import Store, load_kept
from pipeline.review.trail import take_in, trail_lines
from pipeline.review.workbook import ReviewedBook
from tests.publish.material import comparison
from tests.review.material import NOON, STATEMENTS, THEMES, stated

CLAUSES = [one for one in comparison(STATEMENTS).clauses if one.document == "vgz-2024"]


def taken(store: Store, number: int, who: str, *, named: bool = True, keep: bool = True) -> ImportReport:
    """The import of a workbook in which one passage is judged; workbooks of one number are the same file."""
    book = ReviewedBook((stated(CLAUSES[number], Judgement("akkoord")),), "", "")
    return import_book(
        store, Source(f"{number}.xlsx", str(number) * 64, who, NOON, named=named), book, THEMES, keep=keep
    )


def names(path: Path) -> list[str]:
    """Who made each decision, as whoever reads the store is told."""
    return [one.reviewer for one in load_kept(path).decisions]


def test_the_right_name_is_told_by_importing_once_more(tmp_path: Path) -> None:
    """No decision comes twice, those of other files keep their name, and what stands in the file is never changed."""
    path = tmp_path / "decisions.sqlite"
    with Store(path) as store:
        taken(store, 0, "root", named=False)
        taken(store, 1, "Piet")
        before = store.decisions()
        report = taken(store, 0, "Jan de Vries")
        assert (report.added, report.renamed) == ([], 1)
        assert import_lines(report)[0].endswith("its 1 decisions stand under the name of Jan de Vries now.")
        assert [one.uid for one in store.decisions()] == [one.uid for one in before]
    assert names(path) == ["Jan de Vries", "Piet"]


def test_the_last_name_counts_and_the_same_name_changes_nothing(tmp_path: Path) -> None:
    """However it is typed."""
    path = tmp_path / "decisions.sqlite"
    with Store(path) as store:
        for who in ("root", "Jan", "Kees"):
            taken(store, 0, who)
        assert taken(store, 0, "KEES").renamed == 0
    assert names(path) == ["Kees"]


def test_a_name_that_nobody_gave_mends_nothing(tmp_path: Path) -> None:
    """Another account imports the file once more."""
    path = tmp_path / "decisions.sqlite"
    with Store(path) as store:
        taken(store, 0, "Jan")
        assert taken(store, 0, "root", named=False).renamed == 0
    assert names(path) == ["Jan"]


def test_it_can_be_tried_without_being_kept(tmp_path: Path) -> None:
    """As every import can."""
    path = tmp_path / "decisions.sqlite"
    with Store(path) as store:
        taken(store, 0, "root")
        report = taken(store, 0, "Jan", keep=False)
        assert "1 decisions would stand under the name of Jan" in import_lines(report)[0]
    assert names(path) == ["root"]


def test_another_store_learns_the_right_name_too(tmp_path: Path) -> None:
    """Also when it has taken the decision over under the wrong one."""
    here, there, trail = tmp_path / "a.sqlite", tmp_path / "b.sqlite", tmp_path / "besluiten.jsonl"
    with Store(here) as store, Store(there) as other:
        taken(store, 0, "root")
        for _ in range(2):
            trail.write_text("\n".join(trail_lines(load_kept(here))), "utf-8")
            take_in(other, trail)
            taken(store, 0, "Jan")
        assert [one.reviewer for one in other.decisions()] == ["Jan"]
        assert take_in(other, trail).known == 2
