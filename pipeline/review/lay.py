"""Gives decisions effect: clauses of a fresh reading as reviewers want them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Clause, Decision, Judgement, LaidDecision, Reason, Refusal
from pipeline.publish import day_of, one_line
from pipeline.review.effect import changes_something, with_effect
from pipeline.review.history import find_again
from pipeline.review.matching import anchor_of
from pipeline.review.opinions import NOTHING, Rule, followed

_REMARK = 200  # characters of a remark that a reason repeats; the whole of it stands in its own column
_SAID = 60  # characters of what was typed where a verdict or a theme was expected
_SAID_AGAIN = ("confirmed", "attached", "undone")  # decisions that repeat what was decided before
_VERDICTS = {
    "akkoord": Reason("oordeel", "akkoord"),
    "vervalt": Reason("oordeel", "vervalt"),
    "twijfel": Reason("oordeel", "twijfel"),
}
ClausesOf = Mapping[str, Sequence[Clause]]  # by document id


def lay_over(
    decisions: Sequence[Decision],
    clauses: ClausesOf,
    hashes: Mapping[str, str],
    themes: Collection[str],
    refusals: Sequence[Refusal] = (),
    rule: Rule = "last word",
) -> tuple[dict[str, tuple[Clause, ...]], tuple[LaidDecision, ...]]:
    """The clauses with what was decided, and where each decision came to lie.

    Args:
        decisions: all that are kept.
        clauses: of today's reading, by document id.
        hashes: sha256 of each document's PDF, by document id.
        themes: ids of the themes of config.yaml; another theme has no effect.
        refusals: passages that are not what was decided about, however alike.
        rule: whose word counts when several people decided.
    """
    anchors = [anchor_of(clause, hashes.get(name, "")) for name, some in clauses.items() for clause in some]
    laid = tuple(find_again(decisions, anchors, refusals))
    found = {(one.document, one.clause): one for one in laid if one.match != "orphan"}
    return {
        name: tuple(
            decided(clause, found[name, clause.id], themes, rule) if (name, clause.id) in found else clause
            for clause in some
        )
        for name, some in clauses.items()
    }, laid


def decided(clause: Clause, laid: LaidDecision, themes: Collection[str], rule: Rule = "last word") -> Clause:
    """The clause as its reviewer wants it; `text` stays what the document says.

    A decision that is yet to be confirmed only says so among its reasons.
    """
    if laid.match == "near":
        said = one_line(laid.standing.after.verdict)[:_SAID]
        about = (laid.code, *_who(laid.standing), said, f"{laid.likeness:.0%}")
        return replace(clause, reasons=(*clause.reasons, Reason("oordeel", "te-bevestigen", about=about)))
    judgement = followed(laid.history, rule)
    effects = [*_effects(judgement, themes)] if judgement != NOTHING else [*_waiting(laid)]
    if not effects:
        return clause
    return replace(with_effect(clause, judgement, themes), reasons=(*clause.reasons, *_told(laid, effects)))


def _effects(judgement: Judgement, themes: Collection[str]) -> Iterator[Reason]:
    """What a judgement does, as reasons."""
    if judgement.verdict in _VERDICTS or (judgement.verdict == "aanpassen" and changes_something(judgement)):
        yield _VERDICTS.get(judgement.verdict, Reason("oordeel", "aanpassen"))
    if judgement.verdict == "aanpassen" and judgement.in_table == "nee":
        yield Reason("oordeel", "niet-in-tabel")
    if judgement.theme in themes:
        yield Reason("oordeel", "thema", choice=judgement.theme)
    elif judgement.theme:
        yield Reason("oordeel", "onbekend-thema", about=(one_line(judgement.theme)[:_SAID],))
    if judgement.text:
        yield Reason("oordeel", "tekst")
    if judgement.facts is not None:
        yield Reason("oordeel", "cijfers")


def _waiting(laid: LaidDecision) -> Iterator[Reason]:
    """That a decision has no effect as long as no second reviewer agrees."""
    if laid.standing.after != NOTHING:
        yield Reason("oordeel", "wacht-op-tweede")


def _told(laid: LaidDecision, effects: Sequence[Reason]) -> Iterator[Reason]:
    """Who decided and when, what that does, the remark, who says it still holds, and who decided otherwise."""
    last = laid.standing
    first = next(one for one in reversed(laid.history) if one.way not in _SAID_AGAIN or one is laid.history[0])
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
