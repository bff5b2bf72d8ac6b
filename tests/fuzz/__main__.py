"""Tries a target with bytes that reach new code: `python -m tests.fuzz yaml_bytes -max_total_time=600`; without a name, each in turn.

What follows the name are options of libFuzzer. It begins with the files of Larkfield, of the golden cases and of `corpus/`. Bytes that
break something are written into `corpus/`, from where `make test` tries them again for ever.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
# Seconds for each target where none is named; bytes and seconds of one try; megabytes for all.
EACH, LONGEST, PATIENCE, MEMORY = 120, 4_096, 10, 3_000


def fuzz(name: str, options: list[str]) -> None:
    """Try one target until its time is over, or until it breaks; this ends the process."""
    with atheris.instrument_imports(include=["interlock"]):
        from tests.fuzz.beginnings import beginnings_of
        from tests.fuzz.targets import TARGETS
    corpus = HERE / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as grown:
        for number, data in enumerate(beginnings_of(name)):
            (Path(grown) / str(number)).write_bytes(data)
        limits = [f"-max_len={LONGEST}", f"-timeout={PATIENCE}", f"-rss_limit_mb={MEMORY}", f"-artifact_prefix={corpus}/"]
        atheris.Setup([sys.argv[0], grown, str(corpus), *limits, *options], TARGETS[name])
        atheris.Fuzz()


def fuzz_each(options: list[str]) -> int:
    """Try all targets, each in a process of its own. Returns how many broke."""
    from tests.fuzz.targets import TARGETS

    times = [f"-max_total_time={EACH}", "-verbosity=0", *options]
    return sum(subprocess.run([sys.executable, "-m", "tests.fuzz", name, *times]).returncode != 0 for name in TARGETS)


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    given = [argument for argument in sys.argv[1:] if argument.startswith("-")]
    if named:
        fuzz(named[0], given)
    else:
        sys.exit(fuzz_each(given))
