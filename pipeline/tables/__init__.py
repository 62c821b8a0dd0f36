"""tables: words, rules and fills of pages as tables, each as a reader sees it."""

from pipeline.tables.charts import unassigned_figures
from pipeline.tables.find import find_tables
from pipeline.tables.name import table_spans, uncovered_grid

__all__ = ["find_tables", "table_spans", "unassigned_figures", "uncovered_grid"]
