"""Opens pages in a real browser for tests."""

from __future__ import annotations

from playwright.sync_api import Browser, Dialog, Page


class OpenPage:
    """Opens one page at the widths that a test asks for, and keeps what went wrong in it."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.pages: list[Page] = []
        self.complaints: list[str] = []

    def __call__(self, width: int = 1280, fragment: str = "", *, scripts: bool = True) -> Page:
        """The page in a window of `width` pixels, at a fragment ('#...')."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=scripts, reduced_motion="reduce"
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("dialog", self._opened)
        page.on("request", lambda request: self._asked(request.url))
        page.goto(self.address + fragment)
        self.pages.append(page)
        return page

    def close(self) -> None:
        """Close what was opened; complain of what the pages complained of."""
        for page in self.pages:
            page.context.close()
        assert self.complaints == []

    def _opened(self, dialog: Dialog) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def _asked(self, address: str) -> None:
        if not address.startswith(("file:", "data:")):
            self.complaints.append(f"asked for {address}")
