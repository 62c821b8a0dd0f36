"""The application: which address shows what. No address is a path; ids are looked up among what the last run found.

The first page is here by itself, so that it is there at once; what the rest needs is loaded while it is on its way.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.web.guard import UPLOAD, Access, Guard
from pipeline.web.opening import Failed, Opening
from pipeline.web.shell import STATIC, page

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from pipeline.config import Config
    from pipeline.run import Places
    from pipeline.web.inside import Inside

FIRST = 0.5  # seconds after which everything is read, when nobody needed it by then


class Behind:
    """All that lies behind the first page: loaded when it is first asked for."""

    def __init__(self, opening: Opening, access: Access) -> None:
        self.opening, self._access = opening, access
        self._lock = Lock()
        self._inside: Inside | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await (await asyncio.to_thread(self.inside)).app(scope, receive, send)

    def inside(self) -> Inside:
        """What lies behind it."""
        with self._lock:
            if self._inside is None:
                from pipeline.web.inside import Inside  # noqa: PLC0415 - the first page does not wait for it

                self._inside = Inside(self.opening, self._access)
            return self._inside

    def begin(self) -> None:
        """Get ready for what a page asks for next."""
        self.inside().pictures.begin()

    async def watch(self) -> None:
        """Read everything when nobody asks for it, then tell pages what other programs change."""
        await asyncio.sleep(FIRST)
        await (await asyncio.to_thread(self.inside)).watch()

    def close(self) -> None:
        """Let go of everything."""
        if self._inside is not None:
            self._inside.close()


def application(
    places: Places, settings: Callable[[], Config], access: Access, failed: Failed = lambda _: None
) -> Starlette:
    """The start page and the review page of one corpus.

    `settings` gives the configuration, and is asked once, when it is needed. `failed` is told, from a thread, when it,
    what the last run left or the decisions cannot be read.
    """
    behind = Behind(Opening(places, settings, failed), access)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(behind.watch())
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
            behind.close()

    app = Starlette(
        routes=[
            Route("/beoordelen", _review),
            Mount("/static", StaticFiles(directory=STATIC)),
            Mount("/", behind),
        ],
        middleware=[Middleware(Guard, access=access, uploads=(UPLOAD,))],
        lifespan=lifespan,
    )
    app.state.behind, app.state.access = behind, access
    return app


async def _review(request: Request) -> Response:
    """The review page; what is on it comes after it, so that it is there at once."""
    behind: Behind = request.app.state.behind
    if behind.opening.nothing:
        return RedirectResponse("/", status_code=303)
    return page(request, "review.html.j2", BackgroundTask(behind.begin))
