"""Loaded by the process that workers are forked from: what each of them would otherwise load for itself."""

from __future__ import annotations

import pypdfium2  # noqa: F401
import simplemma

import pipeline.charts
import pipeline.check
import pipeline.read
import pipeline.run.work
import pipeline.themes.find  # noqa: F401

simplemma.is_known("de", lang="nl", low_memory=True)  # reads the word list, which nearly every document asks
