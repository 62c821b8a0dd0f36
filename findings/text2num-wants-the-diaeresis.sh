#!/usr/bin/env bash
# text2num 3.1.0, Dutch. Expected: 'tweeentwintig', as many people and PDFs without accents spell it, is 22, and 'anderhalf' is
# 1.5. What happens: only 'tweeëntwintig' is known, 'anderhalf' is not, and 'een derde' becomes 'een 3e' rather than a
# third. pipeline/themes/figures/words.py sets the diaeresis and reads halves itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" text2num==3.1.0
PYTHONPATH="$folder" python3 - <<'PYTHON'
from text_to_num import alpha2digit, text2num

assert text2num("tweeëntwintig", "nl") == 22
for text in ("tweeentwintig", "anderhalf"):
    try:
        told = text2num(text, "nl")
    except ValueError as error:
        told = error
    print(text, "->", told)
    assert isinstance(told, ValueError)
print("een derde ->", alpha2digit("een derde", "nl"))
assert alpha2digit("een derde", "nl") == "een 3e"
PYTHON
