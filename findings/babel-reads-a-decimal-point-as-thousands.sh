#!/usr/bin/env bash
# Babel 2.19.0. Expected: parse_decimal('1.5', locale='nl_NL') fails, or is 1.5. What happens: the point is dropped as a mark
# of thousands wherever it stands, so that it is 15, ten times as much, without a word; strict=True refuses it. A tariff of
# '1.5%' in a Dutch text would become 15%. pipeline/themes/figures/numbers.py asks strictly, and sees to the point itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" babel==2.19.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
from babel.numbers import NumberFormatError, parse_decimal

for text in ("1.5", "97.25", "1.2.3"):
    print(text, "->", parse_decimal(text, locale="nl_NL"))
assert str(parse_decimal("1.5", locale="nl_NL")) == "15"
assert str(parse_decimal("97.25", locale="nl_NL")) == "9725"
try:
    parse_decimal("1.5", locale="nl_NL", strict=True)
except NumberFormatError as error:
    print("strict:", error)
else:
    raise SystemExit("strict takes it, too")
PYTHON
