"""A check of what has not changed prints the same without working it out again, and every change of what it reads is noticed."""

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interlock.doors import fresh_check
from interlock.doors.cli import check, main
from interlock.findings import Finding, Place
from interlock.history import made_from, remembered_checks, sealed_cache
from interlock.history.kept_reading import KeptReading
from interlock.history.remembered_checks import CheckResult
from interlock.site import checking
from tests.changes import Change, add
from tests.conftest import TODAY, Handbook, posix_only, tiny_with, write
from tests.sources.picture_files import exif, jpeg

PAGE = {
    "docs/parking.md": "# Parking\n\nWhere to park, and [how](missing.md).\n",
    "mkdocs.yml": "site_name: !ENV [NAME_OF_SITE, Tinford]\n",
    "standards/services/odd.yml": "title: Odd\nsummary: Mrs Okafor decides.\nowner: nobody\ncustomers: [residents]\n",
}
RESULT = CheckResult(
    [Finding("bad-id", Place("a.yml", 2, 3, 4, "q\ud800"), "Wrong", "Write `b`.", "warning")], 5, {"bad-id": "An id."}
)
FORMATS = ("full", "short", "json", "github", "gitlab", "sarif")


@pytest.fixture(autouse=True)
def kept_checks(own_cache: Path) -> Path:
    """The folder in which checks are kept."""
    return own_cache / "checks"


def checked(folder: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "--handbook", str(folder), "--as-of", str(TODAY), *options])
    return done.exit_code, done.output


def fingerprint(folder: Path, today: datetime.date = TODAY) -> str:
    found = made_from.checked_from(folder, today)
    assert found
    return found.fingerprint


