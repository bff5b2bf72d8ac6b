"""`Kind`: everything that depends on a kind of definition, besides its fields. Each kind's module has one, below its model."""

from typing import NamedTuple

from interlock.definitions.base import Definition


class PartsField(NamedTuple):
    """A field that lists parts with ids of their own (`PartId`).

    `field`: its name. `noun`: what one part is called. `example`: an example of a reference to such a part after `#`; empty where
    references cannot name these parts.
    """

    field: str
    noun: str
    example: str = ""


class InBar(NamedTuple):
    """Navigation: the list of the kind is in the bar at the top of every page, at this place from the left, under this title."""

    place: int
    title: str


class UnderMore(NamedTuple):
    """Navigation: the list of the kind is under "More", and on the home page with this hint on what it is about."""

    hint: str


class Kind(NamedTuple):
    """One kind of definition. What the program does differently for a kind is here or in that kind's own modules.

    In references and files: `name`: its name in references, as in `promise/answer-calls`. `folder`: the folder of its files.
    `model`: its fields. `other_names`: what people call it besides its name and label, in small letters and the singular;
    commands read these, and findings suggest the name. `parts`: its lists of parts with ids. `is_record`: its definitions record
    something that happened on one day, their field `on`, so they are listed newest first, need no review, and may refer to
    definitions that were retired since.

    On pages:
    `address`: the folder of its pages. `label`: the text above the title of a page, in the singular. `plural`: the title of its
    list. `summary`: the sentence on that list. `columns`: the columns of that list after the first. `navigation`: where the list
    is linked. `in_books`: whether its pages are also chapters of printed books, rendered by a macro of its name in
    `theme/parts/chapters.html`.

    `search_weight`: the factor for its pages in the ranking of search results. `change_rank`: its place in the output of
    `interlock changes`, lowest first; kinds that customers notice come first.
    """

    name: str
    folder: str
    address: str
    model: type[Definition]
    label: str
    plural: str
    summary: str
    navigation: InBar | UnderMore
    columns: tuple[str, ...] = ("In short",)
    other_names: tuple[str, ...] = ()
    parts: tuple[PartsField, ...] = ()
    is_record: bool = False
    in_books: bool = False
    search_weight: float = 1
    change_rank: int = 100

    @property
    def named_parts(self) -> PartsField | None:
        """The parts that references may name after `#`, such as a procedure's steps."""
        return next((parts for parts in self.parts if parts.example), None)

    @property
    def part_noun(self) -> str:
        """What one of those parts is called, such as `step` for a procedure; `part` when the kind has none."""
        return self.named_parts.noun if self.named_parts else "part"
