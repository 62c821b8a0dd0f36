"""From a document as read to its policy clauses: segment, judge, place under themes, choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.config import ClauseSettings, Theme
from pipeline.model import Clause, Finding, Reading, Reason, RegisterRow, Table
from pipeline.themes.around import around_words, lines_of
from pipeline.themes.chapters import chapters_of
from pipeline.themes.facts import facts_in
from pipeline.themes.grounding import ungrounded_words
from pipeline.themes.own import Verdict, judged, stated_among
from pipeline.themes.passages import Passage, passages_of
from pipeline.themes.place import Place
from pipeline.themes.rows import stated_in
from pipeline.themes.scoring import ThemeScore, theme_scores
from pipeline.themes.selection import Stated, choose, rated
from pipeline.themes.shorten import shortened
from pipeline.themes.signs import EARLIER
from pipeline.themes.stance import stance_of
from pipeline.themes.tariffs import with_tariffs

LONGER_AGO = "langer"  # and that of those before the last one
YEARS_BACK = 15
A_ROW = Verdict(0, (Reason("eigen", "tabelrij"),))


def find_clauses(
    row: RegisterRow, reading: Reading, tables: Sequence[Table], themes: Sequence[Theme], settings: ClauseSettings
) -> list[Clause]:
    """The policy clauses of an inkoopbeleid, in reading order; other kinds of document have none."""
    return clauses_and_findings(row, reading, tables, themes, settings)[0]


def clauses_and_findings(
    row: RegisterRow,
    reading: Reading,
    tables: Sequence[Table],
    themes: Sequence[Theme],
    settings: ClauseSettings,
    passages: Sequence[Passage] | None = None,
) -> tuple[list[Clause], list[Finding]]:
    """The policy clauses, and a finding for each that was refused; `passages` where they were cut already.

    A clause is refused when not every word of it stands in the boxes that it names: a reviewer could not trace it.
    """
    if row.kind != "inkoopbeleid":
        return [], []
    settings = for_year(row.year, settings)
    kept, findings = stated(row, reading, tables, themes, settings, passages)
    return with_tariffs(choose(rated(kept, settings), settings), tables, settings), findings


def stated(
    row: RegisterRow,
    reading: Reading,
    tables: Sequence[Table],
    themes: Sequence[Theme],
    settings: ClauseSettings,
    passages: Sequence[Passage] | None = None,
) -> tuple[list[Stated], list[Finding]]:
    """The passages that state an own position, each with its clause, not yet judged for the table; what was refused.

    `settings` are those for the year of the policy.
    """
    kept: list[Stated] = []
    findings: list[Finding] = []
    passages = passages_of(reading, tables, settings) if passages is None else passages
    in_tables, lines = stated_in(tables, settings), lines_of(reading)
    chapters = chapters_of([*passages, *in_tables], themes, settings.words)
    for passage, verdict in _statements(passages, in_tables, settings):
        scores = theme_scores(passage, themes, settings, chapters)
        if not scores:
            continue
        clause = clause_of(row, len(kept) + 1, passage, scores, verdict, settings)
        missing = ungrounded_words(clause, reading)
        if missing:
            findings.append(Finding("geweigerd", clause.page, clause.boxes[0], tuple(missing[:5])))
        else:
            boxes = around_words(clause.text, clause.boxes, lines)
            kept.append(Stated(passage, replace(clause, boxes=boxes), verdict.place))
    return kept, findings


def for_year(year: str, settings: ClauseSettings) -> ClauseSettings:
    """The settings with the years before the document's own as word lists that patterns name, <eerder> and <langer>."""
    earlier = tuple(str(y) for y in range(int(year) - YEARS_BACK, int(year))) if year else ()
    return settings.model_copy(update={"words": {**settings.words, EARLIER: earlier, LONGER_AGO: earlier[:-1]}})


def _statements(
    passages: Sequence[Passage], in_tables: Sequence[Passage], settings: ClauseSettings
) -> list[tuple[Passage, Verdict]]:
    """What the zorgkantoor itself states, in text and in tables, in the order of the pages."""
    in_cells = [passage for passage in in_tables if passage.kind != "rij"]
    verdicts = judged([*passages, *in_cells], settings)
    document = next((verdict.place.document for verdict in verdicts), 0.0)
    a_row = replace(A_ROW, place=Place(document=document))
    rows = [(passage, a_row) for passage in in_tables if passage.kind == "rij"]
    in_text = stated_among(passages, verdicts[: len(passages)], settings)
    stated = [*in_text, *stated_among(in_cells, verdicts[len(passages) :], settings)]
    return sorted([*stated, *rows], key=lambda pair: pair[0].page)  # stable: a page's text before its tables


def clause_of(
    row: RegisterRow,
    number: int,
    passage: Passage,
    scores: Sequence[ThemeScore],
    verdict: Verdict,
    settings: ClauseSettings,
) -> Clause:
    """A passage as a clause, not yet judged for the table."""
    stance, reason = stance_of(passage, settings)
    best = scores[0]
    return Clause(
        id=f"{row.id}-{number:03}",
        document=row.id,
        zorgkantoor=row.zorgkantoor,
        year=row.year,
        theme=best.theme,
        themes={score.theme: round(score.share, 3) for score in scores},
        text=passage.text,
        short=shortened(passage.text, settings),
        page=passage.page,
        boxes=passage.boxes,
        section=passage.section,
        stance=stance,
        in_table=False,
        facts=tuple(facts_in(passage.text, settings, f"{' '.join(passage.section)} {passage.lead_in}")),
        reasons=(*best.why, reason, *verdict.why),
    )
