"""The size of Python code as the house counts it: lines of modules; lines, complexity and arguments of functions.

A function whose body, docstring aside, is one `match` is a table: it is exempt from length and complexity.
"""

import ast
from collections.abc import Iterator
from typing import TypeAlias

LINES_OF_MODULE = 300
LINES_OF_FUNCTION = 30
COMPLEXITY = 8
ARGUMENTS = 5
DOCSTRING_LINES = 4

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
_FORKS = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.comprehension)


def faults(source: str) -> Iterator[str]:
    """What is too big in a module, each as `line: name: what`; nothing if the module is in shape."""
    tree = ast.parse(source)
    lines = source.count("\n")
    if lines > LINES_OF_MODULE:
        yield f"1: module: {lines} lines"
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield from (f"{node.lineno}: {node.name}: {fault}" for fault in _faults_of(node))


def opening(source: str) -> str | None:
    """What is wrong with the docstring a module opens with, or None; an empty module needs none."""
    tree = ast.parse(source)
    text = ast.get_docstring(tree)
    if not tree.body:
        return None
    if not text:
        return "opens without saying what it is"
    prose = [line for line in text.splitlines() if line.strip()]
    return None if len(prose) <= DOCSTRING_LINES else f"opens with {len(prose)} lines"


def _faults_of(function: Function) -> Iterator[str]:
    count = arguments(function)
    if count > ARGUMENTS:
        yield f"{count} arguments"
    body = _without_docstring(function)
    if len(body) == 1 and isinstance(body[0], ast.Match):
        return
    length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
    if length > LINES_OF_FUNCTION:
        yield f"{length} lines"
    forks = complexity(function)
    if forks > COMPLEXITY:
        yield f"complexity {forks}"


def arguments(function: Function) -> int:
    """How many arguments a caller sees: `self` and `cls` are not among them."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([one for one in given if one.arg not in {"self", "cls"}])


def complexity(function: Function) -> int:
    """McCabe's count: one, and one more a fork (`and` and `or` are none); functions inside count by themselves."""
    count, queue = 1, list(ast.iter_child_nodes(function))
    while queue:
        node = queue.pop()
        if isinstance(node, Function | ast.Lambda):
            continue
        count += _forks(node)
        queue.extend(ast.iter_child_nodes(node))
    return count


def _forks(node: ast.AST) -> int:
    match node:
        case ast.Match():
            return len(node.cases) - 1
        case _:
            return int(isinstance(node, _FORKS))


def _without_docstring(function: Function) -> list[ast.stmt]:
    return function.body[1:] if ast.get_docstring(function) else function.body
