"""What code says of itself begins with one whole line, which readers of code often see alone."""

import re

from tests.conftest import ROOT

FOLDERS = ("hooks", "tests", "bench", ".ci")
# Behind the head of a module, class or function, a first line without an end, and a second that is not empty.
BROKEN = re.compile(r'(?:\A|:\n) *"""((?:(?!""").)+)\n(?! *(?:"""|\n))')


def test_docstrings_begin_with_a_whole_line() -> None:
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")) if "node_modules" not in path.parts]
    assert len(files) > 1000
    found = {str(path.relative_to(ROOT)): BROKEN.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_broken_line_is_noticed() -> None:
    assert BROKEN.findall('def read():\n    """All that stands\n    in it."""\n') == ["All that stands"]
    assert BROKEN.findall('"""All.\n\nOf it.\n"""\nclass Book:\n    """All.\n    """\n    x = """a\n  b"""\n') == []
