"""The application: which address shows what. No address is a path; ids are looked up among what the last run found."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from pipeline.config import Config
from pipeline.model import ThematabelError
from pipeline.run import Places
from pipeline.web import adding, finding, review, start
from pipeline.web.asked import BadRequest
from pipeline.web.desk import Desk
from pipeline.web.dropped import Refused
from pipeline.web.guard import Access, Guard
from pipeline.web.live import Hub
from pipeline.web.opening import Failed, Opening
from pipeline.web.pictures import NoPicture, Pictures
from pipeline.web.pointing import NoWords, Words
from pipeline.web.rows import changes
from pipeline.web.running import Runs
from pipeline.web.said import NoSuchClause
from pipeline.web.shell import STATIC

PAGES = (start, review, adding, finding)
WATCH = 1.0  # seconds between looks at what other programs changed
FIRST = 0.5  # seconds after which the desk is read, when nobody needed it by then


def application(places: Places, config: Config, access: Access, failed: Failed = lambda _: None) -> Starlette:
    """The start page and the review page of one corpus.

    `failed` is told, from a thread, when what the last run left or the decisions cannot be read.
    """
    opening, pictures, hub = Opening(places, config, failed), Pictures(), Hub()
    words, runs = Words(places, config), Runs(places, config)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(_watch(opening, hub))
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            pictures.close()
            words.close()
            runs.close()

    app = Starlette(
        routes=[*(route for page in PAGES for route in page.ROUTES), Mount("/static", StaticFiles(directory=STATIC))],
        middleware=[Middleware(Guard, access=access, uploads=(start.UPLOAD,))],
        exception_handlers={ThematabelError: _told},
        lifespan=lifespan,
    )
    app.state.words, app.state.runs = words, runs
    app.state.opening, app.state.pictures, app.state.hub, app.state.access = opening, pictures, hub, access
    return app


async def _watch(opening: Opening, hub: Hub) -> None:
    """Tell pages what other programs changed."""
    await asyncio.sleep(FIRST)
    with suppress(ThematabelError):  # it is told already
        desk = await asyncio.to_thread(opening.desk)
        await _tell_changes(desk, hub)


async def _tell_changes(desk: Desk, hub: Hub) -> None:
    while True:
        await asyncio.sleep(WATCH)
        before = set(desk.items)
        try:
            changed = await asyncio.to_thread(desk.catch_up)
        except ThematabelError as error:
            hub.tell("trouble", str(error))
            continue
        if changed is not None:
            few = len(changed) < len(desk.items) // 2
            hub.tell("changed" if few else "reload", changes(changed, before - set(desk.items)))


async def _told(request: Request, error: Exception) -> Response:
    """What went wrong, in the words of the error."""
    status = (
        404
        if isinstance(error, NoSuchClause | NoPicture | NoWords)
        else 400
        if isinstance(error, BadRequest | Refused)
        else 409
    )
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": str(error)}, status)
    return PlainTextResponse(str(error), status)
