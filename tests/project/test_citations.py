"""Documents, docstrings and comments cite only what is in the repository."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

FILES = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
NAMES = {path.rpartition("/")[2] for path in FILES}
# What is written for people: all of a document, and the docstrings and comments of code.
CITING = [
    path
    for path in FILES
    if (
        (path.endswith((".md", ".py", ".mjs", ".html", ".css")) or path.startswith((".github/", ".ci/", "Makefile", "pyproject")))
        and not path.endswith((".png", ".webp"))
        and not path.startswith(
            ("docs/", "standards/", "glossary/", "tests/cases/", "tests/tiny/", "tests/real/runbooks/", "theme/assets/vendor/")
        )
    )
    or path.startswith("docs/decisions/")
]
# A path in a folder of the program, a document at the root, or a module. Definitions and `docs/` in examples are invented.
PATH = re.compile(
    r"(?<![\w/.*<>-])((?:hooks|theme|tests|bench|\.ci|\.github|docs/decisions)/[\w./-]*\w|[A-Z][A-Z-]+\.md|\w+\.(?:py|mjs))\b(?![*<])"
)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
# Written by commands, or an example's name.
MADE = {
    "tests/node/node_modules",
    "tests/fonts/node_modules",
    "bench/lighthouse/node_modules",
    "page.mjs",
    "SUMMARY.md",
    "RESULTS.md",
    "bench/RESULTS.md",
    "bench/growth.svg",
}


def spoken(path: str) -> Iterator[str]:
    """What a file says to people."""
    text = (ROOT / path).read_text(encoding="utf-8")
    match Path(path).suffix:
        case ".py":
            yield from (
                token.string for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.COMMENT
            )
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
                    yield ast.get_docstring(node) or ""
        case ".mjs":
            yield from re.findall(r"//.*", text)
        case ".html" | ".css":
            yield from re.findall(r"\{#.*?#\}|/\*.*?\*/", text, re.S)
        case _:
            yield text


def is_there(path: str) -> bool:
    """Whether the repository has a file or a folder of that path, or a file of that name."""
    path = path.rstrip("/.")
    return path in MADE or path in NAMES or any(file == path or file.startswith(f"{path}/") for file in FILES)


def missing(path: str) -> list[str]:
    """What a file cites that is not there. Most cite nothing of the kind, in code or in prose, which is seen fast."""
    if all(map(is_there, PATH.findall((ROOT / path).read_text(encoding="utf-8")))):
        return []
    return sorted(cited for text in spoken(path) for cited in PATH.findall(text) if not is_there(cited))


def test_every_cited_file_exists() -> None:
    assert {path: cited for path in CITING if (cited := missing(path))} == {}


def test_every_link_of_a_document_leads_to_a_file() -> None:
    documents = [ROOT / path for path in CITING if path.endswith(".md")]
    links = [(path.parent, link) for path in documents for link in LINK.findall(path.read_text(encoding="utf-8"))]
    assert len(links) > 10
    assert [link for folder, link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("text", ["see SPEC.md", "as in `tests/test_gone.py`", "hooks/interlock/catalog.py says", "by gone.mjs"])
def test_a_file_that_is_not_there_is_found(text: str) -> None:
    assert [is_there(found) for found in PATH.findall(text)] == [False]
