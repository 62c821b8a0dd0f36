"""config.yaml: what is wrong is said with its line and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.config import Config, ConfigError, load_config
from pipeline.run.faults import in_words

GOOD = """\
zorgkantoren:
  - id: dsw
    name: DSW
themes:
  - {id: algemeen, title: Algemeen}
"""
THEME = GOOD + "  - id: voeding\n    title: Voeding\n"


def write(folder: Path, text: str) -> Path:
    """A config.yaml with this text."""
    path = folder / "config.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_configuration_that_comes_along_is_valid(config: Config) -> None:
    """Seven zorgkantoren with 31 regions and seven themes in the order of the contract."""
    assert [z.id for z in config.zorgkantoren] == [
        "zilveren-kruis", "vgz", "menzis", "cz", "salland", "dsw", "zorg-en-zekerheid",
    ]  # fmt: skip
    assert sum(len(z.regions) for z in config.zorgkantoren) == 31
    assert [t.id for t in config.themes] == [
        "algemeen", "kwaliteit", "behandeling", "bekostiging", "duurzaamheid", "technologie", "overig",
    ]  # fmt: skip


def test_a_small_configuration_is_enough(tmp_path: Path) -> None:
    """Everything but zorgkantoren and themes has a default."""
    assert load_config(write(tmp_path, GOOD)).run.jobs == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(GOOD + "run:\n  job: 3\n", "line 7: run.job is unknown. Did you mean jobs?", id="unknown key"),
        pytest.param(
            GOOD.replace("name:", "naam:"), "line 3: zorgkantoren.0.naam is unknown. Did you mean name?", id="in a list"
        ),
        pytest.param(GOOD.replace("    name: DSW\n", ""), "line 2: zorgkantoren.0.name is missing", id="missing"),
        pytest.param(GOOD + "run: {jobs: -1}\n", "line 6: run.jobs: Input should be greater", id="out of range"),
        pytest.param(GOOD + "run: {jobs: veel}\n", "line 6: run.jobs: Input should be a valid integer", id="no number"),
        pytest.param(GOOD + "run: [\n", "no valid YAML", id="no YAML"),
        pytest.param("", "settings expected", id="empty"),
        pytest.param(
            GOOD + "  - {id: algemeen, title: Nog eens}\n",
            "line 6: themes.1.id: theme 'algemeen' stands there twice.",
            id="twice",
        ),
        pytest.param(
            GOOD + "clauses:\n  stance:\n" + 2 * "    - {id: a, stance: eis, when: [b]}\n",
            "line 9: clauses.stance.1.id: rule 'a' stands there twice.",
            id="rule twice",
        ),
        pytest.param(
            THEME + "    strong: [<aanbider> kookt]\nclauses:\n  words: {aanbieder: [aanbieder*]}\n",
            "line 8: themes.1.strong.0: voeding names the word list <aanbider>, which is not in clauses.words. "
            "Did you mean <aanbieder>?",
            id="word list of a theme",
        ),
        pytest.param(
            GOOD + "clauses:\n  subjects:\n    - {name: MPT, when: [<x>]}\n",
            "line 8: clauses.subjects.0.when.0: MPT names the word list <x>",
            id="word list of a subject",
        ),
        pytest.param(THEME + "    strong: [ok, '*']\n", "line 8: themes.1.strong.1: pattern '*' says", id="lone star"),
        pytest.param(THEME + "    strong: [2024]\n", 'put it between quotes ("2024").', id="a number for a text"),
        pytest.param(THEME + "    strong: maaltijd*\n", "a list is expected: [maaltijd*].", id="a text for a list"),
        pytest.param(
            THEME + "    strong:\n      - maaltijd\n      -\n", "line 10: themes.1.strong.1: nothing stands", id="empty"
        ),
        pytest.param(THEME + "    strong: [een: twee]\n", "with a colon in it between quotes", id="a colon in a text"),
        pytest.param(THEME + "    strong: [*maaltijd]\n", "line 8: no valid YAML: found undefined alias", id="star"),
        pytest.param(
            THEME + "    strong: [*maaltijd]\n", "begins with * stands between quotes", id="what a star wants"
        ),
        pytest.param(THEME + "\tstrong: [maaltijd]\n", "indent with spaces, not with tabs", id="tab"),
        pytest.param(THEME + "    strong: [a\n    weak: [b]\n", "(in what begins on line 8)", id="open list"),
        pytest.param(
            THEME + "    weak: [a]\n    weak: [b]\n", "line 9: no valid YAML: weak stands there twice.", id="key twice"
        ),
        pytest.param(GOOD.replace("id: dsw", "id: DSW"), "line 2: zorgkantoren.0.id: only a to z", id="capitals"),
        pytest.param(
            GOOD + "clauses:\n  weights: {heading: 6,5}\n", "written with a point (6.5)", id="decimals with a comma"
        ),
    ],
)
def test_an_error_names_the_line_and_the_way_out(tmp_path: Path, text: str, message: str) -> None:
    """A person can go to the line and mend it."""
    with pytest.raises(ConfigError) as error:
        load_config(write(tmp_path, text))
    assert message in str(error.value)
    assert "config.yaml" in str(error.value)
    _same_in_dutch(error.value)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """No trace, a sentence."""
    with pytest.raises(ConfigError, match="is not there"):
        load_config(tmp_path / "nergens.yaml")


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    """No trace either."""
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A spreadsheet saved under this name."""
    (tmp_path / "config.yaml").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "config.yaml")


