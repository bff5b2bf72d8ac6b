"""Lists the files of built sites that differ from those of an earlier revision: python -m tests.same_site REV

For changes that move code. Larkfield, for staff and for the public, and the councils' handbook are built by the current program
and by that of a revision, from the same files and on the same day. Exits with 1 where a file differs.
"""

import filecmp
import io
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click

from tests.conftest import FAR_OFF, ROOT, TODAY
from tests.larkfield.built import copy_with_history
from tests.real.convert import handbook_of

AUDIENCES = (("larkfield", "staff"), ("larkfield", "public"), ("councils", "staff"))


@click.command(help=__doc__)
@click.argument("revision", metavar="REV")
def main(revision: str) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        programs = {"before": program_at(revision, folder / "program"), "now": ROOT}
        copy_with_history(folder / "larkfield")
        handbook_of().write(folder / "councils")
        told = [line for name, audience in AUDIENCES for line in _compared(programs, folder, name, audience)]
    sys.exit(any(told))


def program_at(revision: str, folder: Path) -> Path:
    """Write the files of a revision into a folder."""
    packed = subprocess.run(["git", "archive", "--format=zip", revision], cwd=ROOT, check=True, capture_output=True).stdout
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder)
    return folder


def _compared(programs: dict[str, Path], folder: Path, name: str, audience: str) -> list[str]:
    sites = [folder / f"{name}-{audience}-{when}" for when in programs]
    for program, site in zip(programs.values(), sites, strict=True):
        build(program, folder / name, site, audience)
    found = sorted(differences(*sites))
    print(f"{name}, for {audience}: files that differ: {len(found)}", *found, sep="\n  ", flush=True)
    return found


def build(program: Path, handbook: Path, site: Path, audience: str) -> None:
    """Build a handbook with the program in a folder, whichever module its command starts in."""
    entry: str = tomllib.loads((program / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]["interlock"]
    module, _, function = entry.partition(":")
    options = ["--handbook", str(handbook), "--out", str(site), "--audience", audience, "--as-of", str(TODAY)]
    command = [sys.executable, "-c", f"from {module} import {function}; {function}()", "build", *options]
    fixed = {"PYTHONPATH": str(program / "hooks"), "SOURCE_DATE_EPOCH": str(int(FAR_OFF.timestamp()))}
    subprocess.run(command, env=os.environ | fixed, check=True, stdout=subprocess.DEVNULL)


def differences(before: Path, now: Path) -> Iterator[str]:
    """The differences between two folders, a line for each file."""
    old, new = ({path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} for folder in (before, now))
    yield from (f"gone: {path}" for path in old - new)
    yield from (f"new: {path}" for path in new - old)
    yield from (f"changed: {path}" for path in old & new if not filecmp.cmp(before / path, now / path, shallow=False))


if __name__ == "__main__":
    main()
