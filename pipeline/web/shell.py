"""Templates and the files that come with the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pipeline import __version__
from pipeline.publish import encodable
from pipeline.web.reviewer import name_of
from pipeline.web.words import moment

STATIC = Path(__file__).with_name("static")


def page(request: Request, name: str, after: BackgroundTask | None = None, /, **values: Any) -> HTMLResponse:
    """A whole page; text from documents is always escaped. `after`: what is done once it is sent."""
    access = request.app.state.access
    told = part(name, csrf=access.csrf, me=name_of(request), version=__version__, **values)
    return HTMLResponse(told, background=after)


def part(name: str, /, **values: Any) -> str:
    """A part of a page."""
    return encodable(_environment().get_template(name).render(values))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["moment"] = moment
    return environment
