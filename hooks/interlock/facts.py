"""Everything that follows from the definitions on a given day, each worked out once and only when somebody asks."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from interlock.approvals import Approvals, all_approvals
from interlock.catalog import Catalog, Key
from interlock.results import Results, results_of
from interlock.reviews import Review, reviews_of


@dataclass(frozen=True)
class Facts:
    """What rules, pages and exports ask. `today` is the day for which everything is true."""

    catalog: Catalog
    today: datetime.date

    @cached_property
    def results(self) -> Results:
        """Every promise's record: kept or not, by period."""
        return results_of(self.catalog, self.today)

    @cached_property
    def approvals(self) -> dict[Key, Approvals]:
        """Who stands by each definition that somebody should approve or did."""
        return all_approvals(self.catalog)

    @cached_property
    def reviews(self) -> list[Review]:
        """When each definition is due to be reviewed, the first due first."""
        return reviews_of(self.catalog, self.today)
