"""Ask the vulnerability database about every locked package: `python .ci/audit.py`. Needs the network; exits 1 on a finding.

`uv audit` audits only projects with a lock file of its own, so the locked list is made a project that wants exactly these
versions.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LOCKED = Path(__file__).parent.parent / "requirements-dev.txt"  # which holds everything in requirements.txt too


def project_of(locked: str) -> str:
    """The pyproject.toml of a project that wants the packages of a locked list."""
    wanted = [json.dumps(each.strip()) for each in re.findall(r"^[a-z0-9-]+==[^\\\n]+", locked, re.MULTILINE)]
    lines = ",\n  ".join(wanted)
    return f'[project]\nname = "audited"\nversion = "0"\nrequires-python = ">=3.11"\ndependencies = [\n  {lines},\n]\n'


def main(*arguments: str) -> int:
    """Run the audit; `arguments` are passed on to it. Returns its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(project_of(LOCKED.read_text(encoding="utf-8")), encoding="utf-8")
        uv = Path(sys.executable).with_name("uv")
        return subprocess.run(
            [uv, "audit", "--preview-features", "audit-command", "--no-build", *arguments], cwd=folder, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
