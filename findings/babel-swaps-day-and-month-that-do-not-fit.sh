#!/usr/bin/env bash
# Babel 2.19.0. Expected: parse_date('12-13-2025', locale='nl_NL') fails, since there is no month 13. What happens: day and
# month change places and it is 13 December, the same date as '13-12-2025'. A mistyped date of a policy would be silently read
# as another. pipeline/themes/figures/dates.py takes names of months from Babel and reads dates itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" babel==2.19.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
from babel.dates import parse_date

for text in ("13-12-2025", "12-13-2025"):
    print(text, "->", parse_date(text, locale="nl_NL"))
assert parse_date("12-13-2025", locale="nl_NL") == parse_date("13-12-2025", locale="nl_NL")
PYTHON
