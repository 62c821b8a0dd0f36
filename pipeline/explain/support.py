"""How much each phrase of the rules is met with over a corpus: what hits nothing, or one document only, is a suspect.

A phrase that hits one document is most often the wording of that document; it helps nobody with the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.config import ClauseSettings, Config
from pipeline.config.base import Settings
from pipeline.config.patterns import LIST, Patterns
from pipeline.model import UnreadablePdf
from pipeline.register import load_register
from pipeline.run.places import Places, shared_cache
from pipeline.run.work import Job, Timer, job_for, keys_of, read_and_tables
from pipeline.run.workers import make_workers

Where = Literal["sentence", "lead-in", "heading", "table"]
LEAD_INS = ("hanging",)  # what only announces its list is a sentence with a colon
HEADINGS = ("headings", "skip", "exclude", "unskip")
TABLES = ("row_tables", "tariff_tables")
REACHES: Mapping[str, Where] = {"aanloop": "lead-in", "kop": "heading"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One alternative of a rule or list of config.yaml, and where it is looked for."""

    rule: str  # 'themes.kwaliteit.strong', 'clauses.own.houding.when', 'clauses.words.partij'
    text: str
    where: Where = "sentence"


@dataclass(frozen=True, slots=True)
class Support:
    """How often a phrase hits, and in which documents; the ids of documents in the order of the register."""

    phrase: Phrase
    hits: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportJob:
    """A document, and the phrases that are looked for in it; plain values only."""

    job: Job
    phrases: tuple[Phrase, ...]
    settings: ClauseSettings


def phrases_of(config: Config) -> list[Phrase]:
    """Every phrase of themes and clauses, one alternative each, in the order of the configuration."""
    rules = [(f"themes.{theme.id}", theme) for theme in config.themes]
    found = [phrase for path, theme in rules for phrase in _phrases(theme, path)]
    found += _phrases(config.clauses, "clauses")
    lists = ((f"clauses.words.{name}", entry) for name, entries in config.clauses.words.items() for entry in entries)
    return list(dict.fromkeys([*found, *(Phrase(path, entry) for path, entry in lists)]))


def support_over(places: Places, config: Config, jobs: int = 0) -> tuple[list[Support], list[str], list[UnreadablePdf]]:
    """The support of every phrase over the policies of a corpus, the ids of these, and what could not be read.

    Raises:
        RegisterError: when documents.csv cannot be read.
    """
    rows = [row for row in load_register(places.register) if row.kind == "inkoopbeleid"]
    rows = [row for row in rows if (places.corpus / row.source).is_file()]
    phrases = tuple(phrases_of(config))
    keys, cache = keys_of(rows, config), shared_cache(places, config.run)
    asked = [
        SupportJob(job_for(row, keys[row.id], places.corpus, cache, config), phrases, config.clauses) for row in rows
    ]
    counted: dict[int, Sequence[int]] = {}
    failed: list[UnreadablePdf] = []
    with make_workers(config.run, jobs) as workers:
        for index, outcome in workers.outcomes(hits_in, asked, [row.source for row in rows], None):
            if isinstance(outcome, UnreadablePdf):
                failed.append(outcome)
            else:
                counted[index] = outcome
    some = sorted(counted)
    told = [
        Support(
            phrase,
            sum(counted[index][place] for index in some),
            tuple(rows[index].id for index in some if counted[index][place]),
        )
        for place, phrase in enumerate(phrases)
    ]
    return told, [rows[index].id for index in some], failed


def hits_in(asked: SupportJob) -> tuple[int, ...]:
    """For each phrase in how many places of a document it hits. Raises UnreadablePdf."""
    from pipeline.config.matching import found  # noqa: PLC0415
    from pipeline.themes.find import for_year  # noqa: PLC0415 - the parent process needs no readers
    from pipeline.themes.passages import passages_of  # noqa: PLC0415
    from pipeline.themes.rows import head_words, stated_in  # noqa: PLC0415

    reading, tabled = read_and_tables(asked.job, lambda _stage, _done, _total: None, Timer())
    settings = for_year(asked.job.row.year, asked.settings)
    passages = [*passages_of(reading, tabled.tables, settings), *stated_in(tabled.tables, settings)]
    texts: dict[Where, Counter[str]] = {
        "sentence": Counter(passage.text for passage in passages),
        "lead-in": Counter(passage.lead_in for passage in passages if passage.lead_in),
        "heading": Counter(dict.fromkeys((heading for passage in passages for heading in passage.section), 1)),
        "table": Counter(head_words(table) for table in tabled.tables),
    }
    return tuple(
        sum(times for text, times in texts[phrase.where].items() if found((phrase.text,), text, settings.words))
        for phrase in asked.phrases
    )


def _phrases(settings: Settings, path: str) -> Iterator[Phrase]:
    """The phrases of every list of patterns within `settings`."""
    reach = REACHES.get(getattr(settings, "reach", ""), "sentence")
    for name, about in type(settings).model_fields.items():
        value, inner = getattr(settings, name), f"{path}.{about.alias or name}"
        if about.annotation == Patterns:
            where: Where = (
                "heading" if name in HEADINGS else "lead-in" if name in LEAD_INS
                else "table" if name in TABLES else reach
            )  # fmt: skip
            yield from (Phrase(inner, part, where) for pattern in value for part in alternatives(pattern))
        elif isinstance(value, Settings):
            yield from _phrases(value, inner)
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, Settings):
                    own = getattr(one, "id", "") or getattr(one, "name", "")
                    yield from _phrases(one, f"{inner}.{own}")


def alternatives(pattern: str) -> list[str]:
    """A pattern as alternatives that hit by themselves: 'a|b' and 'a b | c d' are two, 'a|b c' is one."""
    parts = [" ".join(part.split()) for part in f" {pattern} ".split(" | ")]
    return [one for part in parts for one in (part.split("|") if " " not in part and not LIST.search(part) else [part])]
