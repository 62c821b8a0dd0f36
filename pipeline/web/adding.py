"""Passages that reviewers point at on a page, cut in two, or take together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.model import Judgement
from pipeline.web.asked import AskedMerge, AskedPassage, AskedSplit, BadRequest, asked, need_name, plain
from pipeline.web.changing import changed, desk_of
from pipeline.web.desk import Desk
from pipeline.web.item import Item
from pipeline.web.pointing import NoWords, Stretch, Words, joined, split, stretch
from pipeline.web.said import Added, Said

if TYPE_CHECKING:
    from pipeline.run import PrintedPage

CUT, TAKEN, REPLACED = "gesplitst", "samengevoegd", "vervangen door een aangewezen passage"


async def words(request: Request) -> Response:
    """The words of a page, line by line in reading order: text, and box in points of the page as shown."""
    paper, _ = desk_of(request).paper(request.path_params["document"])
    page = await asyncio.to_thread(_words(request).page, paper, request.path_params["page"])
    lines = [
        [[word.text, word.box.x0, word.box.top, word.box.x1, word.box.bottom] for word in line.words]
        for line in page.lines
    ]
    return JSONResponse({"lines": lines})


async def passage(request: Request) -> Response:
    """What a stretch of words says, as it would be kept."""
    paper, _ = desk_of(request).paper(request.path_params["document"])
    page = await asyncio.to_thread(_words(request).page, paper, request.path_params["page"])
    line, word, last_line, last_word = (request.path_params[name] for name in ("a", "b", "c", "d"))
    return JSONResponse({"text": stretch(paper, page, (line, word), (last_line, last_word)).text})


async def add(request: Request) -> Response:
    """Keep a passage that somebody points at; what it takes the place of goes in the same go."""
    wanted = await asked(request, AskedPassage)
    need_name(request)
    desk = desk_of(request)
    if wanted.theme not in desk.themes:
        raise BadRequest("Dit thema is niet bekend.")
    paper, _ = desk.paper(wanted.document)
    if paper.id not in desk.results.shown:
        raise BadRequest("Dit document staat niet in de tabel.")
    page = await asyncio.to_thread(_words(request).page, paper, wanted.page)
    found = stretch(paper, page, wanted.first, wanted.last)
    added = Added(paper, found, wanted.theme, wanted.in_table, plain(wanted.remark))
    gone = [Said(name, Judgement("vervalt", remark=REPLACED), wanted.seen.get(name, "")) for name in wanted.instead]
    return await changed(request, lambda desk, who: desk.say(who, gone, [added]))


async def cut(request: Request) -> Response:
    """A clause in two."""
    wanted = await asked(request, AskedSplit)
    need_name(request)
    desk = desk_of(request)
    item = desk.item(wanted.clause)
    if wanted.words >= len(item.clause.text.split()):
        raise BadRequest("Beide delen moeten woorden hebben.")
    pages = await asyncio.to_thread(_pages, desk, _words(request), item)
    parts = [_in_place_of([item], desk, part) for part in split(item.clause, wanted.words, pages)]
    gone = Said(wanted.clause, Judgement("vervalt", remark=CUT), wanted.seen.get(wanted.clause, ""))
    return await changed(request, lambda desk, who: desk.say(who, [gone], parts))


async def merge(request: Request) -> Response:
    """Two clauses of one document as one."""
    wanted = await asked(request, AskedMerge)
    desk = desk_of(request)
    items = [desk.item(name) for name in wanted.clauses]
    if items[0] is items[1] or items[0].clause.document != items[1].clause.document:
        raise BadRequest("Alleen twee uitspraken van een document gaan samen.")
    whole = _in_place_of(items, desk, joined(items[0].clause, items[1].clause))
    gone = [Said(name, Judgement("vervalt", remark=TAKEN), wanted.seen.get(name, "")) for name in wanted.clauses]
    return await changed(request, lambda desk, who: desk.say(who, gone, [whole]))


ROUTES = [
    Route("/api/woorden/{document}/{page:int}", words),
    Route("/api/passage/{document}/{page:int}/{a:int}/{b:int}/{c:int}/{d:int}", passage),
    Route("/api/toevoegen", add, methods=["POST"]),
    Route("/api/splitsen", cut, methods=["POST"]),
    Route("/api/samenvoegen", merge, methods=["POST"]),
]


def _in_place_of(items: list[Item], desk: Desk, found: Stretch) -> Added:
    """A passage under the theme of the first, in the table when one of them was."""
    first = items[0].now
    paper, _ = desk.paper(first.document)
    return Added(paper, found, first.theme, any(item.now.in_table for item in items))


def _pages(desk: Desk, kept: Words, item: Item) -> list[PrintedPage]:
    """The words of the pages that a clause stands on; none where they cannot be had."""
    paper, _ = desk.paper(item.clause.document)
    try:
        return [kept.page(paper, number) for number in sorted({box.page for box in item.clause.boxes})]
    except NoWords:
        return []


def _words(request: Request) -> Words:
    kept: Words = request.app.state.words
    return kept
