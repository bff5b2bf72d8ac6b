"""The day for which a site is built, unless a command is given another one."""

import datetime
import os


def build_day() -> datetime.date:
    """Today, or the day of SOURCE_DATE_EPOCH (UTC) where that is set, so that a build is reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date() if epoch else datetime.date.today()
