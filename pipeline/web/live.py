"""Tells every open page at once what changed, and who is there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

BEHIND = 1000  # events that a page may be behind before it is told to load anew


class Hub:
    """Everybody who listens. Used from the event loop only."""

    def __init__(self) -> None:
        self._listeners: dict[asyncio.Queue[dict[str, str]], str] = {}

    @property
    def names(self) -> list[str]:
        """Who is there, each once."""
        return sorted({name for name in self._listeners.values() if name}, key=str.casefold)

    def tell(self, kind: str, data: Any) -> None:
        """Send an event to everybody."""
        event = {"event": kind, "data": json.dumps(data, ensure_ascii=False)}
        for queue in list(self._listeners):
            if queue.full():  # a page that sleeps: one word will do when it wakes
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait({"event": "reload", "data": "{}"})
            queue.put_nowait(event)

    async def listen(self, name: str) -> AsyncIterator[dict[str, str]]:
        """Events as they come, until the listener goes away."""
        queue: asyncio.Queue[dict[str, str]] = asyncio.Queue(BEHIND)
        self._listeners[queue] = name
        self.tell("people", self.names)
        try:
            while True:
                yield await queue.get()
        finally:
            del self._listeners[queue]
            self.tell("people", self.names)
