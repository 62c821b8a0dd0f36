"""rules/*.yaml: laid under what config.yaml says itself; a mistake leads to its file and line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.config import Config, ConfigError, Theme, load_config
from pipeline.config.matching import found, without
from pipeline.explain.settings_changed import settings_changed
from pipeline.run.faults import in_words
from pipeline.themes.find import for_year
from tests.support import ROOT

GOOD = """\
zorgkantoren:
  - {id: dsw, name: DSW}
themes:
  - {id: kwaliteit, title: Kwaliteit}
"""


def loaded(folder: Path, config: str, **files: str) -> Config:
    """The settings of a config.yaml with these files of rules beside it."""
    (folder / "config.yaml").write_text(config, "utf-8")
    (folder / "rules").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "rules" / f"{name}.yaml").write_text(text, "utf-8")
    return load_config(folder / "config.yaml")


def test_what_config_leaves_out_is_what_comes_along(tmp_path: Path, config: Config) -> None:
    """Rules, lists and the words of a theme that goes by a known id."""
    ours = loaded(tmp_path, GOOD)
    lists = "words", "skip", "hanging", "alone", "lapse"
    for name in ("own", "stance", "notices", "subjects", *lists, "facts", "learned"):
        assert getattr(ours.clauses, name) == getattr(config.clauses, name)
    assert ours.clauses.selection == config.clauses.selection
    for name in ("kinds", "deeds", "sectors", "years"):
        assert getattr(ours.register_, name) == getattr(config.register_, name)
    assert (ours.compare.supplement, ours.compare.columns) == (config.compare.supplement, config.compare.columns)
    assert ours.themes == tuple(theme for theme in config.themes if theme.id == "kwaliteit")


def test_a_file_beside_the_configuration_takes_the_place_of_the_one_that_comes_along(
    tmp_path: Path, config: Config
) -> None:
    """Rules and themes as a whole, lists one by one; the other files stay those that come along."""
    ours = loaded(
        tmp_path,
        GOOD,
        own="mijn-regel:\n  says: van mij\n  when: [mijn woord]\n  hits: [Dit is mijn woord.]\n",
        lists="skip:\n  when: [bijlage]\n",
        themes="kwaliteit:\n  strong: [goed*]\n  misses: [Slecht.]\n",
    )
    assert [(rule.id, rule.when) for rule in ours.clauses.own] == [("mijn-regel", ("mijn woord",))]
    assert (ours.clauses.skip, ours.clauses.hanging) == (("bijlage",), config.clauses.hanging)
    assert (ours.themes[0].strong, ours.themes[0].headings) == (("goed*",), ())
    assert ours.clauses.stance == config.clauses.stance


def test_a_list_in_config_goes_before_the_files(tmp_path: Path, config: Config) -> None:
    """As in a config.yaml from before there were such files: list by list, theme by theme, word list by word list."""
    text = GOOD.replace("title: Kwaliteit", "title: Kwaliteit, weak: [mooi]") + (
        "clauses:\n"
        "  skip: [slot]\n"
        "  own: [{id: een, says: x, when: [<wij> doen]}]\n"
        "  words: {wij: [wij samen]}\n"
        "  selection: {rules: []}\n"
        "register: {sectors: {vv: [ouderen]}}\n"
    )
    ours = loaded(tmp_path, text)
    assert (ours.themes[0].weak, ours.themes[0].strong) == (("mooi",), ())
    assert (ours.clauses.skip, ours.clauses.unskip) == (("slot",), config.clauses.unskip)
    assert [rule.id for rule in ours.clauses.own] == ["een"]
    assert ours.clauses.words == {**config.clauses.words, "wij": ("wij samen",)}
    assert ours.clauses.selection.rules == ()
    assert (ours.register_.sectors, ours.register_.kinds) == ({"vv": ("ouderen",)}, config.register_.kinds)


def test_a_theme_that_config_does_not_have_is_no_matter_in_what_comes_along(tmp_path: Path) -> None:
    """An adviser takes a row out by taking its name out."""
    assert [theme.id for theme in loaded(tmp_path, GOOD).themes] == ["kwaliteit"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("own", "a:\n  says: x\n  wen: [b]\n", "line 3: a.wen is unknown. Did you mean when?", id="key"),
        pytest.param("own", "a:\n  says: x\n", "line 1: a.when is missing", id="missing"),
        pytest.param("own", "a: [b]\n", "line 1: a: ", id="a list for a rule"),
        pytest.param("own", "A b:\n  says: x\n  when: [c]\n", "line 1: A b.id: only a to z", id="id"),
        pytest.param(
            "own",
            "a:\n  says: x\n  when:\n    - b\n    - <aanbider> doet\n",
            "line 5: a.when.1: a names the word list <aanbider>, which is not in clauses.words. Did you mean <aanbied",
            id="word list",
        ),
        pytest.param(
            "own", "a: {says: x, when: [b]}\na: {says: y, when: [b]}\n", "line 2: no valid YAML: a", id="twice"
        ),
        pytest.param("own", "a: {says: x, when: [b], hits: ja}\n", "line 1: a.hits: a list of sentences", id="hits"),
        pytest.param("own", "a: {says: x, when: [b], misses: [1]}\n", "line 1: a.misses: a list of sent", id="misses"),
        pytest.param("own", "", "line 1: settings expected", id="empty"),
        pytest.param("stance", "a: {stance: eisen, when: [b]}\n", "line 1: a.stance: ", id="no stance"),
        pytest.param(
            "subjects", "VPT:\n  when:\n    - '*'\n", "line 3: VPT.when.0: pattern '*' says nothing", id="star"
        ),
        pytest.param("themes", "kwalitiet:\n  strong: [a]\n", "config.yaml has no theme 'kwalitiet'", id="theme"),
        pytest.param(
            "themes", "kwaliteit:\n  strongg: [a]\n", "line 2: kwaliteit.strongg is unknown", id="theme's list"
        ),
        pytest.param("lists", "skipp:\n  when: [a]\n", "no list 'skipp'. Did you mean skip?", id="list"),
        pytest.param("lists", "skip: [a]\n", "line 1: skip: 'when' with patterns is expected.", id="no patterns"),
        pytest.param("lists", "skip:\n  when: a\n", "line 2: skip.when: a list is expected: [a].", id="a text"),
        pytest.param(
            "words", "wij:\n  - 2024\n", "line 2: wij.0: a text is expected: put it between quotes", id="words"
        ),
        pytest.param(
            "words",
            "wij:\n  - ons\nu:\n  - <hen>\nhen:\n  - <u> allen\n",
            "line 3: u: the word list <u> names itself.",
            id="word lists in a ring",
        ),
        pytest.param(
            "survey", "rests: {when: [a]}\n", "no list 'rests'. Did you mean rest?", id="list of survey heads"
        ),
        pytest.param(
            "survey",
            "rest:\n  when:\n    - <aanbieder>\n",
            "line 3: rest.when.0: rest names a word list, which cannot be done here: write its words.",
            id="word list where none is at hand",
        ),
        pytest.param("editions", "years.months:\n  when: mei\n", "years.months.when: a list is expected", id="months"),
        pytest.param("register", "kindss: {}\n", "line 1: kindss is unknown. Did you mean kinds?", id="register"),
    ],
)
def test_a_mistake_in_a_file_of_rules_leads_to_its_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    """The file, the line, what is wrong and what may have been meant; in Dutch about the same lines."""
    with pytest.raises(ConfigError) as error:
        loaded(tmp_path, GOOD, **{name: text})
    assert Path(error.value.path) == tmp_path / "rules" / f"{name}.yaml"
    assert message in str(error.value)
    dutch = in_words(error.value, "nl")
    assert re.findall(r"\bregel (\d+)", dutch) == re.findall(r"\bline (\d+)", str(error.value))
    assert "is unknown" not in dutch
    assert "expected" not in dutch


def test_a_mistake_in_config_is_told_first(tmp_path: Path) -> None:
    """What is wrong in two files is told of one at a time: a line by itself would not say of which."""
    with pytest.raises(ConfigError) as error:
        loaded(tmp_path, GOOD + "run: {jobs: veel}\n", own="a: {says: x}\n")
    paths = {line.split(" line ")[0] for line in str(error.value).splitlines()}
    assert len(paths) == 1


def test_a_changed_rule_is_told_of(tmp_path: Path, config: Config) -> None:
    """By its place, as a change of config.yaml is; examples change nothing."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copy2(ROOT / "config.yaml", tmp_path)
    path = tmp_path / "rules" / "stance.yaml"
    path.write_text(path.read_text("utf-8").replace("  when:\n", "  when:\n    - zuurkool\n", 1), "utf-8")
    theirs = load_config(tmp_path / "config.yaml")
    assert settings_changed(config, theirs) == ["clauses.stance.uitsluiting.when: 'zuurkool' added"]


