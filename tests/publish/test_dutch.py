"""Why a document was set aside reaches an adviser in Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import UnreadablePdf
from pipeline.publish.words.dutch import in_dutch
from pipeline.register.pages import glance


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        pytest.param(
            "it took longer than 1.5 seconds (run.time_limit in config.yaml)",
            "het lezen duurde langer dan 1.5 seconden (run.time_limit in config.yaml)",
            id="time limit",
        ),
        pytest.param("pagina 3 is een scan", "pagina 3 is een scan", id="what is not known stays"),
        pytest.param(r"it is damaged or cut off (\1 \g<0>)", r"het is beschadigd of afgekapt (\1 \g<0>)", id="marks"),
    ],
)
def test_a_warning_in_dutch(english: str, dutch: str) -> None:
    """Numbers, words and causes are taken over."""
    assert in_dutch(english) == dutch


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
    assert in_dutch(caught.value.cause).startswith(dutch)
