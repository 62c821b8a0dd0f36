"""What the review page asks and does once it is there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.publish import bold_parts, one_line, place_words, plainly, says_of, with_unit
from pipeline.web.asked import (
    AskedDecision,
    AskedName,
    AskedSignature,
    AskedSwap,
    BadRequest,
    asked,
    need_name,
)
from pipeline.web.beside import beside
from pipeline.web.changing import changed, desk_of
from pipeline.web.desk import Desk
from pipeline.web.item import Item
from pipeline.web.reviewer import keep_name, name_of
from pipeline.web.rows import listing, row, stamps
from pipeline.web.shell import part
from pipeline.web.words import DOUBTS, STATES, moment, said


async def list_(request: Request) -> Response:
    """Every clause under review."""
    desk = await asyncio.to_thread(desk_of, request)  # it may have to be read first
    data = await asyncio.to_thread(listing, desk)
    turn = await asyncio.to_thread(desk.can_turn, name_of(request))
    return JSONResponse({**data, "turn": turn, "people": request.app.state.hub.names})


async def one(request: Request) -> Response:
    """One clause: the statement and what stands beside it, as parts of the page, and where it stands."""
    desk = desk_of(request)
    item = desk.item(request.path_params["clause"])
    return JSONResponse(await asyncio.to_thread(_shown, desk, item))


async def sheet(request: Request) -> Response:
    """A page of a document: its size in points, between which x it is printed, and which clauses stand on it."""
    desk, number = desk_of(request), request.path_params["page"]
    paper, path = desk.paper(request.path_params["document"])
    leaf = await asyncio.to_thread(request.app.state.pictures.page, path, number)
    marks = [
        {
            "id": item.clause.id,
            "inTable": item.now.in_table,
            "boxes": [[b.x0, b.top, b.x1, b.bottom] for b in item.clause.boxes if b.page == number],
        }
        for item in desk.items.values()
        if item.clause.document == paper.id and any(box.page == number for box in item.clause.boxes)
    ]
    size = {"width": leaf.width, "height": leaf.height, "left": leaf.left, "right": leaf.right}
    return JSONResponse({**size, "pages": paper.pages, "marks": marks})


async def picture(request: Request) -> Response:
    """A page as a picture; the pages before and after it are drawn meanwhile."""
    desk, pictures, number = desk_of(request), request.app.state.pictures, request.path_params["page"]
    paper, path = desk.paper(request.path_params["document"])
    drawn = await asyncio.to_thread(pictures.page, path, number)
    pictures.ahead(path, [near for near in (number + 1, number - 1) if 1 <= near <= paper.pages])
    headers = {"cache-control": "private, max-age=86400, immutable"}  # the address names the file's content
    return Response(drawn.png, media_type="image/png", headers=headers)


async def decide(request: Request) -> Response:
    """Keep a decision."""
    wanted = await asked(request, AskedDecision)
    return await changed(request, lambda desk, who: desk.say(who, wanted.said()))


async def swap(request: Request) -> Response:
    """Take one statement out and another in."""
    wanted = await asked(request, AskedSwap)
    return await changed(request, lambda desk, who: desk.say(who, wanted.said()))


async def undo(request: Request) -> Response:
    """Take back what this reviewer did last."""
    return await changed(request, lambda desk, who: desk.undo(who))


async def redo(request: Request) -> Response:
    """Make it again."""
    return await changed(request, lambda desk, who: desk.redo(who))


async def sign(request: Request) -> Response:
    """Sign off what is under review; everybody sees it."""
    wanted, who, desk = await asked(request, AskedSignature), need_name(request), desk_of(request)
    if wanted.zorgkantoor and wanted.zorgkantoor not in {item.now.zorgkantoor for item in desk.items.values()}:
        raise BadRequest("Van dit zorgkantoor is niets te beoordelen.")
    await asyncio.to_thread(desk.sign, who, wanted.zorgkantoor)
    told = stamps(desk)
    request.app.state.hub.tell("signed", told)
    return JSONResponse({"signed": told})


async def name(request: Request) -> Response:
    """Remember who is at this screen."""
    response = JSONResponse({})
    keep_name(response, (await asked(request, AskedName)).name)
    return response


async def live(request: Request) -> Response:
    """What changes, as it does."""
    from sse_starlette import EventSourceResponse  # noqa: PLC0415 - the first page does not wait for it

    events: AsyncIterator[dict[str, str]] = request.app.state.hub.listen(name_of(request))
    return EventSourceResponse(events, ping=15)


async def key(request: Request) -> Response:
    """What a request that changes something must repeat: a page that was open before the server began asks for it."""
    return JSONResponse({"csrf": request.app.state.access.csrf})


ROUTES = [
    Route("/api/lijst", list_),
    Route("/api/uitspraak/{clause}", one),
    Route("/api/blad/{document}/{page:int}", sheet),
    Route("/blad/{document}/{page:int}.png", picture),
    Route("/api/besluit", decide, methods=["POST"]),
    Route("/api/wissel", swap, methods=["POST"]),
    Route("/api/ongedaan", undo, methods=["POST"]),
    Route("/api/opnieuw", redo, methods=["POST"]),
    Route("/api/aftekenen", sign, methods=["POST"]),
    Route("/api/naam", name, methods=["POST"]),
    Route("/api/sleutel", key),
    Route("/api/live", live),
]


def _shown(desk: Desk, item: Item) -> dict[str, Any]:
    """The parts of the page about one clause."""
    clause, now = item.clause, item.now
    paper = desk.results.papers[clause.document]
    names = {zorgkantoor.id: one_line(zorgkantoor.name) for zorgkantoor in desk.config.zorgkantoren}
    shown = one_line(now.short) or one_line(now.text)
    about = {
        "item": item,
        "clause": clause,
        "now": now,
        "zorgkantoor": names.get(clause.zorgkantoor, clause.zorgkantoor),
        "names": names,
        "paper": paper,
        "themes": desk.themes,
        "parts": bold_parts(shown, now.facts),
        "passage": one_line(clause.text) if one_line(clause.text) != shown else "",  # what the cell leaves out of it
        "facts": [(fact, with_unit(fact.value, fact.unit)) for fact in now.facts],
        "plainly": one_line(plainly(now, says_of(desk.config.clauses))),
        "why": desk.results.why.get(clause.id, ()),
        "state": STATES[item.state],
        "doubts": [DOUBTS[name] for name in item.doubts],
        "points": [one_line(point.text) for point in desk.results.points if point.is_about(clause)],
        "before": desk.results.before.get(clause.id),
        "history": [(one, said(one, desk.themes), moment(one.decided)) for one in reversed(item.history)],
        "near": item.laid if item.laid is not None and item.laid.match == "near" else None,
        "said": said,
        "beside": beside(desk, item),
        "bold": bold_parts,
        "place": place_words,
    }
    return {
        "row": row(item),
        "seen": item.laid.standing.uid if item.laid is not None else "",
        "document": clause.document,
        "sha": paper.sha256[:16],
        "page": clause.page,
        "boxes": [[box.page, box.x0, box.top, box.x1, box.bottom] for box in clause.boxes],
        "statement": part("statement.html.j2", **about),
        "beside": part("beside.html.j2", **about),
        "text": clause.text,
        "following": desk.following(item),
        "judgement": _judgement(item),
        "edit": {
            "theme": now.theme,
            "readTheme": clause.theme,
            "text": now.short,
            "readText": clause.short,
            "remark": item.judgement.remark,
            "out": item.judgement.in_table == "nee",
            "facts": [asdict(fact) for fact in now.facts],
            "ownFacts": item.judgement.facts is not None,
        },
    }


def _judgement(item: Item) -> dict[str, Any]:
    """What stands, in the shape in which it is asked."""
    after = item.judgement
    facts = None if after.facts is None else [asdict(fact) for fact in after.facts]
    return {
        "theme": after.theme,
        "text": after.text,
        "remark": after.remark,
        "in_table": after.in_table,
        "facts": facts,
    }
