"""The bytes of a web page as text, and whether a parser may be trusted with it."""

from __future__ import annotations

import codecs
import re

DEEPEST = 2_000  # elements within one another: a parser walks all of them at each tag
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.I)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.I)


def tags(names: str) -> frozenset[str]:
    """The names that stand in a line."""
    return frozenset(names.split())


_ENDLESS = tags(  # elements that hold nothing, or that the next of their kind ends
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option thead tbody tfoot "
    "colgroup rp rt"
)


def decoded(data: bytes) -> str:
    """The text of a page: by its byte-order mark, else by what it declares, else UTF-8, else as Windows writes it."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _CHARSET.search(data[:4096])
    for name in ([declared[1].decode("ascii")] if declared else []) + ["utf-8"]:
        try:
            return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii") else name)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def is_markup(data: bytes) -> bool:
    """Whether these bytes, the first of a file, are a web page: by content, whatever it is called."""
    start = re.sub(
        rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*", b"", data[:4096], flags=re.S
    )
    start = start.replace(b"\0", b"")[:15].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<main"))


def is_too_deep(text: str) -> bool:
    """Whether elements stand so deep within one another that a parser would take very long over them."""
    depth = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _ENDLESS:
            depth += -1 if match[1] else 1
            depth = max(depth, 0)
            if depth > DEEPEST:
                return True
    return False
