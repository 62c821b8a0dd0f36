"""How `run --dry-run` and `run --explain` are told: in words, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.cli.language import say, spoken_here
from pipeline.cli.messages import as_table, documents
from pipeline.explain.effect import CellCount, Effect
from pipeline.explain.trial import Explained, Outlook
from pipeline.model import Clause, Reason
from pipeline.publish import Language, Says, caused, single, why

QUOTED = 110  # characters of a clause in a line
SHOWN = Reason("uitkomst", "getoond")
SIGNS = {"in": "+", "out": "-", "moved": ">"}
WHAT = {"read": "plan-lezen", "clauses": "plan-uitspraken", "not asked for": "plan-niet", "unchanged": "plan-gelijk"}
Json = dict[str, Any]


def outlook_lines(outlook: Outlook, says: Says) -> Iterator[str]:
    """What a run would do about each document, and what would become of each clause."""
    yield from _plan_lines(outlook)
    if outlook.explained:
        yield ""
        yield from effect_lines(outlook.explained, says, would=True)
    if outlook.publishes:
        yield say("zou-schrijven")
    elif not outlook.explained or not outlook.explained.effects:
        yield say("zou-niets")


def _plan_lines(outlook: Outlook) -> Iterator[str]:
    """What a run would do about each document."""
    for what, message in WHAT.items():
        some = [plan.id for plan in outlook.plans if plan.what == what]
        if some:
            yield say(message, documents=documents(len(some)), names=", ".join(some))
    causes = {one.source: caused(one.cause, spoken_here()) for one in outlook.report.set_aside}
    for plan in outlook.plans:
        if plan.what == "set aside":
            yield say("plan-opzij", source=plan.source, why=causes.get(plan.source, plan.reason))
        elif plan.is_new:
            yield say("plan-nieuw", source=plan.source, what=plan.taken_for)
    for plan in outlook.plans:
        if plan.before:
            yield say("plan-anders", source=plan.source, what=plan.taken_for, before=plan.before)
    for source in outlook.report.unplaced:
        yield say("plan-niet-geplaatst", source=source)
    for source, first in outlook.report.doubles:
        yield say("plan-dubbel", source=source, first=first)


def effect_lines(explained: Explained, says: Says, *, would: bool) -> Iterator[str]:
    """What becomes of each clause, per zorgkantoor and document; then the counts per cell. `would`: nothing is kept."""
    yield from _beginning(explained, would=would)
    told = [one for one in explained.effects if one.kind in SIGNS]
    if not explained.is_first:
        for office in _in_order([one.clause.zorgkantoor for one in told], explained.order):
            mine = [one for one in told if one.clause.zorgkantoor == office]
            for name in dict.fromkeys(one.clause.document for one in mine):
                yield ""
                some = [one for one in mine if one.clause.document == name]
                yield from _of_document(name, office, some, explained.shown, says, would=would)
    yield from _ending(explained, would=would)


def _beginning(explained: Explained, *, would: bool) -> Iterator[str]:
    if explained.is_first:
        yield say("eerste-run")
        return
    yield say("vergeleken-met", moment=explained.made.replace("T", " ")[:16])
    if explained.settings is None:
        yield say("instellingen-onbekend")
    elif explained.settings:
        yield say("instellingen-anders")
        yield from (f"  {line}" for line in explained.settings)
    if not explained.effects:
        yield say("zou-geen" if would else "geen-anders")


def _of_document(
    name: str, office: str, found: Sequence[Effect], shown: Container[str], says: Says, *, would: bool
) -> Iterator[str]:
    count = Counter[str](one.kind for one in found)
    mood = "zou" if would else "is"
    told = ", ".join(say(f"{mood}-{kind}", count=count[kind]) for kind in ("in", "out", "moved") if count[kind])
    beside = "" if name in shown else say("niet-in-tabel")
    yield f"{office or say('geen-zorgkantoor')}, {name}{beside}: {told}"
    for one in found:
        yield f"  {SIGNS[one.kind]} p. {one.clause.page}  {_place(one)}  {_quoted(one.clause)}"
        yield from (f"      {say('uitleg-nu'):<8}{reason}" for reason in _by_head(one.new, says))
        yield from (f"      {say('uitleg-eerder'):<8}{reason}" for reason in _by_head(one.gone, says))
        if one.kind == "moved":
            yield f"      {say('uitleg-scores'):<8}{_scores(one)}"


def _by_head(reasons: Sequence[Reason], says: Says) -> list[str]:
    """Reasons of one kind ('thema kwaliteit: ...') on one line; that the table shows a clause, its sign says."""
    heads: dict[str, list[str]] = {}
    for reason in reasons:
        if reason == SHOWN:
            continue
        head, rest = single(reason, says, _language(reason))
        heads.setdefault(head or rest, []).append(rest if head else "")
    return [head + "; ".join(rests) for head, rests in heads.items()]


def _language(reason: Reason) -> Language:
    """What the rules say is Dutch, as advisers wrote it; what tells of the comparison goes with the lines around it."""
    return spoken_here() if reason.part == "uitleg" else "nl"


def _scores(effect: Effect) -> str:
    """How strongly each of the two themes speaks, before and now: 'kwaliteit 0.71 -> 0.71, voeding 0 -> 0.76'."""
    before, after = _both(effect)
    names = dict.fromkeys((before.theme, after.theme))
    return ", ".join(f"{n} {before.themes.get(n, 0):.2g} -> {after.themes.get(n, 0):.2g}" for n in names)


def _place(effect: Effect) -> str:
    if effect.kind != "moved" or effect.before is None or effect.after is None:
        return effect.clause.theme
    places = [(c.theme, c.zorgkantoor) if "zorgkantoor" in effect.differs else (c.theme,) for c in _both(effect)]
    beside = "" if effect.in_table else say("niet-in-tabel")
    return " -> ".join(" ".join(part for part in place if part) for place in places) + beside


def _both(effect: Effect) -> list[Clause]:
    return [clause for clause in (effect.before, effect.after) if clause is not None]


def _quoted(clause: Clause) -> str:
    text = " ".join((clause.short or clause.text).split())
    return text if len(text) <= QUOTED else text[:QUOTED].rsplit(" ", 1)[0] + " …"


def _ending(explained: Explained, *, would: bool) -> Iterator[str]:
    kinds = Counter[str](one.kind for one in explained.effects)
    shown = [cell for cell in explained.cells if explained.is_first or _went(cell)]
    if shown:
        yield ""
        yield from as_table([_cell_row(cell) for cell in shown]).splitlines()
    elif explained.effects:
        yield say("zou-tabel-gelijk" if would else "tabel-gelijk")
    differs = Counter(name for one in explained.effects if one.before and one.after for name in one.differs)
    told = [say(f"ander-{name}", count=differs[name]) for name in OTHER if differs[name]]
    if told:
        yield say("zou-ander" if would else "heeft-ander", what=", ".join(told))
    beside = [say(f"buiten-{kind}", count=kinds[kind]) for kind in ("found", "lost") if kinds[kind]]
    if beside and not explained.is_first:
        yield say("buiten-de-tabel", what=", ".join(beside))


OTHER = ("stance", "scope", "text", "short")


def _went(cell: CellCount) -> int:
    return cell.came_in + cell.fell_out + cell.moved_in + cell.moved_out


def _cell_row(cell: CellCount) -> dict[str, str]:
    return {
        "zorgkantoor": cell.zorgkantoor,
        say("cel-thema"): cell.theme,
        say("cel-eerder"): str(cell.before),
        say("cel-in"): str(cell.came_in),
        say("cel-uit"): str(cell.fell_out),
        say("cel-hierheen"): str(cell.moved_in),
        say("cel-weg"): str(cell.moved_out),
        say("cel-nu"): str(cell.after),
    }


def outlook_json(outlook: Outlook, says: Says) -> Json:
    """The same as data."""
    report = outlook.report
    return {
        "dry_run": True,
        "documents": [asdict(plan) for plan in outlook.plans],
        "unplaced": report.unplaced,
        "doubles": report.doubles,
        "publishes": outlook.publishes,
        "exit_code": report.exit_code,
        **(explained_json(outlook.explained, says) if outlook.explained else {}),
    }


def explained_json(explained: Explained, says: Says) -> Json:
    """What becomes of each clause, as data."""
    return {
        "compared_with": explained.made or None,
        "settings": explained.settings,
        "cells": [asdict(cell) for cell in explained.cells],
        "clauses": [_effect_dict(one, says) for one in explained.effects],
    }


def _effect_dict(effect: Effect, says: Says) -> Json:
    clause = effect.clause
    return {
        "change": effect.kind,
        "zorgkantoor": clause.zorgkantoor,
        "document": clause.document,
        "page": clause.page,
        "in_table": effect.in_table,
        "short": clause.short,
        "text": clause.text,
        "before": _side(effect.before, says),
        "after": _side(effect.after, says),
        "differs": list(effect.differs),
        "why_new": _told(effect.new, says),
        "why_gone": _told(effect.gone, says),
    }


def _told(reasons: Sequence[Reason], says: Says) -> list[str]:
    return ["".join(single(reason, says, _language(reason))) for reason in reasons]


def _side(clause: Clause | None, says: Says) -> Json | None:
    if clause is None:
        return None
    names = ("id", "zorgkantoor", "theme", "themes", "stance", "scope", "in_table", "short", "page")
    return {**{name: getattr(clause, name) for name in names}, "why": why(clause, says)}


def _in_order(names: Sequence[str], order: Sequence[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (order.index(name) if name in order else len(order), name))
