"""A run that the start page asks for: in a process of its own, one at a time, told of as it goes on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from pipeline.model import ThematabelError

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from pipeline.config import Config
    from pipeline.model import Cause
    from pipeline.run import Places

STAGES = {
    "register": "De documenten worden herkend",
    "documents": "De documenten worden gelezen",
    "read": "De bladzijden worden gelezen",
    "tables": "De tabellen worden gezocht",
    "themes": "De uitspraken worden gezocht",
    "compare": "De documenten worden vergeleken",
    "publish": "De tabel wordt geschreven",
}
BROKEN = "De tabel is niet gemaakt: het werk brak af. Probeer het nog eens."
GRACE = 10.0  # seconds that a run gets to stop


class AlreadyRunning(ThematabelError):  # noqa: N818 - says what the matter is
    """A second run is asked for."""

    def __str__(self) -> str:
        return "Er wordt al aan de tabel gewerkt."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in words for people."""

    running: bool = False
    words: str = ""
    done: int = 0
    total: int = 0
    failed: bool = False

    def as_json(self) -> dict[str, Any]:
        """For the page."""
        return asdict(self)


class Runs:
    """The run of this server; `tell` hears of every step, from another thread."""

    def __init__(self, places: Places, config: Callable[[], Config]) -> None:
        self._places, self._config = places, config
        self._lock = Lock()
        self._process: SpawnProcess | None = None
        self.progress = Progress()

    def start(self, tell: Callable[[Progress], None]) -> None:
        """Begin.

        Raises:
            AlreadyRunning: when one is at work.
        """
        with self._lock:
            if self.progress.running:
                raise AlreadyRunning
            context = multiprocessing.get_context("spawn")
            here, there = context.Pipe(duplex=False)
            self._process = context.Process(target=_work, args=(self._places, self._config(), there))
            self._process.start()
            there.close()
            self.progress = Progress(running=True, words="De tabel wordt gemaakt")
        Thread(target=self._listen, args=(here, tell), daemon=True).start()

    def close(self) -> None:
        """Stop it: what was finished is kept."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join(GRACE)

    def _listen(self, here: Connection, tell: Callable[[Progress], None]) -> None:
        tell(self.progress)
        try:
            while self.progress.running:
                self.progress = here.recv()
                tell(self.progress)
        except EOFError:  # the process is gone
            self.progress = Progress(words=BROKEN, failed=True)
            tell(self.progress)
        finally:
            here.close()


class _Watch:
    """Tells through a pipe how far each stage is."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._last = Progress()

    def stage(self, name: str, done: int, total: int) -> None:
        """Told of once per step."""
        told = Progress(running=True, words=STAGES.get(name, name), done=done, total=total)
        if told != self._last:
            self._last = told
            self._pipe.send(told)

    def document(
        self,
        number: int,
        total: int,
        source: str,
        seconds: Mapping[str, float],  # noqa: ARG002 - part of what every observer is told
        cause: Cause | None,
    ) -> None:
        """A document is through, or set aside."""
        told = f"{source}: {'gelezen' if cause is None else 'niet te lezen'}"
        self._pipe.send(replace(self._last, running=True, words=told, done=number, total=total))


def _work(places: Places, config: Config, pipe: Connection) -> None:
    """The run, in its own process."""
    from pipeline.run import run  # noqa: PLC0415 - not needed where the server is
    from pipeline.run.faults import in_words  # noqa: PLC0415

    try:
        report = run(places, config, _Watch(pipe))
    except Exception as error:  # noqa: BLE001 - whatever ends it is told in a sentence on the page
        pipe.send(Progress(words=f"De tabel is niet gemaakt: {in_words(error, 'nl')}", failed=True))
        return
    aside = len(report.set_aside)
    count = report.counts.get("documents", 0)
    told = f"De tabel is klaar: {count} {'document' if count == 1 else 'documenten'}"
    told += f", {aside} niet te lezen." if aside else "."
    pipe.send(Progress(words=told, failed=report.exit_code != 0))
