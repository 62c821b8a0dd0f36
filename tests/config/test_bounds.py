"""Each number of config.yaml has bounds: the outermost value is taken, the next one is refused with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, ValidationError

from pipeline.config import Config

# place -> values that are taken, values that are not
ONE = ((0, 1), (-0.01, 1.01))
COUNT = ((0,), (-1,))
SOME = ((1,), (0,))
MORE_THAN_NOTHING = ((0.01,), (0,))
BOUNDS: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    "read.ocr_resolution": ((100, 600), (99, 601)),
    "read.ocr_seconds": MORE_THAN_NOTHING,
    "read.ocr_seconds_document": MORE_THAN_NOTHING,
    "tables.snap": ((0.01, 1), (0, 1.01)),
    "clauses.longest": SOME,
    "clauses.remark": COUNT,
    "clauses.fewest": COUNT,
    "clauses.short_lead_in": COUNT,
    "clauses.short.at_least": SOME,
    "clauses.short.long": SOME,
    "clauses.selection.most": COUNT,
    "clauses.selection.at_least": COUNT,
    "clauses.selection.share": ONE,
    "clauses.selection.share_most": COUNT,
    "clauses.selection.per_cell": SOME,
    "clauses.selection.characters": SOME,
    "clauses.selection.duplicate": ((0, 100), (-0.1, 100.1)),
    "clauses.refresh.from": ((0, 2), (-0.01,)),
    "clauses.refresh.figure": ((0, 2), (-0.01,)),
    "clauses.refresh.theme": ((0, 2), (-0.01,)),
    "clauses.refresh.meaning": ((0, 9), (-0.01,)),
    "clauses.refresh.meaning_others": ((0, 9), (-0.01,)),
    "clauses.refresh.nearest": COUNT,
    "compare.changed_from": ONE,
    "compare.replaces_from": ONE,
    "compare.other_theme": ONE,
    "compare.landelijk_from": ONE,
    "compare.landelijk_zorgkantoren": ((2,), (1,)),
    "compare.question_from": ONE,
    "publish.font_size": ((6, 14), (5.9, 14.1)),
    "publish.column_width": ((15, 80), (14.9, 80.1)),
    "publish.small_group": COUNT,
    "run.jobs": COUNT,
    "run.time_limit": MORE_THAN_NOTHING,
    "run.memory_limit": ((256,), (255,)),
    "run.cache_limit": COUNT,
    "fetch.timeout": MORE_THAN_NOTHING,
    "fetch.time_limit": MORE_THAN_NOTHING,
    "fetch.size_limit": SOME,
    "fetch.pause": ((0,), (-0.01,)),
    "fetch.retries": COUNT,
    "fetch.wait_limit": ((0,), (-0.01,)),
    "fetch.links_limit": SOME,
    "notice.statements": COUNT,
}
BARE = {"zorgkantoren": [{"id": "dsw", "name": "DSW"}], "themes": [{"id": "algemeen", "title": "Algemeen"}]}


def with_value(place: str, value: float) -> Config:
    """A configuration that says only this."""
    said: Any = value
    for part in reversed(place.split(".")):
        said = {part: said}
    return Config.model_validate({**BARE, **said})


@pytest.mark.parametrize("place", BOUNDS)
def test_a_number_has_its_bounds(place: str) -> None:
    """On either side, where it has two."""
    taken, refused = BOUNDS[place]
    for value in taken:
        found: Any = with_value(place, value).model_dump(by_alias=True)
        for part in place.split("."):
            found = found[part]
        assert found == value
    for value in refused:
        with pytest.raises(ValidationError) as error:
            with_value(place, value)
        assert [".".join(map(str, one["loc"])) for one in error.value.errors()] == [place]


def test_every_bounded_number_is_tried() -> None:
    """What was fitted and vocabulary have none that a person sets."""
    assert set(bounded(Config)) == set(BOUNDS)


def bounded(model: type[BaseModel], path: str = "") -> Iterator[str]:
    """The places of settings with a least or a greatest value."""
    for name, field in model.model_fields.items():
        here, kind = f"{path}.{field.alias or name}".lstrip("."), field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if here not in {"clauses.learned", "clauses.taught", "clauses.facts"}:
                yield from bounded(kind, here)
        elif any(isinstance(one, Ge | Gt | Le | Lt) for one in field.metadata):
            yield here


@pytest.mark.parametrize(
    ("language", "taken"), [("nld", True), ("nld+eng", True), ("", False), ("nld+", False), ("../nld", False)]
)
def test_a_language_of_tesseract_is_one_word_or_several(language: str, taken: bool) -> None:
    """It ends in the name of a file, so it holds nothing else."""
    said = {**BARE, "read": {"ocr_language": language}}
    if taken:
        assert Config.model_validate(said).read.ocr_language == language
    else:
        with pytest.raises(ValidationError):
            Config.model_validate(said)


@pytest.mark.parametrize("name", ["zorgkantoren", "themes"])
def test_a_table_has_a_row_and_a_column(name: str) -> None:
    """At least."""
    with pytest.raises(ValidationError):
        Config.model_validate({**BARE, name: []})


@pytest.mark.parametrize(("port", "taken"), [(1, True), (65535, True), (0, False), (65536, False)], ids=str)
def test_a_mail_server_has_a_port(port: int, taken: bool) -> None:
    """As there are."""
    mail = {"host": "mail.voorbeeld.nl", "sender": "a@voorbeeld.nl", "to": ["b@voorbeeld.nl"], "port": port}
    said = {**BARE, "notice": {"mail": mail}}
    if taken:
        sent = Config.model_validate(said).notice.mail
        assert sent is not None
        assert sent.port == port
    else:
        with pytest.raises(ValidationError):
            Config.model_validate(said)


def test_settings_are_not_changed_afterwards() -> None:
    """They are handed down, and are part of what a result is kept by."""
    config = with_value("run.jobs", 2)
    with pytest.raises(ValidationError):
        config.run.__setattr__("jobs", 3)
