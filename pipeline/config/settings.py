"""config.yaml as one typed value."""

from __future__ import annotations

from collections import Counter
from typing import Self

from pydantic import Field, model_validator

from pipeline.config.base import Settings
from pipeline.config.compare import CompareSettings
from pipeline.config.publish import PublishSettings
from pipeline.config.read import ReadSettings
from pipeline.config.register import RegisterSettings, Zorgkantoor
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
    run: RunSettings = Field(default_factory=RunSettings)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        for what, ids in (("theme", [t.id for t in self.themes]), ("zorgkantoor", [z.id for z in self.zorgkantoren])):
            twice = [i for i, count in Counter(ids).items() if count > 1]
            if twice:
                raise ValueError(f"{what} {twice[0]!r} stands there twice")
        return self
