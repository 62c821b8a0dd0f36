"""Who is at the screen: the name is kept on the device itself."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from pipeline.publish import encodable, one_line

NAME = "thematabel-naam"
LONGEST_NAME = 60


def name_of(request: Request) -> str:
    """Who is at the screen, as he said; '' when he has not."""
    return one_line(encodable(unquote(request.cookies.get(NAME, ""), errors="replace")))[:LONGEST_NAME]


def keep_name(response: Response, name: str) -> None:
    """Remember who is at this screen for a year."""
    plain = one_line(encodable(name))[:LONGEST_NAME]
    response.set_cookie(NAME, quote(plain), max_age=365 * 24 * 3600, samesite="strict", httponly=True, path="/")