EXAMPLES = [
    pytest.param(name, rule, body, id=f"{name}.{rule}")
    for name in ("own", "stance", "selection", "notices", "subjects", "lists", "editions", "survey", "tables")
    for rule, body in YAML(typ="safe").load((ROOT / "rules" / f"{name}.yaml").read_text("utf-8")).items()
]


def describes(when: Sequence[str], unless: Sequence[str], text: str, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a pattern of `when` is found when look-alikes are blanked out."""
    return bool(found(when, without(unless, text, words), words))


@pytest.mark.parametrize(("name", "rule", "body"), EXAMPLES)
def test_a_rule_describes_its_hits_and_not_its_misses(
    config: Config, name: str, rule: str, body: dict[str, list[str]]
) -> None:
    """Each rule has sentences of both kinds, of our own making."""
    words = for_year("2026", config.clauses).words
    wrong = {
        kind: [text for text in body[kind] if describes(body["when"], body.get("unless", ()), text, words) != meant]
        for kind, meant in (("hits", True), ("misses", False))
    }
    assert wrong == {"hits": [], "misses": []}
    assert body["hits"]
    assert body["misses"]


@pytest.mark.parametrize("theme", [pytest.param(one, id=one.id) for one in load_config(ROOT / "config.yaml").themes])
def test_a_theme_is_spoken_for_by_its_hits_and_not_by_its_misses(theme: Theme, config: Config) -> None:
    """A heading or a strong term of each hit speaks for it; of a miss, look-alikes blanked out, not even a weak one."""
    body = YAML(typ="safe").load((ROOT / "rules" / "themes.yaml").read_text("utf-8"))[theme.id]
    words = config.clauses.words
    best, every = (*theme.headings, *theme.strong), (*theme.headings, *theme.strong, *theme.weak)
    assert [text for text in body["hits"] if not describes(best, theme.hides, text, words)] == []
    assert [text for text in body["misses"] if describes(every, theme.hides, text, words)] == []
    assert body["hits"]
    assert body["misses"]
