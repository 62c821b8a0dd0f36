"""documents.csv as people and spreadsheets leave it: nothing comes alive, and nothing that they wrote is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.model import RegisterRow
from pipeline.publish import failure
from pipeline.register import Found, RegisterError, load_register, save_register, update_register

ROW = RegisterRow("a.pdf", "hash-a", "vgz-2024", "inkoopbeleid", "VGZ Zorgkantoor", "vgz", "2024", "vv", "Beleid")
HEADER = "source,sha256,id,kind,publisher,zorgkantoor,year,sector,title,confirmed"


def line(**given: str) -> str:
    """A line of documents.csv."""
    values = {name: getattr(ROW, name, "") for name in HEADER.split(",")} | {"confirmed": "", **given}
    return ",".join(f'"{value}"' for value in values.values())


def register(folder: Path, *lines: str) -> Path:
    """documents.csv with these lines."""
    path = folder / "documents.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("x")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-cmd", " =1+1", "'=al bewaakt", "''=twee"]
)
def test_no_cell_comes_alive_and_every_text_comes_back(tmp_path: Path, text: str) -> None:
    """From a title or a file's name."""
    path = tmp_path / "documents.csv"
    row = replace(ROW, source=f"{text.strip()}.pdf", title=text.strip())
    save_register(path, [row])
    content = path.read_text("utf-8-sig").splitlines()[1]
    assert not any(cell.strip().lstrip('"').startswith(("=", "@", "+", "-")) for cell in content.split(","))
    assert load_register(path) == [row]
    assert not save_register(path, [row])


@pytest.mark.parametrize(
    ("kind", "year", "meant"),
    [
        pytest.param("inkoopbeleid", "2024-2026", "2024", id="a policy is of the first year"),
        pytest.param("rapport", "2022 - 2023", "2023", id="a report of the last"),
        pytest.param("inkoopbeleid", "2024/2026", "2024", id="stroke"),
        pytest.param("inkoopbeleid", "2024 t/m 2026", "2024", id="words"),
        pytest.param("monitor", "", "", id="none"),
    ],
)
def test_a_period_is_understood_and_stays_as_it_is_written(tmp_path: Path, kind: str, year: str, meant: str) -> None:
    """Also when another row makes the file be written anew."""
    path = register(tmp_path, line(kind=kind, year=year, confirmed="ja"))
    (row,) = load_register(path)
    assert row.year == meant
    save_register(path, [row, replace(ROW, source="b.pdf", sha256="hash-b")])
    assert f",{year}," in path.read_text("utf-8-sig").splitlines()[1]
    assert ",ja" in path.read_text("utf-8-sig").splitlines()[1]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"year": "volgend jaar"}, "line 3: the year 'volgend jaar' is none", id="year"),
        pytest.param(
            {"zorgkantoor": "mensiz"}, "line 3: the zorgkantoor 'mensiz' is unknown. Did you mean menzis?", id="near"
        ),
        pytest.param({"zorgkantoor": "xyzzy"}, "config.yaml has zilveren-kruis, vgz", id="far"),
        pytest.param({"zorgkantoor": "Zorg en Zekerhied"}, "Did you mean zorg-en-zekerheid?", id="near its name"),
        pytest.param({"kind": "beleid"}, "line 3: the kind 'beleid' is unknown. Did you mean inkoopbeleid?", id="kind"),
        pytest.param({"kind": "x"}, "line 3: the kind 'x' is unknown. Kinds are inkoopbeleid, monitor", id="far kind"),
        pytest.param({"title": "x" * 200_000}, "line 3: it is no CSV here", id="oversized field"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(
    tmp_path: Path, config: Config, given: dict[str, str], message: str
) -> None:
    """And what to do about it."""
    path = register(tmp_path, line(), line(source="b.pdf", sha256="hash-b", **given))
    with pytest.raises(RegisterError) as caught:
        load_register(path, config.zorgkantoren)
    assert message in failure(caught.value)


@pytest.mark.parametrize("name", ["Zilveren Kruis", "zilveren-kruis", "ZILVEREN KRUIS"])
def test_a_zorgkantoor_may_go_by_its_name(tmp_path: Path, config: Config, name: str) -> None:
    """As config.yaml has it, or an alias."""
    (row,) = load_register(register(tmp_path, line(zorgkantoor=name)), config.zorgkantoren)
    assert row.zorgkantoor == "zilveren-kruis"


def test_our_own_rows_follow_the_configuration(tmp_path: Path, config: Config) -> None:
    """A zorgkantoor that config.yaml drops is no error in a row that nobody wrote."""
    row = replace(ROW, zorgkantoor="oud-kantoor")
    path = tmp_path / "documents.csv"
    save_register(path, [row])
    assert load_register(path, config.zorgkantoren, [row]) == [row]


def test_a_corrected_row_stays_while_its_pdf_is_away() -> None:
    """Also when it is not confirmed; a row that is ours goes."""
    inferred = {ROW.sha256: ROW, "hash-b": replace(ROW, source="b.pdf", sha256="hash-b", id="vgz-2024-2")}
    corrected = replace(ROW, year="2026")
    rows = [corrected, inferred["hash-b"]]
    kept = update_register(rows, [Found("c.pdf", "hash-c", "1")], inferred, {})
    assert [row.source for row in kept.rows if row.sha256 != "hash-c"] == ["a.pdf"]


def test_a_linked_register_stays_a_link(tmp_path: Path) -> None:
    """The file that it leads to is written."""
    real = tmp_path / "gedeeld.csv"
    save_register(real, [ROW])
    link = tmp_path / "corpus.csv"
    link.symlink_to(real)
    save_register(link, [ROW, replace(ROW, source="b.pdf", sha256="hash-b")])
    assert link.is_symlink()
    assert len(load_register(real)) == 2
