"""Whether what works unattended would work: sources, the mail server and the webhook."""

from __future__ import annotations

import os
import smtplib
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.config import Config, FetchSettings, Mail
from pipeline.fetch.addresses import Refused, hosts_of
from pipeline.fetch.getting import Failed, Getter
from pipeline.fetch.links import links_in, wanted
from pipeline.fetch.robots import Robots
from pipeline.notice.sending import PASSWORD, server_of
from pipeline.publish import caused
from pipeline.run.commands.doctor import Check

PATIENCE = 15.0  # seconds that a check waits for another machine


def check_reach(config: Config) -> Iterator[Check]:
    """Each source, the mail server and the webhook that config.yaml names; nothing is fetched for good, or sent."""
    yield from _sources(config.fetch)
    if config.notice.mail is not None:
        yield _mail(config.notice.mail)
    if config.notice.webhook:
        yield _webhook(config.notice.webhook)


def _sources(settings: FetchSettings) -> Iterator[Check]:
    short = {"timeout": min(PATIENCE, settings.timeout), "time_limit": min(PATIENCE, settings.time_limit)}
    patient = settings.model_copy(update={"retries": 0, **short})
    with Getter(patient) as getter:
        robots = Robots(getter)
        for source in settings.sources:
            what, hosts = f"source {source.id}", hosts_of(source)
            try:
                if not robots.allow(source.page, hosts):
                    yield Check(what, False, False, f"{source.page}: its robots.txt asks programs to stay away")
                    continue
                page = getter.get(source.page, hosts, limit=settings.size_limit)
            except (Failed, Refused) as error:
                yield Check(what, False, False, f"{source.page}: {caused(error.cause, 'en')}")
                continue
            if page.is_pdf:
                yield Check(what, True, False, "a document")
                continue
            found = links_in((page.content or b"").decode("utf-8", "replace"), page.url)
            count = len(wanted(found, source.links)) + (len(wanted(found, source.chapters)) if source.chapters else 0)
            means = f"{count} of the {len(found)} links on its page count"
            yield Check(what, count > 0, False, means if count else f"{means}; look at links in config.yaml")


def _mail(mail: Mail) -> Check:
    """Whether the server can be reached as it would be for a mail; none is sent."""
    what = f"mail server {mail.host}:{mail.port}"
    if mail.user and not os.environ.get(PASSWORD):
        return Check(what, False, False, f"notice.mail.user is set, but {PASSWORD} is not. Set it in the environment")
    try:
        with server_of(mail, PATIENCE) as server:
            if mail.user:
                server.login(mail.user, os.environ.get(PASSWORD, ""))
            server.noop()
    except (OSError, smtplib.SMTPException) as error:
        return Check(what, False, False, f"no mail would be sent: {error}")
    return Check(what, True, False, f"for {', '.join(mail.to)}")


def _webhook(url: str) -> Check:
    """Whether its host answers; what a call would do there is its own affair, so it is not called."""
    parts = urlsplit(url)
    what = f"webhook {parts.hostname or url}"
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        socket.create_connection((parts.hostname or "", port), PATIENCE).close()
    except (OSError, ValueError, UnicodeError) as error:
        return Check(what, False, False, f"it cannot be reached: {error}")
    return Check(what, True, False, "its host answers")
