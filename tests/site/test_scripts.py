"""The theme's scripts: small modules, tested in Node, bundled as a few classic scripts that work under file://."""

import re
import subprocess
from pathlib import Path

import pytest

from interlock.site.scripts import scripts_of
from tests.conftest import ROOT, write

THEME = ROOT / "theme"
MODULES = sorted((THEME / "scripts").rglob("*.mjs"))
NODE_TESTS = sorted((ROOT / "tests/node").glob("*.test.mjs"))
IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "([^"]+)";$')

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(THEME / "scripts").as_posix())


def imports_of(module: Path) -> dict[Path, list[str]]:
    """The modules that a module imports, and the imported names."""
    found = (IMPORT.match(line) for line in module.read_text().splitlines())
    return {(module.parent / line[2]).resolve(): line[1].split(", ") for line in found if line}


def exports_of(module: Path) -> list[str]:
    return re.findall(r"^export (?:function|const|class) (\w+)", module.read_text(), re.MULTILINE)


def node(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(["node", *arguments], input=given, capture_output=True, text=True)


def faults_in(script: str) -> str:
    """The syntax error of a classic script; "" without one."""
    return node("--check", "-", given=script).stderr


def test_the_scripts_tests_pass_in_node() -> None:
    run = node("--test", "--test-reporter=spec", *NODE_TESTS)
    print(run.stdout, run.stderr)
    assert run.returncode == 0, "node --test says above what fails"


def test_pages_load_four_scripts() -> None:
    assert list(scripts_of(THEME)) == ["due-date.js", "handbook.js", "search-engine.js", "search.js"]


@pytest.mark.parametrize("name", scripts_of(THEME))
def test_a_script_is_classic_and_declares_no_name_twice(name: str) -> None:
    script = scripts_of(THEME)[name]
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert faults_in(script) == ""


def test_a_name_declared_twice_is_a_syntax_error(tmp_path: Path) -> None:
    write(tmp_path / "scripts/page.mjs", 'import { one } from "./parts/one.mjs";\n\nfunction same() { return one; }\n')
    write(tmp_path / "scripts/parts/one.mjs", "export const one = 1;\n")
    assert faults_in(scripts_of(tmp_path)["page.js"]) == ""
    write(tmp_path / "scripts/parts/one.mjs", "export const one = 1;\nfunction same() {}\n")
    assert "'same' has already been declared" in faults_in(scripts_of(tmp_path)["page.js"])


def test_a_shared_module_is_bundled_once_and_first(tmp_path: Path) -> None:
    write(tmp_path / "scripts/page.mjs", 'import { a } from "./parts/a.mjs";\nimport { b } from "./parts/b.mjs";\na(b);\n')
    write(tmp_path / "scripts/parts/a.mjs", 'import { c } from "./c.mjs";\nexport const a = c;\n')
    write(tmp_path / "scripts/parts/b.mjs", 'import { c } from "./c.mjs";\nexport const b = c;\n')
    write(tmp_path / "scripts/parts/c.mjs", "export const c = 1;\n")
    assert scripts_of(tmp_path) == {
        "page.js": '"use strict";\n{\nconst c = 1;\n\nconst a = c;\n\nconst b = c;\n\na(b);\n}\n',
    }


@each_module
def test_imports_name_exports_on_one_line(module: Path) -> None:
    lines = [line for line in module.read_text().splitlines() if re.match(r"\s*import\b", line)]
    assert [line for line in lines if not IMPORT.match(line)] == []
    for imported, names in imports_of(module).items():
        assert imported in MODULES
        assert set(names) <= set(exports_of(imported))


@each_module
def test_a_module_is_small_and_has_no_long_lines(module: Path) -> None:
    lines = module.read_text().splitlines()
    assert len(lines) <= 160
    assert [line for line in lines if len(line) > 130] == []


def test_every_module_is_bundled_and_imports_have_no_cycle() -> None:
    reached: set[Path] = set()

    def visit(module: Path, way: tuple[Path, ...]) -> None:
        assert module not in way, " → ".join(path.name for path in (*way, module))
        reached.add(module)
        for imported in imports_of(module):
            visit(imported, (*way, module))

    for module in (THEME / "scripts").glob("*.mjs"):
        visit(module, ())
    assert reached == set(MODULES)
