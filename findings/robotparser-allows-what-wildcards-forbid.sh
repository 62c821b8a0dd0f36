#!/usr/bin/env bash
# urllib.robotparser of Python 3.11. Expected: rules as RFC 9309 has them. What happens: '*' and '$' within a path are taken
# literally, so that a site which forbids its PDFs is told nothing of; the first rule that fits counts rather than the longest;
# a delay with a fraction is dropped; and behind a byte-order mark no rule counts. Nothing is raised. Hence Protego in
# pipeline/fetch/robots.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" protego==0.7.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
from urllib.robotparser import RobotFileParser

from protego import Protego

CASES = (
    ("User-agent: *\nDisallow: /*.pdf$", "/beleid.pdf", True, False),
    ("User-agent: *\nDisallow: /\nAllow: /beleid", "/beleid/1", False, True),
    ("\ufeffUser-agent: *\nDisallow: /", "/beleid", True, True),  # why the mark is taken off before
)
for text, path, by_python, by_protego in CASES:
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    told = rules.can_fetch("thematabel", f"https://example.nl{path}")
    other = Protego.parse(text).can_fetch(f"https://example.nl{path}", "thematabel")
    print(repr(text), path, "robotparser:", told, "protego:", other)
    assert (told, other) == (by_python, by_protego)
rules = RobotFileParser()
rules.parse("User-agent: *\nCrawl-delay: 1.5\nDisallow: /x".splitlines())
print("delay of 1.5:", rules.crawl_delay("thematabel"))
assert rules.crawl_delay("thematabel") is None
PYTHON
