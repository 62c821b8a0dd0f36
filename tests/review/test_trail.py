"""The trail of decisions: to read, to carry elsewhere and back, and how much reviewers agree."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from pipeline.model import Anchor, Box, Fact, Judgement, LaidDecision, Refusal, Shown, Signature
from pipeline.review.agreement import ALL, agreements, cohens_kappa, differences, kappa_defined
from pipeline.review.history import histories
from pipeline.review.overview import list_lines
from pipeline.review.report import write_report
from pipeline.review.rows import Draft
from pipeline.review.store import Kept, Store, load_kept
from pipeline.review.trail import UnreadableTrail, log_lines, take_in, trail_lines
from tests.support import thematabel

AT = "2026-03-01T12:00:00+01:00"
THEMES = {"kwaliteit": "Kwaliteit", "bekostiging": "Bekostiging"}
HOSTILE = '=HYPERLINK("http://x")\x00\x0b<w:t>'


def draft(passage: str, who: str, verdict: str, theme: str = "kwaliteit", text: str = "") -> Draft:
    """A decision about the passage of that name."""
    anchor = Anchor(
        "vgz-2025", f"vgz-2025-{passage}", text or f"Wij vragen van aanbieders een plan over {passage} in 2025.",
        ("2 Kop",), 3, (Box(3, 72, 100, 400, 112),), "abc",
    )  # fmt: skip
    return Draft(passage, who, AT, anchor, Shown(theme, "kort", in_table=True), "", Judgement(), Judgement(verdict))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store of two reviewers: four passages judged by both, of which one differently, and one by one."""
    path = tmp_path / "decisions.sqlite"
    said = {"een": ("akkoord", "akkoord"), "twee": ("vervalt", "vervalt"), "drie": ("akkoord", "vervalt")}
    with Store(path) as store, store.transaction():
        for passage, (jan, piet) in said.items():
            store.add([draft(passage, "Jan", jan), draft(passage, "Piet", piet)])
        store.add([draft("vier", "Jan", "akkoord", "bekostiging"), draft("vier", "Piet", "akkoord", "bekostiging")])
        last = draft("vijf", "Jan", "aanpassen")
        facts = (Fact("afslag", -2.0, "%", "2%", "te laat"),)
        store.add(
            [replace(last, after=Judgement("aanpassen", "", HOSTILE, HOSTILE, "nee", facts), batch="b", way="page")]
        )
        store.refuse(Refusal("een", "Jan", AT, last.anchor))
        store.sign(Signature("Jan", AT, "vgz", 3, 5, "abc"))
    return path


def test_what_is_exported_comes_back_whole(kept: Path, tmp_path: Path) -> None:
    """Into an empty store: every decision, refusal and signature, and the same lines again."""
    lines = trail_lines(load_kept(kept))
    file = tmp_path / "besluiten.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    with Store(tmp_path / "other.sqlite") as store:
        done = take_in(store, file)
        again = take_in(store, file)
    assert (done.decisions, done.refusals, done.signatures, done.known) == (9, 1, 1, 0)
    assert (again.decisions, again.refusals, again.signatures, again.known) == (0, 0, 0, 11)
    assert load_kept(tmp_path / "other.sqlite") == load_kept(kept)
    assert trail_lines(load_kept(tmp_path / "other.sqlite")) == lines


def test_histories_of_two_stores_become_one(kept: Path, tmp_path: Path) -> None:
    """A passage that both decided about keeps one name; whoever came in last stands."""
    other = tmp_path / "other.sqlite"
    with Store(other) as store, store.transaction():
        store.add([replace(draft("een", "Anna", "vervalt"), passage="another name")])
    file = tmp_path / "anna.jsonl"
    file.write_text("\n".join(trail_lines(load_kept(other))), "utf-8")
    with Store(kept) as store:
        assert take_in(store, file).decisions == 1
        assert take_in(store, file).decisions == 0
    (history,) = [one for one in histories(load_kept(kept).decisions) if one[0].passage == "een"]
    assert [one.reviewer for one in history] == ["Jan", "Piet", "Anna"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{", id="no JSON"),
        pytest.param('{"kind": "besluit"}', id="another kind"),
        pytest.param('{"kind": "decision", "uid": "x"}', id="incomplete"),
        pytest.param("[1, 2]", id="a list"),
        pytest.param('{"kind": "decision", "uid": "x", "before": {"verdict": ""}}', id="half a judgement"),
    ],
)
def test_a_damaged_file_is_refused_whole(line: str, kept: Path, tmp_path: Path) -> None:
    """It says which line; nothing of it is taken in."""
    good = trail_lines(load_kept(kept))[0]
    file = tmp_path / "half.jsonl"
    file.write_text(f"{good}\n{line}\n", "utf-8")
    with Store(tmp_path / "other.sqlite") as store:
        with pytest.raises(UnreadableTrail, match="line 2"):
            take_in(store, file)
        assert store.decisions() == []


def test_the_log_says_who_when_before_and_after(kept: Path) -> None:
    """A line each, oldest first."""
    lines = log_lines(load_kept(kept).decisions)
    assert len(lines) == 9
    assert "2026-03-01 12:00  Jan: - -> akkoord" in lines[0]
    assert "Wij vragen van aanbieders een plan over een" in lines[0]
    assert not any("\n" in line or "\x00" in line for line in lines)


