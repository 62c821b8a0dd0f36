"""Errors that carry facts and end in a next step; all survive a process pool."""

from __future__ import annotations

from dataclasses import dataclass


class ThematabelError(Exception):
    """Base of every error that a user is meant to read."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something could not be done: what, and the facts that its words need. The words stand in publish/words."""

    kind: str
    facts: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} ({', '.join(self.facts)})" if self.facts else self.kind


class UnreadablePdf(ThematabelError):  # noqa: N818 - says what the document is
    """No reader could open this document."""

    def __init__(self, source: str, cause: Cause) -> None:
        super().__init__(source, cause)  # as args, so that it survives a process pool
        self.source, self.cause = source, cause

    def __str__(self) -> str:
        return f"{self.source}: {self.cause}"
