"""The same table as a Word document, and memos about one zorgkantoor or one theme."""
