"""thematabel: from policy PDFs to one comparison table, every statement traceable to its page."""

__version__ = "0.1.0"
