"""Seconds and CPU seconds from a saved edit to the page that `serve` shows, a line for each edit.

python bench/shown.py HANDBOOK RUNS
"""

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from corpus import DAY

from interlock.doors.configuration import configuration_of
from interlock.site import checking, serving
from interlock.site.folder import ServedFolder
from interlock.site.writer import SiteWriter

PAGE = "procedures/procedure-00000/index.html"


def main() -> None:
    """Edit, show the page, and then run the rules, as the server does."""
    handbook, runs = Path(sys.argv[1]), int(sys.argv[2])
    settings = replace(configuration_of(handbook).settings, drafts=True)
    checked = checking.check(handbook, DAY)
    file = handbook / "standards/procedures/procedure-00000.yml"
    written = file.read_text()
    for run in range(runs):
        with tempfile.TemporaryDirectory() as site:
            file.write_text(written.replace("title: ", f"title: Edit {run} ", 1))
            clock, cpu = time.perf_counter(), time.process_time()
            with serving.frozen_until_written():
                read = checking.read(handbook, DAY, checked)
            served = serving.Served()
            served.need(PAGE)  # the page that the editor looks at
            shown: list[tuple[float, float]] = []

            def judged(require: object) -> None:
                shown.append((time.perf_counter() - clock, time.process_time() - cpu))  # noqa: B023 (called in this run)
                raise serving.Over

            served.show(SiteWriter(read._replace(findings=checked.findings), settings, ServedFolder(Path(site))), judged)
            served.wait()
            served.close()
            assert "Edit" in (Path(site) / PAGE).read_text()
            print(*shown[0], flush=True)
        checked = checking.with_rules(read)


if __name__ == "__main__":
    main()
