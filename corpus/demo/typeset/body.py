"""Markdown of a source to the HTML blocks of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from grid import Attributes, Cell, is_kept_together, parse_attributes, render_table
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import OptionsDict
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

CAPTION = re.compile(r"Tabel\s+[A-Z]?\d+(?:\.\d+)*[a-z]?\s*[:.–—-]\s")
ATTRIBUTES = re.compile(r"\{[^}]*\}")
CONTAINERS = ("kader", "citaat", "colofon")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents page needs it."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the body in document order."""

    kind: str  # heading, text, list, table, box or contents
    html: str
    heading: Heading | None = None
    wide: bool = False  # across both columns of a layout with two


def parse_body(markdown: str) -> list[Block]:
    """All blocks of a source, captions and attributes already joined to their tables."""
    parser = _parser()
    env: dict[str, Any] = {}
    root = SyntaxTreeNode(parser.parse(separate_tables(markdown), env))
    return list(_Composer(parser, env, _notes(root)).blocks(root.children))


def separate_tables(markdown: str) -> str:
    """Put blank lines around tables, so that an attribute line or caption is no row of them."""
    lines: list[str] = []
    for line in markdown.splitlines():
        before = lines[-1] if lines else ""
        edge = line.startswith("|") != before.startswith("|")
        if before.strip() and (edge or ATTRIBUTES.fullmatch(before.strip())):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.use(footnote_plugin)
    for name in CONTAINERS:
        parser.use(container_plugin, name)
    parser.add_render_rule("footnote_ref", _render_note)
    return parser


def _notes(root: SyntaxTreeNode) -> dict[int, list[Token]]:
    """The inline tokens of each footnote, by its id."""
    notes: dict[int, list[Token]] = {}
    for block in root.children:
        if block.type != "footnote_block":
            continue
        for note in block.children:
            inline = [child.children[0] for child in note.children if child.type == "paragraph"]
            notes[int(note.meta["id"])] = [token for node in inline for token in node.to_tokens()]
    return notes


def _render_note(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any) -> str:
    """A footnote stands in the text where it is called; the style sheet moves it to the foot."""
    note: list[Token] = env["notes"][int(tokens[index].meta["id"])]
    text = "".join(self.renderInline(token.children or [], options, env) for token in note)
    return f'<span class="note">{text}</span>'


class _Composer:
    """Renders nodes one by one; holds what is the same for all of them."""

    def __init__(self, parser: MarkdownIt, env: dict[str, Any], notes: dict[int, list[Token]]) -> None:
        self._parser = parser
        self._env = {**env, "notes": notes}
        self._anchors = 0

    def blocks(self, nodes: list[SyntaxTreeNode]) -> Iterator[Block]:
        """Blocks of sibling nodes; a table takes its caption and attributes along."""
        captions = _captions(nodes)
        for i, node in enumerate(nodes):
            if node.type == "table":
                yield self._table(node, nodes[i + 1 : i + 2], captions.get(i))
            elif i in captions.values() or _is_attributes(node):
                continue
            elif node.type != "footnote_block":
                yield self._block(node)

    def _block(self, node: SyntaxTreeNode) -> Block:
        if node.type == "heading":
            return self._heading(node)
        if node.type.startswith("container_"):
            return self._box(node)
        if node.type == "paragraph" and _text(node) == "[TOC]":
            return Block("contents", "")
        kind = "list" if node.type.endswith("_list") else "text"
        return Block(kind, self._render(node))

    def _heading(self, node: SyntaxTreeNode) -> Block:
        self._anchors += 1
        level = int(node.tag[1:])
        inner = self._inner(node)
        heading = Heading(level, re.sub(r"<[^>]+>", "", inner), f"kop-{self._anchors}")
        html = f'<h{level} id="{heading.anchor}">{inner}</h{level}>'
        return Block("heading", html, heading, wide=level == 1)

    def _box(self, node: SyntaxTreeNode) -> Block:
        name, _, title = node.info.strip().partition(" ")
        inner = "".join(block.html for block in self.blocks(node.children))
        head = f'<p class="box-title">{escape(title)}</p>' if title else ""
        return Block("box", f'<div class="{name}">{head}{inner}</div>')

    def _table(self, node: SyntaxTreeNode, following: list[SyntaxTreeNode], caption: int | None) -> Block:
        attributes = Attributes()
        if following and _is_attributes(following[0]):
            attributes = parse_attributes(_text(following[0]))
        rows = [[self._cell(cell) for cell in row.children] for part in node.children for row in part.children]
        html = render_table(rows, attributes)
        siblings = node.parent.children if node.parent else []
        if caption is not None:
            above = caption < siblings.index(node)
            line = f'<p class="caption">{self._inner(siblings[caption])}</p>'
            html = line + html if above else html.replace("</table>", "</table>" + line)
            place = " captioned-above" if above else " captioned-below"
        else:
            place = ""
        flags = attributes.flags & {"wide", "small"}
        keep = ["keep"] if is_kept_together(rows, attributes) else []
        names = " ".join(["tabel", attributes.look, *sorted(flags), *keep]) + place
        return Block("table", f'<div class="{names}">{html}</div>', wide="wide" in flags)

    def _cell(self, node: SyntaxTreeNode) -> Cell:
        style = str(node.attrs.get("style", ""))
        return Cell(_text(node), self._inner(node), style.removeprefix("text-align:"))

    def _inner(self, node: SyntaxTreeNode) -> str:
        """HTML of the inline content of a heading, paragraph or cell."""
        tokens = [token for child in node.children for token in child.to_tokens()]
        return str(self._parser.renderer.render(tokens, self._parser.options, self._env))

    def _render(self, node: SyntaxTreeNode) -> str:
        tokens = node.to_tokens()
        return str(self._parser.renderer.render(tokens, self._parser.options, self._env))


def _captions(nodes: list[SyntaxTreeNode]) -> dict[int, int]:
    """For each table (by place) the place of its caption: before it, else after it."""
    found: dict[int, int] = {}
    for i, node in enumerate(nodes):
        if node.type != "table":
            continue
        after = i + 1
        if after < len(nodes) and _is_attributes(nodes[after]):
            if "nocaption" in parse_attributes(_text(nodes[after])).flags:
                continue
            after += 1
        for place in (i - 1, after):
            if 0 <= place < len(nodes) and place not in found.values() and _is_caption(nodes[place]):
                found[i] = place
                break
    return found


def _is_caption(node: SyntaxTreeNode) -> bool:
    return node.type == "paragraph" and CAPTION.match(_text(node).lstrip("*")) is not None


def _is_attributes(node: SyntaxTreeNode) -> bool:
    return node.type == "paragraph" and ATTRIBUTES.fullmatch(_text(node)) is not None


def _text(node: SyntaxTreeNode) -> str:
    """The Markdown of the inline content of a node."""
    return "".join(child.content for child in node.children).strip()
