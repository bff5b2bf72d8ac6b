"""Imports run one way, down HOUSE's table. Type-only imports and imports inside functions count as well."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "hooks"
MODULES = sorted(ROOT.glob("interlock/**/*.py"))

# What stands lower may import what stands higher. Modules on one line may import each other downwards only as the
# graph has no cycles; a package is one layer. `main` is the door for MkDocs.
LAYERS = (
    ("findings", "ids", "nearest", "nouns", "printable", "quantities"),
    ("sources", "definitions", "tables"),
    ("decode",),
    ("handbook",),
    ("catalog",),
    ("audience", "texts", "addresses", "prose"),
    ("PURE",),
    ("facts",),
    ("rules",),
    ("examined",),
    ("pages",),
    ("render",),
    ("exports",),
    ("build",),
    ("since", "changes", "fix", "serving", "site", "reports", "trace", "commands"),
    ("cli",),
)  # fmt: skip
NAMED = {name: level for level, names in enumerate(LAYERS) for name in names}
# Pure questions asked of the catalog: every module that is not named above.
PURE = NAMED["PURE"]


def layer_of(module: str) -> int:
    """How far down the table a module stands."""
    return NAMED.get(module, PURE)


def name_of(path: Path) -> str:
    """A module's layer: its name below `interlock`, the package's name for what is in one."""
    return path.relative_to(ROOT / "interlock").parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """The modules below `interlock` that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "interlock":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("interlock."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("interlock.")}
    return found - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_stands_above_it(path: Path) -> None:
    here = name_of(path)
    if here == "__init__":
        return
    below = {name for name in imports_of(path) if layer_of(name) > layer_of(here)}
    assert not below, f"{here} imports {', '.join(sorted(below))}, which stands below it"


def test_no_imports_run_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        graph.setdefault(name_of(path), set()).update(imports_of(path) - {name_of(path)})
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way, name))
        if name not in done:
            for imported in sorted(graph.get(name, ())):
                visit(imported, (*way, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) == "rules"], ids=lambda path: path.stem)
def test_a_rule_asks_facts_and_writes_no_pages(path: Path) -> None:
    assert not imports_of(path) & {"pages", "render", "exports", "build", "site", "cli", "reports"}


def test_reports_know_rules_findings_nouns_and_what_can_be_printed_only() -> None:
    assert imports_of(ROOT / "interlock/reports.py") <= {"rules", "findings", "nouns", "printable"}


def test_only_site_knows_mkdocs() -> None:
    knowing = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("mkdocs", "material"))
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] in ("mkdocs", "material") for alias in node.names))
    }
    assert knowing <= {"interlock/site.py"}


def test_only_sources_reads_yaml_and_only_render_knows_jinja() -> None:
    def importers(package: str) -> set[str]:
        return {
            name_of(path)
            for path in MODULES
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package)
            or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == package for alias in node.names))
        }

    assert importers("yaml") == {"sources"}
    assert importers("jinja2") <= {"render"}
