"""thematabel: from policy PDFs to one comparison table, every statement traceable to its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def loaded_when_asked(package: str, places: Mapping[str, str]) -> Callable[[str], Any]:
    """A package's `__getattr__` that loads each name from the module of the package that `places` says it is in."""

    def find(name: str) -> Any:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{places[name]}"), name)

    return find
