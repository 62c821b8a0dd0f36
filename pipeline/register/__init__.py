"""Which documents there are, and what kind, whose and of which year each is."""

from pipeline.register.identify import Identity, identify
from pipeline.register.ledger import RegisterError, load_register, save_register
from pipeline.register.pages import Glance, glance
from pipeline.register.scan import Found, Survey, holds_pdf, holds_results, scan, sha256_of, survey, walk, without_demo
from pipeline.register.update import Registration, to_identify, update_register

__all__ = [
    "Found",
    "Glance",
    "Identity",
    "RegisterError",
    "Registration",
    "Survey",
    "glance",
    "holds_pdf",
    "holds_results",
    "identify",
    "load_register",
    "save_register",
    "scan",
    "sha256_of",
    "survey",
    "to_identify",
    "update_register",
    "walk",
    "without_demo",
]
