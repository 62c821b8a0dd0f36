"""What a host asks of programs that visit it (robots.txt)."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from protego import Protego

from pipeline.fetch.addresses import Refused
from pipeline.fetch.getting import Failed, Getter
from pipeline.model import Cause

NAME = "thematabel"  # what robots.txt calls us


class Robots:
    """The wishes of every host, asked for once."""

    def __init__(self, getter: Getter) -> None:
        self._getter = getter
        self._known: dict[str, Protego | Cause] = {}  # of a host that does not say: why not

    def allow(self, url: str, hosts: Collection[str]) -> bool:
        """Whether the host lets us visit `url`: one without robots.txt does.

        Raises:
            Failed: when the host is out of order and cannot be asked.
        """
        parts = urlsplit(url)
        top = f"{parts.scheme}://{parts.netloc}"
        if top not in self._known:
            self._known[top] = self._ask(top, hosts)
        rules = self._known[top]
        if isinstance(rules, Cause):
            raise Failed(url, rules)
        delay = rules.crawl_delay(NAME)
        if delay and parts.hostname:
            self._getter.pauses[parts.hostname] = min(float(delay), 60.0)
        return bool(rules.can_fetch(url, NAME))

    def _ask(self, top: str, hosts: Collection[str]) -> Protego | Cause:
        try:
            content = self._getter.get(f"{top}/robots.txt", hosts).content or b""
        except Refused:
            content = b""  # a redirect to elsewhere is no robots.txt of this host
        except Failed as error:
            if error.cause.kind != "antwoord":  # away altogether
                return error.cause
            status = error.cause.facts[0]
            if not status.startswith("4") or status == "429":  # out of order, or too busy to say
                return Cause("robots-onbekend", (status,))
            content = b""
        return Protego.parse(content[:500_000].decode("utf-8-sig", "replace"))
