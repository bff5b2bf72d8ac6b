"""A term: one word or phrase of the shared service language."""

from typing import Annotated, ClassVar

from interlock.definitions.base import Definition
from interlock.definitions.fields import (
    Block,
    Inline,
    LinkId,
    Model,
    Summary,
    TermId,
    one_or_more,
    or_short,
)
from interlock.definitions.kind import InBar, Kind
from interlock.definitions.marks import INSIDE_ONLY


class Avoided(Model):
    """A word we do not use, why, what to say instead, and where it may stand all the same."""

    shorthand: ClassVar[str] = "word"

    word: str
    """The word or phrase."""
    because: Inline | None = None
    """Why we avoid it."""
    use: str | None = None
    """What to say instead; left out: the term itself."""
    unless: Inline | None = None
    """Where it is right all the same."""


class Term(Definition):
    """One word or phrase of the shared service language."""

    summary: Summary | None = None  # type: ignore[assignment]
    """Not needed: the first sentence of the definition serves."""
    definition: Block
    """What it means; the first sentence is its tooltip."""
    owner: LinkId
    """The link that answers for it and may change it."""
    also: list[str] = []
    """Other labels that are fine to use."""
    avoid: Annotated[list[or_short(Avoided)], INSIDE_ONLY] = []  # type: ignore[valid-type]
    """Words to avoid, with the reason and what to say instead."""
    not_in: list[str] = []
    """Words and phrases that hold one of its labels and mean something else, such as `customs` or `chain saw`."""
    hidden: list[str] = []
    """Misspellings, for search only."""
    abbreviation: str | None = None
    """Its short form."""
    broader: Annotated[list[TermId], one_or_more] = []
    """Wider terms it belongs to."""
    related: list[TermId] = []
    """Terms to read with it."""
    not_to_be_confused_with: list[TermId] = []
    """Terms that are easily mixed up with it."""
    context: str | None = None
    """Where the label means this, if it is ambiguous, such as `planning`: found only where a page speaks of all these words."""
    example: Inline | None = None
    """The term in use."""
    source: Inline | None = None
    """Where the definition comes from."""
    translations: dict[str, str] = {}
    """The term in other languages, by language code, such as `cy`."""


TERM = Kind(
    name="term",
    folder="glossary",
    address="glossary",
    model=Term,
    label="Word",
    plural="Words",
    summary="The words we use, so that a customer hears the same from everyone.",
    navigation=InBar(6, "Words"),
    columns=("What it means", "Not"),
    search_weight=1.05,
    change_rank=30,
)
