"""What a policy does not say: cells with nothing or little in them, and sections from which nothing was taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.choose.left_out import could_stand
from pipeline.config import Theme
from pipeline.model import Clause, Document, NearPassage, UntouchedSection, WhiteSpot

THIN = 2  # statements below which a cell is thin
NEAREST = 3  # passages that are shown with it


def white_spots(
    documents: Sequence[Document], clauses: Mapping[str, Sequence[Clause]], themes: Sequence[Theme]
) -> list[WhiteSpot]:
    """Each empty or thin cell of these policies, by document, then by theme in the order of config.yaml."""
    return [
        spot
        for document in documents
        for theme in themes
        if (spot := _spot(document, clauses.get(document.id, ()), theme)).shown < THIN
    ]


def untouched(documents: Sequence[Document], clauses: Mapping[str, Sequence[Clause]]) -> list[UntouchedSection]:
    """The sections of these policies, at the level that holds text, none of whose statements is in the table."""
    found: list[UntouchedSection] = []
    for document in documents:
        taken = {heading for clause in clauses.get(document.id, ()) if clause.in_table for heading in clause.section}
        for place, heading in enumerate(document.headings, start=1):
            lowest = place == len(document.headings) or document.headings[place].level <= heading.level
            if lowest and heading.text not in taken:
                found.append(UntouchedSection(document.id, heading.text, heading.page))
    return found


def _spot(document: Document, clauses: Sequence[Clause], theme: Theme) -> WhiteSpot:
    shown = [clause for clause in clauses if clause.in_table and clause.theme == theme.id]
    others = [clause for clause in clauses if clause not in shown and theme.id in clause.themes]
    others.sort(key=lambda clause: -clause.themes[theme.id])  # stable: reading order where equal
    return WhiteSpot(
        theme=theme.id,
        zorgkantoor=document.zorgkantoor,
        document=document.id,
        shown=len(shown),
        looked_for=tuple(dict.fromkeys(word.strip("*") for word in (*theme.headings, *theme.strong))),
        nearest=tuple(
            NearPassage(clause.id, clause.text, clause.page, clause.themes[theme.id], clause.document)
            for clause in others[:NEAREST]
        ),
        found=len(shown) + sum(clause.theme == theme.id and could_stand(clause) for clause in clauses),
    )
