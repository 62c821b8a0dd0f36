"""The list as data: what the page needs of every clause to show, filter and sort the list by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from pipeline.publish import clean, one_line, place_words
from pipeline.web.desk import Desk
from pipeline.web.item import Item
from pipeline.web.words import DOUBTS, STATES, moment, said

LONG = 160  # characters of a statement that the list shows


def listing(desk: Desk) -> dict[str, Any]:
    """Everything that the list needs, clauses in the order of the table."""
    zorgkantoren = [zorgkantoor.id for zorgkantoor in desk.config.zorgkantoren]
    themes = list(desk.themes)

    def place(item: Item) -> tuple[int, str, int, bool, float]:
        clause = item.clause
        where = zorgkantoren.index(clause.zorgkantoor) if clause.zorgkantoor in zorgkantoren else len(zorgkantoren)
        theme = themes.index(clause.theme) if clause.theme in themes else len(themes)
        return where, clause.document, theme, not clause.in_table, -clause.score

    there = {item.clause.zorgkantoor for item in desk.items.values()}
    return {
        "made": desk.results.made,
        "themes": [{"id": name, "title": one_line(title)} for name, title in desk.themes.items()],
        "zorgkantoren": [
            {"id": zorgkantoor.id, "name": one_line(zorgkantoor.name)}
            for zorgkantoor in desk.config.zorgkantoren
            if zorgkantoor.id in there
        ],
        "states": STATES,
        "doubts": {name: words for name, (words, _) in DOUBTS.items()},
        "signed": stamps(desk),
        "lost": lost(desk),
        "rows": [row(item) for item in sorted(desk.items.values(), key=place)],
    }


def stamps(desk: Desk) -> dict[str, dict[str, Any]]:
    """By zorgkantoor ('' for all): who signed off last, when, over how much, and whether it is overtaken."""
    return {
        one.zorgkantoor: {
            "by": one.reviewer,
            "at": moment(one.signed),
            "reviewed": one.reviewed,
            "statements": one.statements,
            "overtaken": one.overtaken,
        }
        for one in desk.signatures
    }


def lost(desk: Desk) -> list[dict[str, Any]]:
    """Decisions that were not found again: who, when, what, and about which words."""
    return [
        {
            "code": one.standing.passage,
            "by": one.standing.reviewer,
            "at": moment(one.standing.decided),
            "said": said(one.standing, desk.themes),
            "remark": one.standing.after.remark,
            "document": one.standing.anchor.document,
            "page": one.standing.anchor.page,
            "text": clean(one.standing.anchor.text),
        }
        for one in desk.lost
    ]


def changes(items: Iterable[Item], gone: Collection[str] = ()) -> list[dict[str, Any]]:
    """Rows that are other now, and the ids of those that are there no more."""
    return [*(row(item) for item in items), *({"id": name, "gone": True} for name in sorted(gone))]


def row(item: Item) -> dict[str, Any]:
    """One clause of the list."""
    now = item.now
    text = one_line(now.short) or one_line(now.text)
    return {
        "id": item.clause.id,
        "document": clean(now.document),
        "zorgkantoor": now.zorgkantoor,
        "theme": now.theme,
        "page": now.page,
        "where": place_words(now),
        "text": text if len(text) <= LONG else f"{text[:LONG].rsplit(' ', 1)[0]} …",
        "state": item.state,
        "inTable": now.in_table,
        "wasInTable": item.clause.in_table,
        "doubts": list(item.doubts),
        "disputed": item.disputed,
        "added": item.added,
        "reviewers": item.reviewers,
        "section": list(now.section)[-1:],
    }
