"""What all tests share: the tiny handbook, Larkfield built once, settings of hypothesis, and a fixed environment.

`--accept` rewrites golden files with the present output; `--nightly` adds slow tests and more examples.
"""

import datetime
import gc
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.constants_ast import Constants

from interlock.findings import Finding, formats
from interlock.history import made_from
from interlock.site import checking
from interlock.site.minified import minified_template
from interlock.site.scripts import scripts_of

# Folders without tests of their own. pytest would look through the two thousand of them in each process.
collect_ignore = ["cases", "node", "tiny"]
pytest_plugins = ["tests.browser", "tests.larkfield.built", "tests.hostile.built"]

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests/tiny"
TODAY = datetime.date(2026, 11, 22)
# A day so far away that code which asks for today instead of the given day fails.
FAR_OFF = datetime.datetime(2031, 5, 14, 12, tzinfo=datetime.UTC)

# File names and permissions that other systems do not have.
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file have any name")

# Folders of tests are in memory where a system has a file system there: to make their many small files on a disk takes a quarter
# of the time of golden cases and builds. Half a gigabyte is written; what a container of 64 MB or a small machine cannot take
# stays on the disk.
MEMORY, ROOM = "/dev/shm", 2**32

Overlay = Mapping[str, str | bytes]
Handbook = Callable[[Overlay], Path]

# Settings that differ between machines; subprocesses inherit them.
ENVIRONMENT = {
    "COLUMNS": "80",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
    "SOURCE_DATE_EPOCH": str(int(FAR_OFF.timestamp())),
    "TERM": "dumb",
    "TZ": "UTC",
    "XDG_CACHE_HOME": str(ROOT / ".cache"),
    "XDG_STATE_HOME": str(ROOT / ".cache"),
}
UNSET = ("CLICOLOR_FORCE", "FORCE_COLOR", "NO_COLOR", "LANGUAGE", "LINES", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="Rewrite the golden files with what the program says now.")
    parser.addoption("--nightly", action="store_true", help="Run the tests marked nightly too, and ten times as many examples.")


def pytest_configure(config: pytest.Config) -> None:
    _settle(os.environ)
    if takes_tests(MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", MEMORY)
    # Whoever runs the tests in the background may have told them to ignore Ctrl-C, by which tests stop servers.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # Collect garbage seldom: with a built Larkfield in memory, each full collection takes long.
    gc.set_threshold(100_000, 50, 1000)
    # A slow machine is no failure; except at night, all machines try the same examples.
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("default", patient, max_examples=60, derandomize=True, database=None)
    settings.register_profile("nightly", patient, max_examples=1_000, print_blob=True)
    settings.load_profile("nightly" if config.getoption("--nightly") else "default")
    if not is_nightly():
        # What stands in the modules loaded so far would be tried too: examples would differ with the tests that ran before.
        pytest.MonkeyPatch().setattr("hypothesis.internal.conjecture.providers._get_local_constants", Constants)


def _settle(environment: os._Environ[str]) -> None:
    for name in UNSET:
        environment.pop(name, None)
    environment.update(ENVIRONMENT)
    if hasattr(time, "tzset"):
        time.tzset()


def takes_tests(memory: str) -> bool:
    """Whether a file system in memory takes what tests write, and lets them run programs there."""
    if not (os.path.isdir(memory) and os.access(memory, os.W_OK)):
        return False
    system = os.statvfs(memory)
    return system.f_bavail * system.f_frsize >= ROOM and not system.f_flag & os.ST_NOEXEC


def pytest_collection(session: pytest.Session) -> None:
    """Where several processes run all tests, load the modules, each process another part of them first.

    The first to load a module also compiles it, for all: in one order, each process of a fresh clone would compile them all.
    """
    number, all_processes = (
        int(os.environ.get(f"PYTEST_XDIST_{name}", "").removeprefix("gw") or 0) for name in ("WORKER", "WORKER_COUNT")
    )
    if all_processes and session.config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        modules = sorted((ROOT / "tests").glob("*/test_*.py"))
        start = len(modules) * number // all_processes
        for module in (*modules[start:], *modules[:start]):
            with suppress(Exception, pytest.skip.Exception):  # which is told when it is loaded again
                import_module(".".join(module.relative_to(ROOT).with_suffix("").parts))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark browser tests, and deselect nightly tests instead of skipping them, as skips look like faults.

    Tests that look at Larkfield's facts come first, so that one process has most of them: each process checks it anew.
    """
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if not config.getoption("--nightly"):
        items[:] = [item for item in items if not item.get_closest_marker("nightly")]
    items.sort(key=lambda item: "larkfield_checked" not in getattr(item, "fixturenames", ()))


def examples(number: int) -> settings:
    """Settings for `number` examples of a property, and ten times as many in a nightly run."""
    return settings(max_examples=number * 10 if is_nightly() else number)


def by_night(*values: object, id: str | None = None) -> pytest.ParameterSet:
    """One more case of a parametrized test, tried in a nightly run only."""
    return pytest.param(*values, id=id, marks=pytest.mark.nightly)


def is_nightly() -> bool:
    return settings.get_current_profile_name() == "nightly"


@pytest.fixture(scope="session", autouse=True)
def a_room_for_the_program() -> Iterator[None]:
    """Fingerprints that a test makes have in them one room of the program instead of all 600 files.

    To read those takes longer than to check a tiny handbook. That every file counts is tested in processes of their own.
    Libraries are listed once.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made_from, "PROGRAM", made_from.PROGRAM / "findings")
        patch.setattr(made_from, "libraries", cache(made_from.libraries))
        yield


@pytest.fixture(scope="session", autouse=True)
def a_theme_that_stays() -> Iterator[None]:
    """Bundle the theme's scripts and minify its templates once: done anew, that is an eighth of the build of a tiny handbook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("interlock.site.outputs.scripts_of", cache(scripts_of))
        patch.setattr("interlock.site.templates.minified_template", cache(minified_template))
        yield


@pytest.fixture(autouse=True)
def garbage_is_collected() -> Iterator[None]:
    """The command turns the garbage collector off, which nobody turns on again where it runs in the process of the tests."""
    yield
    gc.enable()


@pytest.fixture
def tiny(tmp_path: Path) -> Handbook:
    """A function that copies the tiny handbook and adds or replaces files."""

    return lambda overlay: tiny_with(overlay, tmp_path / "handbook")


def tiny_with(overlay: Overlay, folder: Path) -> Path:
    """Copy the tiny handbook into a folder, and add or replace files."""
    shutil.copytree(TINY, folder)
    for path, content in overlay.items():
        write(folder / path, content)
    return folder


def write(path: Path, content: str | bytes) -> None:
    """Write a file with exactly these bytes; missing folders are created."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file, which must have it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    write(file, text.replace(old, new, 1))


def files_in(folder: Path) -> dict[str, bytes]:
    """The bytes of each file in a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def findings_in(folder: Path) -> list[Finding]:
    """The findings of a check."""
    return checking.check(folder, TODAY).findings


def short(folder: Path) -> str:
    """What `check --format short --advice` prints."""
    return formats.short(findings_in(folder))
