"""Which document is this? Told from its pages, under any file name."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import Config
from pipeline.model import UnreadablePdf
from pipeline.register import Glance, glance, identify
from pipeline.register.pages import TitleLine
from pipeline.register.years import year_of


def look(title_lines: list[tuple[str, float]], *pages: str, title: str = "", author: str = "") -> Glance:
    """A look at a made-up document."""
    lines = tuple(TitleLine(text, size) for text, size in title_lines)
    return Glance(lines, ("\n".join(text for text, _ in title_lines), *pages), title, author, 1 + len(pages))


@pytest.mark.parametrize(
    ("seen", "kind", "zorgkantoor", "year", "sector"),
    [
        pytest.param(
            look([("Menzis Zorgkantoor", 12), ("Inkoopkader Wlz 2026", 30), ("Verpleging en verzorging", 14)]),
            "inkoopbeleid", "menzis", "2026", "vv", id="policy with its name on the title page",
        ),
        pytest.param(
            look([("Z O R G K A N T O O R  C Z", 11), ("Zorginkoopbeleid 2025-2027", 28), ("Sector GHZ", 12)]),
            "inkoopbeleid", "cz", "2025", "ghz", id="letter-spaced name, period, disability care",
        ),
        pytest.param(
            look([("Contracteerbeleid langdurige ggz 2024", 26), ("Regio Westland Schieland Delfland", 12)],
                 "Zorgkantoor DSW koopt zorg in. DSW vraagt veel. Publicatie: 1 juni 2023"),
            "inkoopbeleid", "dsw", "2024", "ggz", id="zorgkantoor only in the text and by its region",
        ),
        pytest.param(
            look([("Monitor contractering 2023", 30), ("VGN", 12)], "CZ, VGZ, Menzis en DSW kregen een cijfer."),
            "monitor", "", "2023", "ghz", id="monitor that names zorgkantoren",
        ),
        pytest.param(
            look([("Rapport uitvoering Wlz 2021-2022", 24), ("Nederlandse Zorgautoriteit", 12)]),
            "rapport", "", "2022", "", id="report looks back: last year of the period",
        ),
        pytest.param(
            look([("Vergelijking 2025", 20)], "Zilveren Kruis VGZ Menzis CZ Salland DSW Zorg en Zekerheid\nAlgemeen"),
            "thema-tabel", "", "2025", "vv", id="a header row that names all zorgkantoren",
        ),
        pytest.param(
            look([("Begroting 2026", 30), ("Gemeente Ergens", 12)], "De raad besluit."),
            "", "", "2026", "", id="something else is not guessed",
        ),
        pytest.param(
            look([("Inkoop Wlz 2027, Salland", 20), ("Ouderenzorg. Vastgesteld op 26 mei 2026.", 10),
                  *[("De NZa maakt regels, " + "en wij volgen die. " * 9, 10)] * 5],
                 "Wij vragen u mee te doen. Het toezicht ligt bij de NZa. Richttarief: 96%."),
            "inkoopbeleid", "salland", "2027", "vv", id="a body that is named in the text is not who speaks",
        ),
        pytest.param(
            look([("Dichtbij", 40), ("2027 - 2029", 20)],
                 *["Menzis Zorgkantoor\nVan aanbieders wordt verwacht dat zij meedoen. Zorg wordt vergoed tot 102%."
                   " Een opslag wordt toegekend. De NZa houdt toezicht. Het verpleeghuis."] * 4),
            "inkoopbeleid", "menzis", "2027", "vv", id="no word of its kind on the cover; what it does tells it",
        ),
        pytest.param(
            look([("Zo kijken aanbieders", 40), ("ActiZ, 2026", 20)],
                 *["Van de respondenten gaf aan dat CZ luistert. De enquête (n=99) telt. De respons is hoog."] * 4),
            "monitor", "", "2026", "vv", id="tables answers: a survey, whoever is named",
        ),
    ],
)  # fmt: skip
def test_identity_is_told_from_the_pages(
    config: Config, seen: Glance, kind: str, zorgkantoor: str, year: str, sector: str
) -> None:
    """Kind, zorgkantoor, year and sector; empty where the pages do not say."""
    who = identify(seen, config.register_, config.zorgkantoren)
    assert (who.kind, who.zorgkantoor, who.year, who.sector) == (kind, zorgkantoor, year, sector)


def test_a_policy_without_a_year_in_its_title_is_of_the_year_that_it_begins_in(config: Config) -> None:
    """The year it begins in, not that of its publication or of the past; and said to be a guess."""
    text = "In 2025 zag dit er anders uit. Wij vragen veel. De overeenkomst geldt vanaf 2027 en loopt in 2028 door."
    seen = look([("Inkoopbeleid Wlz", 30), ("VGZ Zorgkantoor", 14), ("juni 2026", 9)], text)
    who = identify(seen, config.register_, config.zorgkantoren)
    assert (who.year, who.doubts) == ("2027", ("year",))


def test_small_print_that_every_page_has_does_not_tell_the_kind(config: Config) -> None:
    """'Demonstratie van thematabel' at the foot makes no thema-tabel of a policy."""
    foot = "Demonstratie van thematabel, geen publicatie van Menzis Zorgkantoor"
    seen = look([("Ruimte om oud te worden", 50), ("2028-2030", 20), (foot, 8)], *[foot] * 3)
    assert identify(replace(seen, running=(foot,)), config.register_, config.zorgkantoren).kind == "inkoopbeleid"


def test_what_is_but_likely_is_given_and_named_a_guess(config: Config) -> None:
    """Without a title that says so and with little text, a zorgkantoor's document is taken for a policy; it says so."""
    seen = look([("Samen verder", 30), ("Zorgkantoor DSW", 14)], "De zorg in de regio verandert.")
    who = identify(seen, config.register_, config.zorgkantoren)
    assert (who.kind, who.zorgkantoor, who.doubts) == ("inkoopbeleid", "dsw", ("kind",))


