"""tables: words, rules and fills of pages as tables, each as a reader sees it."""

from pipeline.tables.captions.cautions import with_cautions
from pipeline.tables.find import find_tables, search_tables
from pipeline.tables.parts.name import table_spans, uncovered_grid

__all__ = ["find_tables", "search_tables", "table_spans", "uncovered_grid", "with_cautions"]
