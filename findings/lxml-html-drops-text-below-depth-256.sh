#!/usr/bin/env bash
# lxml 6.1.3, lxml.html. Expected: a page whose elements stand 300 deep (nested lists of an editor) is read whole, or an error
# is raised. What happens: from depth 256 on nothing is kept, and what follows after the nest is lost with it; nothing is
# raised, only the parser's error_log tells. HTML5 parsers have no such bound. Hence selectolax in
# pipeline/register/flow/web.py, with a bound of our own that is said aloud.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" lxml==6.1.3 selectolax==1.0.2
PYTHONPATH="$folder" python3 - <<'PYTHON'
from lxml import html
from selectolax.lexbor import LexborHTMLParser

page = "<body>" + "<div>" * 300 + "diep" + "</div>" * 300 + "<p>erna</p></body>"
by_lxml = html.document_fromstring(page).text_content()
by_selectolax = LexborHTMLParser(page).body.text()
print("lxml:", repr(by_lxml), "selectolax:", repr(by_selectolax))
assert by_lxml == ""
assert by_selectolax == "dieperna"
PYTHON
