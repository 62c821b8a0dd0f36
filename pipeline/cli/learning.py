"""`thematabel learn`: what the decisions of reviewers teach, and whether that is better."""

from __future__ import annotations

from typing import Annotated

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
    if not (lesson.table_wins or lesson.theme_wins):
        told = "niets hiervan telt mee; alles blijft zoals het was."
    elif chosen.review.learned:
        told = "wat wint telt mee vanaf de volgende `thematabel run`."
    else:
        told = f"nog niet in gebruik. Zet in config.yaml `review: learned: {written}` en geef `thematabel run`."
    screen.print(f"{written}: {told}", markup=False)
