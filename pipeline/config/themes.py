"""What `themes` reads from config.yaml: the taxonomy and the rules for clauses.

Patterns are written in the small language that `pipeline.config.matching` explains: `word*`, `a|b`, `?word`, `..`,
`#`, `<list>`, `^` and `$`.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pipeline.config.base import Settings, need_unique
from pipeline.config.facts import FactSettings
from pipeline.config.learned import Learned, Taught, ThemeWeights
from pipeline.config.patterns import Patterns, need_ends, need_word_lists

Reach = Literal["zin", "kop", "aanloop"]


class Theme(Settings):
    """A theme: a row of the table. Add one in config.yaml and the table has a row more."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str = Field(description="as the workbook shows it")
    rest: bool = Field(False, description="takes the clauses that no theme speaks for")
    general: bool = Field(False, description="its headings count for less than those of other themes")
    headings: Patterns = Field((), description="what a heading of this theme says; the strongest sign")
    strong: Patterns = Field((), description="terms that belong to this theme only")
    weak: Patterns = Field((), description="terms that suggest it")
    hides: Patterns = Field((), description="look-alikes: blanked out before terms of this theme are looked for")


class ContextRule(Settings):
    """One sign for or against: when a pattern is found within reach and no look-alike is, its points count."""

    id: str = Field(pattern=r"^[a-z0-9-]+$", description="as `why` names it")
    points: float | None = Field(None, description="for (above 0) or against (below 0); left out: as learned")
    says: str = Field(description="for the reviewer, in Dutch")
    when: Patterns = Field(min_length=1, description="any of these")
    unless: Patterns = Field((), description="look-alikes, blanked out first")
    reach: Reach = Field("zin", description="where to look: the sentence, the headings above it, or its lead-in")


class NoticeRule(Settings):
    """How a document is told to add to an earlier one, to take its place, or to repeal or mend a part of it."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    kind: Literal["adds", "whole", "repeals", "corrects"]
    reach: Literal["titel", "zin"] = Field("zin", description="where to look: on the title page, or in a sentence")
    when: Patterns = Field(min_length=1, description="any of these")
    unless: Patterns = Field((), description="look-alikes, blanked out first")


class StanceRule(Settings):
    """How a clause is told to be a requirement, an offer, a tariff ...; the first rule that fits decides."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    stance: Literal["eis", "verwachting", "stimulans", "tarief", "uitsluiting", "werkwijze", "ambitie"]
    when: Patterns = Field(min_length=1)


class Subject(Settings):
    """What a figure may be for."""

    name: str
    when: Patterns = Field(min_length=1)
    kinds: tuple[str, ...] = Field((), description="kinds of figures that may be for it; left out: all")


class Selection(Settings):
    """What a cell of the table holds."""

    most: int = Field(0, ge=0, description="clauses of a document that are placed, best first; 0: as its policy asks")
    at_least: int = Field(1, ge=0, description="clauses of a theme that are placed whatever their points")
    share: float = Field(0.2, ge=0, le=1, description="part of what a theme has that is placed whatever its points")
    share_most: int = Field(3, ge=0, description="clauses of a theme that its share is at most")
    per_cell: int = Field(14, ge=1, description="clauses of a cell at most")
    characters: int = Field(2600, ge=1, description="characters of a cell's short forms at most")
    duplicate: float = Field(85, ge=0, le=100, description="similarity from which two clauses say the same")
    rules: tuple[ContextRule, ...] = ()


class Refresh(Settings):
    """How last period's table guides the selection. Likeness runs from 0 to about 1."""

    from_: float = Field(0.18, alias="from", ge=0, description="likeness from which a clause succeeds a statement")
    figure: float = Field(0.1, ge=0, description="likeness for a figure in common")
    theme: float = Field(0.1, ge=0, description="likeness for the same theme; half of it for a weaker theme in common")
    meaning: float = Field(0, ge=0, description="points for the whole nearness in meaning, with the extra 'semantic'")
    meaning_others: float = Field(0, ge=0, description="the same for a statement of another zorgkantoor")
    nearest: int = Field(3, ge=0, description="passages that are shown with a statement that is gone")


