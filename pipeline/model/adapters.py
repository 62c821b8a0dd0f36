"""What reads and writes values of one type as JSON, made when it is first asked for.

Making one takes longer than reading a small value, and most commands need few of those that their modules name.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


def adapter_of(kind: type[T]) -> TypeAdapter[T]:
    """The one that reads and writes values of this type."""
    made: TypeAdapter[T] = _made(cast("Any", kind))
    return made


@cache
def _made(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
