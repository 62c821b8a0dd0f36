"""Gives decisions effect: clauses of a fresh reading as reviewers want them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Clause, Decision, LaidDecision, Reason, Refusal
from pipeline.publish.sheets.bronpassages_review import day_of
from pipeline.publish.words.text import one_line
from pipeline.review.history import find_again
from pipeline.review.matching import anchor_of

_REMARK = 200  # characters of a remark that a reason repeats; the whole of it stands in its own column
_SAID = 60  # characters of what was typed where a verdict or a theme was expected
ClausesOf = Mapping[str, Sequence[Clause]]  # by document id


def lay_over(
    decisions: Sequence[Decision],
    clauses: ClausesOf,
    hashes: Mapping[str, str],
    themes: Collection[str],
    refusals: Sequence[Refusal] = (),
) -> tuple[dict[str, tuple[Clause, ...]], tuple[LaidDecision, ...]]:
    """The clauses with what was decided, and where each decision came to lie.

    Args:
        decisions: all that are kept.
        clauses: of today's reading, by document id.
        hashes: sha256 of each document's PDF, by document id.
        themes: ids of the themes of config.yaml; another theme has no effect.
        refusals: passages that are not what was decided about, however alike.
    """
    anchors = [anchor_of(clause, hashes.get(name, "")) for name, some in clauses.items() for clause in some]
    laid = tuple(find_again(decisions, anchors, refusals))
    found = {(one.document, one.clause): one for one in laid if one.match != "orphan"}
    return {
        name: tuple(
            decided(clause, found[name, clause.id], themes) if (name, clause.id) in found else clause for clause in some
        )
        for name, some in clauses.items()
    }, laid


def decided(clause: Clause, laid: LaidDecision, themes: Collection[str]) -> Clause:
    """The clause as its reviewer wants it; `text` stays what the document says.

    A decision that is yet to be confirmed only says so among its reasons.
    """
    judgement = laid.standing.after
    if laid.match == "near":
        about = (laid.code, *_who(laid.standing), one_line(judgement.verdict)[:_SAID], f"{laid.likeness:.0%}")
        return replace(clause, reasons=(*clause.reasons, Reason("oordeel", "te-bevestigen", about=about)))
    effects: list[Reason] = []
    in_table, theme, scores, short = clause.in_table, clause.theme, dict(clause.themes), clause.short
    if judgement.verdict == "vervalt":
        in_table = False
        effects.append(Reason("oordeel", "vervalt"))
    elif judgement.verdict == "akkoord" or (judgement.verdict == "aanpassen" and (judgement.text or judgement.theme)):
        in_table = True
        effects.append(Reason("oordeel", judgement.verdict))
    if judgement.theme in themes:
        theme = judgement.theme
        scores[theme] = 1.0
        effects.append(Reason("oordeel", "thema", choice=theme))
    elif judgement.theme:
        effects.append(Reason("oordeel", "onbekend-thema", about=(one_line(judgement.theme)[:_SAID],)))
    if judgement.text:
        short = judgement.text
        effects.append(Reason("oordeel", "tekst"))
    if not effects:
        return clause
    reasons = (*clause.reasons, *_told(laid, effects))
    return replace(clause, in_table=in_table, theme=theme, themes=scores, short=short, reasons=reasons)


def _told(laid: LaidDecision, effects: Sequence[Reason]) -> Iterator[Reason]:
    """Who decided and when, what that does, the remark, who says it still holds, and who decided otherwise."""
    last = laid.standing
    first = next(one for one in reversed(laid.history) if one.way == "workbook" or one is laid.history[0])
    yield Reason("oordeel", "beoordeeld", about=_who(first))
    yield from effects
    remark = one_line(last.after.remark)
    if remark:
        yield Reason("oordeel", "opmerking", about=(f"{remark[:_REMARK]}{'…' if len(remark) > _REMARK else ''}",))
    if first is not last:
        yield Reason("oordeel", "geldt-ook", about=_who(last))
    others = tuple(dict.fromkeys(one_line(other.reviewer) for other in laid.disputed))
    if others:
        yield Reason("oordeel", "anders", about=others)


def _who(decision: Decision) -> tuple[str, str]:
    """The reviewer, and the day: ('Jan', '22-11-2026')."""
    return one_line(decision.reviewer), day_of(decision)
