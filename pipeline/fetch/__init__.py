"""Fetches what the sources of config.yaml publish, politely, and trusts nothing of it.

What visits the web is imported when it is first asked for: a run only needs to know where files came from.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.fetch.kept import replaced

if TYPE_CHECKING:
    from pipeline.fetch.visiting import Fetched, Outcome, fetch_all

__all__ = ["Fetched", "Outcome", "fetch_all", "replaced"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.visiting"), name)
