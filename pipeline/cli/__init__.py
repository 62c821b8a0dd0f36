"""The command `thematabel`: nothing but argument parsing and messages."""

from __future__ import annotations

import sys

from pipeline.cli.again import told_at_once

__all__ = ["main"]


def main() -> None:
    """Run the command line; where nothing changed since the last time, that is told without loading the rest."""
    if told_at_once(sys.argv[1:]):
        return
    from pipeline.cli import export, looking, review, serving, unattended  # noqa: F401, PLC0415 - their commands join
    from pipeline.cli.commands import main as run_command  # noqa: PLC0415

    run_command()
