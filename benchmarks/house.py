"""How the code is cut: modules and their sizes, repeated names, circles, and the way of a comparison to the screen.

    python -m benchmarks.house [CHECKOUT]

Reads the source as text, so another checkout can be measured beside this one; the way of a comparison is followed in
this one alone. Figures are in benchmarks/README.md.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[1]
SMALL = 70
"""Lines below which a module that one other alone imports is a corridor and no room."""


def modules(package: Path) -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def code_lines(tree: ast.Module, text: str) -> int:
    """Lines that hold code: no blank, no comment, no docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    quiet: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", [])
        for number, statement in enumerate(body if isinstance(body, list) else ()):
            is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if is_text and isinstance(statement.value.value, str) and (number or isinstance(node, documented)):
                quiet |= set(range(statement.lineno, (statement.end_lineno or statement.lineno) + 1))
    lines = enumerate(text.splitlines(), 1)
    return sum(bool(line.strip()) and not line.lstrip().startswith("#") and n not in quiet for n, line in lines)


def imports(tree: ast.Module, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a module imports, wherever the import stands, for types alone too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                name = f"{node.module}.{each.name}"
                yield from (found for found in (name if name in known else node.module,) if found in known)


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that import each other in a ring (strongly connected, Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph[node]:
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            ring = []
            while not ring or ring[-1] != node:
                ring.append(stack.pop())
            if len(ring) > 1:
                found.append(sorted(ring))

    for node in graph:
        if node not in index:
            visit(node)
    return found


def measure(checkout: Path) -> Iterator[tuple[str, object]]:
    """Every figure with its name."""
    known = modules(checkout / "vpbdiff")
    texts = {name: path.read_text(encoding="utf-8") for name, path in known.items()}
    trees = {name: ast.parse(text) for name, text in texts.items()}
    sizes = {name: len(text.splitlines()) for name, text in texts.items()}
    graph = {name: {each for each in imports(tree, known) if each != name} for name, tree in trees.items()}
    importers: dict[str, set[str]] = defaultdict(set)
    for name, others in graph.items():
        for each in others:
            importers[each].add(name)
    yield "modules", len(known)
    yield "lines of code", sum(code_lines(trees[name], text) for name, text in texts.items())
    yield "lines of all kinds", sum(sizes.values())
    yield "median module, lines", median(size for name, size in sizes.items() if known[name].name != "__init__.py")
    small = sorted(name for name in known if len(importers[name]) == 1 and sizes[name] < SMALL)
    yield f"imported by one other and under {SMALL} lines", f"{len(small)}  {' '.join(small)}"
    classes = Counter(node.name for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    twice = sorted(name for name, number in classes.items() if number > 1)
    yield "class names that stand twice", f"{len(twice)}  {' '.join(twice)}"
    yield "circles", circles(graph) or 0


def way(form: str = "text") -> tuple[list[str], int]:
    """The files of the package that a finished comparison of the two published plans passes on its way to a format, in
    the order in which they are first entered, and how often one is entered again after another.

    A function counts as passed where the comparison itself is among what it is given.
    """
    from vpbdiff import store  # noqa: PLC0415 - only for this checkout
    from vpbdiff.compare import compare  # noqa: PLC0415
    from vpbdiff.render import Shown, renderer  # noqa: PLC0415
    from vpbdiff.statements.options import Options  # noqa: PLC0415
    from vpbdiff.wording import Wording  # noqa: PLC0415

    comparison = compare(*(store.load(store.find(year)) for year in ("2020", "2022")))
    show = renderer(Shown.DIFF, form)
    passed: list[str] = []
    package = ROOT / "vpbdiff"

    def on_call(frame: FrameType, event: str, _argument: Any) -> None:
        if event != "call":
            return
        code = frame.f_code
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        path = Path(code.co_filename)
        if package in path.parents and any(frame.f_locals.get(name) is comparison for name in names):
            passed.append(path.relative_to(package).as_posix())

    sys.setprofile(on_call)
    try:
        show(comparison, Wording("sv"), Options())
    finally:
        sys.setprofile(None)
    entered = [path for number, path in enumerate(passed) if not number or path != passed[number - 1]]
    return list(dict.fromkeys(entered)), len(entered) - len(set(entered))


def main() -> None:
    """Print the figures of a checkout, or of this one with the way of a comparison."""
    checkout = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    for name, figure in measure(checkout):
        sys.stdout.write(f"{name}: {figure}\n")
    if checkout == ROOT:
        files, returns = way()
        sys.stdout.write(f"a comparison to the terminal: {len(files)} files, {returns} returns  {' '.join(files)}\n")


if __name__ == "__main__":
    main()
