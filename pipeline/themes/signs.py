"""Signs of a passage that carry over to other authors: words and where they stand, headings, lead-in, rules, build.

What a zorgkantoor, another party or an organisation for care is called is one word each, years are told by whether
they lie before the policy's own, and figures by what they count: a model learns 'het zorgkantoor verwacht', not a name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.config import ClauseSettings
from pipeline.config.patterns import spelt_out
from pipeline.themes.context_rules import Hit, skipped
from pipeline.themes.passages import Passage

EARLIER = "eerder"  # the word list of years before the document's own
EARLY = 6  # words of a sentence within which its finite verb is that of the main clause
SHORT = 6  # words
LONG = 40  # words beyond which length says nothing
HEAVY = {"w": 1.0, "h": 0.6, "k": 0.4, "l": 0.5, "r": 0.3, "s": 0.3}  # of a sign by its kind: rules weigh little
_TOKEN = re.compile(r"\w+|[?:]")
_YEAR = re.compile(r"\b20[0-4]\d\b")
_FIGURES = (
    (re.compile(r"\d[\d.,]*\s*(?:%|procent\w*)"), " perc "),
    (re.compile(r"€\s*\d[\d.,]*"), " bedrag "),
    (re.compile(r"\d[\d.,]*"), " num "),
)
_PROVIDER = re.compile(r"\b(?:zorg)?(?:aanbieder|organisatie|instelling)(?:s|en)?\b")
_NAMED = re.compile(r"(?:[^\s.:;?!]+ ){0,3}[^\s.:;?!]+: +\S")  # 'Richttarief: 96,1%': a few words, and what it is
_PARTICIPLE = re.compile(r"(?:ge|be|ver)\w+[dt]$")


def signs_of(passage: Passage, hits: Sequence[Hit], settings: ClauseSettings) -> dict[str, float]:
    """Sign -> weight: those of the words, of the rules that fired for the passage, and of its build."""
    signs = word_signs(passage, settings) | {f"r:{rule.id}": HEAVY["r"] for rule, _ in hits}
    return signs | {f"s:{name}": HEAVY["s"] * value for name, value in _build(passage, settings).items() if value}


def word_signs(passage: Passage, settings: ClauseSettings) -> dict[str, float]:
    """Sign -> weight; words count once each, those of one kind together to length 1 times the weight of the kind."""
    kinds: dict[str, list[str]] = {
        "w": _tokens(passage.text, settings),
        "l": _tokens(passage.lead_in, settings),
        "h": _words(passage.section[-1:]),
        "k": _words(passage.section[:-1]),
    }
    signs: dict[str, float] = {}
    for kind, words in kinds.items():
        different = dict.fromkeys(words)
        share = HEAVY[kind] / math.sqrt(len(different)) if different else 0.0
        signs |= {f"{kind}:{word}": share for word in different}
    return signs


def _build(passage: Passage, settings: ClauseSettings) -> dict[str, float]:
    """Length and kind of a passage, and whether its headings announce policy."""
    words = passage.text.split()
    return {
        "lengte": min(len(words), LONG) / 20,
        "kort": float(len(words) < SHORT),
        "vraag": float(passage.text.endswith("?")),
        "naam": float(bool(_NAMED.match(passage.text))),
        "aanloop": float(passage.text.endswith(":")),
        "cijfer": float(any(c.isdigit() for c in passage.text)),
        "begin": float(not passage.before),
        "sectie": float(bool(skipped(passage.section[-1:], settings))),
        "hoofdstuk": float(bool(skipped(passage.section[:-1], settings))),
        "kader": float(passage.aside),
        "vak": float(passage.kind == "vak"),
        "kop": float(passage.kind == "kop"),
    }


def _tokens(text: str, settings: ClauseSettings) -> list[str]:
    """Words and pairs of words, how the text begins, and where a verb in the past tense stands."""
    words = _TOKEN.findall(_plain(text, settings))
    tokens = [*words, *(f"{a}_{b}" for a, b in pairwise(words))]
    tokens += [f"^{word}" for word in words[:1]] + [f"^{'_'.join(words[:2])}" for _ in words[1:2]]
    past = _past(settings.words.get("verleden", ()))
    at = next((place for place, word in enumerate(words) if word in past), None)
    if at is not None:
        tokens += ["verleden$", "verleden-vroeg$" if at <= EARLY else "verleden-laat$"]
    if words and _PARTICIPLE.search(words[-1]):
        tokens.append("deelwoord$")
    return tokens


def _words(headings: Iterable[str]) -> list[str]:
    return [word for heading in headings for word in re.findall(r"[^\W\d]+|\?", heading.lower())]


def _plain(text: str, settings: ClauseSettings) -> str:
    """The text in lower case with names, years and figures as what they are."""
    plain = text.lower()
    for pattern, instead in _names(_key(settings, "zorgkantoor"), _key(settings, "partij")):
        plain = pattern.sub(instead, plain)
    own = 1 + max(map(int, settings.words.get(EARLIER, ())), default=-1)
    plain = _YEAR.sub(lambda match: _beside(int(match[0]), own), plain)
    for pattern, instead in _FIGURES:
        plain = pattern.sub(instead, plain)
    return _PROVIDER.sub("aanbieder", plain)


def _beside(year: int, own: int) -> str:
    return " jaar-voor " if year < own else " jaar-zelf " if year == own else " jaar-na "


def _key(settings: ClauseSettings, name: str) -> tuple[str, ...]:
    return _forms(tuple(settings.words.get(name, ())))


@lru_cache(maxsize=64)
def _forms(entries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(form for entry in entries for form in spelt_out(entry)))


@lru_cache(maxsize=8)
def _past(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in spelt_out(verb))


@lru_cache(maxsize=8)
def _names(
    offices: Sequence[str], parties: Sequence[str]
) -> tuple[tuple[re.Pattern[str], str], tuple[re.Pattern[str], str]]:
    """Patterns for the names of zorgkantoren and of other parties, longest first, with the word for each."""
    return (_any(offices), "het zorgkantoor"), (_any(parties), "anderepartij")


def _any(names: Sequence[str]) -> re.Pattern[str]:
    some = (re.escape(name.lower()).replace(r"\*", r"\w*") for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"\b(?:{'|'.join(some) or '(?!)'})\b")
