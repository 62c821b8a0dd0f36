"""The reviewer's columns of Bronpassages: what was decided before, in words, and the unseen cell beside it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Anchor, Clause, Decision, Judgement, LaidDecision, Shown
from pipeline.publish.sheets.bronpassages_anchor import Stamp, mark, stamp_text
from pipeline.publish.view import View
from pipeline.publish.words.dates import moment_day
from pipeline.publish.words.text import one_line

VERDICTS = ("akkoord", "aanpassen", "vervalt", "twijfel")
ID, DOCUMENT, PASSAGE, SECTION, PAGE = "Id", "Document", "Passage", "Paragraaf", "Pagina"  # headers
VERDICT, THEME, TEXT, REMARK = "Oordeel", "Thema volgens beoordelaar", "Tekst volgens beoordelaar", "Opmerking"
EARLIER, ANCHOR = "Eerdere beoordeling", "Anker"
REVIEWED = (VERDICT, THEME, TEXT, REMARK, EARLIER, ANCHOR)  # in the order in which `cells` gives them
SECTION_MARK = " › "
NOT_FOUND = "Deze passage is beoordeeld, maar in het document zoals het nu gelezen is niet teruggevonden."
_WAYS = {
    "workbook": "",
    "page": "",
    "confirmed": "bevestigd voor deze passage",
    "attached": "aan deze passage gekoppeld",
    "added": "zelf aangewezen",
    "undone": "teruggedraaid",
}
_QUOTED = 120  # characters of an earlier passage that are shown beside the one that it may be


def cells(clause: Clause, laid: LaidDecision | None, view: View) -> list[str]:
    """Verdict, theme, text, remark, what was decided before, and the unseen cell, of a clause."""
    document = view.documents.get(clause.document)
    anchor = Anchor(
        clause.document, clause.id, clause.text, clause.section, clause.page, clause.boxes,
        document.sha256 if document else "",
    )  # fmt: skip
    given = laid.standing.after if laid is not None and laid.match == "exact" else Judgement()
    shown = Shown(clause.theme, clause.short, clause.in_table)
    return _cells(anchor, shown, given, laid, view)


def orphan_cells(laid: LaidDecision, view: View) -> list[str]:
    """The same of a decision whose passage is no longer found."""
    return _cells(laid.standing.anchor, laid.standing.shown, laid.standing.after, laid, view)


def _cells(anchor: Anchor, shown: Shown, given: Judgement, laid: LaidDecision | None, view: View) -> list[str]:
    theme = view.theme(given.theme)
    shown_cells = [given.verdict, theme, given.text, given.remark]
    stamp = Stamp(anchor, shown, laid.standing.uid if laid else "", given, theme, mark(shown_cells))
    return [*shown_cells, _earlier(laid, view) if laid else "", stamp_text(stamp)]


def _earlier(laid: LaidDecision, view: View) -> str:
    """Who decided before, and what a reviewer is asked to look at."""
    last = laid.standing
    lines: list[str] = []
    if laid.match == "near":
        quoted = one_line(last.anchor.text)
        quoted = quoted[:_QUOTED] + ("…" if len(quoted) > _QUOTED else "")
        lines.append(
            f"Te bevestigen (code {laid.code}): geldt dit ook hier? Vul het oordeel in of laat de code bevestigen. "
            f"{in_words(last, view)}, over een passage die hierop lijkt ({laid.likeness:.0%}), "
            f"{f'p. {last.anchor.page}: ' if last.anchor.page else ''}'{quoted}'"
        )
    elif laid.match == "orphan":
        lines.append(f"Niet teruggevonden (code {laid.code}): {in_words(last, view)}.")
    else:
        lines.append(f"{in_words(last, view)}.")
    lines += [f"Tegenspraak: {in_words(other, view)}." for other in laid.disputed]
    before = [one for one in laid.history[:-1] if one not in laid.disputed]
    if before:
        lines.append(f"Eerder: {'; '.join(in_words(one, view) for one in reversed(before))}.")
    return "\n".join(lines)


def in_words(decision: Decision, view: View) -> str:
    """'Jan, 22-11-2026: aanpassen, thema Kwaliteit, eigen tekst'; with how it came, when not filled in."""
    after = decision.after
    parts = [
        one_line(after.verdict),
        f"thema {view.theme(one_line(after.theme))}" if after.theme else "",
        "eigen tekst" if after.text else "",
        {"": "", "ja": "in de tabel", "nee": "niet in de tabel"}[after.in_table],
        "cijfers" if after.facts is not None else "",
        "opmerking" if after.remark else "",
        _WAYS[decision.way],
    ]
    said = ", ".join(part for part in parts if part) or "ingetrokken"
    return f"{one_line(decision.reviewer)}, {day_of(decision)}: {said}"


def day_of(decision: Decision) -> str:
    """The day of a decision as people write it here: 22-11-2026."""
    return moment_day(decision.decided)


def section_text(section: Sequence[str]) -> str:
    """A path of headings in one cell."""
    return SECTION_MARK.join(one_line(heading) for heading in section)
