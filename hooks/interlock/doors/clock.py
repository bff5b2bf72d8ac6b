"""The day for which everything is worked out, unless a command is told another."""

import datetime
import os


def build_day() -> datetime.date:
    """Today, or the day of SOURCE_DATE_EPOCH where that is set, so that a build can be repeated byte by byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date() if epoch else datetime.date.today()
