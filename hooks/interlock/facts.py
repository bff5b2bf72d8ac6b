"""Everything that follows from the definitions on a given day, each worked out once and only when somebody asks."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from interlock.catalog import Catalog
from interlock.results import Results, results_of


@dataclass(frozen=True)
class Facts:
    """What rules, pages and exports ask. `today` is the day for which everything is true."""

    catalog: Catalog
    today: datetime.date

    @cached_property
    def results(self) -> Results:
        """Every promise's record: kept or not, by period."""
        return results_of(self.catalog, self.today)
