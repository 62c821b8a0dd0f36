"""config.yaml: what is wrong is said with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.config import Config, ConfigError, load_config

GOOD = """\
zorgkantoren:
  - id: dsw
    name: DSW
themes:
  - {id: algemeen, title: Algemeen}
"""


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
        pytest.param(GOOD + "  - {id: algemeen, title: Nog eens}\n", "theme 'algemeen' stands there twice", id="twice"),
    ],
)
def test_an_error_names_the_line_and_the_way_out(tmp_path: Path, text: str, message: str) -> None:
    """A person can go to the line and mend it."""
    with pytest.raises(ConfigError) as error:
        load_config(write(tmp_path, text))
    assert message in str(error.value)
    assert "config.yaml" in str(error.value)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """No trace, a sentence."""
    with pytest.raises(ConfigError, match="is not there"):
        load_config(tmp_path / "nergens.yaml")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A spreadsheet saved under this name."""
    (tmp_path / "config.yaml").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(tmp_path / "config.yaml")
