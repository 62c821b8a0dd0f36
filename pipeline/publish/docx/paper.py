"""An empty Word document as all of ours are: in Dutch, titled, with its styles, its paper and numbered pages."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from pipeline.model.files import atomic_write
from pipeline.publish.docx.runs import add_field, add_line, add_runs
from pipeline.publish.view import View
from pipeline.publish.words.text import one_line

LANGUAGE = "nl-NL"
_ACCENT, _INK, _MUTED = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0x1F, 0x29, 0x33), RGBColor(0x5F, 0x6B, 0x7A)


@dataclass(frozen=True, slots=True)
class Paper:
    """Width, height and margin in points, and the size of the type."""

    width: float
    height: float
    margin: float
    size: float


LANDSCAPE = {"A3": Paper(1190.6, 841.9, 34.0, 8.0), "A4": Paper(841.9, 595.3, 28.0, 7.0)}
MEMO = Paper(595.3, 841.9, 62.0, 10.5)


def new_document(view: View, title: str, paper: Paper) -> Document:
    """A document with nothing in it but its title and a line about where it comes from."""
    document = docx.Document()
    title = one_line(title)
    _properties(document, view, title)
    _language(document)
    _styles(document, view.config.publish.font, paper)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if paper.width > paper.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(paper.width), Pt(paper.height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(paper.margin)
    section.header_distance = section.footer_distance = Pt(paper.margin / 2)
    foot = section.footer.paragraphs[0]._p
    add_runs(foot, [("page", f"{title}, stand van {view.run_info.made:%d-%m-%Y}. Pagina ")])
    add_field(foot, "PAGE")
    add_runs(foot, [("page", " van ")])
    add_field(foot, "NUMPAGES")
    add_line(document, "Title", ("", title))
    return document


def save(document: Document, path: Path, view: View) -> None:
    """Write the document in one step; the same document gives the same bytes, whenever it is written."""
    written, ordered = BytesIO(), BytesIO()
    document.save(written)
    made = max(view.run_info.made.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    with ZipFile(written) as parts, ZipFile(ordered, "w", ZIP_DEFLATED) as target:
        for name in parts.namelist():
            info = ZipInfo(name, made)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, parts.read(name))
    atomic_write(path, ordered.getvalue())


def _properties(document: Document, view: View, title: str) -> None:
    known = document.core_properties
    known.title, known.subject = title[:250], one_line(view.config.publish.subject)[:250]
    known.author = known.last_modified_by = f"thematabel {view.run_info.version}"[:250]
    known.language, known.category, known.comments = LANGUAGE, "inkoopbeleid Wlz", ""
    known.keywords = "zorgkantoor, inkoopbeleid, Wlz, langdurige zorg"
    known.created = known.modified = view.run_info.made.replace(tzinfo=None)
    known.revision = 1
    package = document.part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[key]  # of the template: a picture of an empty page


def _language(document: Document) -> None:
    """Dutch all through: what a screen reader speaks, and what the spelling is held against."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")  # 14, of the template, opens in Word's mode for old documents


def _styles(document: Document, font: str, paper: Paper) -> None:
    """The styles of the template in our type and colours, and a few of our own."""
    size = paper.size
    styles = document.styles
    _style(styles["Normal"], font, size, _INK, after=size / 3)
    _style(styles["Title"], font, size * 2, _ACCENT, after=2)
    border = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    _style(styles["Heading 1"], font, size * 1.5, _ACCENT, before=size * 1.6, after=size / 2)
    _style(styles["Heading 2"], font, size * 1.15, _ACCENT, before=size, after=size / 4)
    _style(styles["Header"], font, size - 1, _MUTED)
    _style(styles["Footer"], font, size - 1, _MUTED)
    for name, colour in (("List Bullet", _INK), ("List Bullet 2", _MUTED)):
        _style(styles[name], font, size, colour, after=size / 3)
        styles[name].paragraph_format.left_indent = Pt(size * 1.1)
        styles[name].paragraph_format.first_line_indent = Pt(-size * 1.1)
    _open_bullet(document)
    for name, base, colour, slanted in (
        ("Toelichting", "Normal", _MUTED, False),
        ("Landelijk", "Normal", _MUTED, True),
        ("Leeg", "Normal", _MUTED, True),
        ("Tabeltekst", "Normal", _INK, False),
        ("endnote text", "Normal", _INK, False),
    ):
        own = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = styles[base]
        own.font.color.rgb, own.font.italic = colour, slanted or None
    styles["Landelijk"].font.bold = True
    styles["Landelijk"].paragraph_format.keep_with_next = True
    for name in ("endnote text", "Tabeltekst"):
        styles[name].font.size = Pt(min(size, 9.0))
    styles["Tabeltekst"].paragraph_format.space_after = Pt(1)
    styles["endnote text"].element.set(qn("w:styleId"), "EndnoteText")


def _style(style: Any, font: str, size: float, colour: RGBColor, before: float = 0, after: float = 0) -> None:
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(round(size * 2) / 2), colour
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # it would go before the font by name
    fonts.set(qn("w:cs"), font)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _open_bullet(document: Document) -> None:
    """The second bullet style is for what others share: an open bullet, so that not only its grey tells it."""
    wanted = document.styles["List Bullet 2"].element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    abstract = numbering.num_having_numId(wanted).abstractNumId.val
    for one in numbering.iter(qn("w:abstractNum")):
        if one.get(qn("w:abstractNumId")) != str(abstract):
            continue
        level = one.find(qn("w:lvl"))
        level.find(qn("w:lvlText")).set(qn("w:val"), "◦")
        fonts = level.find(qn("w:rPr")).find(qn("w:rFonts"))
        plain = OxmlElement("w:rFonts")
        for kind in ("ascii", "hAnsi", "cs"):
            plain.set(qn(f"w:{kind}"), "Arial")  # the template's is a font of symbols, which has no such sign
        fonts.getparent().replace(fonts, plain)
