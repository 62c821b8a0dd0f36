"""What `compare` reads from config.yaml."""

from pydantic import Field

from pipeline.config.base import Settings
from pipeline.config.patterns import Patterns


class ColumnWords(Settings):
    """What the head of a column of a survey table says of whom it is about, or of how was counted."""

    turnover: Patterns = Field((), description="it is about organisations of a size: omzet, miljoen")
    carriers: Patterns = Field((), description="stand with the name of a zorgkantoor and are no part of it")
    rest: Patterns = Field((), description="it is about all others, or all together: overig, totaal")
    percent: Patterns = Field((), description="it has shares")
    number: Patterns = Field((), description="it has numbers of answers")


class CompareSettings(Settings):
    """How statements of several documents are set side by side. Likeness runs from 0 (nothing) to 1 (the same)."""

    changed_from: float = Field(
        0.35, ge=0, le=1, description="likeness from which two statements of two editions are one, reworded"
    )
    replaces_from: float = Field(
        0.45,
        ge=0,
        le=1,
        description="likeness from which a statement of a supplement takes the place of one of its base",
    )
    other_theme: float = Field(
        0.25, ge=0, le=1, description="so much less alike are statements under themes that have nothing in common"
    )
    sector: str = Field(
        "vv", description="whose policy the table shows when a zorgkantoor has documents for several sectors"
    )
    landelijk_from: float = Field(
        0.85, ge=0, le=1, description="likeness from which statements of two zorgkantoren are the same statement"
    )
    landelijk_zorgkantoren: int = Field(
        2, ge=2, description="zorgkantoren that must make the statement before it counts as landelijk"
    )
    landelijk_phrases: tuple[str, ...] = Field(
        (), description="words that ascribe a statement to the joint framework of all zorgkantoren"
    )
    landelijk_unless: tuple[str, ...] = Field(
        (), description="words by which a zorgkantoor sets its own choice against the joint framework"
    )
    supplement: Patterns = Field((), description="what a supplement calls itself in its title or first heading")
    no_supplement: Patterns = Field((), description="look-alikes, blanked out first")
    adds_to: tuple[str, ...] = Field((), description="before the years of what a supplement adds to: op, bij")
    columns: ColumnWords = Field(default_factory=ColumnWords)
    question_from: float = Field(
        0.85, ge=0, le=1, description="likeness from which two reports ask the same question, years and figures masked"
    )
