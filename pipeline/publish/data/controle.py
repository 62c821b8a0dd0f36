"""What is probably not right, as plain dictionaries: for run.json, `status --json` and the terminal."""

from __future__ import annotations

from typing import Any

from pipeline.config import Config
from pipeline.model import Comparison, Concern
from pipeline.publish.words.concerns import Names, concern_line
from pipeline.publish.words.text import one_line


def concern_dicts(comparison: Comparison, config: Config) -> list[dict[str, Any]]:
    """The concerns of a comparison in their order, each with a line for people in both languages."""
    zorgkantoren = {zorgkantoor.id: one_line(zorgkantoor.name) for zorgkantoor in config.zorgkantoren}
    themes = {theme.id: one_line(theme.title) for theme in config.themes}
    names = Names(lambda name: zorgkantoren.get(name, name), lambda name: themes.get(name, name))
    return [_dict(concern, names) for concern in comparison.concerns]


def _dict(concern: Concern, names: Names) -> dict[str, Any]:
    return {
        "kind": concern.kind,
        "grade": concern.grade,
        "zorgkantoor": concern.zorgkantoor,
        "theme": concern.theme,
        "source": concern.source,
        "documents": list(concern.documents),
        "page": concern.page or None,
        "clause": concern.clause,
        "text": concern_line(concern, names),
        "text_en": concern_line(concern, names, "en"),
    }
