"""Sends the report to whoever config.yaml names: by mail, and as JSON to a webhook."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Collection
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Literal

import httpx2
import stamina

from pipeline.config import Mail, NoticeSettings
from pipeline.notice.bericht import Bericht
from pipeline.notice.setting import to_html, to_markdown, to_text
from pipeline.notice.wording import subject

PASSWORD = "THEMATABEL_SMTP_PASSWORD"  # noqa: S105 - the name of the variable, not what it holds
TIMEOUT = 30.0  # seconds


Channel = Literal["mail", "webhook"]


def send(
    bericht: Bericht, settings: NoticeSettings, channels: Collection[Channel] = ("mail", "webhook")
) -> dict[Channel, str]:
    """Send the report to those of `channels` that are set; returns what went wrong with which, in words.

    The report itself stands in `extracted` either way.
    """
    wrong: dict[Channel, str] = {}
    if settings.mail is not None and "mail" in channels:
        try:
            _mail(bericht, settings.mail, settings.statements)
        except (OSError, smtplib.SMTPException, ValueError) as error:  # ValueError: an address that is none
            wrong["mail"] = f"the mail to {', '.join(settings.mail.to)} was not sent: {error}"
    if settings.webhook and "webhook" in channels:
        try:
            _post(bericht, settings.webhook, settings.statements)
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            wrong["webhook"] = f"the webhook {settings.webhook} was not called: {error}"
    return wrong


def _mail(bericht: Bericht, mail: Mail, quoted: int) -> None:
    message = EmailMessage()
    message["Subject"] = subject(bericht)
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.to)
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=mail.sender.rpartition("@")[2] or None)
    message.set_content(to_text(bericht, quoted))
    message.add_alternative(to_html(bericht, quoted, elsewhere=True), subtype="html")
    for attempt in stamina.retry_context(on=_may_pass, attempts=3):
        with attempt, server_of(mail) as server:
            if mail.user:
                server.login(mail.user, os.environ.get(PASSWORD, ""))
            server.send_message(message)


def server_of(mail: Mail, timeout: float = TIMEOUT) -> smtplib.SMTP:
    """A connection to the mail server, as secure as it was asked for. Raises OSError and SMTPException."""
    secure = ssl.create_default_context()
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.port, timeout=timeout, context=secure)
    server = smtplib.SMTP(mail.host, mail.port, timeout=timeout)
    if mail.security == "starttls":
        try:
            server.starttls(context=secure)
        except Exception:
            server.close()
            raise
    return server


def _post(bericht: Bericht, url: str, quoted: int) -> None:
    body = {
        "subject": subject(bericht),
        "text": to_markdown(bericht, quoted, elsewhere=True),
        "new": [one.id for one in bericht.new],
        "changed": [{"zorgkantoor": cell.zorgkantoor, "theme": cell.theme} for cell in bericht.cells],
        "unread": [source for source, _ in bericht.unread],
    }
    for attempt in stamina.retry_context(on=_may_pass, attempts=3):
        with attempt:
            httpx2.post(url, json=body, timeout=TIMEOUT).raise_for_status()


def _may_pass(error: Exception) -> bool:
    """Whether another try may help: the other side was away or busy, rather than refusing."""
    if isinstance(error, httpx2.HTTPStatusError):
        return error.response.status_code >= 500
    if isinstance(error, smtplib.SMTPResponseException):
        return 400 <= error.smtp_code < 500
    return isinstance(error, httpx2.TransportError | ConnectionError | TimeoutError)
