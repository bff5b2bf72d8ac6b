"""The layers of the program: every module is in a room, imports go one way, and public names are unique."""

import ast
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

HOOKS = ROOT / "hooks"
MODULES = sorted(HOOKS.glob("interlock/**/*.py"))

# A room may import rooms before it in this list. Imports in functions and for type checkers count too.
ROOMS = (
    "findings", "definitions", "sources", "catalog", "questions", "rules", "history", "exports", "pages", "site", "doors",
)  # fmt: skip

# Libraries that are slow to load, or that only one module should know, with that module.
LIBRARIES = {
    "yaml": "interlock.sources",
    "jinja2": "interlock.site.templates",
    "mkdocs": "interlock.doors.mkdocs",
    "markdown": "interlock.doors.python_markdown",
    "watchdog": "interlock.doors.mkdocs.host_server",
    "rdflib": "interlock.doors.edits.importing.vocabulary",
    "justhtml": "interlock.doors.edits.importing.web_page",
    "phonenumbers": "interlock.definitions.values.telephone",
    "graphlay": "interlock.pages.pictures.layers",
}

# What all modules of a room define, as an interface.
SHARED = {
    "rules": {"check", "subjects", "GROUP", "SEVERITY", "IS_OF_TEXTS", "HIDDEN_ONLY_ADDS"},
    "exports": {"text", "files", "subjects"},
}
# Packages whose modules are named after their subject, and so may share names with modules elsewhere.
CARRY_THEIR_SUBJECT = (
    "interlock.definitions.",
    "interlock.pages.",
    "interlock.rules.",
    "interlock.doors.cli.",
    "interlock.exports.",
)


def name_of(path: Path) -> str:
    """A module's name as in imports."""
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path): path for path in MODULES}


def room_of(module: str) -> str:
    """The room of a module: the folder below `interlock`. `python -m interlock` is a door."""
    return "doors" if module == "interlock.__main__" else module.split(".")[1]


@cache
def parsed(path: Path) -> ast.Module:
    """A module's code as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> frozenset[str]:
    """All modules that a file imports, anywhere in it."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in NAMES else node.module or ""


def test_every_module_is_in_a_room() -> None:
    assert sorted(path.name for path in (HOOKS / "interlock").glob("*.py")) == ["__init__.py", "__main__.py"]
    assert {path.name for path in (HOOKS / "interlock").iterdir() if path.is_dir() and path.name != "__pycache__"} == set(ROOMS)


def test_no_folder_has_too_many_modules_to_read() -> None:
    """What belongs together has a folder of its own, but each rule has a file in `rules/`."""
    counts = Counter(path.parent.relative_to(HOOKS).as_posix() for path in MODULES)
    assert [folder for folder, count in counts.items() if count > 40 and folder != "interlock/rules"] == []


def from_below(module: str) -> list[str]:
    """The modules of rooms below its own that a module imports."""
    ours = {name for name in imported(NAMES[module]) if name.startswith("interlock.")}
    return sorted(name for name in ours if ROOMS.index(room_of(name)) > ROOMS.index(room_of(module)))


def test_modules_import_only_from_rooms_above_them() -> None:
    assert {module: below for module in NAMES if module != "interlock" and (below := from_below(module))} == {}


def test_rules_are_known_to_their_engine_alone() -> None:
    """What two rules share is in `rules/shared`, or in `questions` where it is an answer about a handbook."""
    rules = {
        name
        for name in NAMES
        if re.fullmatch(r"interlock\.rules\.\w+", name) and name not in ("interlock.rules.engine", "interlock.rules.shared")
    }
    knowing = {name for name in NAMES if imported(NAMES[name]) & rules}
    assert knowing == {"interlock.rules.engine.all_rules"}


def test_no_imports_run_in_a_cycle() -> None:
    graph = {name: {each for each in imported(path) if each in NAMES and each != name} for name, path in NAMES.items()}
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way, name))
        if name not in done:
            for each in sorted(graph[name]):
                visit(each, (*way, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_no_two_modules_share_a_name() -> None:
    by_name: dict[str, list[str]] = defaultdict(list)
    for name in NAMES:
        by_name[name.rpartition(".")[2]].append(name)
    twice = {name: modules for name, modules in by_name.items() if len(modules) > 1}
    elsewhere = {name: [each for each in found if not each.startswith(CARRY_THEIR_SUBJECT)] for name, found in twice.items()}
    assert not {name: twice[name] for name, found in elsewhere.items() if len(found) > 1}


def public(path: Path) -> Iterator[str]:
    """The names that a module defines at its top: types, functions and constants."""
    for node in parsed(path).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Tuple(elts=names)]):
                yield from (ast.unparse(name) for name in names)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_public_names_are_unique() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for module, path in NAMES.items():
        for name in public(path):
            if not name.startswith("_") and name not in SHARED.get(module.split(".")[1] if "." in module else "", ()):
                found[name].append(module)
    assert not {name: modules for name, modules in found.items() if len(modules) > 1}


@pytest.mark.parametrize("room", ROOMS)
def test_the_guide_names_what_a_room_has(room: str) -> None:
    (row,) = re.findall(rf"^\| `{room}/` \|.*\|(.*)\|$", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.M)
    modules = [module for module in NAMES if module != "interlock" and room_of(module) == room]
    there = {part for module in modules for part in module.split(".")}
    there |= {name for module in modules for name in public(NAMES[module])}
    assert [name for name in re.findall(r"`(\w+)/?`", row) if name not in there] == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_library_is_imported_in_one_place(library: str) -> None:
    knowing = {name for name, path in NAMES.items() if any(each.split(".")[0] == library for each in imported(path))}
    assert knowing, f"nothing imports {library}"
    assert all(name == LIBRARIES[library] or name.startswith(f"{LIBRARIES[library]}.") for name in knowing), knowing


def loaded_by(module: str) -> set[str]:
    """The libraries that importing a module loads, directly or not."""
    code = (
        f"import sys; sys.path.insert(0, {str(HOOKS)!r}); import {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    )
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_the_command_line_loads_no_host_and_no_templates() -> None:
    assert not loaded_by("interlock.doors.cli") & {"mkdocs", "rdflib", "jinja2", "justhtml"}


def test_checking_loads_no_templates() -> None:
    assert not loaded_by("interlock.site.checking") & {"mkdocs", "rdflib", "jinja2", "click"}


CALLED_BY_MARKDOWN = ("interlock.doors.python_markdown", "makeExtension")


def test_what_one_module_uses_has_a_private_name() -> None:
    """Functions and constants; commands are used by whoever types them, and classes and types stand in what others are given."""
    others = [path for top in ("tests", "bench", "theme") for path in (ROOT / top).rglob("*") if path.suffix in (".py", ".html")]
    code = [path for path in (*MODULES, *others) if path != Path(__file__)]
    used_in = Counter(word for path in code for word in set(re.findall(r"\w+", path.read_text(encoding="utf-8"))))
    public = ((name_of(path), name) for path in MODULES for name in _functions_and_constants(path) if not name.startswith("_"))
    assert {each for each in public if used_in[each[1]] == 1} == {CALLED_BY_MARKDOWN}


def _functions_and_constants(path: Path) -> Iterator[str]:
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list:
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        yield from (target.id for target in targets if isinstance(target, ast.Name) and target.id.isupper())
