"""What zorgkantoren have in common and where they differ, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from pipeline.model import Clause, FigureDifference, Quoted, Stated, TopicDifference
from pipeline.publish.figures import with_unit
from pipeline.publish.words.editions import UNKNOWN_YEAR
from pipeline.publish.words.places import page_words, place_words
from pipeline.publish.words.text import one_line

OTHERWISE = "in andere woorden"  # a figure that is not surely for the same thing
NOTHING, NO_POLICY = "niets gevonden", "geen document"
NOTHING_AT_ALL = f"{NOTHING}; witte vlek"  # where the whole theme is empty
WHOLE_THEME, POSITION = "hele thema", "standpunt"
NO_SUBJECT = "zonder onderwerp"
# What is taken off is below nothing: the lowest of those takes most.
_MARKS = {"lowest": ("laagste", "grootste"), "highest": ("hoogste", "kleinste")}


def quoted_words(quoted: Quoted) -> str:
    """'95,5% (2024, p. 7)'."""
    fact = quoted.fact
    place = page_words(quoted.page) if quoted.page else place_words(quoted.clause)
    return f"{with_unit(fact.value, fact.unit)} ({quoted.year or UNKNOWN_YEAR}, {place})"


def mark_words(stated: Stated) -> str:
    """'laagste', 'hoogste'; '' for a figure between the others, the same as they are, or not compared."""
    words = _MARKS.get(stated.mark)
    return words[stated.quoted.fact.kind == "afslag"] if words else ""


def subject_words(row: FigureDifference) -> str:
    """'meerzorg: Meerzorg vraagt u aan voor maximaal …'."""
    return one_line(": ".join(part for part in (row.subject, row.words) if part)) or NO_SUBJECT


def figure_outcome(row: FigureDifference, name: Callable[[str], str]) -> str:
    """What a row of figures comes to: 'gelijk (4)', '91% tot 93,5% (3)', 'alleen CZ', or why nothing is compared."""
    if row.outcome == "single":
        return f"alleen {name(next(iter(row.stated)))}"
    if row.outcome == "apart":
        return f"niet vergeleken: {_why_apart(row)}"
    years = row.years if len(row.years) > 1 else ("",)
    told = [words for year in years if (words := _of_year(row, year))]
    return "; ".join(told)


def topic_outcome(row: TopicDifference, zorgkantoren: Sequence[str]) -> str:
    """How many demand, encourage, exclude or say nothing: 'eis 3, stimulans 1, niets 1'."""
    stances = Counter(row.said[one][0].stance for one in zorgkantoren if one in row.said)
    silent = sum(one not in row.said for one in zorgkantoren)
    told = [f"{stance} {count}" for stance, count in stances.most_common()]
    return ", ".join([*told, *([f"niets {silent}"] if silent else [])])


def stance_words(stance: str, clause: Clause) -> str:
    """'eis (p. 6)'."""
    return f"{stance} ({place_words(clause)})"


def pages_words(clauses: Sequence[Clause]) -> str:
    """'2 (p. 5)': how many statements there are, and where the first stands."""
    return f"{len(clauses)} ({place_words(clauses[0])})"


def _of_year(row: FigureDifference, year: str) -> str:
    """What the compared figures of a year come to ('' stands for the only year); '' when none of them is compared."""
    some = [s for every in row.stated.values() for s in every if s.mark and year in ("", s.quoted.year)]
    if not some:
        return ""
    before = f"{year}: " if year else ""
    if some[0].mark == "same":
        return f"{before}gelijk ({some[0].among})"
    low, high = (_figure(next(s for s in some if s.mark == mark)) for mark in ("lowest", "highest"))
    return f"{before}{low} tot {high} ({some[0].among})"


def _figure(stated: Stated) -> str:
    return with_unit(stated.quoted.fact.value, stated.quoted.fact.unit)


def _why_apart(row: FigureDifference) -> str:
    years = [{stated.quoted.year for stated in some} for some in row.stated.values()]
    if not set.intersection(*years):
        return "andere jaren"
    return "meer cijfers" if any(len(some) > 1 for some in row.stated.values()) else "andere voorwaarden"
