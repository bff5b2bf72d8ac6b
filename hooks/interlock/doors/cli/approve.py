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
from interlock.doors.edits.approve import approve, ask_for_the_rest, who_approves

_SIDE = "Whose approval it is: of those who lead the makers, of the makers, or of the links that an internal promise is made to."


@click.command("approve", epilog="Asks nothing and checks nothing else: whoever approves has read it.")
@click.argument("name", metavar="KIND/ID")
@click.option("--side", type=click.Choice(SIDES), help=_SIDE)
@click.option("--link", metavar="LINK", help="The link that approves.")
@click.option("--role", metavar="ROLE", help="The role of whoever approves, never a person's name.")
@handbook_option
@as_of_option
def approve_command(
    name: str, side: Side | None, link: str | None, role: str | None, handbook: Path, today: datetime.date
) -> None:
    """Write one side's approval into a definition, with the stamp of what it says now.

    \b
        interlock approve promise/answer-letters --side providers --link contact-centre --role "team leader"

    KIND/ID alone lists who has still to approve it, as what.
    """
    if side is None and link is None and role is None:
        run_edit(lambda: who_approves(handbook, name), handbook)
    elif side is None or link is None or role is None:
        run_edit(lambda: ask_for_the_rest(handbook, name, side, link), handbook)
    else:
        run_edit(lambda: approve(handbook, name, side, link, role, today), handbook)
