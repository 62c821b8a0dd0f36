"""What `themes` reads from rules/facts.yaml: the Dutch vocabulary of figures.

Grammar (what a number, a range or a date looks like) is code; the words are data, so that an adviser can add one.
Lists of `Patterns` are in the small language that `pipeline.config.matching` explains; other lists hold plain words.
"""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from pipeline.config.base import Settings
from pipeline.config.patterns import Patterns

Texts = tuple[str, ...]


class NumberWords(Settings):
    """Words in numbers beyond the cardinals, which every reader of Dutch number words knows."""

    scales: dict[str, float] = Field(default_factory=dict, description="words that multiply: miljoen: 1000000")
    letters: dict[str, float] = Field(default_factory=dict, description="the same, glued to an amount: 25k")
    parts: dict[str, float] = Field(default_factory=dict, description="parts of one: kwart: 0.25")
    one_and: dict[str, float] = Field(default_factory=dict, description="words for one and a part: anderhalf: 1.5")
    half_endings: Texts = Field((), description="endings that add a half: 'ënhalf' in drieënhalf")
    point: Texts = Field((), description="words for the decimal comma")
    denominators: dict[str, int] = Field(default_factory=dict, description="vierde: 4, as in 'een vierde deel'")
    share: Texts = Field((), description="what follows a part that is a share: 'een kwart van', 'een vierde deel'")
    part_before: Texts = Field((), description="before a part of one that is a share without these: met een kwart")
    part_after: Texts = Field((), description="what may follow such a part, beside a mark or a participle: voor, is")
    half: Texts = Field((), description="words for half of something: 'de helft'")


class Unit(Settings):
    """A unit of time: how it is named, and how much it is of the unit that comes out."""

    unit: str = Field(description="as facts name it; '' leaves the noun as it stands")
    times: float = Field(1, gt=0, description="of that unit: a quarter is 3 months")
    words: Texts = Field(min_length=1, description="after a number")
    endings: Texts = Field((), description="of adjectives that begin with their number: jarig in driejarig")


class UnitWords(Settings):
    """What a number counts."""

    percent: Texts = Field((), description="words and signs for per cent")
    points: Texts = Field((), description="what may follow a percent sign: %-punt")
    euro: Texts = Field((), description="names and signs of the euro")
    cent: Texts = Field((), description="names of its hundredth")
    terms: tuple[Unit, ...] = ()
    between: Texts = Field((), description="adjectives between a number and its unit: drie volle jaren")
    year: int = Field(1900, description="first whole number of four digits that is read as a year")
    year_end: int = Field(2099, description="the last one")


class RangeWords(Settings):
    """What joins the ends of a range or the members of a list."""

    through: Texts = Field((), description="joins two numbers of which the second has the unit: tot, t/m, à, of")
    pair: Texts = Field((), description="joins them only after `between` or with a limit on both sides: en")
    between: Texts = Field((), description="words before the first of two ends: tussen")
    fillers: Texts = Field((), description="words that may stand before the second end: maximaal, de")
    floors: Texts = Field((), description="words before the first of two ends that ask for a second: minimaal")


class DateWords(Settings):
    """What makes a date, beside the names of the months."""

    months: dict[str, int] = Field(default_factory=dict, description="spellings that the calendar's own list lacks")
    joins: Texts = Field((), description="what joins two dates of which the second has month or year")
    ordinal: Texts = Field((), description="endings of a day: 1e, 1ste")


class NotTerms(Settings):
    """When a number of days, years or hours is no term: an age, a frequency, a time of day."""

    people: Patterns = Field((), description="whose age it is, before 'van', 'tot', 'vanaf' and a number of years")
    age_before: Patterns = Field((), description="between those people and the number")
    age_after: Patterns = Field((), description="after the number: en ouder, oud")
    often_before: Patterns = Field((), description="before it: per, om de, elke")
    often_after: Patterns = Field((), description="after it: per week")
    clock_before: Patterns = Field((), description="before an hour of the day: om, vanaf")
    clock_after: Patterns = Field((), description="after it: 's middags")
    clock_range: Patterns = Field((), description="before two hours of the day: van, tussen")
    half_before: Patterns = Field((), description="before a half that is no term: het eerste half jaar")
    opens_term: Patterns = Field((), description="before 'een jaar' when that is a term")
    closes_term: Patterns = Field((), description="after 'een jaar' when that is a term: van tevoren")


