"""What `thematabel doctor` says of sources, mail server and webhook, asked of real servers on this machine."""

from __future__ import annotations

import pytest

from pipeline.config import Config, Mail, NoticeSettings, default_config_path, load_config
from pipeline.notice.checking import check_reach
from pipeline.notice.sending import PASSWORD
from tests.fetch.server import Site
from tests.fetch.test_fetch import settings
from tests.notice.servers import Received, mail_server


def config_with(**sections: object) -> Config:
    """The configuration with other sections."""
    return load_config(default_config_path()).model_copy(update=sections)


def told(config: Config) -> list[tuple[str, bool]]:
    """What was checked, and whether it is well."""
    return [(check.what.partition(":")[0], check.ok) for check in check_reach(config)]


def test_a_source_that_answers_says_how_many_links_count() -> None:
    """And nothing behind them is asked for."""
    with Site() as site:
        (check,) = check_reach(config_with(fetch=settings(site, links=("inkoopbeleid",))))
    assert (check.ok, check.needed, check.means) == (True, False, "1 of the 2 links on its page count")
    assert site.asked == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("path", "links", "robots", "means"),
    [
        pytest.param("/nergens", (), None, "the server answers 404", id="away"),
        pytest.param("/", ("tarieflijst",), None, "0 of the 2 links on its page count", id="no link counts"),
        pytest.param("/", (), "User-agent: *\nDisallow: /", "asks programs to stay away", id="not welcome"),
    ],
)
def test_a_source_that_would_give_nothing_is_told(
    path: str, links: tuple[str, ...], robots: str | None, means: str
) -> None:
    """Thematabel can do without: the other sources are visited all the same."""
    with Site(robots=robots) as site:
        (check,) = check_reach(config_with(fetch=settings(site, path, links=links)))
    assert (check.ok, check.needed) == (False, False)
    assert means in check.means


def test_the_mail_server_is_greeted_and_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a password that a user needs, it is not even called."""
    monkeypatch.delenv(PASSWORD, raising=False)
    with mail_server(Received()) as received:
        given = {"host": "127.0.0.1", "port": received.port, "sender": "t@example.nl", "to": ("a@example.nl",)}
        plain = Mail.model_validate({**given, "security": "none"})
        assert [one.ok for one in check_reach(config_with(notice=NoticeSettings(mail=plain)))] == [True]
        secure = Mail.model_validate(given)
        assert [one.ok for one in check_reach(config_with(notice=NoticeSettings(mail=secure)))] == [False]
        user = Mail.model_validate({**given, "security": "none", "user": "tabel"})
        (check,) = check_reach(config_with(notice=NoticeSettings(mail=user)))
    assert PASSWORD in check.means
    assert received.mails == []


def test_what_is_not_there_is_told() -> None:
    """The webhook's host, by a connection only."""
    mail = Mail(host="127.0.0.1", port=9, sender="t@example.nl", to=("a@example.nl",))
    notice = NoticeSettings(mail=mail, webhook="http://127.0.0.1:9/geheim")
    assert told(config_with(notice=notice)) == [("mail server 127.0.0.1", False), ("webhook 127.0.0.1", False)]
    with Site() as site:
        assert told(config_with(notice=NoticeSettings(webhook=f"{site.url}/hook"))) == [("webhook 127.0.0.1", True)]
    assert site.asked == []
