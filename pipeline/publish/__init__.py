"""Words the comparison: workbook, page, CSV, JSON and database. Decides nothing."""

from pipeline.publish.document_files import write_document_files

__all__ = ["write_document_files"]
