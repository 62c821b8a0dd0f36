"""From a region to a grid: columns, rows, spans, and how many rows are heads."""
