"""What ended a command, and what to do about it, in Dutch and in English.

An error of ours carries its facts as attributes; `{name}` stands for the attribute of that name.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Cause, UnreadablePdf
from pipeline.publish.words.causes import caused, unreadable
from pipeline.publish.words.language import Language, Pair, spoken

ERRORS: Mapping[str, Pair] = {  # by the name of the error's class
    "EmptyCorpus": (
        "{folder} bevat geen pdf. Er is niets veranderd. Zet er pdf's in (thematabel add BESTAND), of kijk of de "
        "schijf waarop de map staat er wel is.",
        "{folder} holds no PDF. Nothing was touched. Put PDFs in it (thematabel add FILE), or see whether the disk "
        "that it lies on is there.",
    ),
    "SharedFolder": (
        "{folder} is de map van de documenten. Geef de resultaten een eigen map met --out.",
        "{folder} is the folder of the documents. Give the results a folder of their own with --out.",
    ),
    "ShrunkCorpus": (
        "{gone} van de {known} documenten die de vorige run in {folder} vond, zijn weg. Er is niets veranderd. Zet ze "
        "terug, of draai met --force als het zo hoort.",
        "{gone} of the {known} documents that the last run found in {folder} are gone. Nothing was touched. Put them "
        "back, or run with --force when that is as it should be.",
    ),
    "Locked": (
        "{folder}: hier is al een run bezig ({holder}). Wacht tot die klaar is, of geef een andere map met --out.",
        "{folder}: another run is at work here ({holder}). Wait for it to end, or give another folder with --out.",
    ),
    "BusyFetching": (
        "{folder}: hier haalt een andere run documenten op. Wacht tot die klaar is, en draai opnieuw.",
        "{folder}: documents are being fetched here by another run. Wait for it to end, and run again.",
    ),
    "UnknownDocument": (
        "er is geen document ‘{name}’. De documenten zijn: {known}.",
        "there is no document '{name}'. The documents are: {known}.",
    ),
    "NothingCompared": (
        "{path} is er niet. Draai eerst thematabel run, met twee edities van een beleid in het corpus.",
        "{path} is not there. Run `thematabel run` first, with two editions of a policy in the corpus.",
    ),
    "NothingRead": (
        "{folder} bevat niet wat een run heeft gevonden. Draai eerst thematabel run.",
        "{folder} does not hold what a run found. Run `thematabel run` first.",
    ),
    "UnknownSubject": (
        "in config.yaml staat geen zorgkantoor of thema ‘{name}’. Wel: {known}.",
        "config.yaml has no zorgkantoor or theme '{name}'. It has: {known}.",
    ),
    "UnusableStore": (
        "{path}: {cause}. Er is niets veranderd. {advice}",
        "{path}: {cause}. Nothing was changed. {advice}",
    ),
}
OTHERS: Pair = ("Wel gevonden: {0}: {1}.", "It holds {0}: {1}.")
MACHINE: Mapping[str, Pair] = {  # by what the system calls it
    "ENOSPC": ("de schijf is vol. Maak ruimte en draai opnieuw", "the disk is full. Make room and run again"),
    "EDQUOT": (
        "het quotum van de schijf is op. Maak ruimte en draai opnieuw",
        "the quota of the disk is used up. Make room and run again",
    ),
    "EROFS": (
        "van de schijf kan alleen worden gelezen. Geef een andere map met --out",
        "the disk can only be read. Give another folder with --out",
    ),
    "EFBIG": (
        "het bestand zou groter worden dan dit account mag schrijven. Maak ruimte en draai opnieuw",
        "the file would be larger than this account may write. Make room and run again",
    ),
    **dict.fromkeys(
        ("EACCES", "EPERM"),
        (
            "dit account mag het niet lezen of schrijven. Geef het die rechten, of geef een andere map",
            "this account may not read or write it. Give it the right to, or another folder",
        ),
    ),
    "EMFILE": (
        "er staan te veel bestanden open. Verhoog de grens (ulimit -n) en draai opnieuw",
        "too many files are open. Raise the limit (ulimit -n) and run again",
    ),
    "ENFILE": (
        "er staan te veel bestanden open op deze machine. Draai later opnieuw",
        "too many files are open on this machine. Run again later",
    ),
    "EISDIR": (
        "het is een map waar een bestand hoort. Haal haar weg en draai opnieuw",
        "it is a folder where a file belongs. Take it away and run again",
    ),
    **dict.fromkeys(
        ("ENOTDIR", "EEXIST"),
        (
            "het is een bestand waar een map hoort. Haal het weg en draai opnieuw",
            "it is a file where a folder belongs. Take it away and run again",
        ),
    ),
}
FAULTS: Mapping[str, Pair] = {
    "gestopt": (
        "het is gestopt. Wat klaar was, is bewaard; draai opnieuw om verder te gaan.",
        "it was stopped. What was finished is kept; run again to go on.",
    ),
    "geheugen": (
        "er is te weinig geheugen. Sluit andere programma's, of geef minder --jobs, en draai opnieuw.",
        "there is not enough memory. Close other programs, or give fewer --jobs, and run again.",
    ),
    "van-ons": (
        "een fout in thematabel zelf maakte er een eind aan ({0}: {1}{2}). Meld het alstublieft.",
        "a fault in thematabel itself ended it ({0}: {1}{2}). Please report it.",
    ),
}
LINE: Pair = ("{path} regel {line}: {cause}.", "{path} line {line}: {cause}.")


def failure(error: Exception, language: Language = "en") -> str:
    """What an error of ours says; one that has no words of its own here says it itself."""
    if isinstance(error, UnreadablePdf):
        return unreadable(error, language)
    facts = {name: _shown(value) for name, value in vars(error).items()}
    cause = getattr(error, "cause", None)
    if isinstance(cause, Cause):  # of a line in a file that people fill in
        told = spoken(LINE, language).format(**{**facts, "cause": caused(cause, language)})
        return told.removesuffix(".") if told.endswith("?.") else told
    words = ERRORS.get(type(error).__name__)
    said = spoken(words, language).format(**facts).replace(" ()", "") if words else str(error)
    others = [spoken(OTHERS, language).format(source, caused(why, language)) for source, why in _others(error)]
    return " ".join([said, *others])


def machine_words(name: str, language: Language = "en") -> str:
    """What the machine lacks, by the system's name for it ('ENOSPC'), and what to do; '' where we know no more."""
    return spoken(MACHINE[name], language) if name in MACHINE else ""


def fault_words(kind: str, language: Language, *facts: str) -> str:
    """What ended the work that is no error of ours, or should have been none."""
    return spoken(FAULTS[kind], language).format(*facts)


def _shown(value: object) -> str:
    return (", ".join(map(str, value)) or "-") if isinstance(value, tuple) else str(value)


def _others(error: Exception) -> tuple[tuple[str, Cause], ...]:
    return getattr(error, "others", ())