@pytest.mark.parametrize("page", [3, 0])
def test_a_passage_is_told_with_its_page_where_the_document_has_any(tmp_path: Path, page: int) -> None:
    """In the log and in the list of where decisions lie, for the passage then and that of today."""
    one = draft("een", "Jan", "akkoord")
    with Store(tmp_path / "decisions.sqlite") as store:
        store.add([replace(one, anchor=replace(one.anchor, page=page))])
    decisions = tuple(load_kept(tmp_path / "decisions.sqlite").decisions)
    then = decisions[0].anchor
    listed = list_lines([LaidDecision(decisions, "orphan"), LaidDecision(decisions, "near", now=then)])
    lines = [line for line in (*log_lines(decisions), *listed) if "'" in line]
    assert len(lines) == 4
    assert all(("p. 3 '" in line) is (page == 3) for line in lines)
    assert not any("p. 0" in line for line in lines)


def test_agreement_is_told_in_all_and_per_theme(kept: Path) -> None:
    """Of four passages that both judged, three alike; by chance half would be."""
    found = {one.theme: one for one in agreements(histories(load_kept(kept).decisions))}
    assert set(found) == {ALL, "kwaliteit", "bekostiging"}
    whole = found[ALL]
    assert (whole.reviewers, whole.both, whole.same, whole.share) == (("Jan", "Piet"), 4, 3, 0.75)
    assert whole.kappa == pytest.approx(0.5)
    assert found["bekostiging"].kappa is None
    (apart,) = differences(histories(load_kept(kept).decisions))
    assert (apart.one.after.verdict, apart.other.after.verdict) == ("akkoord", "vervalt")


def test_what_was_taken_back_is_no_opinion(kept: Path) -> None:
    """Nor does a name that was typed otherwise make another reviewer."""
    with Store(kept) as store, store.transaction():
        store.add([draft("een", "piet ", "vervalt")])
        store.add([replace(draft("drie", "Piet", ""), after=Judgement())])
    whole = agreements(histories(load_kept(kept).decisions))
    assert sum(one.both for one in whole if one.theme == ALL) == 3


_VERDICTS = st.sampled_from(["akkoord", "aanpassen", "vervalt", "twijfel"])


@given(st.lists(st.tuples(_VERDICTS, _VERDICTS), max_size=60))
def test_kappa_is_that_of_a_well_kept_library(said: list[tuple[str, str]]) -> None:
    """Whatever two people said: with scikit-learn, and without it by the definition."""
    if len({verdict for pair in said for verdict in pair}) < 2:
        assert cohens_kappa(said) is None
        return
    ones, others = zip(*said, strict=True)
    assert cohens_kappa(said) == pytest.approx(kappa_defined(said))
    assert kappa_defined(said) == pytest.approx(cohen_kappa_score(ones, others))


def test_kappa_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report says the same where scikit-learn is not installed."""
    monkeypatch.setitem(sys.modules, "sklearn.metrics", None)
    assert cohens_kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == pytest.approx(0.5)


def test_the_report_holds_every_decision_and_runs_nothing(kept: Path, tmp_path: Path) -> None:
    """As a table for a spreadsheet and as a Word document; what was typed is text in both."""
    table, paper = write_report(tmp_path / "out", load_kept(kept), THEMES)
    rows = list(csv.reader(io.StringIO(table.read_text("utf-8-sig")), delimiter=";"))
    assert len(rows) == 10
    assert rows[1][2:5] == ["Jan", "vgz-2025", "3"]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    document = docx.Document(str(paper))
    agree, apart, trail = document.tables
    assert [cell.text for cell in agree.rows[1].cells] == ["Jan en Piet", "alle thema's", "4", "75%", "0,50"]
    assert len(apart.rows) == 2
    assert len(trail.rows) == 10
    assert "Afgetekend voor vgz door Jan op 01-03-2026 12:00: 3 van 5" in "\n".join(p.text for p in document.paragraphs)


def test_a_report_of_nothing_says_so(tmp_path: Path) -> None:
    """Before anybody decided."""
    table, paper = write_report(tmp_path, Kept(), THEMES)
    assert len(table.read_text("utf-8-sig").splitlines()) == 1
    assert "0 besluiten over 0 passages, door niemand." in [p.text for p in docx.Document(str(paper)).paragraphs]


def test_the_command_tells_exports_and_takes_in(kept: Path, tmp_path: Path) -> None:
    """`review --log`, `--export`, `--import` and `--report`."""
    corpus, out, file = kept.parent, tmp_path / "extracted", tmp_path / "besluiten.jsonl"
    told = thematabel("review", "--log", "--corpus", corpus)
    assert (told.returncode, len(told.stdout.splitlines())) == (0, 9)
    assert thematabel("review", "--export", file, "--corpus", corpus).returncode == 0
    assert [json.loads(line)["kind"] for line in file.read_text("utf-8").splitlines()] == ["decision"] * 9 + [
        "refusal", "signature",
    ]  # fmt: skip
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = thematabel("review", "--import", file, "--corpus", elsewhere, "--json")
    assert json.loads(done.stdout) == {"decisions": 9, "refusals": 1, "signatures": 1}
    assert thematabel("review", "--report", "--corpus", corpus, "--out", out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["beoordeling.csv", "beoordeling.docx"]
    assert thematabel("review", "--log", "--list", "--corpus", corpus).returncode == 2


def test_decisions_come_out_whatever_is_wrong_in_config_yaml(kept: Path, tmp_path: Path) -> None:
    """As JSON Lines, which need nothing of it; annotations have its titles of themes, and say what is wrong."""
    broken = tmp_path / "config.yaml"
    broken.write_text("themes: [", "utf-8")
    lines, annotations = tmp_path / "besluiten.jsonl", tmp_path / "besluiten.jsonld"
    asked = ("--corpus", kept.parent, "--config", broken)
    assert thematabel("review", "--export", lines, *asked).returncode == 0
    assert len(lines.read_text("utf-8").splitlines()) == 11
    done = thematabel("review", "--export", annotations, *asked)
    assert done.returncode == 2
    assert "line 1" in done.stderr
    assert not annotations.exists()
