"""Gives decisions effect: clauses of a fresh reading as reviewers want them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Clause, Decision, LaidDecision, Refusal
from pipeline.publish.sheets.bronpassages_review import day_of
from pipeline.publish.words.text import one_line
from pipeline.review.history import find_again
from pipeline.review.matching import anchor_of

_REMARK = 200  # characters of a remark that a reason repeats; the whole of it stands in its own column
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

    A decision that is yet to be confirmed only says so in `why`.
    """
    judgement = laid.standing.after
    if laid.match == "near":
        said = judgement.verdict or "zonder oordeel"
        asks = f"te bevestigen ({laid.code}): {_who(laid.standing)} oordeelde '{one_line(said)[:60]}' over een passage"
        return replace(clause, why=(*clause.why, f"{asks} die hierop lijkt ({laid.likeness:.0%})"))
    reasons: list[str] = []
    in_table, theme, scores, short = clause.in_table, clause.theme, dict(clause.themes), clause.short
    if judgement.verdict == "vervalt":
        in_table = False
        reasons.append("vervalt")
    elif judgement.verdict == "akkoord" or (judgement.verdict == "aanpassen" and (judgement.text or judgement.theme)):
        in_table = True
        reasons.append(judgement.verdict)
    if judgement.theme in themes:
        theme = judgement.theme
        scores[theme] = 1.0
        reasons.append(f"thema {theme}")
    elif judgement.theme:
        reasons.append(f"onbekend thema '{one_line(judgement.theme)[:60]}', niet toegepast")
    if judgement.text:
        short = judgement.text
        reasons.append("tekst van de beoordelaar")
    if not reasons:
        return clause
    why = (*clause.why, _reason(laid, reasons))
    return replace(clause, in_table=in_table, theme=theme, themes=scores, short=short, why=why)


def _reason(laid: LaidDecision, effects: Sequence[str]) -> str:
    """'beoordeeld door Jan op 22-11-2026: vervalt (dubbel)', who says it still holds, and who decided otherwise."""
    last = laid.standing
    remark = one_line(last.after.remark)
    remark = f" ({remark[:_REMARK]}{'…' if len(remark) > _REMARK else ''})" if remark else ""
    first = next(one for one in reversed(laid.history) if one.way == "workbook" or one is laid.history[0])
    again = "" if first is last else f"; geldt ook hier volgens {_who(last)}"
    others = ", ".join(dict.fromkeys(one_line(other.reviewer) for other in laid.disputed))
    against = f"; {others} oordeelde anders" if others else ""
    return f"beoordeeld door {_who(first)}: {', '.join(effects)}{remark}{again}{against}"


def _who(decision: Decision) -> str:
    """'Jan op 22-11-2026'."""
    return f"{one_line(decision.reviewer)} op {day_of(decision)}"
