"""What every change on the page has in common: in whose name, who is told, and what the answer says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from pipeline.web.asked import need_name
from pipeline.web.desk import Desk
from pipeline.web.item import Item
from pipeline.web.rows import changes


async def changed(request: Request, change: Callable[[Desk, str], Sequence[Item]]) -> Response:
    """Do it in the name of who is there, tell everybody, and answer with what is other now."""
    desk, who = desk_of(request), need_name(request)
    before = set(desk.items)
    rows = changes(await asyncio.to_thread(change, desk, who), before - set(desk.items))
    request.app.state.hub.tell("changed", rows)
    return JSONResponse({"rows": rows, "turn": await asyncio.to_thread(desk.can_turn, who)})


def desk_of(request: Request) -> Desk:
    """The desk of this server."""
    desk: Desk = request.app.state.opening.desk()
    return desk
