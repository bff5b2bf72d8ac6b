"""What commands that write for readers share: the option for the audience, and the configuration of the site."""

from pathlib import Path

import click

from interlock.doors.configuration import Configuration, configuration_of
from interlock.sources.openness import OPENNESS
from interlock.sources.settings.configuration_file import ConfigurationError

audience_option = click.option(
    "--audience",
    type=click.Choice(OPENNESS),
    default="staff",
    show_default=True,
    help="Only what these readers may see is in it.",
)


def configured(handbook: Path) -> Configuration:
    """The configuration of a handbook; a faulty one is a usage error."""
    try:
        return configuration_of(handbook)
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from None
