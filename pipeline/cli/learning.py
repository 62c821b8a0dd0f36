"""`thematabel learn`: what the decisions of reviewers teach, and whether that is better."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.commands import (
    CORPUS,
    OUT,
    ConfigOption,
    CorpusOption,
    JsonOption,
    OutOption,
    app,
    need_corpus,
    settings,
)
from pipeline.cli.messages import console, facts, fail

if TYPE_CHECKING:
    from pipeline.config import Config
    from pipeline.config.learned import Lesson


@app.command()
def learn(
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Processes at work; 0: as many as processors.")] = 0,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Fit the models that choose and place statements anew with your own decisions, and tell whether that is better.

    Writes learned.json beside the decisions. It counts once config.yaml says so (review.learned), and only as far as
    it was better on decisions that it was not fitted on.

    Example: thematabel learn
    """
    from pipeline.learn.learning import LEARNED, learn_from  # noqa: PLC0415 - late imports keep --help quick
    from pipeline.review.store import NAME  # noqa: PLC0415
    from pipeline.run import Places  # noqa: PLC0415

    need_corpus(corpus)
    if not (corpus / NAME).exists():
        fail("there are no decisions yet. Make some with `thematabel review`.")
    chosen = settings(config, taught=False)
    lesson = learn_from(Places(corpus, out), chosen, jobs)
    if as_json:
        facts(lesson.model_dump())
    screen = console()
    for line in lesson.report:
        screen.print(line, markup=False)
    written = corpus / LEARNED
    screen.print(f"{written}: {what_counts(lesson, written, chosen, config)}", markup=False)


def what_counts(lesson: Lesson, written: Path, chosen: Config, config: Path | None) -> str:
    """Whether what was learned counts, in Dutch; if not, what to set in config.yaml, which is at `config` or here."""
    if not (lesson.table_wins or lesson.theme_wins):
        return "niets hiervan telt mee; alles blijft zoals het was."
    if chosen.review.learned:
        return "wat wint telt mee vanaf de volgende `thematabel run`."
    is_here = config is None or config.parent == Path()
    named = written if is_here else written.resolve()  # config.yaml names files from where it lies itself
    return f"nog niet in gebruik. Zet in config.yaml `review: learned: {named}` en geef `thematabel run`."
