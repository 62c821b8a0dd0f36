"""Fits what is learned (rules/learned.json) on annotated policies, and measures it on zorgkantoren left out."""
