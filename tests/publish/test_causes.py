"""Why a document was set aside, or an address gave nothing, has words in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pipeline.model import Cause, UnreadablePdf
from pipeline.publish.words.causes import TEMPLATES, caused, unreadable
from pipeline.register.pages import glance
from tests.support import ROOT


def given() -> set[str]:
    """The kind of every `Cause("kind", ...)` that is written out in the code, but for where causes are worded."""
    found: set[str] = set()
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Cause" and path.parent.name != "words":
                assert isinstance(node.args[0], ast.Constant), f"{path}: a kind that no test can know"
                found.add(str(node.args[0].value))
    return found


def test_every_cause_in_the_code_has_words() -> None:
    """And no words are kept for one that is never given."""
    assert given() == set(TEMPLATES)


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_both_languages_tell_the_same_facts(kind: str) -> None:
    """What one names, the other names; marks in a fact are taken over as they stand."""
    facts = (r"\1 {0} \g<0>", "17")
    dutch, english = caused(Cause(kind, facts)), caused(Cause(kind, facts), "en")
    assert [fact in dutch for fact in facts] == [fact in english for fact in facts]


@pytest.mark.parametrize(
    ("content", "dutch"),
    [
        pytest.param(b"", "het bestand is leeg", id="empty"),
        pytest.param(b"<html>404</html>", "het is geen pdf", id="no PDF"),
        pytest.param(b"%PDF-1.7 kapot", "het is beschadigd of afgekapt", id="damaged"),
    ],
)
def test_why_a_file_was_set_aside_is_known(tmp_path: Path, content: bytes, dutch: str) -> None:
    """As the register finds it."""
    path = tmp_path / "stuk.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdf) as caught:
        glance(path, path.name)
    assert caused(caught.value.cause).startswith(dutch)
    assert unreadable(caught.value).startswith("stuk.pdf: ")
