"""Prints how long a check and a build take, and how much memory, for a made-up organisation of several sizes.

python bench/run.py [N ...]
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SIZES = (300, 3_000, 10_000)


def timed(*command: str) -> tuple[int, float, float]:
    """A command's exit code, its seconds, and the most memory it held, in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), time.perf_counter() - started, used.ru_maxrss / 1024


def interlock(command: str, folder: Path) -> str:
    """What one command took, as a cell of the table."""
    code, seconds, megabytes = timed(
        sys.executable, "-c", "from interlock.cli import main; main()", command, "--handbook", str(folder)
    )
    return f"{seconds:8.1f} s {megabytes:6.0f} MB" + ("" if code == 0 else f" (exit {code})")


def main(sizes: list[int]) -> None:
    """Print a row for each size."""
    print(f"{'definitions':>11}  {'check':>20}  {'build':>20}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, str(HERE / "handbook.py"), str(size), folder], check=True, stdout=subprocess.DEVNULL)
            print(f"{size:>11,}  {interlock('check', Path(folder)):>20}  {interlock('build', Path(folder)):>20}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
