"""What `make fit` learned from annotated policies: rules/learned.json, weights of signs by name."""

from __future__ import annotations

from pydantic import Field

from pipeline.config.base import Settings


class Linear(Settings):
    """Points are `constant` plus the weight of each sign times how strong it is; log odds."""

    constant: float = 0.0
    weights: dict[str, float] = Field(default_factory=dict, description="sign -> weight")


class ThemeWeights(Settings):
    """What each sign of a theme weighs, log odds; a sign that is not named weighs what `make fit` learned."""

    heading: float | None = Field(None, description="the heading right above names the theme")
    above: float | None = Field(None, description="a heading further up does")
    terms: float | None = Field(None, description="each strong term in the passage")
    around: float | None = Field(None, description="each strong term in its lead-in and the sentence before")
    chapter: float | None = Field(None, description="all of what the chapter speaks of")
    general: float | None = Field(None, description="a general theme, wherever the passage stands")
    rest: float | None = Field(None, description="the theme that takes what no other does")
    first: float | None = Field(None, description="a general theme, at the very beginning of the document")
    last: float | None = Field(None, description="a general theme, at the very end")

    def over(self, base: ThemeWeights) -> dict[str, float]:
        """Sign -> weight: these, and where they say nothing those of `base`."""
        mine = {name: value for name, value in self.model_dump().items() if value is not None}
        return {name: value or 0.0 for name, value in base.model_dump().items()} | mine


class Learned(Settings):
    """The models: whether a passage is an own position, how much it belongs in the table, which theme it is of."""

    own: Linear = Field(default_factory=Linear)
    table: Linear = Field(default_factory=Linear)
    theme: ThemeWeights = Field(default_factory=ThemeWeights)
    before: float = Field(0.0, description="points where the passage before is an own position; as many off where not")
    after: float = Field(0.0, description="the same for the passage after it")
    near: float = Field(0.0, description="points for the whole likeness to a statement of last period's table")
    pair: float = Field(0.0, description="points on top for the likeness to the statement that it succeeds")
    behind: float = Field(0.0, description="points, below 0, for what another clause is liker to that statement")
    others: float = Field(0.0, description="points for the likeness to a statement of another zorgkantoor")
    most: float = Field(40.0, gt=0, description="statements that a policy full of own positions gives the table")
    half: float = Field(40.0, gt=0, description="own positions with which it gives 63% of that")


class Taught(Settings):
    """What decisions of this user teach (`thematabel learn`): weights on top of those that are shipped."""

    decisions: int = Field(0, ge=0, description="how many it rests on")
    table: dict[str, float] = Field(default_factory=dict, description="sign -> what it weighs more, for the table")
    theme: dict[str, float] = Field(default_factory=dict, description="sign of a theme -> what it weighs more")


class Lesson(Settings):
    """The file that `thematabel learn` writes beside the decisions: what it found, and whether that is better."""

    models: str = Field(description="tells the fitted weights that it was measured beside")
    decisions: int = Field(ge=0)
    table: dict[str, float] = Field(default_factory=dict)
    theme: dict[str, float] = Field(default_factory=dict)
    table_wins: bool = False
    theme_wins: bool = False
    report: tuple[str, ...] = Field((), description="for people, in Dutch")

    @property
    def taught(self) -> Taught:
        """The part that was better on decisions that it was not fitted on."""
        table, theme = self.table if self.table_wins else {}, self.theme if self.theme_wins else {}
        return Taught(decisions=self.decisions if table or theme else 0, table=table, theme=theme)
