"""What the report tells, how it is worded, and who gets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_string, policy
from html import escape

import pytest
from markdown_it import MarkdownIt

from pipeline.config import Mail, NoticeSettings
from pipeline.model import Cause
from pipeline.notice import Bericht, CellNews, subject, to_html, to_markdown, to_text
from pipeline.notice.bericht import NewDocument, Reworded, Said
from pipeline.notice.sending import send
from tests.notice.servers import Received, mail_server, web_server

MADE = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
URL = "https://www.vgz.nl/beleid.pdf"


def said(text: str, page: int, year: int = 2027) -> Said:
    """A statement of the new edition, or of one that was never fetched."""
    link = f"../corpus/vgz-{year}.pdf#page={page}"
    return Said(text, f"p.\xa0{page}", link, f"{URL}#page={page}" if year == 2027 else "")


NEW = NewDocument(
    "vgz-2027", "vgz-2027.pdf", "VGZ Zorgkantoor", "2027", "Zorg dichtbij", "2026", "../corpus/vgz-2027.pdf", URL
)
CELL = CellNews(
    "VGZ Zorgkantoor",
    "Bekostiging en tarieven",
    "bekostiging",
    came=(said("Er is een opslag van 1%.", 4), said("Wij kennen een plafond.", 5), said("Wij kennen een bonus.", 5)),
    went=(said("Wij kennen een malus.", 9, 2026),),
    reworded=(
        Reworded(
            said("Het richttarief is 95%.", 3, 2026), said("Het richttarief is 96,5%.", 7), ("richttarief 95% → 96,5%",)
        ),
    ),
)
BERICHT = Bericht(
    made=MADE,
    new=(NEW,),
    cells=(CELL,),
    unread=(("stuk.pdf", Cause("leeg")),),
    unplaced=("raadsel.pdf",),
    unfetched=(("https://cz.nl/x.pdf", Cause("antwoord", ("404",))),),
)
HOSTILE = "<script>alert(1)</script> [klik](javascript:alert(1)) **vet** `code`"


def test_the_report_is_dutch_and_whole() -> None:
    """Documents with where they came from, cells with what came, went and changed, and what wants looking at."""
    assert to_markdown(BERICHT, 2) == "\n".join(
        [
            "# Bericht van 30-11-2026",
            "",
            "## Nieuw",
            "",
            "- inkoopbeleid 2027 van VGZ Zorgkantoor, in plaats van dat van 2026: "
            "[Zorg dichtbij](<../corpus/vgz-2027.pdf>)",
            "  - https://www.vgz.nl/beleid.pdf",
            "",
            "## Veranderd in de tabel",
            "",
            "- [VGZ Zorgkantoor, Bekostiging en tarieven](<thema-tabel.html#thema-bekostiging>): "
            "3 nieuw, 1 gewijzigd, 1 vervallen",
            "  - nieuw: Er is een opslag van 1%. ([p. 4](<../corpus/vgz-2027.pdf#page=4>))",
            "  - nieuw: Wij kennen een plafond. ([p. 5](<../corpus/vgz-2027.pdf#page=5>))",
            "  - gewijzigd (richttarief 95% → 96,5%): Het richttarief is 96,5%. "
            "([p. 7](<../corpus/vgz-2027.pdf#page=7>)) "
            "Was: Het richttarief is 95%. ([p. 3](<../corpus/vgz-2026.pdf#page=3>))",
            "  - vervallen: Wij kennen een malus. ([p. 9](<../corpus/vgz-2026.pdf#page=9>))",
            "  - en nog 1",
            "",
            "## Niet gelezen",
            "",
            "- stuk.pdf: het bestand is leeg",
            "",
            "## Niet herkend",
            "",
            "- raadsel.pdf: vul soort, zorgkantoor en jaar in (corpus/documents.csv)",
            "",
            "## Niet opgehaald",
            "",
            "- https://cz.nl/x.pdf: de server antwoordt met 404",
            "",
        ]
    )
    assert subject(BERICHT) == (
        "Thematabel: nieuw: VGZ Zorgkantoor 2027; gewijzigd: VGZ Zorgkantoor; 3 dingen om naar te kijken"
    )


def test_each_change_leads_to_its_page() -> None:
    """Beside the table to the PDF that lies there; in a mail to the one on the web, where there is one."""
    here, away = to_html(BERICHT, 5), to_html(replace(BERICHT, folder="/srv/uit"), 5, elsewhere=True)
    assert '<a href="../corpus/vgz-2026.pdf#page=3">p. 3</a>' in here
    assert f'<a href="{URL}#page=7">p. 7</a>' in away
    assert "../corpus" not in away
    assert "(p. 3)" in away
    assert "/srv/uit/thema-tabel.html" in away
    for page in (here, away):
        assert "richttarief is <ins>96,5%</ins>" in page
        assert "richttarief is <del>95%</del>" in page


def test_a_mail_in_plain_text_has_no_signs_of_markup() -> None:
    """It is read as it is: no backslashes, no brackets around links."""
    text = to_text(replace(BERICHT, cells=(replace(CELL, theme="[Zorg_thuis] #1 & *meer*"),)), 5)
    assert "- VGZ Zorgkantoor, [Zorg_thuis] #1 & *meer*: 3 nieuw" in text
    assert "nieuw: Er is een opslag van 1%. (p. 4)" in text
    assert "\\" not in text


@pytest.mark.parametrize(
    "text",
    [
        "# geen kop",
        "1. geen lijst",
        "> geen citaat",
        "- geen punt",
        "wlz_2027_v2",
        "a & b",
        "V&V",
        "&amp;",
        "_schuin_",
        "x -- y",
    ],
)
def test_what_a_source_is_called_reads_as_it_is_written(text: str) -> None:
    """At the beginning of a line, and within it."""
    shown = MarkdownIt("commonmark").render(to_markdown(replace(BERICHT, kept_aside=(text,)), 1))
    assert f"<li>{escape(text)}</li>" in shown


@pytest.mark.parametrize(
    "address", [HOSTILE, "javascript:alert(1)", "JavaScript:alert(1)", "x>) <script>alert(1)</script>"]
)
def test_text_from_documents_and_addresses_is_no_markup(address: str) -> None:
    """Neither in the page nor in what is made of the Markdown."""
    hostile = replace(
        BERICHT,
        new=(replace(NEW, source=HOSTILE, title=HOSTILE, url=address, link=address),),
        cells=(replace(CELL, theme=HOSTILE, came=(Said(HOSTILE, HOSTILE, address, address),)),),
        unread=((HOSTILE, Cause("systeem", (HOSTILE,))),),
    )
    shown = MarkdownIt("commonmark").render(to_markdown(hostile, 5))
    for page in (to_html(hostile, 5), shown):
        assert "<script>" not in page
        assert "<strong>" not in page
        assert "<code>" not in page
        assert 'href="javascript' not in page.casefold()
    assert "default-src 'none'" in to_html(hostile, 5)


def test_the_report_is_mailed_as_text_and_as_a_page() -> None:
    """To everybody who is named; a server that is busy is asked again."""
    with mail_server(Received(busy=1)) as received:
        mail = Mail(
            host="127.0.0.1", port=received.port, sender="tabel@example.nl", to=("a@example.nl", "b@example.nl"),
            security="none",
        )  # fmt: skip
        assert send(BERICHT, NoticeSettings(mail=mail)) == {}
    ((to, sent),) = received.mails
    assert to == ["a@example.nl", "b@example.nl"]
    message = message_from_string(sent, policy=policy.default)
    assert message["Subject"] == subject(BERICHT)
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert "96,5%" in str(message)


def test_the_webhook_gets_the_report_as_json() -> None:
    """With what a program may want to choose by."""
    with web_server(Received(busy=1)) as received:
        settings = NoticeSettings(webhook=f"http://127.0.0.1:{received.port}/hook")
        assert send(BERICHT, settings) == {}
    (body,) = received.posts
    assert body["new"] == ["vgz-2027"]
    assert body["changed"] == [{"zorgkantoor": "VGZ Zorgkantoor", "theme": "Bekostiging en tarieven"}]
    assert body["text"].startswith("# Bericht van 30-11-2026")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_is_not_sent_in_the_open_where_that_was_not_asked_for(security: str) -> None:
    """A server without TLS gets nothing, and what went wrong is told."""
    with mail_server(Received()) as received:
        mail = Mail.model_validate(
            {"host": "127.0.0.1", "port": received.port, "sender": "t@example.nl", "to": ["a@example.nl"],
             "security": security}
        )  # fmt: skip
        (wrong,) = send(BERICHT, NoticeSettings(mail=mail)).values()
    assert received.mails == []
    assert wrong.startswith("the mail to a@example.nl was not sent")


def test_a_server_that_is_not_there_is_told_of() -> None:
    """Mail and webhook fail each by itself."""
    mail = Mail(host="127.0.0.1", port=9, sender="t@example.nl", to=("a@example.nl",))
    wrong = send(BERICHT, NoticeSettings(mail=mail, webhook="http://127.0.0.1:9/hook"))
    assert [one.partition(" was not")[0] for one in wrong.values()] == [
        "the mail to a@example.nl",
        "the webhook http://127.0.0.1:9/hook",
    ]
