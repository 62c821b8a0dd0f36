"""The start page: what there is, and where to go."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.publish import one_line
from pipeline.web.desk import Desk
from pipeline.web.shell import page


async def show(request: Request) -> Response:
    """The start page."""
    desk: Desk = request.app.state.desk
    names = {zorgkantoor.id: one_line(zorgkantoor.name) for zorgkantoor in desk.config.zorgkantoren}
    shown = [item for item in desk.items.values() if item.now.in_table]
    return page(
        request,
        "start.html.j2",
        papers=sorted(desk.results.papers.values(), key=lambda paper: (paper.zorgkantoor, paper.year, paper.id)),
        names=names,
        shown=desk.results.shown,
        statements=len(shown),
        decided=sum(item.decided for item in shown),
        made=desk.results.made,
    )


ROUTES = [Route("/", show)]
