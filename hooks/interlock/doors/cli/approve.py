"""`interlock approve`: write one side's approval."""

import datetime
from pathlib import Path

import click

from interlock.definitions.meaning_marks import SIDES, Side
from interlock.doors.cli.options import (
    as_of_option,
    handbook_option,
    run_edit,
)
from interlock.doors.edits.approve import approve

_SIDE = "Whose approval it is: of those who lead the makers, of the makers, or of the links that an internal promise is made to."


@click.command("approve", epilog="Asks nothing and checks nothing else: whoever approves has read it.")
@click.argument("name", metavar="KIND/ID")
@click.option("--side", type=click.Choice(SIDES), required=True, help=_SIDE)
@click.option("--link", metavar="LINK", required=True, help="The link that approves.")
@click.option("--role", metavar="ROLE", required=True, help="The role of whoever approves, never a person's name.")
@handbook_option
@as_of_option
def approve_command(name: str, side: Side, link: str, role: str, handbook: Path, today: datetime.date) -> None:
    """Write one side's approval into a definition, with the stamp of what it says now.

    \b
        interlock approve promise/answer-letters --side providers --link contact-centre --role "team leader"
    """
    run_edit(lambda: approve(handbook, name, side, link, role, today), handbook)
