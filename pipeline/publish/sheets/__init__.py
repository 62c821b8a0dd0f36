"""The workbook, a module per sheet, and what it is written with."""
