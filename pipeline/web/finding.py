"""Decisions of before on the page: confirmed on another wording, declined, or laid over a clause by hand."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pipeline.web.asked import AskedAnswer, AskedAttachment, asked
from pipeline.web.changing import changed, desk_of
from pipeline.web.rows import lost


async def answer(request: Request) -> Response:
    """Whether it is the same passage."""
    wanted = await asked(request, AskedAnswer)
    return await changed(request, lambda desk, who: desk.answer(who, wanted.clause, same=wanted.same))


async def attach(request: Request) -> Response:
    """It is about this one."""
    wanted = await asked(request, AskedAttachment)
    return await changed(request, lambda desk, who: desk.attach(who, wanted.code, wanted.clause))


async def lost_ones(request: Request) -> Response:
    """What was not found again."""
    return JSONResponse({"lost": lost(desk_of(request))})


ROUTES = [
    Route("/api/antwoord", answer, methods=["POST"]),
    Route("/api/koppelen", attach, methods=["POST"]),
    Route("/api/kwijt", lost_ones),
]
