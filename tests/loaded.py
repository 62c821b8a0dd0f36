"""The real command in a process of its own, split off from one that has loaded the program and done nothing else.

Loading takes longer than most of what tests ask of the command. Two such processes take turns: a process of its own has
its own order of sets, and what follows another command is not to have the same by chance.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from tests.forking import keep_one_ready

ROOT = Path(__file__).resolve().parents[1]
# What the program loads when it is asked for something; a process that serves nothing pays for none of it.
LATE = ("babel.dates", "docx", "pdfplumber", "pebble", "rapidfuzz.process", "rich.progress", "simplemma", "xlsxwriter")


class Loaded:
    """A process that has loaded the program, and splits off one for each command."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=ROOT, env=env,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        atexit.register(self.close)

    def run(
        self, arguments: Sequence[str], cwd: Path, env: Mapping[str, str], timeout: float
    ) -> subprocess.CompletedProcess[str]:
        """As `subprocess.run` with captured output has it, `timeout` in seconds.

        Raises:
            subprocess.TimeoutExpired: the command is killed by then.
        """
        assert self._process.stdin
        assert self._process.stdout
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder) / "out", Path(folder) / "err"
            asked = {"arguments": arguments, "cwd": str(cwd), "env": dict(env), "out": str(out), "err": str(err)}
            self._process.stdin.write(json.dumps({**asked, "timeout": timeout}) + "\n")
            self._process.stdin.flush()
            code = json.loads(self._process.stdout.readline())
            if code is None:
                raise subprocess.TimeoutExpired(list(arguments), timeout)
            said = out.read_text("utf-8"), err.read_text("utf-8")
        return subprocess.CompletedProcess(list(arguments), code, *said)

    def close(self) -> None:
        """It ends when nobody asks any more."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process.wait(timeout=60)


_STARTED: dict[int, Loaded] = {}
_TURN = count()


def run_loaded(
    arguments: Sequence[str], cwd: Path, env: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """The command `thematabel` with these arguments, by one of two processes in turn."""
    turn = next(_TURN) % 2
    if turn not in _STARTED:
        _STARTED[turn] = Loaded(env)
    return _STARTED[turn].run(arguments, cwd, env, timeout)


def _serve() -> dict[str, Any]:
    """Split off a process for each line that comes in, which alone returns from here, with what it is asked to do.

    When a command has ended, its exit code goes out: negative where a signal ended it, null when it took too long.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is for who runs the tests; this process has nothing to tell
    for line in iter(sys.stdin.readline, ""):
        asked: dict[str, Any] = json.loads(line)
        child = os.fork()
        if child == 0:
            return asked
        signal.signal(signal.SIGALRM, lambda *_, child=child: os.kill(child, signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, asked["timeout"])
        _, status = os.waitpid(child, 0)
        late = signal.setitimer(signal.ITIMER_REAL, 0) == (0.0, 0.0)
        sys.stdout.write(json.dumps(None if late else os.waitstatus_to_exitcode(status)) + "\n")
        sys.stdout.flush()
    os._exit(0)


def _become(asked: Mapping[str, Any]) -> None:
    """Be a process that was started afresh: its folder, its surroundings, its input and output."""
    import multiprocessing.process

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, path, how in (
        (0, os.devnull, os.O_RDONLY),
        (1, asked["out"], os.O_WRONLY),
        (2, asked["err"], os.O_WRONLY),
    ):
        opened = os.open(path, how | (os.O_CREAT if number else 0), 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(asked["cwd"])
    multiprocessing.process.ORIGINAL_DIR = asked["cwd"]  # type: ignore[attr-defined] # where its own processes begin
    os.environ.clear()
    os.environ.update(asked["env"])
    sys.argv = ["thematabel", *asked["arguments"]]
    keep_one_ready()


def _load() -> None:
    """Every module of the program, and what it loads late."""
    import pipeline

    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in LATE:
        import_module(name)
    gc.freeze()


if __name__ == "__main__":
    _load()
    _become(_serve())
    runpy.run_module("pipeline", run_name="__main__", alter_sys=True)