class ShortForm(Settings):
    """What the short form of a clause leaves out."""

    at_least: int = Field(5, ge=1, description="words that stay")
    long: int = Field(18, ge=1, description="words from which asides go")
    fillers: tuple[str, ...] = Field((), description="words that always go, unless a comma stands before them")
    asides: Patterns = Field((), description="what a part between commas that may go begins with")


class Alone(Settings):
    """How a statement begins that cannot be understood without what stands before it."""

    refers: Patterns = Field((), description="beginnings that refer to the sentence before")
    itself: Patterns = Field((), description="look-alikes of `refers`: the document speaks of itself")
    goes_on: Patterns = Field((), description="beginnings that go on with the sentence before")
    asks: Patterns = Field((), description="beginnings, in a small letter, of a point that its lead-in asks about")


class Lapse(Settings):
    """How a document says that a part of an earlier edition is no longer in force; `<onderdeel>` are names of parts."""

    verbs: Patterns = Field((), description="say so after the part that they are about: paragraaf 4 vervalt")
    first: Patterns = Field((), description="say so before it: vervallen is paragraaf 4")
    within: Patterns = Field((), description="it is about something in the part: in paragraaf 4 vervalt de toeslag")
    whole: Patterns = Field((), description="look-alikes of `within`: about all that the part says")
    heads: Patterns = Field((), description="what a heading that lists what lapses says after its number")
    cells: Patterns = Field((), description="what a cell says beside the number of the part")


class ClauseSettings(Settings):
    """Rules and weights for finding, judging and choosing clauses."""

    abbreviations: tuple[str, ...] = Field((), description="end in a full stop without ending a sentence")
    closing_abbreviations: tuple[str, ...] = Field((), description="a sentence may end with these")
    hanging: Patterns = Field((), description="lead-ins that are no sentence without their bullets")
    finite: Patterns = Field((), description="finite verbs: a bullet with one can stand alone")
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="word lists that patterns name")
    skip: Patterns = Field((), description="headings that tell against policy in their sections")
    exclude: Patterns = Field((), description="headings of sections that never give clauses, whatever they say")
    unskip: Patterns = Field((), description="look-alikes of `skip`")
    row_tables: Patterns = Field((), description="captions and headers of tables whose rows are clauses")
    tariff_tables: Patterns = Field((), description="captions and headers of tables whose percentages are facts")
    own: tuple[ContextRule, ...] = Field((), description="signs that a sentence is the zorgkantoor's own position")
    own_threshold: float = Field(-0.8, description="points (log odds) from which it is")
    depends: Patterns = Field((), description="beginnings of sentences that need the one before them")
    alone: Alone = Field(default_factory=Alone)
    longest: int = Field(420, ge=1, description="characters of two sentences that are one clause")
    remark: int = Field(60, ge=0, description="characters up to which a sentence goes with the own one before it")
    announces: Patterns = Field((), description="lead-ins that only announce their list, however long")
    states: Patterns = Field((), description="lead-ins that say something by themselves, however short")
    fewest: int = Field(3, ge=0, description="words; a passage up to here says too little")
    short_lead_in: int = Field(8, ge=0, description="words; a lead-in up to here only announces its list")
    stance: tuple[StanceRule, ...] = ()
    notices: tuple[NoticeRule, ...] = Field((), description="what a document says of an earlier edition")
    lapse: Lapse = Field(default_factory=Lapse)
    subjects: tuple[Subject, ...] = ()
    learned: Learned = Field(default_factory=Learned, description="rules/learned.json")
    taught: Taught = Field(default_factory=Taught, description="review.learned: what this user's decisions teach")
    facts: FactSettings = Field(default_factory=FactSettings, description="rules/facts.yaml")
    weights: ThemeWeights = Field(default_factory=ThemeWeights, description="instead of what was learned")
    short: ShortForm = Field(default_factory=ShortForm)
    selection: Selection = Field(default_factory=Selection)
    refresh: Refresh = Field(default_factory=Refresh)

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        need_ends(self.words)
        need_word_lists(self, self.words, besides=("learned", "taught"))
        need_unique("rule", [rule.id for rule in self.own], ("own",))
        need_unique("rule", [rule.id for rule in self.stance], ("stance",))
        need_unique("rule", [rule.id for rule in self.notices], ("notices",))
        need_unique("rule", [rule.id for rule in self.selection.rules], ("selection", "rules"))
        return self
