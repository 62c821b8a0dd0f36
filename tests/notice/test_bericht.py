"""What the report tells, how it is worded, and who gets it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_string, policy

import pytest
from markdown_it import MarkdownIt

from pipeline.config import Mail, NoticeSettings
from pipeline.model import Cause
from pipeline.notice import Bericht, CellNews, subject, to_html, to_markdown
from pipeline.notice.bericht import NewDocument
from pipeline.notice.sending import send
from tests.notice.servers import Received, mail_server, web_server

MADE = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
NEW = NewDocument("vgz-2027", "fetched/vgz/ab12.pdf", "VGZ Zorgkantoor", "2027", "https://www.vgz.nl/beleid.pdf")
CELL = CellNews(
    "VGZ Zorgkantoor",
    "Bekostiging en tarieven",
    came=("Het richttarief is 96,5%.", "Er is een opslag van 1%.", "Wij kennen een plafond."),
    went=("Het richttarief is 95%.",),
    reworded=(("Wij vragen een plan.", "Wij vragen elk jaar een plan."),),
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
            r"- inkoopbeleid 2027 van VGZ Zorgkantoor \(fetched/vgz/ab12.pdf\)",
            "  - https://www.vgz.nl/beleid.pdf",
            "",
            "## Veranderd in de tabel",
            "",
            "- VGZ Zorgkantoor, Bekostiging en tarieven: 3 nieuw, 1 gewijzigd, 1 vervallen",
            "  - nieuw: Het richttarief is 96,5%.",
            "  - nieuw: Er is een opslag van 1%.",
            r"  - gewijzigd: Wij vragen elk jaar een plan. \(was: Wij vragen een plan.\)",
            "  - vervallen: Het richttarief is 95%.",
            "  - en nog 1",
            "",
            "## Niet gelezen",
            "",
            "- stuk.pdf: het bestand is leeg",
            "",
            "## Niet herkend",
            "",
            r"- raadsel.pdf: vul soort, zorgkantoor en jaar in \(corpus/documents.csv\)",
            "",
            "## Niet opgehaald",
            "",
            "- https://cz.nl/x.pdf: de server antwoordt met 404",
            "",
        ]
    )
    assert subject(BERICHT) == "Thematabel: 1 nieuw document, wijzigingen bij 1 zorgkantoor, 3 dingen om naar te kijken"


def test_text_from_documents_and_addresses_is_no_markup() -> None:
    """Neither in the page nor in what is made of the Markdown."""
    hostile = replace(
        BERICHT,
        new=(replace(NEW, source=HOSTILE, url=HOSTILE),),
        cells=(replace(CELL, theme=HOSTILE, came=(HOSTILE,)),),
        unread=((HOSTILE, Cause("systeem", (HOSTILE,))),),
    )
    shown = MarkdownIt("commonmark").render(to_markdown(hostile, 5))
    for page in (to_html(hostile, 5), shown):
        assert "<script>" not in page
        assert "<strong>" not in page
        assert "<code>" not in page
        assert 'href="javascript' not in page
    assert "default-src 'none'" in to_html(hostile, 5)


def test_the_report_is_mailed_as_text_and_as_a_page() -> None:
    """To everybody who is named; a server that is busy is asked again."""
    with mail_server(Received(busy=1)) as received:
        mail = Mail(
            host="127.0.0.1", port=received.port, sender="tabel@example.nl", to=("a@example.nl", "b@example.nl"),
            security="none",
        )  # fmt: skip
        assert send(BERICHT, NoticeSettings(mail=mail)) == []
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
        assert send(BERICHT, settings) == []
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
        (wrong,) = send(BERICHT, NoticeSettings(mail=mail))
    assert received.mails == []
    assert wrong.startswith("the mail to a@example.nl was not sent")


def test_a_server_that_is_not_there_is_told_of() -> None:
    """Mail and webhook fail each by itself."""
    mail = Mail(host="127.0.0.1", port=9, sender="t@example.nl", to=("a@example.nl",))
    wrong = send(BERICHT, NoticeSettings(mail=mail, webhook="http://127.0.0.1:9/hook"))
    assert [one.partition(" was not")[0] for one in wrong] == [
        "the mail to a@example.nl",
        "the webhook http://127.0.0.1:9/hook",
    ]
