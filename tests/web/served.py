"""The pages as a browser gets them: a server at an address of its own, and the people who look at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from pipeline.config import Config
from pipeline.run import Places
from pipeline.web.app import application
from pipeline.web.guard import Access
from pipeline.web.serve import Address, listening_at
from tests.support import ROOT

DESK = {"width": 1366, "height": 768}


class Screens:
    """Opens screens of a server, each with a profile of its own; what goes wrong in one fails the test."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def __call__(self, who: str = "Jan", path: str = "beoordelen", **options: object) -> Page:
        """The screen of somebody, on which the first statement is in sight."""
        context = self.browser.new_context(viewport=DESK, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        self.contexts.append(context)
        if who:
            context.add_cookies([{"name": "thematabel-naam", "value": who, "url": self.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self._asked(request.url))
        page.goto(self.url + path)
        if path == "beoordelen":
            settled(page)
        return page

    def close(self) -> None:
        """Close what was opened; complain of what the pages complained of."""
        for context in self.contexts:
            context.close()
        assert self.complaints == []

    def _asked(self, address: str) -> None:
        if not address.startswith((self.url, "data:", "blob:")):
            self.complaints.append(f"asked for {address}")


@contextmanager
def served(places: Places, config: Config) -> Iterator[str]:
    """A server in this process; gives its address."""
    listening = listening_at(Address(port=0))
    app = application(places, lambda: config, Access())
    settings = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on", timeout_graceful_shutdown=1)
    server = uvicorn.Server(settings)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()


def settled(page: Page) -> None:
    """Wait until a statement is in sight: keys that are struck before count for nothing."""
    expect(page.locator("#work")).to_have_attribute("aria-busy", "false")


def picture(page: Page, name: str, folder: Path) -> None:
    """Take a picture of a screen; with THEMATABEL_PICTURES=1 it is the one that docs/reviewers.md shows."""
    page.wait_for_function("() => document.querySelector('#sheet img')?.complete")
    kept = ROOT / "docs" / "pictures" if os.environ.get("THEMATABEL_PICTURES") else folder
    page.screenshot(path=folder / f"{name}.png", animations="disabled")
    with Image.open(folder / f"{name}.png") as taken:
        assert taken.size == (DESK["width"], DESK["height"])
        taken.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(kept / f"{name}.png", optimize=True)


def selected(page: Page) -> str:
    """The id of the statement in sight."""
    return page.locator("#list [aria-selected=true]").get_attribute("data-id") or ""


def sign_of(page: Page, clause: str) -> Locator:
    """The sign in the list that says what was decided."""
    return page.locator(f"#list [data-id='{clause}'] .sign")
