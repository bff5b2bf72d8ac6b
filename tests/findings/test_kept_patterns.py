"""Compiled patterns beside the program: the same as if they were compiled anew, and none from a handbook."""

import marshal
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.findings.kept_patterns import KeptPatterns
from tests.conftest import TODAY, Handbook
from tests.patterns import all_patterns

Keys = frozenset[tuple[str, int]]
_MANY: tuple[tuple[Any, int], ...] = (
    (r"(?P<whole>\d+)(?:\.(?P<part>\d+))?(a)?", 0),
    (r"[äöü]{2,}|(?<!x)\bno(?=\s)|(?>a+)b++", re.I | re.M),
    (rb"\A\x89PNG(?P<rest>.*)", re.S),
    (r"(?x) a   # a note", 0),
)


@pytest.fixture(autouse=True)
def bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment asks of Python."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture(scope="module")
def patterns_of_the_program() -> Keys:
    """The text and the flags of each."""
    return frozenset((each.pattern.pattern, int(each.pattern.flags)) for each in all_patterns())


def _filled(file: Path) -> KeptPatterns:
    kept = KeptPatterns(file)
    for pattern, flags in _MANY:
        kept.compiled(pattern, int(flags))
    kept.keep()
    return KeptPatterns(file)


def _summed(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4) + data


def test_kept_pattern_is_the_compiled_one(tmp_path: Path) -> None:
    kept = _filled(tmp_path / "patterns")
    for pattern, flags in _MANY:
        found, compiled = kept.compiled(pattern, int(flags)), re.compile(pattern, flags)
        assert found == compiled  # Python compares their code
        assert (found.groups, found.groupindex, found.flags) == (compiled.groups, compiled.groupindex, compiled.flags)
    match = kept.compiled(*_MANY[0]).search("at 12.5a")
    assert match and (match.lastgroup, match.groupdict()) == (None, {"whole": "12", "part": "5"})


def test_kept_pattern_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = _filled(tmp_path / "patterns")
    monkeypatch.setattr(re, "compile", None)
    assert kept.compiled(*_MANY[0]).fullmatch("12.5")


def test_every_pattern_of_the_program_is_kept(tmp_path: Path, patterns_of_the_program: Keys) -> None:
    kept = KeptPatterns(tmp_path / "patterns")
    compiled = {key: kept.compiled(*key) for key in patterns_of_the_program}
    kept.keep()
    again = KeptPatterns(tmp_path / "patterns")
    assert {key: again.compiled(*key) for key in patterns_of_the_program} == compiled


@pytest.mark.parametrize("data", [b"", b"no marshal", *map(_summed, (marshal.dumps(1), marshal.dumps((("3.0", 1, 4), {}))))])
def test_broken_file_costs_only_time(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "patterns"
    file.write_bytes(data)
    kept = KeptPatterns(file)
    assert kept.compiled("a+", 0).search("caat")
    kept.keep()
    assert KeptPatterns(file).compiled("a+", 0) == re.compile("a+")


@given(st.data())
def test_damaged_file_matches_nothing_else(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    file = tmp_path_factory.getbasetemp() / "patterns"
    file.unlink(missing_ok=True)
    _filled(file)
    whole = bytearray(file.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(whole)
    kept = KeptPatterns(file)
    assert [kept.compiled(pattern, int(flags)) for pattern, flags in _MANY] == [re.compile(*each) for each in _MANY]


def test_folder_that_cannot_be_written_is_left(tmp_path: Path) -> None:
    kept = KeptPatterns(tmp_path / "absent" / "patterns")
    assert kept.compiled("a+", 0).search("caat")
    kept.keep()
    assert not any(tmp_path.iterdir())


def test_nothing_that_a_handbook_says_is_kept(tmp_path: Path, tiny: Handbook, patterns_of_the_program: Keys) -> None:
    """The name of what is hidden is sought in all texts, by a pattern of its own."""
    hidden = "title: Whistle room\nsummary: Listens.\nkind: support\nclassification: restricted\n"
    folder = tiny({"standards/links/whistle.yml": hidden, "docs/later.md": "# Later\n\nAsk the whistle room.\n"})
    own = {"PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "interlock", "check", "--as-of", str(TODAY), "--format", "short", "--handbook", str(folder)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, env=environment | own, check=False, capture_output=True, text=True)
    assert "exposes-hidden" in done.stdout
    (file,) = (tmp_path / "bytecode").rglob("*.patterns")
    _, kept = marshal.loads(file.read_bytes()[4:])
    assert len(kept) > 100
    assert {text for text, _ in kept if isinstance(text, str)} <= {text for text, _ in patterns_of_the_program}
