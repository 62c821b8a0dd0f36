"""The command `thematabel`: nothing but argument parsing and messages."""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; where nothing changed since the last time, that is told without loading the rest."""
    try:
        _main()
    except KeyboardInterrupt:  # while the commands were loaded; from then on they tell it themselves
        sys.stderr.write("Stopped.\n")
        sys.exit(130)  # as a shell counts Ctrl-C


def _main() -> None:
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")  # ours has none, and looking for them takes its time
    from pipeline.cli.again import told_at_once  # noqa: PLC0415 - within reach of the net above

    if told_at_once(sys.argv[1:]):
        return
    gc.disable()  # what loading makes stays: looking through it for what may go takes its time
    if sys.argv[1:2] in (["review"], ["open"]):  # somebody waits for a page, and it needs no other command
        from pipeline.cli import review, serving  # noqa: PLC0415 - their commands join
    else:
        from pipeline.cli import export, learning, looking, review, serving, unattended  # noqa: F401, PLC0415
    from pipeline.cli.commands import main as run_command  # noqa: PLC0415

    gc.freeze()
    gc.enable()
    run_command()
