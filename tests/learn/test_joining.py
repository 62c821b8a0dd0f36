"""What was learned joins the score only where config.yaml says so and only as far as it won; `why` tells."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.cli.learning import what_counts
from pipeline.config import Config, ConfigError, default_config_path, load_config
from pipeline.config.learned import Lesson, Taught
from pipeline.config.load import models_of
from pipeline.model import Clause
from pipeline.themes import find_clauses
from tests.support import told
from tests.themes.paper import config as shipped
from tests.themes.paper import paper, policy

TEXT = "# 4 Kwaliteit\n\nWij verwachten van aanbieders een plan voor kleinschalig wonen in de wijk."
WORD = "w:wonen"


def lesson(**changes: object) -> Lesson:
    """Forty decisions taught that what is about living belongs in the table, and that chapters tell more."""
    taught = {"table": {WORD: 2.0}, "theme": {"heading": 0.5}, "table_wins": True, "theme_wins": True}
    return Lesson.model_validate({"models": models_of(shipped()), "decisions": 40, **taught, **changes})


def written(folder: Path, text: str | None, named: str = "corpus/learned.json") -> Path:
    """A config.yaml of somebody's own that names a lesson, and that lesson."""
    ours, path = default_config_path().read_text("utf-8"), folder / "config.yaml"
    path.write_text(f'{ours}\nreview:\n  learned: "{named}"\n', "utf-8")
    shutil.copytree(default_config_path().parent / "rules", folder / "rules")
    (folder / "corpus").mkdir()
    if text is not None:
        (folder / "corpus" / "learned.json").write_text(text, "utf-8")
    return path


def the_clause(config: Config) -> Clause:
    """The one statement of a small policy."""
    [clause] = find_clauses(policy(), paper(TEXT), [], config.themes, config.clauses)
    return clause


def test_what_won_counts_and_why_says_so(tmp_path: Path) -> None:
    """The points of the words that decisions taught come on top, and the reason says how many decisions."""
    before = the_clause(shipped())
    after = the_clause(load_config(written(tmp_path, lesson().model_dump_json())))
    assert after.points > before.points
    assert after.text == before.text
    lines = [line for line in told(after) if "40 besluiten leren" in line]
    assert any(re.search(r"selectie .*wat 40 besluiten leren: wonen \(\+\d", line) for line in lines)
    assert any(re.search(r"thema .*wat 40 besluiten leren \(\+0\.\d+\)", line) for line in lines)
    total = next(one.points for one in after.reasons if (one.part, one.rule) == ("selectie", "totaal"))
    assert total == pytest.approx(after.points, abs=0.01)
    assert not any("besluiten leren" in line for line in told(before))


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param({"table_wins": False, "theme_wins": False}, "corpus/learned.json", id="nothing won"),
        pytest.param({}, "", id="config.yaml does not ask for it"),
    ],
)
def test_what_did_not_win_or_is_not_asked_for_changes_nothing(
    tmp_path: Path, changes: dict[str, object], named: str
) -> None:
    """Not a point."""
    config = load_config(written(tmp_path, lesson(**changes).model_dump_json(), named))
    assert config.clauses.taught == Taught()
    assert the_clause(config) == the_clause(shipped())


def test_each_part_counts_by_itself(tmp_path: Path) -> None:
    """What was taught of themes does not count because what was taught of the table won."""
    config = load_config(written(tmp_path, lesson(theme_wins=False).model_dump_json()))
    assert config.clauses.taught == Taught(decisions=40, table={WORD: 2.0})


def test_what_config_says_of_a_sign_goes_before_what_decisions_teach(tmp_path: Path) -> None:
    """Points and weights that a person set stay as he set them."""
    config = load_config(written(tmp_path, lesson().model_dump_json()))
    by_hand = config.clauses.model_copy(update={"weights": config.clauses.weights.model_copy(update={"heading": 1.0})})
    untaught = by_hand.model_copy(update={"taught": Taught()})
    found, plain = (the_clause(config.model_copy(update={"clauses": rules})) for rules in (by_hand, untaught))
    assert found.themes == plain.themes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(None, "is not there. Make it with `thematabel learn`", id="not there"),
        pytest.param("{]", "is not what `thematabel learn` writes", id="no lesson"),
        pytest.param(
            lesson(models="0").model_dump_json(), "was learned beside other fitted weights. Run `thematabel learn`"
        ),
    ],
)
def test_a_lesson_that_cannot_be_used_is_an_error_that_says_what_to_do(
    tmp_path: Path, text: str | None, says: str
) -> None:
    """A table never changes in silence because a file is gone, or belongs to other weights; learning anew can go on."""
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match=re.escape(says)):
        load_config(path)
    assert load_config(path, taught=False).review.learned


@pytest.mark.parametrize("config", [None, Path("config.yaml"), Path("../elders/config.yaml")], ids=str)
def test_what_learn_says_to_set_in_config_yaml_leads_to_the_lesson(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: Path | None
) -> None:
    """From wherever config.yaml lies."""
    (tmp_path / "elders").mkdir()
    office = tmp_path / "kantoor"
    office.mkdir()
    monkeypatch.chdir(office)
    says = what_counts(lesson(), Path("corpus") / "learned.json", shipped(), config)
    path = written((config or Path("config.yaml")).parent.resolve(), None, says.partition("learned: ")[2].split("`")[0])
    (office / "corpus").mkdir(exist_ok=True)
    (office / "corpus" / "learned.json").write_text(lesson().model_dump_json(), "utf-8")
    assert load_config(path).clauses.taught.decisions == 40
