"""What a judgement makes of a clause."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pipeline.model import Clause, Judgement


def with_effect(clause: Clause, judgement: Judgement, themes: Collection[str]) -> Clause:
    """The clause as a reviewer wants it; `text` stays what the document says, and `why` is left alone.

    Args:
        clause: as reading gave it.
        judgement: akkoord puts it in the table, vervalt takes it out, aanpassen does what it says; all else changes
            nothing.
        themes: ids of the themes of config.yaml; another theme has no effect.
    """
    verdict = judgement.verdict
    if verdict == "vervalt":
        clause = replace(clause, in_table=False)
    elif verdict == "akkoord":
        clause = replace(clause, in_table=True)
    elif verdict == "aanpassen" and changes_something(judgement):
        clause = replace(clause, in_table=judgement.in_table != "nee")
    if judgement.theme in themes:
        clause = replace(clause, theme=judgement.theme, themes={**clause.themes, judgement.theme: 1.0})
    if judgement.text:
        clause = replace(clause, short=judgement.text)
    return clause if judgement.facts is None else replace(clause, facts=judgement.facts)


def changes_something(judgement: Judgement) -> bool:
    """Whether 'aanpassen' says what to change."""
    return bool(judgement.text or judgement.theme or judgement.in_table or judgement.facts is not None)
