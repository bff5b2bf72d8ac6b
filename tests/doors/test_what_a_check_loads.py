"""What `interlock check` loads: of few definitions, it takes longer to load the program than to check them."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import Handbook

SCRIPT = """
import sys
from interlock.doors.cli import main
try:
    main(["check", "--handbook", sys.argv[1], "--as-of", "2026-11-22"])
except SystemExit:
    print(*sys.modules)
"""
# What only a faulty file or an interrupted edit needs.
FOR_FAULTS = (
    "interlock.definitions.values.amounts_meant",
    "interlock.doors.edits.transaction",
    "interlock.sources.decoding.decode_faults",
    "interlock.sources.decoding.partial_decoding",
    "interlock.sources.yaml.reading_on",
    "interlock.sources.yaml.syntax",
)


def loaded_by_a_check(folder: Path) -> set[str]:
    run = [sys.executable, "-c", SCRIPT, str(folder)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "own")}
    return set(subprocess.run(run, capture_output=True, text=True, check=True, env=environment).stdout.splitlines()[-1].split())


def test_an_unchanged_check_loads_no_models(tiny: Handbook) -> None:
    folder = tiny({})
    loaded = [loaded_by_a_check(folder) for _ in range(3)]
    assert "pydantic" in loaded[0]
    assert "pydantic" not in loaded[-1] or sys.platform != "linux"


def test_a_check_without_faults_loads_no_remedies(tiny: Handbook) -> None:
    assert loaded_by_a_check(tiny({})).isdisjoint(FOR_FAULTS)


def test_a_check_with_a_fault_loads_its_remedies(tiny: Handbook) -> None:
    loaded = loaded_by_a_check(tiny({"standards/links/front.yml": "titel: Front desk\n"}))
    assert {"interlock.sources.decoding.decode_faults", "interlock.sources.decoding.partial_decoding"} <= loaded
