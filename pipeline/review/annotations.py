"""Decisions as W3C Web Annotations, for tools that know passages by their words and their place on a page.

The model is https://www.w3.org/TR/annotation-model/: an annotation per passage and reviewer, with his last word. The
passage is told by its words (TextQuoteSelector) and, in a PDF, its page and the box around its lines there
(FragmentSelector, RFC 3778).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from pipeline.model import Anchor, Decision, Judgement, union
from pipeline.review.history import histories
from pipeline.review.opinions import opinions

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
IN_PDF = "http://tools.ietf.org/rfc/rfc3778"


def annotations_json(decisions: Sequence[Decision], themes: Mapping[str, str]) -> str:
    """What each reviewer holds of each passage, as one annotation page in JSON-LD.

    Args:
        decisions: all that are kept.
        themes: titles of the themes, by id.
    """
    items = [_annotation(one, themes) for history in histories(decisions) for one in opinions(history)]
    page = {"@context": CONTEXT, "type": "AnnotationPage", "items": items}
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _annotation(decision: Decision, themes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "id": _urn(decision.uid),
        "type": "Annotation",
        "motivation": ["assessing", "classifying"],
        "creator": {"type": "Person", "name": decision.reviewer},
        "created": decision.decided,
        "body": [*_bodies(decision.after, decision.after.theme or decision.shown.theme, themes)],
        "target": _target(decision.anchor),
    }


def _bodies(said: Judgement, theme: str, themes: Mapping[str, str]) -> Iterator[dict[str, str]]:
    if said.verdict:
        yield _text(said.verdict, "assessing")
    if theme and said.verdict != "vervalt":
        yield _text(themes.get(theme, theme), "classifying")
    if said.text:
        yield _text(said.text, "editing")
    if said.remark:
        yield _text(said.remark, "commenting")


def _text(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "nl"}


def _target(anchor: Anchor) -> dict[str, Any]:
    """The passage: the document goes by the hash of its file, which no folder or name changes."""
    source = f"urn:sha256:{anchor.sha256}" if anchor.sha256 else f"urn:thematabel:{anchor.document}"
    selectors: list[dict[str, str]] = [{"type": "TextQuoteSelector", "exact": anchor.text}]
    selectors += [{"type": "FragmentSelector", "conformsTo": IN_PDF, "value": value} for value in _fragments(anchor)]
    return {"source": source, "selector": selectors}


def _fragments(anchor: Anchor) -> Iterator[str]:
    """Page, and left, top, width and height of the box around what stands there, in points from its top left."""
    for page in dict.fromkeys(box.page for box in anchor.boxes):
        box = union(one for one in anchor.boxes if one.page == page)
        yield f"page={page}&viewrect={box.x0:g},{box.top:g},{box.x1 - box.x0:g},{box.bottom - box.top:g}"


def _urn(uid: str) -> str:
    """The name of a decision as an IRI."""
    try:
        return UUID(uid).urn
    except ValueError:  # what another program took in under a name of its own
        return f"urn:thematabel:decision:{uid.encode().hex()}"
