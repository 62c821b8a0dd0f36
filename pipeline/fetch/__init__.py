"""Fetches what the sources of config.yaml publish, politely, and trusts nothing of it.

What visits the web is imported when it is first asked for: a run only needs to know where files came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import loaded_when_asked
from pipeline.fetch.kept import addresses_of, load_kept, replaced

if TYPE_CHECKING:
    from pipeline.fetch.visiting import Fetched, Outcome, fetch_all

__all__ = ["Fetched", "Outcome", "addresses_of", "fetch_all", "load_kept", "replaced"]

__getattr__ = loaded_when_asked(__name__, dict.fromkeys(("Fetched", "Outcome", "fetch_all"), "visiting"))
