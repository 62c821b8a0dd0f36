"""Errors that carry facts and end in a next step; all survive a process pool."""

from __future__ import annotations


class ThematabelError(Exception):
    """Base of every error that a user is meant to read."""


class UnreadablePdf(ThematabelError):  # noqa: N818 - says what the document is
    """No reader could open this document."""

    def __init__(self, source: str, cause: str) -> None:
        super().__init__(source, cause)  # as args, so that it survives a process pool
        self.source, self.cause = source, cause

    def __str__(self) -> str:
        return (
            f"{self.source}: {self.cause}. Set aside; the rest went on. "
            "Open it in a PDF viewer, save it anew and put it back in the corpus."
        )
