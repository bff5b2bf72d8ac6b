"""The kind that an option takes."""

import click

from interlock.definitions import KINDS, kind_called


class KindOption(click.Choice[str]):
    """A kind, by its name or as people say it: `teams` are links."""

    def __init__(self) -> None:
        super().__init__([kind.name for kind in KINDS])

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        kind = kind_called(value)
        return super().convert(kind.name if kind else value, param, ctx)
