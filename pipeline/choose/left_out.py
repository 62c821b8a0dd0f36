"""What was found for a cell and not chosen: what a reviewer may still put in."""

from __future__ import annotations

from pipeline.model import Clause

_SAID_ALREADY = ("zelfde", "over-document", "vervangen", "vervallen")  # outcomes of what the table says, or must not
_UNWANTED = ("vervalt", "niet-in-tabel")  # what reviewers decided against


def could_stand(clause: Clause) -> bool:
    """Whether a statement that is not in the table would add something to it, as far as anybody has said."""
    if clause.in_table or (clause.outcome is not None and clause.outcome.rule in _SAID_ALREADY):
        return False
    return not any(reason.part == "oordeel" and reason.rule in _UNWANTED for reason in clause.reasons)
