"""The command `thematabel`: nothing but argument parsing and messages."""

<<<<<<< HEAD
from pipeline.cli import review, serving  # their commands join the others
from pipeline.cli.commands import main

__all__ = ["main", "review", "serving"]
=======
from pipeline.cli import review, unattended  # their commands join the others
from pipeline.cli.commands import main

__all__ = ["main", "review", "unattended"]
>>>>>>> 167a58d (Unattended: fetch visits sources politely and trusts nothing, watch fetches, runs and reports, bericht by mail and webhook)
