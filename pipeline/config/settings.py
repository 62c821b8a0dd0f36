"""config.yaml as one typed value."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from pydantic import Field, model_validator

from pipeline.config.base import Misplaced, Settings, need_unique
from pipeline.config.compare import CompareSettings
from pipeline.config.fetch import FetchSettings, NoticeSettings
from pipeline.config.patterns import need_no_word_lists, need_word_lists
from pipeline.config.publish import PublishSettings
from pipeline.config.read import ReadSettings
from pipeline.config.register import RegisterSettings, Zorgkantoor
from pipeline.config.review import ReviewSettings
from pipeline.config.run import RunSettings
from pipeline.config.tables import TableSettings
from pipeline.config.themes import ClauseSettings, Theme


class Config(Settings):
    """Everything that config.yaml may say; each stage is handed only its own part, which is also its cache key."""

    zorgkantoren: tuple[Zorgkantoor, ...] = Field(min_length=1)
    themes: tuple[Theme, ...] = Field(min_length=1)
    register_: RegisterSettings = Field(default_factory=RegisterSettings, alias="register")
    read: ReadSettings = Field(default_factory=ReadSettings)
    tables: TableSettings = Field(default_factory=TableSettings)
    clauses: ClauseSettings = Field(default_factory=ClauseSettings)
    compare: CompareSettings = Field(default_factory=CompareSettings)
    publish: PublishSettings = Field(default_factory=PublishSettings)
    review: ReviewSettings = Field(default_factory=ReviewSettings)
    run: RunSettings = Field(default_factory=RunSettings)
    fetch: FetchSettings = Field(default_factory=FetchSettings)
    notice: NoticeSettings = Field(default_factory=NoticeSettings)

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        need_unique("theme", [theme.id for theme in self.themes], ("themes",))
        need_unique("source", [source.id for source in self.fetch.sources], ("fetch", "sources"))
        need_unique("zorgkantoor", [zorgkantoor.id for zorgkantoor in self.zorgkantoren], ("zorgkantoren",))
        for place, theme in enumerate(self.themes):
            with _below("themes", place):
                need_word_lists(theme, self.clauses.words)
        with _below("register", "years"):
            need_no_word_lists(self.register_.years)
        with _below("tables"):
            need_no_word_lists(self.tables)
        with _below("compare"):
            need_no_word_lists(self.compare)
        return self


@contextmanager
def _below(*place: str | int) -> Iterator[None]:
    """What is told of a place within a part is told of its place in the whole."""
    try:
        yield
    except Misplaced as error:
        raise Misplaced(error.problem, (*place, *error.where)) from error
