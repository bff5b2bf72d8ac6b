"""The definition that a command is asked about."""

import click

from interlock.catalog import Catalog
from interlock.definitions import Definition
from interlock.doors.edits.named_keys import key_named
from interlock.doors.edits.refused import Refused


def definition_asked_for(catalog: Catalog, name: str, kind: str = "") -> Definition:
    """The definition that an argument names, of one kind where `kind` is given. Raises UsageError where there is none."""
    try:
        key = key_named(catalog, name, kind)
    except Refused as refused:
        raise click.UsageError(str(refused)) from None
    if key in catalog.broken:
        raise click.UsageError(f"`{key}` has faults, so nothing can be worked out. See `interlock check`.")
    return catalog.definitions[key]
