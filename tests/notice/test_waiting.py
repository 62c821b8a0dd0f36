"""News is told also when a round dies before its report, or the mail server is away that night."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.config import Config, Mail, NoticeSettings
from pipeline.notice.round import one_round
from pipeline.notice.waiting import send_late, send_or_keep
from pipeline.run import Places
from tests.end_to_end.kills import short_corpus
from tests.notice.servers import Received, mail_server, web_server
from tests.notice.test_bericht import BERICHT


def test_a_report_that_a_server_did_not_take_is_sent_by_a_later_round(tmp_path: Path) -> None:
    """Only to whom did not get it, and once."""
    places = Places(tmp_path / "corpus", tmp_path / "uit")
    with web_server(Received()) as hook:
        with mail_server(Received()) as post:
            pass  # it is away now, and nobody else has its port
        mail = Mail(host="127.0.0.1", port=post.port, sender="t@example.nl", to=("a@example.nl",), security="none")
        settings = NoticeSettings(mail=mail, webhook=f"http://127.0.0.1:{hook.port}/")
        assert len(send_or_keep(places, BERICHT, settings)) == 1
        assert len(send_late(places, settings)) == 1
        with mail_server(Received()) as back:
            found = settings.model_copy(update={"mail": mail.model_copy(update={"port": back.port})})
            assert send_late(places, found) == []
            assert send_late(places, found) == []
            assert len(back.mails) == 1
        assert len(hook.posts) == 1


def test_a_round_that_dies_before_its_report_is_made_up_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, config: Config
) -> None:
    """The next one tells what changed since people last heard, though for its own run nothing is new."""
    places = Places(tmp_path / "corpus", tmp_path / "uit")
    whole = short_corpus(tmp_path / "bron")
    places.corpus.mkdir()
    shutil.copyfile(whole / "dsw-2024.pdf", places.corpus / "dsw-2024.pdf")
    assert one_round(places, config, jobs=1).bericht is not None
    assert one_round(places, config, jobs=1).bericht is None
    shutil.copyfile(whole / "dsw-2025.pdf", places.corpus / "dsw-2025.pdf")
    with monkeypatch.context() as dies:
        dies.setattr("pipeline.notice.round.bericht_of", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            one_round(places, config, jobs=1)
    late = one_round(places, config, jobs=1)
    assert late.report is not None
    assert late.report.up_to_date
    assert late.bericht is not None
    assert [one.id for one in late.bericht.new] == ["dsw-2025"]
    assert one_round(places, config, jobs=1).bericht is None
