"""Golden cases: a folder for each rule, and in it one for each case, with the files that differ from the tiny handbook."""

from pathlib import Path

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.glob("*/*") if path.is_dir())


def expected(case: Path) -> str:
    """What the editor should see."""
    return (case / "expected.txt").read_text(encoding="utf-8")


def files(case: Path) -> dict[str, bytes]:
    """The files that differ from the tiny handbook."""
    paths = [path for path in case.rglob("*") if path.is_file() and path.name != "expected.txt"]
    return {path.relative_to(case).as_posix(): path.read_bytes() for path in paths}
