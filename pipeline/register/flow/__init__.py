"""Documents without pages of their own (web pages, Word): what they say, block by block."""
