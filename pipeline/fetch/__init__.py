"""Fetches what the sources of config.yaml publish, politely, and trusts nothing of it."""

from pipeline.fetch.visiting import Fetched, Outcome, fetch_all

__all__ = ["Fetched", "Outcome", "fetch_all"]
