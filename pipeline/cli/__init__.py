"""The command `thematabel`: nothing but argument parsing and messages."""

from pipeline.cli.commands import main

__all__ = ["main"]
