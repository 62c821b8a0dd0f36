"""What commands say stands in one catalogue, in both languages, and nothing in it is left over."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Mapping

import pytest

from pipeline.model import Cause, ThematabelError, UnreadablePdf
from pipeline.publish import failure
from pipeline.publish.words import causes, concerns, failures, findings, messages
from pipeline.publish.words.language import Pair
from pipeline.register import RegisterError
from pipeline.run import faults
from pipeline.run.alone import Locked
from pipeline.run.commands.diff import NothingCompared
from pipeline.run.commands.export import NothingRead, UnknownSubject
from pipeline.run.presence import EmptyCorpus, ShrunkCorpus
from pipeline.run.registering import UnknownDocument
from tests.support import ROOT

CATALOGUE: Mapping[str, Mapping[str, Pair]] = {
    "causes": causes.TEMPLATES,
    "concerns": concerns.TEMPLATES,
    "findings": findings.TEMPLATES,
    "why scans are not read": findings.CAUSES,
    "messages": messages.MESSAGES,
    "errors": failures.ERRORS,
    "what the machine lacks": failures.MACHINE,
    "faults": failures.FAULTS,
}
ALL = [pytest.param(pair, id=f"{part}: {name}") for part, pairs in CATALOGUE.items() for name, pair in pairs.items()]
# How messages begin whose name is put together.
COMPUTED = ("stap-", "wat-", "kop-", "stand-", "zou-", "is-", "ander-", "buiten-")


def fields(template: str) -> set[str]:
    """The facts that a template names."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("pair", ALL)
def test_every_message_is_there_in_both_languages(pair: Pair) -> None:
    """With the same facts in it; an ending that only one of the two shows would be a fact lost."""
    dutch, english = pair
    assert dutch.strip()
    assert english.strip()
    assert fields(dutch) == fields(english)


def asked_for() -> Iterator[str]:
    """The messages that the code names."""
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and path.parent.name != "words":
                yield node.value


def test_every_message_is_said_somewhere() -> None:
    """And one that is put together from a name begins as such messages do."""
    named: set[str] = set(asked_for())
    assert [name for name in messages.MESSAGES if name not in named and not name.startswith(COMPUTED)] == []


def said_in_code() -> set[str]:
    """The first argument of every `say(...)`, and the second of every `headed(...)`, that is written out."""
    found: set[str] = set()
    for path in sorted((ROOT / "pipeline" / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            place = {"say": 0, "headed": 1}.get(name)
            if place is not None and isinstance(node, ast.Call) and len(node.args) > place:
                argument = node.args[place]
                found |= {str(argument.value)} if isinstance(argument, ast.Constant) else set()
    return found


def test_no_command_says_what_has_no_words() -> None:
    """It would fail when it is first said."""
    assert {"opzij", "alles-bij", "geen-corpus"} <= said_in_code()
    assert said_in_code() <= set(messages.MESSAGES)


def of_ours(base: type[ThematabelError]) -> Iterator[type[ThematabelError]]:
    """Every class of errors below one."""
    for one in base.__subclasses__():
        yield one
        yield from of_ours(one)


def test_every_error_with_words_in_the_catalogue_has_them() -> None:
    """Of whatever may end a run."""
    assert {one.__name__ for one in of_ours(faults.Told)} <= set(failures.ERRORS)


@pytest.mark.parametrize(
    ("error", "dutch", "english"),
    [
        pytest.param(
            EmptyCorpus("corpus", (("a.odt", Cause("anders-tekst", (".odt",))),)),
            "corpus bevat geen pdf. Er is niets veranderd. Zet er pdf's in",
            "It holds a.odt: it is no PDF but a text file (.odt)",
            id="no PDF, but something else",
        ),
        pytest.param(ShrunkCorpus("corpus", 3, 4), "3 van de 4 documenten", "3 of the 4 documents", id="gone"),
        pytest.param(
            Locked("uit"), "hier is al een run bezig. Wacht", "is at work here. Wait", id="busy, by nobody knows"
        ),
        pytest.param(Locked("uit", "proces 7"), "bezig (proces 7).", "here (proces 7).", id="busy"),
        pytest.param(
            UnknownDocument("x", ["a", "b"]), "geen document ‘x’. De documenten zijn: a, b.", "are: a, b.", id="unknown"
        ),
        pytest.param(UnknownDocument("x", []), "zijn: -.", "are: -.", id="unknown, and none"),
        pytest.param(NothingCompared("changes.json"), "changes.json is er niet", "is not there", id="no editions"),
        pytest.param(NothingRead("uit"), "Draai eerst thematabel run", "Run `thematabel run` first", id="no run"),
        pytest.param(UnknownSubject("x", ("a",)), "geen zorgkantoor of thema ‘x’", "It has: a.", id="subject"),
        pytest.param(
            RegisterError("documents.csv", 3, Cause("register-soort-bijna", ("beleid", "inkoopbeleid"))),
            "documents.csv regel 3: de soort ‘beleid’ is onbekend. Bedoelde u inkoopbeleid?",
            "documents.csv line 3: the kind 'beleid' is unknown. Did you mean inkoopbeleid?",
            id="register",
        ),
        pytest.param(
            UnreadablePdf("a.pdf", Cause("leeg")),
            "a.pdf: het bestand is leeg. Open",
            "a.pdf: the file is empty",
            id="PDF",
        ),
    ],
)
def test_what_ended_a_command_is_told_in_both_languages(error: ThematabelError, dutch: str, english: str) -> None:
    """With its facts and what to do."""
    assert dutch in failure(error, "nl")
    assert english in failure(error, "en")


def test_a_full_disk_is_told_in_both_languages() -> None:
    """With the file that it was about."""
    error = OSError(28, "No space left on device", "uit/tabel.xlsx")
    assert faults.in_words(error, "nl") == "uit/tabel.xlsx: de schijf is vol. Maak ruimte en draai opnieuw."
    assert faults.in_words(error) == "uit/tabel.xlsx: the disk is full. Make room and run again."
