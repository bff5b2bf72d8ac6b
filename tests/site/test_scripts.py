"""The theme's scripts: small modules, tested in Node, bundled as a few classic scripts that work under file://."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from interlock.site.scripts import scripts_of
from tests.conftest import ROOT, write

THEME = ROOT / "theme"
MODULES = sorted((THEME / "scripts").rglob("*.mjs"))
NODE_TESTS = sorted((ROOT / "tests/node").glob("*.test.mjs"))
IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "([^"]+)";$')


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


def lines() -> Iterator[tuple[str, str]]:
    """Every line of every module, with the path of the module."""
    yield from ((module.relative_to(THEME).as_posix(), line) for module in MODULES for line in module.read_text().splitlines())


def test_imports_stand_on_one_line() -> None:
    assert [(name, line) for name, line in lines() if re.match(r"\s*import\b", line) and not IMPORT.match(line)] == []


def test_imports_name_exports_of_modules() -> None:
    for module in MODULES:
        for imported, names in imports_of(module).items():
            assert imported in MODULES, module
            assert set(names) <= set(exports_of(imported)), module


def test_modules_are_small_and_have_no_long_lines() -> None:
    assert {name: size for name, size in Counter(name for name, _ in lines()).items() if size > 160} == {}
    assert [(name, line) for name, line in lines() if len(line) > 130] == []


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


def test_comments_and_indentation_are_not_loaded(tmp_path: Path) -> None:
    code = '// The page.\nconst at = "https://a.example/";  // of\nfunction one() {\n  return at;\n}\n'
    write(tmp_path / "scripts/page.mjs", code)
    assert 'const at = "https://a.example/";\nfunction one() {\nreturn at;\n}\n' in scripts_of(tmp_path)["page.js"]
