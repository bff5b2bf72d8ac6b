"""Examples in docstrings are correct."""

import doctest
from importlib import import_module

import pytest

from tests.conftest import ROOT

HOOKS = ROOT / "hooks"
EXAMPLES = {
    ".".join(path.relative_to(HOOKS).with_suffix("").parts): count
    for path in sorted(HOOKS.glob("interlock/**/*.py"))
    if (count := path.read_text(encoding="utf-8").count(">>> "))
}


@pytest.mark.parametrize("module", EXAMPLES)
def test_examples_in_docstrings_hold(module: str) -> None:
    tried = doctest.testmod(import_module(module))
    assert tried == (0, EXAMPLES[module])
