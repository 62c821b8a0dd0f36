"""Figures of charts as small series: each figure with its label, or a warning where they cannot be paired."""

from pipeline.charts.find import tables_and_charts

__all__ = ["tables_and_charts"]
