"""The day for which everything is worked out, unless a command names another one (`--as-of`)."""

import datetime
import os

import click


def build_day() -> datetime.date:
    """Today, or the day of SOURCE_DATE_EPOCH (UTC) where that is set, so that a build is reproducible.

    Raises click.UsageError where the variable is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        reason = "write the seconds since 1970, such as `1767225600`, or unset it."
        raise click.UsageError(f"The variable SOURCE_DATE_EPOCH cannot be {epoch[:100]!r}: {reason}") from None
