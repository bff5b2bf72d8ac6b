"""`interlock serve`: the handbook while it is being edited."""

import errno
from pathlib import Path

import click

from interlock.doors import mkdocs
from interlock.doors.cli.options import (
    handbook_option,
    require_definitions,
)


@click.command()
@handbook_option
@click.option("--address", metavar="HOST:PORT", help="Where to serve; left out: 127.0.0.1:8000.")
def serve_command(handbook: Path, address: str | None) -> None:
    """Show the handbook while it is being edited: every saved change at once, drafts and faults included."""
    require_definitions(handbook)
    try:
        mkdocs.serve_handbook(handbook, address)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL):
            raise
        where = address or "The usual address"
        raise click.UsageError(
            f"{where} cannot be used: {error.strerror}. Another program may serve there. Name another address: `interlock serve --address 127.0.0.1:8001`."
        ) from None
