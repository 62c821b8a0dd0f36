"""What reviewers decide: an append-only store, and the laying of decisions over a fresh reading. No interface.

`store` keeps, `matching` finds passages again, `lay` gives decisions effect, `workbook` and `importing` take decisions
from a workbook that a reviewer filled in.
"""
