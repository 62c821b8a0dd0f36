"""What lies behind the first page: all that is asked for and done on the pages, and what they share."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from pipeline.config import ConfigError
from pipeline.model import ThematabelError
from pipeline.web import adding, finding, review, start
from pipeline.web.asked import BadRequest
from pipeline.web.desk import Desk
from pipeline.web.dropped import Refused
from pipeline.web.guard import Access
from pipeline.web.live import Hub
from pipeline.web.opening import Opening
from pipeline.web.pictures import NoPicture, Pictures
from pipeline.web.pointing import NoWords, Words
from pipeline.web.rows import changes
from pipeline.web.running import Runs
from pipeline.web.said import NoSuchClause

PAGES = (start, review, adding, finding)
WATCH = 1.0  # seconds between looks at what other programs changed


class Inside:
    """The application behind the first page."""

    def __init__(self, opening: Opening, access: Access) -> None:
        """Reads nothing yet: the desk is read when a page needs it."""
        self.opening, self.hub, self.pictures = opening, Hub(), Pictures()
        self.words, self.runs = Words(opening.places, opening.config), Runs(opening.places, opening.config)
        self.app = Starlette(
            routes=[route for page in PAGES for route in page.ROUTES],
            exception_handlers={ThematabelError: _told, ConfigError: _told},
        )
        self.app.state.opening, self.app.state.access, self.app.state.hub = opening, access, self.hub
        self.app.state.pictures, self.app.state.words, self.app.state.runs = self.pictures, self.words, self.runs

    async def watch(self) -> None:
        """Tell pages what other programs change; ends where the desk cannot be read."""
        with suppress(ThematabelError, ConfigError):  # it is told already
            desk = await asyncio.to_thread(self.opening.desk)
            await _tell_changes(desk, self.hub)

    def close(self) -> None:
        """Let go of everything."""
        self.pictures.close()
        self.words.close()
        self.runs.close()


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
