"""What there is to know of a kind of definition besides its fields: one record each, beside the kind's model."""

from dataclasses import dataclass

from interlock.definitions.base import Definition


@dataclass(frozen=True, slots=True)
class PartsField:
    """A field that lists parts with ids of their own (`PartId`).

    `field` is its name, `noun` what one part is called. Where references may name such a part after `#`, `example` shows one.
    """

    field: str
    noun: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class InBar:
    """The list of a kind stands in the bar at the top of every page: at which place from the left, and under which words."""

    place: int
    title: str


@dataclass(frozen=True, slots=True)
class UnderMore:
    """The list of a kind stands under "More", and on the home page with a few words on what it is about."""

    hint: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of definition. What a place in the program does differently for a kind is here or in that kind's own modules.

    In references and files:
    `name`: what references call it, as in `promise/answer-calls`. `folder`: where its files stand. `model`: its fields.
    `parts`: its lists of parts with ids. `is_record`: it tells of one day, which its field `on` says, so it is listed newest first,
    needs no review, and may name what was retired since. `started_with`: fields that a new file starts with besides the required ones.

    On pages:
    `address`: the folder of its pages. `label`: what stands above a page, in the singular. `plural`: what its list is called.
    `summary`: the sentence on its list. `columns`: the columns of that list after the first. `navigation`: where its list is
    found. `in_books`: its pages are also set as chapters of printed books, by a macro of its name in `theme/parts/chapters.html`.

    In the search, a page counts as many times as `search_weight` says. In `interlock changes`, kinds are told in the order of
    `change_rank`: what customers notice first.
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
    parts: tuple[PartsField, ...] = ()
    started_with: tuple[str, ...] = ()
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
        """What one of those is called: `step` for a procedure; `part` where there are none."""
        return self.named_parts.noun if self.named_parts else "part"
