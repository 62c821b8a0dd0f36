"""The page check: what a page shows held against the words, cells and clauses that are given out.

A reader who trusts the table must be able to trust the silence: whatever may be lost or wrong is a finding.
"""

from pipeline.check.document import check_document

__all__ = ["check_document"]
