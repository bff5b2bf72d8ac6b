"""Everything that follows from the definitions on a given day, each worked out once and only when somebody asks."""

import datetime
from dataclasses import dataclass

from interlock.catalog import Catalog


@dataclass(frozen=True)
class Facts:
    """What rules, pages and exports ask. `today` is the day for which everything is true."""

    catalog: Catalog
    today: datetime.date
