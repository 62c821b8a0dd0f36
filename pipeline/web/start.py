"""The start page: what there is, what can be added, the table made anew, and where to go."""

from __future__ import annotations

import asyncio
from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from pipeline.publish import one_line
from pipeline.web.changing import desk_of
from pipeline.web.dropped import keep
from pipeline.web.guard import UPLOAD
from pipeline.web.results import Paper
from pipeline.web.running import Progress
from pipeline.web.shell import page

RESULTS = {  # what can be fetched: nothing of a request is a path
    "thema-tabel.xlsx": "Werkmap (Excel)",
    "thema-tabel.docx": "Word",
    "thema-tabel.html": "Pagina",
}


async def show(request: Request) -> Response:
    """The start page."""
    desk = await asyncio.to_thread(desk_of, request)  # it may have to be read first
    names = {zorgkantoor.id: one_line(zorgkantoor.name) for zorgkantoor in desk.config.zorgkantoren}
    shown = [item for item in desk.items.values() if item.now.in_table]
    return page(
        request,
        "start.html.j2",
        papers=sorted(desk.results.papers.values(), key=_place),
        names=names,
        shown=desk.results.shown,
        statements=len(shown),
        decided=sum(item.decided for item in shown),
        made=desk.results.made,
        results={name: title for name, title in RESULTS.items() if (desk.places.out / name).is_file()},
        progress=request.app.state.runs.progress,
    )


async def add(request: Request) -> Response:
    """Put a file in the corpus."""
    desk = desk_of(request)
    added = await keep(request.stream(), request.headers.get("x-file-name", ""), desk.places.corpus, desk.config)
    who = added.identity
    parts = (who.kind, who.zorgkantoor or who.publisher, who.year)
    taken = " ".join(one_line(part) for part in parts if part)
    return JSONResponse({"source": added.source, "known": added.was_there, "taken": taken})


async def run(request: Request) -> Response:
    """Make the table anew; how far it is comes with the events."""
    state = request.app.state
    loop = asyncio.get_running_loop()

    def tell(progress: Progress) -> None:
        loop.call_soon_threadsafe(partial(state.hub.tell, "run", progress.as_json()))

    await asyncio.to_thread(state.runs.start, tell)
    return JSONResponse(state.runs.progress.as_json())


async def result(request: Request) -> Response:
    """One of the results, to keep."""
    name = request.path_params["name"]
    path = desk_of(request).places.out / name
    if name not in RESULTS or not path.is_file():
        return PlainTextResponse("Dit is er niet.", 404)
    return FileResponse(path, filename=name)


def _place(paper: Paper) -> tuple[bool, str, str, str]:
    """Policies first, by zorgkantoor and year."""
    return not paper.zorgkantoor, paper.zorgkantoor, paper.year, paper.id


ROUTES = [
    Route("/", show),
    Route(UPLOAD, add, methods=["POST"]),
    Route("/api/uitvoeren", run, methods=["POST"]),
    Route("/resultaten/{name}", result),
]
