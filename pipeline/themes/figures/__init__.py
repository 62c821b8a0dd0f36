"""Dutch figures in running text: tokens, numbers, units, ranges, dates, and what each figure is."""

from pipeline.themes.figures.figure import Doubt, Figure
from pipeline.themes.figures.kinds import WHOLE, kind_of
from pipeline.themes.figures.numbers import dutch_decimal
from pipeline.themes.figures.scan import figures_in
from pipeline.themes.figures.words import is_number_word

__all__ = ["WHOLE", "Doubt", "Figure", "dutch_decimal", "figures_in", "is_number_word", "kind_of"]
