"""Characters as a person reads them: signs of symbol fonts, spelt-out ligatures, no invisible ones, no double print."""

from __future__ import annotations

import re
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
WORD_SPACE = 1.0  # em at most between a word and the next on its line
_TEX = ("CM", "SFRM", "SFBX", "LMRoman")
_TEX_ACCENTS = {"¨": "\u0308", "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303"}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
_ALSO = {0x0132: "IJ", 0x0133: "ij", 0x2010: "-", 0x2011: "-"}
_STRANGE = LIGATURES | _INVISIBLE | _ALSO


def plain(pages: Sequence[Page]) -> list[Page]:
    """The pages with plain words; a word of invisible characters only is left out."""
    out = []
    for page in pages:
        following = (*page.words[1:], None)
        words = [_plain_word(_unbroken(word, after)) for word, after in zip(page.words, following, strict=False)]
        changed = any(new is not old for new, old in zip(words, page.words, strict=True))
        out.append(replace(page, words=tuple(word for word in words if word.text)) if changed else page)
    return out


def _unbroken(word: Word, after: Word | None) -> Word:
    """Without the soft hyphen at its end when the line goes on: only where a line is broken does it show."""
    if not word.text.endswith("\u00ad") or after is None or len(word.text) < 2:
        return word
    gap = after.rect.x0 - word.rect.x1
    goes_on = after.rect.down(word.rect) > word.rect.height / 2 and 0 <= gap < WORD_SPACE * max(word.size, 1.0)
    return replace(word, text=word.text.rstrip("\u00ad")) if goes_on else word


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
    text = _accented(unicodedata.normalize("NFC", text).translate(_STRANGE), font)
    if text.endswith("\u00ad") and len(text) > 1:
        text = text[:-1] + "-"
    return text.replace("\u00ad", "")


def _accented(text: str, font: str) -> str:
    """An accent that is printed as a character of its own belongs to the letter after it, as old TeX fonts set it."""
    marks = _TEX_ACCENTS if font.rsplit("+", maxsplit=1)[-1].startswith(_TEX) else {"¨": "\u0308"}
    if not any(mark in text for mark in marks):
        return text
    known = "".join(marks)
    return re.sub(
        rf"([{re.escape(known)}])([aeiouAEIOUı])",
        lambda match: unicodedata.normalize("NFC", match[2].replace("ı", "i") + marks[match[1]]),
        text,
    )


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
