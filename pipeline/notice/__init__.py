"""Tells people what is new since last time: fetch, run, report, mail. Nothing new: nothing is said."""

from pipeline.notice.bericht import Bericht, CellNews, bericht_of
from pipeline.notice.round import Round, one_round
from pipeline.notice.setting import to_html, to_markdown, to_text
from pipeline.notice.wording import subject

__all__ = ["Bericht", "CellNews", "Round", "bericht_of", "one_round", "subject", "to_html", "to_markdown", "to_text"]
