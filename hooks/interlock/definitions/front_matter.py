"""`FrontMatter`: what may stand between `---` lines at the top of a hand-written page."""

from interlock.definitions.base import Definition, OwnerId, Review
from interlock.definitions.model import Model

# The fields that readers see as they were typed.
SHOWN_IN_FRONT = ("title", "description")


class FrontMatter(Model):
    """The fields of a hand-written page that are used; those of other programs, such as `tags`, are passed over."""

    title: str | None = None
    """The title of the page in lists, and on a page without a heading."""
    description: str | None = None
    """One sentence that tells what the page is about."""
    owner: OwnerId | None = None
    """The link that answers for the page and keeps it true."""
    review: Review | None = None
    """The last review and how often it is due."""

    def as_definition(self, path: str) -> Definition:
        """The page as a definition of the kind `page`, whose id is its path, for reviews and references."""
        made = Definition.model_construct(
            title=self.title or "", summary=self.description or "", owner=self.owner, review=self.review
        )
        return made.with_key("page", path)
