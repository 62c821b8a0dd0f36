#!/usr/bin/env bash
# typst 0.15.2 with pdfplumber 0.11.10 and pypdfium2 5.15.2. Expected: the mark of a footnote behind a figure can be told
# from its digits by its type size or its place, as in PDFs of word processors. What happens: `#footnote` and `#super` take
# the raised shapes of the font where it has them, in the size and on the base line of the text, and with plain digits as
# their code: '€ 250' with note 1 extracts as 2501. Only the ink of the glyph is small and high
# (FPDFText_GetCharBox). `#super(typographic: false)` sets smaller type instead. pipeline/read/pdf/raised.py goes by size.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --target "$folder" typst==0.15.2 pdfplumber==0.11.10 pypdfium2==5.15.2
PYTHONPATH="$folder" python3 - "$folder/a.pdf" <<'PYTHON'
import sys

import pdfplumber
import pypdfium2
import typst

with open(sys.argv[1], "wb") as file:
    file.write(typst.compile("Het plafond is € 250#footnote[Zie bijlage.] per plaats.".encode()))
with pdfplumber.open(sys.argv[1]) as pdf:
    (one,) = [w for w in pdf.pages[0].extract_words() if w["text"].startswith("250")]
    marks = [c for c in pdf.pages[0].chars if c["text"] in "2501" and one["x0"] <= c["x0"] < one["x1"]]
print("pdfplumber:", one["text"], {(round(c["size"], 2), round(c["top"], 2)) for c in marks})
assert one["text"] == "2501" and len({(round(c["size"], 2), round(c["top"], 2)) for c in marks}) == 1
page = pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage()
text = page.get_text_range()
assert "2501" in text
at = text.index("2501")
feet = [page.get_charbox(at + i)[1] for i in range(4)]
print("feet of the ink:", [round(y, 1) for y in feet])
assert feet[3] > feet[0] + 1.5
PYTHON