class RatioWords(Settings):
    """When two numbers are a ratio, and when they are not."""

    context: Patterns = Field((), description="words that make two numbers that add up to 100 a ratio")
    labels: Patterns = Field((), description="words before numbers that are no quantities: pagina's 20-80")
    per: Texts = Field((), description="what parts a counted noun from what it is counted by: per")
    out_of: Texts = Field((), description="what parts the two numbers of '1 op 20'")
    no_units: Patterns = Field((), description="what is counted by time is no ratio: per week")


class Signs(Settings):
    """The words around a figure that tell its kind."""

    plus: Texts = Field((), description="words for a plus before a figure")
    minus: Texts = Field((), description="words for a minus")
    joint: Patterns = Field((), description="name the joint rate of all providers (richttarief)")
    tariff: Patterns = Field((), description="name a rate")
    price: Patterns = Field((), description="right before a share of the maximum that is a rate: tegen 94% vergoed")
    rates: Patterns = Field((), description="speak of rates, so that a change of a percentage is one of a rate")
    maximum: Patterns = Field((), description="name the maximum that a rate is a share of, after the figure")
    apart: Patterns = Field((), description="of what the share is no rate: NHC, huisvesting")
    newcomers: Patterns = Field((), description="tell that a level is not the joint one")
    up_names: Patterns = Field((), description="nouns for what comes on top")
    up: Patterns = Field((), description="all words for going up")
    down_names: Patterns = Field((), description="nouns for what comes off")
    down: Patterns = Field((), description="all words for going down")
    down_verbs: Patterns = Field((), description="verbs that take off together with a particle: trekken .. af")
    down_particles: Patterns = Field((), description="those particles, behind the figure")
    amounts_to: Texts = Field((), description="between a noun and its figure: 'een opslag van 50%'")
    at_most: Patterns = Field((), description="make a figure a ceiling")
    above: Patterns = Field((), description="right before a figure that is a ceiling: boven")
    until: Patterns = Field((), description="right before a figure that is a ceiling unless it ends a range: tot")
    condition: Patterns = Field((), description="right before a figure that is a threshold: minder dan")
    given: Patterns = Field((), description="begin a condition: bij, als")
    share_of: Patterns = Field((), description="after a figure that is a share of something: van de omzet")
    per_unit: Patterns = Field((), description="after an amount that is a rate: per uur")


class FactSettings(Settings):
    """rules/facts.yaml as a whole."""

    numbers: NumberWords = Field(default_factory=NumberWords)
    units: UnitWords = Field(default_factory=UnitWords)
    ranges: RangeWords = Field(default_factory=RangeWords)
    dates: DateWords = Field(default_factory=DateWords)
    not_terms: NotTerms = Field(default_factory=NotTerms)
    ratios: RatioWords = Field(default_factory=RatioWords)
    signs: Signs = Field(default_factory=Signs)

    @cached_property
    def term_words(self) -> dict[str, Unit]:
        """Each word for a unit of time with its unit."""
        return {word: unit for unit in self.units.terms for word in unit.words}

    @cached_property
    def openings(self) -> frozenset[str]:
        """Words other than numbers that a figure may begin with."""
        numbers, signs = self.numbers, self.signs
        return frozenset((*numbers.parts, *numbers.one_and, *self.units.euro, *signs.plus, *signs.minus, "de"))

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Endings of words that begin with their number: driejarig, tweeënhalf."""
        return (*self.numbers.half_endings, *(ending for unit in self.units.terms for ending in unit.endings))
