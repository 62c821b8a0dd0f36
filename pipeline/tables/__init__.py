"""tables: words, rules and fills of pages as tables, each as a reader sees it."""

from pipeline.tables.find import find_tables, tables_and_warnings
from pipeline.tables.name import table_spans, uncovered_grid

__all__ = ["find_tables", "table_spans", "tables_and_warnings", "uncovered_grid"]
