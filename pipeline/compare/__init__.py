"""Sets documents side by side: the matrix, own or landelijk, editions, survey figures. Plain data, no files."""

from pipeline.compare.align import align_questions
from pipeline.compare.answers import align_answers
from pipeline.compare.beside import Beside, figure_pages, figures_beside, in_force
from pipeline.compare.documents import compare_documents
from pipeline.compare.editions import compare_editions
from pipeline.compare.likeness import mask
from pipeline.compare.lost import lost_from_columns
from pipeline.compare.monitor import monitor_figures, row_year
from pipeline.compare.not_chosen import not_chosen

__all__ = [
    "Beside",
    "align_answers",
    "align_questions",
    "compare_documents",
    "compare_editions",
    "figure_pages",
    "figures_beside",
    "in_force",
    "lost_from_columns",
    "mask",
    "monitor_figures",
    "not_chosen",
    "row_year",
]