def test_every_format_is_the_same_from_the_cache(tiny: Handbook, kept_checks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny(PAGE)
    options = [*(("--format", form) for form in FORMATS), ("--advice",), ("--strict", str(folder / "docs"))]
    first = []
    for chosen in options:
        first.append(checked(folder, *chosen))
        (file,) = kept_checks.iterdir()
        if chosen is not options[-1]:
            file.unlink()
    monkeypatch.setattr(fresh_check, "fresh_check", lambda *_: pytest.fail("checked again"))
    assert [checked(folder, *chosen) for chosen in options] == first
    assert "missing.md" in first[0][1]


CHANGES: dict[str, Change] = {
    "a page": add("docs/parking.md", "# Parking\n"),
    "a new page": add("docs/more/trams.md", "# Trams\n"),
    "a page's name": lambda folder, patch: (folder / "docs/parking.md").rename(folder / "docs/park.md"),
    "a definition": add("standards/services/odd.yml", "title: Odd\n"),
    "a definition that is gone": lambda folder, patch: (folder / "standards/services/odd.yml").unlink(),
    "results": add("standards/results/more.csv", "promise,period,value\n"),
    "an empty folder": lambda folder, patch: (folder / "standards/things").mkdir(),
    "a hidden name, of which a file may be a copy": add("standards/services/.odd.yml", ""),
    "a name in capitals": lambda folder, patch: (folder / "docs/parking.md").rename(folder / "docs/PARKING.md"),
    "a file that stands in the wrong place": add("organisation.yml", "name: Tinford\n"),
    "a definition beside the folders": add("odd.yml", "title: Odd\n"),
    "settings": add("mkdocs.yml", "site_name: Newford\n"),
    "a comment in the settings": add("mkdocs.yml", f"# More\n{PAGE['mkdocs.yml']}"),
    "environment": lambda folder, patch: patch.setenv("NAME_OF_SITE", "Newford"),
    "a library": lambda folder, patch: patch.setattr(made_from, "libraries", lambda: ["pydantic-9.dist-info"]),
    "the program": lambda folder, patch: patch.setattr(made_from, "PROGRAM", folder / "standards"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_check_sees_any_change(name: str, tiny: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny(PAGE)
    before = fingerprint(folder)
    os.utime(folder / "docs/parking.md")
    assert fingerprint(folder) == before
    CHANGES[name](folder, monkeypatch)
    assert fingerprint(folder) != before


def test_of_a_picture_its_details_count(tiny: Handbook) -> None:
    folder = tiny({"docs/desk.jpg": jpeg(b"Exif\0\0" + exif("<", None), picture=bytes(200_000))})
    before = fingerprint(folder)
    write(folder / "docs/desk.jpg", jpeg(b"Exif\0\0" + exif("<", None), picture=bytes(50_000) + b"\1" * 9 + bytes(149_991)))
    assert fingerprint(folder) == before, "no check looks at what it shows"
    write(folder / "docs/desk.jpg", jpeg(b"Exif\0\0" + exif("<", (51, 1, 0, 1, 0, 1)), picture=bytes(199_976)))
    assert fingerprint(folder) != before
    write(folder / "docs/desk.jpg", b"GIF89a")
    assert fingerprint(folder) != before


def test_a_check_on_another_day_is_another(tiny: Handbook) -> None:
    folder = tiny({})
    assert fingerprint(folder) != fingerprint(folder, TODAY + datetime.timedelta(1))


def test_an_edit_shows_in_the_next_check(tiny: Handbook) -> None:
    folder = tiny(PAGE)
    before = checked(folder, "--format", "short")[1]
    write(folder / "standards/services/odd.yml", PAGE["standards/services/odd.yml"].replace("nobody", "front"))
    after = checked(folder, "--format", "short")[1]
    assert "nobody" in before and "nobody" not in after
    write(folder / "standards/services/odd.yml", PAGE["standards/services/odd.yml"])
    assert checked(folder, "--format", "short")[1] == before


def kept(folder: Path) -> made_from.MadeFrom:
    found = made_from.checked_from(folder, TODAY)
    assert found
    remembered_checks.keep(folder, found, RESULT, KeptReading())
    assert recalled(folder) == RESULT
    return found


def recalled(folder: Path) -> CheckResult | None:
    last = remembered_checks.last_check(folder)
    return last.result if last else None


def changed(before: str, after: str) -> Callable[[Path], object]:
    """Change what is kept, with the seal of this machine."""

    def change(file: Path) -> None:
        data = bytes(sealed_cache.read_sealed(file, 1_000_000))
        assert before.encode() in data
        sealed_cache.write_sealed(file, [data.replace(before.encode(), after.encode())], 20)

    return change


def put(text: str) -> Callable[[Path], object]:
    return lambda file: file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        put(""),
        put("{"),
        put("[]"),
        put("[" * 100_000),
        lambda file: file.write_bytes(b"\xff\x00"),
        lambda file: file.write_bytes(file.read_bytes().replace(b'"Wrong"', b'"Right"')),
        changed('"warning"', '"none"'),
        changed(",2,3,4,", ',2,"3",4,'),
        changed('"headlines":{', '"headlines":[], "h":{'),
    ],
)
def test_a_spoilt_cache_costs_a_check(spoil: Callable[[Path], object], tiny: Handbook, kept_checks: Path) -> None:
    folder = tiny({})
    kept(folder)
    (file,) = kept_checks.iterdir()
    spoil(file)
    assert recalled(folder) is None
    assert checked(folder)[0] == 0


def linked(file: Path) -> None:
    target = file.with_name("other")
    file.rename(target)
    file.symlink_to(target)


def replaced_by_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@posix_only
@pytest.mark.parametrize(
    "open_up",
    [
        lambda file: file.chmod(0o666),
        lambda file: file.parent.chmod(0o777),
        linked,
        replaced_by_pipe,
    ],
)
def test_what_others_may_have_written_is_not_believed(
    open_up: Callable[[Path], object], tiny: Handbook, kept_checks: Path
) -> None:
    folder = tiny({})
    kept(folder)
    (file,) = kept_checks.iterdir()
    assert (file.stat().st_mode & 0o777, kept_checks.stat().st_mode & 0o777) == (0o600, 0o700)
    open_up(file)
    assert recalled(folder) is None


def test_a_change_during_a_check_is_not_kept(tiny: Handbook, kept_checks: Path) -> None:
    folder = tiny(PAGE)
    found = made_from.checked_from(folder, TODAY)
    write(folder / "docs/parking.md", "# Parking\n")
    assert fresh_check.fresh_check(folder, TODAY, found).findings == checking.check(folder, TODAY).findings
    assert not kept_checks.exists()


def test_a_file_written_just_now_is_not_kept(tiny: Handbook, kept_checks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_from, "_SETTLED", 3600)
    folder = tiny({})
    fresh_check.fresh_check(folder, TODAY, made_from.checked_from(folder, TODAY))
    assert not kept_checks.exists()


def test_the_cache_keeps_a_bounded_number(tiny: Handbook, kept_checks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered_checks, "CHECKS", replace(remembered_checks.CHECKS, most_files=2))
    folder = tiny({})
    found = kept(folder)
    for number in range(4):
        remembered_checks.keep(folder / str(number), made_from.MadeFrom(found.fingerprint, "", True), RESULT, KeptReading())
        write(kept_checks / f"{number}.json", "")
    kept(folder)
    assert len(list(kept_checks.iterdir())) == 2


def test_what_is_too_large_is_not_kept(tiny: Handbook, kept_checks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny({})
    with monkeypatch.context() as smaller:
        smaller.setattr(remembered_checks, "CHECKS", replace(remembered_checks.CHECKS, most_bytes=10))
        remembered_checks.keep(folder, made_from.MadeFrom("1", "", True), RESULT, KeptReading())
        assert list(kept_checks.iterdir()) == []
    kept(folder)
    monkeypatch.setattr(remembered_checks, "CHECKS", replace(remembered_checks.CHECKS, most_bytes=10))
    assert recalled(folder) is None


@posix_only
@pytest.mark.parametrize("name", ["docs/pipe", "glossary/pipe.yml", "standards/links/front.yml"])
def test_a_link_or_pipe_is_looked_at_each_time(name: str, tiny: Handbook) -> None:
    folder = tiny({})
    (folder / name).unlink(missing_ok=True)
    (folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(folder / name)
    assert made_from.checked_from(folder, TODAY) is None
    (folder / name).unlink()
    (folder / name).symlink_to(folder / "standards/organisation.yml")
    assert made_from.checked_from(folder, TODAY) is None


EDITED = ("standards/services/odd.yml", "standards/links/new.yml", "docs/parking.md", "standards/results/more.csv", "mkdocs.yml")
CONTENTS = (
    "title: Odd\nsummary: Mrs Okafor decides.\nowner: nobody\n",
    "promise,period,value\nx,2026-10,5\n",
    "exclude_docs: parking.md\n",
)
edits = st.tuples(st.sampled_from(EDITED), st.sampled_from([*CONTENTS, None, "rename"])) | st.integers(0, 400)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(edits, min_size=3, max_size=8))
def test_after_any_edits_the_cache_says_the_same(
    steps: list[tuple[str, str | None] | int], tmp_path_factory: pytest.TempPathFactory, kept_checks: Path
) -> None:
    folder, today = tiny_with(PAGE, tmp_path_factory.mktemp("edited") / "handbook"), TODAY
    for step in steps:
        if isinstance(step, int):
            today = TODAY + datetime.timedelta(step)
        elif step[1] == "rename" and (folder / step[0]).exists():
            (folder / step[0]).rename(folder / f"{step[0].rpartition('.')[0]}-2.{step[0].rpartition('.')[2]}")
        elif step[1] is None:
            (folder / step[0]).unlink(missing_ok=True)
        else:
            write(folder / step[0], step[1])
        expected = fresh_check.fresh_check(folder, today)
        assert check.known_result(folder, today) == expected
        assert check.known_result(folder, today) == expected


READ = """
import json, os, sys
from pathlib import Path
read = set()
sys.addaudithook(lambda event, of: event == "open" and isinstance(of[0], str) and "r" in (of[1] or "r") and read.add(of[0]))
import datetime
from interlock.history import made_from
from interlock.doors import fresh_check
handbook = Path(sys.argv[1])
known = {os.path.realpath(path) for _, path, _ in made_from._all_entries(handbook)} | {os.path.realpath(handbook / "mkdocs.yml")}
known |= {os.path.realpath(path) for _, path, _ in made_from._entries_below(str(made_from.PROGRAM), "")}
read.clear()
assert fresh_check.fresh_check(handbook, datetime.date(2026, 11, 22)).findings
ours = [os.path.realpath(handbook), str(made_from.PROGRAM.parents[1] / "theme"), str(made_from.PROGRAM)]
found = {os.path.realpath(path) for path in read if any(os.path.realpath(path).startswith(root + os.sep) for root in ours)}
assert str(handbook / "docs/parking.md") in found
print(json.dumps(sorted(path for path in found - known if "__pycache__" not in path)))
"""


def test_every_file_that_a_check_reads_counts(tiny: Handbook) -> None:
    folder = tiny(
        PAGE | {"docs/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "standards/results/a.csv": "promise,period,value\n"}
    )
    done = subprocess.run([sys.executable, "-c", READ, folder], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.splitlines()[-1]) == []
