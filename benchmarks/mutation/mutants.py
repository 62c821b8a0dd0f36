"""Which small faults can be planted in a module: another comparison, a number one further, a condition turned round."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}  # fmt: skip
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
# What these say changes nothing that a test of behaviour could see.
_UNSEEN_KEYWORDS = frozenset({"strict", "slots", "frozen", "maxsize", "description", "title", "encoding", "indent"})
_TEXT = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: the text of `module` with `before` (at byte offsets `start` to `end`) become `after`."""

    room: str
    module: str  # path below the repository, with forward slashes
    function: str  # dotted name of the function or class that it is in; "" at the top of the module
    line: int
    start: int
    end: int
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is known by when lines have moved."""
        return (self.module, self.function, self.before, self.after)

    def applied(self, source: bytes) -> bytes:
        """The source with the fault in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def mutants_of(room: str, root: Path) -> list[Mutant]:
    """All faults that can be planted in the modules of a room, in order of their places."""
    found: list[Mutant] = []
    for path in sorted((root / "pipeline" / room).rglob("*.py")):
        found += _Finder(room, path.relative_to(root).as_posix(), path.read_bytes()).found
    return found


def drawn(mutants: list[Mutant], count: int, seed: str) -> list[Mutant]:
    """`count` of them, by lot: the same ones for the same seed, whatever is written elsewhere meanwhile."""

    def lot(mutant: Mutant) -> bytes:
        return hashlib.sha256("\0".join((seed, *mutant.key)).encode()).digest()

    first = {mutant.key: mutant for mutant in reversed(mutants)}
    return sorted(first.values(), key=lot)[:count]


class _Finder(ast.NodeVisitor):
    """Walks through a module and notes what can be changed where."""

    def __init__(self, room: str, module: str, source: bytes) -> None:
        self.room, self.module, self.source = room, module, source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.names: list[str] = []
        self.found: list[Mutant] = []
        self.visit(ast.parse(source))

    def visit(self, node: ast.AST) -> None:
        """Note the faults of a node, then those below it."""
        if isinstance(node, ast.JoinedStr):
            return  # places within such a string are not known
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            return
        named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if named:
            self.names.append(node.name)  # type: ignore[attr-defined]
        for place, after in _faults(node):
            self._note(place, after)
        for child in _below(node):
            self.visit(child)
        if named:
            self.names.pop()

    def _note(self, node: ast.expr | ast.stmt, after: str) -> None:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        before = self.source[start:end].decode()
        name = ".".join(self.names)
        self.found.append(Mutant(self.room, self.module, name, node.lineno, start, end, before, after))


def _below(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node whose change a test could see: no annotations, decorators or words for people."""
    skipped: tuple[ast.AST | None, ...] = ()
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        skipped = tuple(node.decorator_list)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        skipped += (node.returns,)
    if isinstance(node, ast.AnnAssign | ast.arg):
        skipped += (node.annotation,)
    if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
        return
    for child in ast.iter_child_nodes(node):
        if any(child is one for one in skipped):
            continue
        if isinstance(child, ast.keyword) and child.arg in _UNSEEN_KEYWORDS:
            continue
        yield child


def _faults(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Places and what to write there instead."""
    if isinstance(node, ast.expr):
        yield from ((node, f"({text})") for text in _of_expression(node))
    elif isinstance(node, ast.stmt):
        yield from _of_statement(node)
    elif isinstance(node, ast.comprehension):
        yield from ((test, f"(not ({ast.unparse(test)}))") for test in node.ifs)


def _of_expression(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Compare(left, [operator], [right]):
            yield from (ast.unparse(ast.Compare(left, [other()], [right])) for other in _COMPARED[type(operator)])
        case ast.Compare(left, operators, rights):
            changed = (
                [*operators[:n], _COMPARED[type(one)][0](), *operators[n + 1 :]] for n, one in enumerate(operators)
            )
            yield from (ast.unparse(ast.Compare(left, several, rights)) for several in changed)
        case ast.BoolOp(operator, values):
            yield ast.unparse(ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values))
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield ast.unparse(operand)
        case ast.BinOp(left, operator, right) if type(operator) in _RECKONED and not _is_text(left, right):
            yield ast.unparse(ast.BinOp(left, _RECKONED[type(operator)](), right))
        case ast.Constant(bool() as value):
            yield str(not value)
        case ast.Constant(int() | float() as value):
            yield repr(value + 1 if isinstance(value, int) or not value else value * 1.5)
        case ast.IfExp(test, body, orelse):
            yield ast.unparse(ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse))
        case ast.Call(ast.Name(name), arguments, keywords) if name in _CALLED:
            yield ast.unparse(ast.Call(ast.Name(_CALLED[name]), arguments, keywords))


def _of_statement(node: ast.stmt) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.If(test=test) | ast.While(test=test):
            yield test, f"(not ({ast.unparse(test)}))"
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise():
            yield node, "pass"
        case ast.Continue():
            yield node, "break"
        case ast.Break():
            yield node, "continue"


def _is_text(left: ast.expr, right: ast.expr) -> bool:
    """Whether text or rows are put behind each other: with a minus that fails wherever it is run."""
    return any(
        isinstance(side, _TEXT) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (left, right)
    )
