"""Decisions as W3C Web Annotations: what the model asks of each, and the passage by its words and its place."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from pipeline.model import Anchor, Box, Judgement, Shown
from pipeline.review.annotations import annotations_json
from pipeline.review.rows import Draft
from pipeline.review.store import NAME, Store, load_kept
from tests.support import thematabel

THEMES = {"kwaliteit": "Kwaliteit", "bekostiging": "Bekostiging en tarieven"}
TEXT = 'Wij vragen "een plan" & meer </script>.'
WHERE = Anchor(
    "vgz-2025", "vgz-2025-001", TEXT, ("2 Kop",), 7, (Box(7, 50, 100.5, 300, 112), Box(7, 40, 114, 90, 126)), "ab" * 32
)
AT = "2026-03-02T12:00:00+01:00"


def drafts(*said: tuple[str, str, Judgement], anchor: Anchor = WHERE) -> list[Draft]:
    """Decisions of reviewers about passages, in order."""
    shown = Shown("kwaliteit", "kort", in_table=True)
    return [Draft(passage, who, AT, anchor, shown, "", Judgement(), after, "page") for passage, who, after in said]


def annotated(folder: Path, made: list[Draft]) -> list[dict[str, Any]]:
    """Their annotations, as another program reads them."""
    with Store(folder / NAME) as store, store.transaction():
        store.add(made)
    told = json.loads(annotations_json(load_kept(folder / NAME).decisions, THEMES))
    assert (told["@context"], told["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    items: list[dict[str, Any]] = told["items"]
    return items


def test_an_annotation_has_what_the_model_asks(tmp_path: Path) -> None:
    """An IRI of its own, a type, who and when, and a target with the words and the place on the page."""
    change = Judgement("aanpassen", "bekostiging", "Een plan.", "korter")
    [one] = annotated(tmp_path, drafts(("p", "Jan", change)))
    assert UUID(one["id"].removeprefix("urn:uuid:"))
    assert one["type"] == "Annotation"
    assert one["creator"] == {"type": "Person", "name": "Jan"}
    assert datetime.fromisoformat(one["created"]).tzinfo is not None
    assert [(body["purpose"], body["value"]) for body in one["body"]] == [
        ("assessing", "aanpassen"), ("classifying", "Bekostiging en tarieven"), ("editing", "Een plan."),
        ("commenting", "korter"),
    ]  # fmt: skip
    assert all(body["type"] == "TextualBody" for body in one["body"])
    assert one["target"] == {
        "source": f"urn:sha256:{'ab' * 32}",
        "selector": [
            {"type": "TextQuoteSelector", "exact": TEXT},
            {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
                "value": "page=7&viewrect=40,100.5,260,25.5",
            },
        ],
    }


def test_each_reviewer_has_his_last_word(tmp_path: Path) -> None:
    """What he took back is none; a dropped passage is under no theme."""
    said = drafts(
        ("p", "Jan", Judgement("akkoord")), ("p", "Piet", Judgement("vervalt")), ("p", "Jan", Judgement("twijfel")),
        ("q", "Jan", Judgement("akkoord")), ("q", "Jan", Judgement()),
    )  # fmt: skip
    found = annotated(tmp_path, said)
    assert [(one["creator"]["name"], [body["value"] for body in one["body"]]) for one in found] == [
        ("Piet", ["vervalt"]), ("Jan", ["twijfel", "Kwaliteit"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("anchor", "source", "fragments"),
    [
        pytest.param(replace(WHERE, boxes=(), page=0), "urn:sha256:", 0, id="no pages"),
        pytest.param(replace(WHERE, boxes=(Box(7, 1, 1, 2, 2), Box(8, 1, 1, 2, 2))), "urn:sha256:", 2, id="two pages"),
        pytest.param(replace(WHERE, sha256=""), "urn:thematabel:vgz-2025", 1, id="no hash"),
    ],
)
def test_a_passage_is_known_by_what_there_is(tmp_path: Path, anchor: Anchor, source: str, fragments: int) -> None:
    """Its words always; a place for each page that it stands on."""
    [one] = annotated(tmp_path, drafts(("p", "Jan", Judgement("akkoord")), anchor=anchor))
    kinds = [selector["type"] for selector in one["target"]["selector"]]
    assert kinds == ["TextQuoteSelector", *["FragmentSelector"] * fragments]
    assert re.match(source, one["target"]["source"])


def test_the_command_writes_them(tmp_path: Path) -> None:
    """By the name of the file."""
    with Store(tmp_path / NAME) as store, store.transaction():
        store.add(drafts(("p", "Jan", Judgement("akkoord"))))
    (tmp_path / "beleid.pdf").write_bytes(b"%PDF-1.4")
    file = tmp_path / "uit" / "besluiten.jsonld"
    done = thematabel("review", "--export", file, "--corpus", tmp_path, "--out", tmp_path / "extracted")
    assert done.returncode == 0, done.stderr
    assert json.loads(file.read_text("utf-8"))["items"][0]["creator"]["name"] == "Jan"
