"""What `register` reads from config.yaml: names to recognise documents by."""

from typing import Literal

from pydantic import Field

from pipeline.config.base import Settings
from pipeline.config.patterns import Patterns


class Zorgkantoor(Settings):
    """A zorgkantoor: a column of the table."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="short name in files and ids")
    name: str = Field(description="name as the workbook shows it")
    aliases: tuple[str, ...] = Field((), description="other names that it goes by in documents")
    regions: tuple[str, ...] = Field((), description="its zorgkantoorregio's")


class Publisher(Settings):
    """Who else publishes documents that we read."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["monitor", "rapport", "thema-tabel"] = Field(description="what it usually publishes")
    sector: str = Field("", description="vv, ghz, ggz or empty when it serves several")
    usual: bool = Field(False, description="assumed where a document of its kind names no publisher")


class YearWords(Settings):
    """Words beside a year that tell what it is the year of."""

    months: tuple[str, ...] = Field((), description="names of the months")
    through: tuple[str, ...] = Field((), description="join the first and the last year of a period: t/m")
    begins: Patterns = Field((), description="right before the day or year in which something begins: met ingang van")
    adds: Patterns = Field((), description="what a supplement is called; the year that belongs to it stands near")
    base: Patterns = Field((), description="begin to name, behind that, what it adds to: op het inkoopbeleid")


class RegisterSettings(Settings):
    """How kind, publisher, year and sector are told from the pages."""

    publishers: tuple[Publisher, ...] = ()
    kinds: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="kind -> words of its title")
    deeds: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="kind -> phrases of what it does")
    years: YearWords = Field(default_factory=YearWords)
    sectors: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="sector -> words that betray it")