def test_rules_for_figures_beside_the_configuration_are_used(tmp_path: Path) -> None:
    """A list of the adviser's own takes the place of the one that comes along; an empty one is empty."""
    ours = load_config(write(tmp_path, GOOD)).clauses.facts
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "facts.yaml").write_text("signs: {up_names: [zorgplus*], down: []}\n", "utf-8")
    theirs = load_config(tmp_path / "config.yaml").clauses.facts
    assert "maand" in ours.term_words
    assert (theirs.signs.up_names, theirs.signs.down) == (("zorgplus*",), ())
    changed = {"up_names": theirs.signs.up_names, "down": theirs.signs.down}
    assert theirs == ours.model_copy(update={"signs": ours.signs.model_copy(update=changed)})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("signs: {up_nams: [a]}\n", "line 1: signs.up_nams is unknown. Did you mean up_names?", id="key"),
        pytest.param("units:\n  terms:\n    - {unit: jaar}\n", "line 3: units.terms.0.words is missing", id="missing"),
        pytest.param("signs:\n  up: ['*']\n", "line 2: signs.up.0: pattern '*' says nothing", id="lone star"),
        pytest.param("signs: [\n", "no valid YAML", id="no YAML"),
        pytest.param("", "settings expected", id="empty"),
    ],
)
def test_an_error_in_the_rules_names_their_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    """As for config.yaml: a person can go to the line and mend it."""
    path = write(tmp_path, GOOD)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "facts.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        load_config(path)
    assert str(Path("rules") / "facts.yaml") in str(error.value)
    assert message in str(error.value)
    _same_in_dutch(error.value)


ENGLISH = (" line ", "is expected", "is unknown", "is missing", "Did you mean", "should be", "it says", "stands there")


def _same_in_dutch(error: ConfigError) -> None:
    """Line for line, about the same lines of the file, and without a word of English."""
    dutch, english = in_words(error, "nl"), in_words(error, "en")
    assert [one for one in ENGLISH if one in dutch] == []
    assert re.findall(r"\bregel (\d+)", dutch) == re.findall(r"\bline (\d+)", english)
    assert len(dutch.splitlines()) == len(english.splitlines())


def test_the_rules_for_figures_have_one_place(tmp_path: Path) -> None:
    """In config.yaml itself they are refused, with where they belong."""
    with pytest.raises(ConfigError, match=r"line 7: clauses.facts stands in rules/facts.yaml"):
        load_config(write(tmp_path, GOOD + "clauses:\n  facts: {signs: {up: [a]}}\n"))
