"""Characters as a person reads them: signs of symbol fonts, spelt-out ligatures, no invisible ones, no double print."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Page, Word

NARROW = 0.36  # em a character: text printed twice takes half the width that it should
_WINGDINGS = {
    **{"l": "●", "m": "○", "n": "■", "o": "□", "q": "❑", "r": "❒", "u": "◆", "v": "❖", "w": "◆", "x": "☒", "y": "☑"},
    **{"§": "▪", "¨": "◻", "Ø": "➢", "à": "→", "è": "➔", "ð": "⇨", "ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "·": "•"},
}
_SYMBOL = {"·": "•", "³": "≥", "£": "≤", "±": "±", "°": "°", "´": "×", "®": "→", "¹": "≠", "»": "≈", "¥": "∞", "-": "-"}
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
_ALSO = {0x0132: "IJ", 0x0133: "ij", 0x2010: "-", 0x2011: "-"}
_STRANGE = LIGATURES | _INVISIBLE | _ALSO


def plain(pages: Sequence[Page]) -> list[Page]:
    """The pages with plain words; a word of invisible characters only is left out."""
    out = []
    for page in pages:
        words = [_plain_word(word) for word in page.words]
        changed = any(new is not old for new, old in zip(words, page.words, strict=True))
        out.append(replace(page, words=tuple(word for word in words if word.text)) if changed else page)
    return out


def _plain_word(word: Word) -> Word:
    if word.text.isascii() and not _may_be_double(word.text):
        return word
    text = _printed_once(word, plain_text(word.text, word.font))
    return word if text == word.text else replace(word, text=text)


def plain_text(text: str, font: str = "") -> str:
    """One word as it is read; `font` tells what the codes of a symbol font show.

    A soft hyphen stays at the end, where the line was broken, as a hyphen.
    """
    signs = _signs_of(font)
    if signs or any("\uf000" <= char <= "\uf8ff" for char in text):
        text = "".join(_sign(char, signs) for char in text)
    text = unicodedata.normalize("NFC", text).translate(_STRANGE)
    if text.endswith("\u00ad") and len(text) > 1:
        text = text[:-1] + "-"
    return text.replace("\u00ad", "")


def _signs_of(font: str) -> dict[str, str]:
    name = font.lower()
    return _WINGDINGS if "wingdings" in name else _SYMBOL if name.split("+")[-1].startswith("symbol") else {}


def _sign(char: str, signs: dict[str, str]) -> str:
    """What a code stands for: symbol fonts put theirs at U+F000, old fonts their small capitals at U+F700."""
    code = ord(char)
    if 0xF020 <= code <= 0xF0FF:
        plain_code = chr(code - 0xF000)
        return signs.get(plain_code) or _WINGDINGS.get(plain_code, char) if signs is not _SYMBOL else _symbol(char)
    if 0xF730 <= code <= 0xF739 or 0xF761 <= code <= 0xF77A:
        return chr(code - 0xF700)
    return signs.get(char, char)


def _symbol(char: str) -> str:
    return _SYMBOL.get(chr(ord(char) - 0xF000), char)


def _may_be_double(text: str) -> bool:
    return len(text) >= 4 and text[::2] == text[1::2]


def _printed_once(word: Word, text: str) -> str:
    """'Zorg' for 'ZZoorrgg' that takes no more room than 'Zorg': bold that is faked by printing twice."""
    if not _may_be_double(text) or not word.upright or not word.size:
        return text
    return text[::2] if word.rect.width / len(text) < NARROW * word.size else text
