"""What was read is kept for the next check, and believed only where it is what this program kept."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interlock.doors import fresh_check
from interlock.doors.cli import check
from interlock.history import kept_reading, made_from, sealed_cache
from interlock.site import checking
from tests.conftest import TODAY, Handbook, edit, write
from tests.history.village import POST, VILLAGE
from tests.tiny_files import PROCEDURE

pytestmark = pytest.mark.usefixtures("own_cache")


class Harmful:
    """Runs a program when it is read from a pickle."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.system, ("touch harmed",)


def sealed(file: Path, body: bytes) -> None:
    """Write a pickle with the seal of this machine, which nobody else can."""
    sealed_cache.write_sealed(file, [bytes(sealed_cache.read_sealed(file, 10_000_000))[:64], body], 20)


def poison(file: Path) -> None:
    """A pickle that would give every reference the same state, were it read."""
    sealed(file, b"\x80\x02cinterlock.catalog.references\nReference\nN}X\x05\x00\x00\x00stateX\x05\x00\x00\x00founds\x86b.")
    *body, last = file.read_bytes()
    file.write_bytes(bytes([*body, last ^ 1]))


SPOILT: dict[str, Callable[[Path], object]] = {
    "absent": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "changed": lambda file: file.write_bytes(file.read_bytes().replace(b"Post room", b"Past room")),
    "of another program": lambda file: sealed_cache.write_sealed(
        file, [b"0" * 64, bytes(sealed_cache.read_sealed(file, 10_000_000))[64:]], 20
    ),
    "something else": lambda file: sealed(file, pickle.dumps([1])),
    "other types": lambda file: sealed(file, pickle.dumps(({"a": (1, 2, 3, 4, 5, 6)}, {}, {}))),
    "harmful": lambda file: sealed(file, pickle.dumps(Harmful())),
    "harmful within": lambda file: sealed(file, pickle.dumps(({PROCEDURE: Harmful()}, {}, {}))),
    "with another seal": poison,
    "no pickle": lambda file: sealed(file, b"\x80\x05\x95\xff"),
    "open to others": lambda file: file.chmod(0o666),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_reading_costs_only_time(
    name: str, tiny: Handbook, own_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tiny(VILLAGE)
    check.known_result(folder, TODAY)
    (file,) = (own_cache / "definitions").iterdir()
    SPOILT[name](file)
    edit(folder / PROCEDURE, "From the form", "From the first form")
    assert check.known_result(folder, TODAY).findings == checking.check(folder, TODAY).findings
    assert not (tmp_path / "harmed").exists()


def test_what_is_kept_is_what_was_read(tiny: Handbook) -> None:
    folder = tiny(
        {**VILLAGE, "standards/links/with-mark.yml": b"\xef\xbb\xbftitle: With a mark\nsummary: Here.\nkind: support\n"}
    )
    found, read = made_from.checked_from(folder, TODAY), checking.read(folder, TODAY)
    assert found
    texts = found.definitions
    kept_reading.keep_reading(read.handbook, read.catalog, kept_reading.KeptReading(), found.program, texts)
    again, kept = kept_reading.read_again(folder, found.program, texts, meanwhile=lambda: None)
    clean = [path for path in texts if path not in {finding.place.file for finding in read.handbook.findings}]
    assert sorted(kept.known.definitions) == sorted(clean) and "standards/links/with-mark.yml" in clean
    assert vars_of(again) == vars_of(read.handbook)
    assert checking.as_read(again, TODAY, kept.before).catalog.references == read.catalog.references


def vars_of(handbook: object) -> dict[str, object]:
    found = {name: getattr(handbook, name) for name in type(handbook).__slots__}  # type: ignore[attr-defined]
    sources = {key: (source.path, source.text, source.root, source.odd_unquoted) for key, source in found["sources"].items()}
    return {**found, "sources": sources}


def test_few_changed_files_are_not_kept_again(tiny: Handbook, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny(VILLAGE)
    check.known_result(folder, TODAY)
    (file,) = (own_cache / "definitions").iterdir()
    first = file.read_bytes()
    edit(folder / PROCEDURE, "From the form", "From the first form")
    check.known_result(folder, TODAY)
    assert file.read_bytes() == first
    monkeypatch.setattr(kept_reading, "_FEW", 0)
    edit(folder / POST, "Sends what others write.", "Sends letters.")
    check.known_result(folder, TODAY)
    assert file.read_bytes() != first


def test_a_check_during_which_somebody_saves_is_whole(tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny(VILLAGE)
    check.known_result(folder, TODAY)
    edit(folder / PROCEDURE, "From the form", "From the first form")
    read_again = kept_reading.read_again

    def while_somebody_saves(*asked: Any, **named: Any) -> object:
        write(folder / "docs/noon.md", "# Noon\n\nSee [the post](/nowhere/).\n")
        return read_again(*asked, **named)

    monkeypatch.setattr(fresh_check, "read_again", while_somebody_saves)
    assert check.known_result(folder, TODAY).findings == checking.check(folder, TODAY).findings
