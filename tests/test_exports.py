"""Public names: listed, sorted, complete, documented, and taken from nowhere else."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import pansol

PACKAGE = Path(pansol.__file__).parent
ENTRIES = {"__main__.py"}  # run, never imported

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def module_of(path: Path) -> str:
    """Give a file's name as a module."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(
        ".__init__"
    )


FILES = {
    module_of(path): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name not in ENTRIES and "template" not in path.parts
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}

every_module = pytest.mark.parametrize("module", FILES)


def listed(module: str) -> list[str] | None:
    """Give a module's ``__all__`` as it is written."""
    for node in TREES[module].body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                names: list[str] = ast.literal_eval(value)
                return names
    return None


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    """Give the functions and classes whose names have no underscore before them."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node


def rank(name: str) -> tuple[int, str]:
    """Sort constants before classes before functions, each by name."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


@every_module
def test_names_are_listed_sorted_and_once(module: str) -> None:
    """Every module and package has an ``__all__``, in order; only inner modules may do without."""
    names = listed(module)
    if names is None:
        inner = module.count(".") > 1
        assert inner or not TREES[module].body[1:], "others import from here"
        return
    assert names == sorted({*names}, key=rank)


@every_module
def test_every_public_function_and_class_is_listed(module: str) -> None:
    """Where names are listed, what is not meant for others has an underscore before it."""
    defined = {node.name for node in public(TREES[module].body)}
    names = listed(module)
    assert names is None or defined <= {*names}


@every_module
def test_every_public_function_and_class_is_documented(module: str) -> None:
    """Modules, functions, classes and their public methods say what they are for."""
    assert ast.get_docstring(TREES[module])
    for node in public(TREES[module].body):
        assert ast.get_docstring(node), node.name
        for method in public(node.body) if isinstance(node, ast.ClassDef) else ():
            assert ast.get_docstring(method), f"{node.name}.{method.name}"


@every_module
def test_only_listed_names_are_taken_from_other_modules(module: str) -> None:
    """A name that others need stands in ``__all__``; a package's inner modules are its own."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.ImportFrom) and node.module in FILES:
            inner = node.module.split(".")[:2] == module.split(".")[:2]
            if inner and listed(node.module) is None:
                continue
            names = {alias.name for alias in node.names}
            modules = {name for name in names if f"{node.module}.{name}" in FILES}
            assert names - modules <= {*(listed(node.module) or ())}, node.module


@pytest.mark.parametrize(
    "module",
    [
        "pansol",
        "pansol.decision",
        "pansol.facts",
        "pansol.fingerprint",
        "pansol.formats",
        "pansol.jdm",
        "pansol.sop",
        "pansol.table",
        "pansol.ticket",
        "pansol.waiting",
    ],
)
def test_every_listed_name_is_there(module: str) -> None:
    """``from … import *`` works for each module of the core."""
    names = listed(module)
    assert names
    assert all(hasattr(importlib.import_module(module), name) for name in names)


def test_the_package_offers_deciding_the_sop_and_its_enums() -> None:
    """The public face is small: three functions, the SOP, what they take and what they give."""
    assert pansol.__all__ == [
        "SOP",
        "Action",
        "Activation",
        "Advice",
        "Age",
        "Benefit",
        "Case",
        "Charged",
        "Decision",
        "History",
        "Kip",
        "NormalTariff",
        "Outage",
        "Sla",
        "Subscription",
        "decide",
        "next_check",
        "what_if",
    ]
    assert all(getattr(pansol, name).__doc__ for name in pansol.__all__)
