"""What stages gave before is found again, and only then."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.config import Config, ReadSettings
from pipeline.model import Box, Finding, Reading, RegisterRow
from pipeline.run.cache import KEPT_FOR, Cache, bound, prune_folder
from pipeline.run.state import State, load_state, save_state
from pipeline.run.versions import key_of, stage_version
from pipeline.run.work import keys_for

ROW = RegisterRow("a.pdf", "aa", "dsw-2024", "inkoopbeleid", "Zorgkantoor DSW", "dsw", "2024", "vv", "Beleid")


def test_a_value_comes_back_equal(tmp_path: Path) -> None:
    """Frozen values survive the journey."""
    kept = Cache(tmp_path, Reading)
    reading = Reading(
        pages=(), findings=(Finding("scan", 3, Box(3, 0, 0, 9, 9), ("a",), 0.5),), known_words=frozenset({"zorg"})
    )
    kept.store("k", reading)
    assert kept.has("k")
    assert kept.load("k") == reading


@pytest.mark.parametrize("damage", [b"", b"not compressed", b"x\x9c\x03\x00"])
def test_a_damaged_entry_counts_as_absent(tmp_path: Path, damage: bytes) -> None:
    """It is made anew; a run never fails on its own cache."""
    kept = Cache(tmp_path, Box)
    kept.store("k", Box(1, 0, 0, 1, 1))
    (tmp_path / "k.json.z").write_bytes(damage)
    assert kept.load("k") is None


def test_entries_that_nobody_used_for_a_fortnight_go(tmp_path: Path) -> None:
    """Those in use stay, however old."""
    kept = Cache(tmp_path, Box)
    for key in ("used", "old", "fresh"):
        kept.store(key, Box(1, 0, 0, 1, 1))
    long_ago = time.time() - KEPT_FOR - 60
    for key in ("used", "old"):
        os.utime(tmp_path / f"{key}.json.z", (long_ago, long_ago))
    prune_folder(tmp_path, {"used"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh.json.z", "used.json.z"]


@pytest.mark.parametrize(
    ("limit", "left"),
    [
        pytest.param(1000, {"tried/t", "read/a", "read/b", "result/a", "result/old"}, id="room for all"),
        pytest.param(400, {"read/a", "read/b", "result/a", "result/old"}, id="what nobody uses, first folder first"),
        pytest.param(350, {"read/a", "read/b", "result/a"}, id="then what nobody uses of results"),
        pytest.param(200, {"read/b", "result/a"}, id="then, oldest first, what can be made again"),
        pytest.param(0, {"result/a"}, id="results in use stay"),
    ],
)
def test_the_cache_takes_no_more_room_than_it_may(tmp_path: Path, limit: int, left: set[str]) -> None:
    """What can be made again goes before what is handed out."""
    for age, name in enumerate(("result/old", "read/b", "read/a", "tried/t", "result/a")):
        path = tmp_path / f"{name}.json.z"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"0" * 100)
        os.utime(path, (1000 - (age if "read" in name else 0), 1000 - (age if "read" in name else 0)))
    gone = bound([tmp_path / one for one in ("tried", "read", "result")], limit, {"a", "b"})
    assert {path.relative_to(tmp_path).as_posix().removesuffix(".json.z") for path in tmp_path.rglob("*.z")} == left
    assert gone == 5 - len(left)


def test_runs_may_share_a_cache(tmp_path: Path) -> None:
    """Whoever reads sees an entry whole, whoever else is writing it."""
    kept = Cache(tmp_path, Reading)
    values = [Reading((), known_words=frozenset({str(n)} | {f"w{i}" for i in range(2000)})) for n in range(2)]
    kept.store("k", values[0])
    with ThreadPoolExecutor(4) as pool:
        for value in values * 20:
            pool.submit(kept.store, "k", value)
        seen = [kept.load("k") for _ in range(40)]
    assert all(one in values for one in seen)


def test_each_stage_depends_on_the_settings_that_it_reads(config: Config) -> None:
    """A new word for a theme finds clauses anew, but reads no page again."""
    before = keys_for(ROW, config)
    first = config.themes[0].model_copy(update={"title": "Visie"})
    after = keys_for(ROW, config.model_copy(update={"themes": (first, *config.themes[1:])}))
    assert (after.read, after.tables) == (before.read, before.tables)
    assert after.result != before.result


def test_only_a_policy_depends_on_themes_and_rules(config: Config) -> None:
    """Other documents have no clauses, whatever is looked for."""
    from dataclasses import replace

    report = replace(ROW, kind="monitor", zorgkantoor="")
    fewer = config.model_copy(update={"themes": config.themes[1:]})
    assert keys_for(report, fewer) == keys_for(report, config)
    assert keys_for(ROW, fewer) != keys_for(ROW, config)


def test_another_content_or_identity_gives_other_keys(config: Config) -> None:
    """By content, not by name; the identity matters to the last stage only."""
    from dataclasses import replace

    before = keys_for(ROW, config)
    assert keys_for(replace(ROW, sha256="bb"), config).read != before.read
    renamed = keys_for(replace(ROW, year="2025"), config)
    assert renamed.read == before.read
    assert renamed.result != before.result


def test_a_key_does_not_run_its_parts_together() -> None:
    """'ab' + 'c' is not 'a' + 'bc'."""
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of(ReadSettings()) == key_of(ReadSettings())


def test_a_stage_has_a_version_that_its_source_decides() -> None:
    """Floors that stand on one another differ."""
    versions = {stage: stage_version(stage) for stage in ("register", "read", "tables", "themes", "publish")}
    assert len(set(versions.values())) == 5


def test_the_state_survives_and_a_damaged_one_is_forgotten(tmp_path: Path) -> None:
    """Losing it costs time, never work."""
    state = State(inferred={"aa": ROW}, good={"a.pdf": "k"}, outputs={"thema-tabel.xlsx": "hash"})
    save_state(tmp_path / "state.json", state)
    assert load_state(tmp_path / "state.json") == state
    (tmp_path / "state.json").write_text('{"found": 3}')
    assert load_state(tmp_path / "state.json") == State()
