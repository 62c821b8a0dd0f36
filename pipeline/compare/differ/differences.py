"""Figures and topics of the policies that the table shows, set side by side."""

from __future__ import annotations

from pipeline.compare.beside import figure_pages, in_force
from pipeline.compare.differ.figures import figure_rows
from pipeline.compare.differ.topics import topic_rows
from pipeline.config import Config
from pipeline.model import Comparison, Differences


def differences_of(comparison: Comparison, config: Config) -> Differences:
    """What differs between the zorgkantoren of a comparison; empty where only one of them has a policy."""
    stated = in_force(comparison)
    if len({clause.zorgkantoor for clause in stated}) < 2:
        return Differences()
    order = [theme.id for theme in config.themes]
    rows = figure_rows(stated, comparison.shown, config.clauses, figure_pages(comparison))
    figures = sorted((row for row in rows if row.theme in order), key=lambda row: order.index(row.theme))
    return Differences(tuple(figures), tuple(topic_rows(stated, config)))
