"""The command `thematabel`: nothing but argument parsing and messages."""

from pipeline.cli import export, looking, review, serving, unattended  # their commands join the others
from pipeline.cli.commands import main

__all__ = ["export", "looking", "main", "review", "serving", "unattended"]