def test_two_zorgkantoren_alike_is_not_guessed(config: Config) -> None:
    """A policy that names two zorgkantoren as often stays without one, for a person to fill in."""
    seen = look([("Inkoopbeleid 2025", 20)], "VGZ en Menzis kopen samen in.", "VGZ en Menzis.")
    who = identify(seen, config.register_, config.zorgkantoren)
    assert (who.kind, who.zorgkantoor) == ("inkoopbeleid", "")


@pytest.mark.parametrize(
    ("title", "looks_back", "year"),
    [
        pytest.param("Inkoopbeleid 2024-2026", False, "2024", id="period of a policy"),
        pytest.param("Uitvoering 2022–2023", True, "2023", id="period of a report"),
        pytest.param("Beleid 2024, versie 1 juni 2023", False, "2024", id="a date is no year of policy"),
        pytest.param("Vastgesteld op 30 mei 2024", False, "2024", id="a date when there is nothing else"),
        pytest.param("Bel 020-2024567 of 2.024 keer", False, "", id="numbers that are no years"),
    ],
)
def test_year(title: str, looks_back: bool, year: str, config: Config) -> None:
    """A policy is of the first year that it rules, a report of the last that it covers."""
    assert year_of([title], looks_back, config.register_.years) == year


@pytest.mark.parametrize(
    ("second", "size", "title"),
    [
        ("verandert er?", 30, "Inkoop 2029: wat verandert er?"),
        ("verandert er?", 29, "Inkoop 2029: wat"),
        ("Toelichting", 30, "Inkoop 2029: wat"),
        ("Toelichting", 36, "Inkoop 2029: wat Toelichting"),
    ],
)
def test_a_title_goes_on_where_a_line_begins_small(second: str, size: float, title: str, config: Config) -> None:
    """A line without tall letters seems to be of smaller type than it is."""
    seen = look([("Inkoop 2029: wat", 40), (second, size), ("juni", 9)])
    assert identify(seen, config.register_, config.zorgkantoren).title == title


def test_the_title_comes_from_the_largest_type_when_metadata_say_nothing(config: Config) -> None:
    """'Microsoft Word - beleid.docx' is no title."""
    seen = look([("VGZ", 10), ("Inkoopbeleid", 28), ("Wlz 2025", 28), ("juni", 9)], title="Microsoft Word - b.docx")
    assert identify(seen, config.register_, config.zorgkantoren).title == "Inkoopbeleid Wlz 2025"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "leeg", id="empty"),
        pytest.param(b"<html>404 not found</html>", "geen-pdf", id="a web page saved as PDF"),
        pytest.param(b"%PDF-1.7\n1 0 obj << /Type /Catalog", "afgekapt", id="cut off"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    """What, where, why."""
    path = tmp_path / "stuk.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdf, match=reason):
        glance(path, "stuk.pdf")


def test_demo_documents_are_recognised_under_meaningless_names(config: Config, demo: Path, tmp_path: Path) -> None:
    """The demonstration documents' own names say what they are: copies named by number must come out the same."""
    for number, path in enumerate(sorted(demo.glob("*.pdf"))):
        copy = tmp_path / f"{number}.pdf"
        shutil.copyfile(path, copy)
        who = identify(glance(copy, copy.name), config.register_, config.zorgkantoren)
        whose = who.zorgkantoor or f"monitor-{who.publisher.lower()}"
        assert f"{whose}-{who.year}" == path.stem


def test_reference_documents_are_recognised_under_meaningless_names(
    config: Config, reference: Path, tmp_path: Path
) -> None:
    """Kind, publisher, zorgkantoor, year and sector of every reference document."""
    wrong = {}
    for number, path in enumerate(sorted((reference / "truth").glob("*.json"))):
        truth = json.loads(path.read_text("utf-8"))
        if not isinstance(truth, dict):
            continue
        copy = tmp_path / f"{number}.pdf"
        shutil.copyfile(reference / "pdf" / truth["document"]["file"], copy)
        who = identify(glance(copy, copy.name), config.register_, config.zorgkantoren)
        keys = ("kind", "publisher", "zorgkantoor", "year", "sector")
        said = {key: getattr(who, key) for key in keys}
        if truth["document"]["publisher"] in who.publisher:  # 'Zorgkantoor X' is X
            said["publisher"] = truth["document"]["publisher"]
        meant = {key: truth["document"].get(key, "") for key in keys}
        if said != meant:
            wrong[path.stem] = (said, meant)
    assert wrong == {}
