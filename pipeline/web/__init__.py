"""The pages in the browser: the start page, and the page on which passages are reviewed. On this machine only.

`desk` holds what is under review, `guard` who may ask, `review` what the page asks and does, `serve` serves it.
"""
