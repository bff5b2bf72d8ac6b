"""The `interlock` command."""

import atexit
import gc
import io
import sys

import click

from interlock.cli import asking, checking, editing, publishing


@click.group(
    commands=[
        checking.check,
        publishing.build_site,
        publishing.serve,
        editing.init_command,
        editing.new_command,
        editing.rename_command,
        editing.approve_command,
        editing.review_command,
        asking.trace_command,
        asking.changes_command,
        publishing.export,
        editing.import_command,
        checking.explain,
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="interlock-handbook")
def main() -> None:
    """Check the definitions of a service handbook, and build it."""
    # The memory goes with the process: a quarter of a check's time went into looking through it for garbage at the end.
    atexit.register(gc.freeze)
    _write_any_character()


def _write_any_character() -> None:
    """UTF-8 in files and pipes whatever the machine's locale; on a terminal a question mark for what it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
