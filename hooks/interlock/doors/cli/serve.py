"""`interlock serve`: the handbook while it is being edited."""

import gc
from importlib.util import find_spec
from pathlib import Path

import click

from interlock.doors.cli.options import (
    handbook_option,
    require_definitions,
)
from interlock.doors.server_address import BadServerAddress, server_address, why_not_served


@click.command()
@handbook_option
@click.option("--address", metavar="HOST:PORT", help="Where to serve; left out: 127.0.0.1:8000.")
def serve_command(handbook: Path, address: str | None) -> None:
    """Show the handbook while it is being edited: every saved change at once, drafts and faults included.

    \b
        interlock serve
        interlock serve --address 127.0.0.1:8001
    """
    gc.enable()  # the server may run for days
    require_definitions(handbook)
    if find_spec("mkdocs") is None:
        raise click.UsageError('`interlock serve` needs the server of MkDocs. Type: pip install "interlock-handbook[mkdocs]"')
    from interlock.doors import mkdocs

    try:
        where = server_address(address) if address is not None else None
        mkdocs.serve_handbook(handbook, where)
    except BadServerAddress as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        if reason := why_not_served(error, where):
            raise click.UsageError(reason) from None
        raise
