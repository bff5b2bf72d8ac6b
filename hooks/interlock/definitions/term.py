"""The model of terms: words and phrases of the shared service language."""

from typing import Annotated, ClassVar

from pydantic import field_validator

from interlock.definitions.base import Definition, OwnerId
from interlock.definitions.field_errors import field_error
from interlock.definitions.field_types import (
    Block,
    ConceptAddress,
    Inline,
    LanguageTag,
    Model,
    Summary,
    TermId,
    Title,
    one_or_more,
    or_short,
)
from interlock.definitions.kind import InBar, Kind
from interlock.definitions.meaning_marks import (
    CAPTION,
    IN_TABLES,
    INSIDE_ONLY,
    NOBODY,
    SPOKEN_NAME,
    UNTOLD,
    KnownBy,
    SentenceName,
)
from interlock.findings.lazy_patterns import lazy_pattern

LabelsInLanguage = Annotated[list[str], one_or_more]


class Avoided(Model):
    """A word we do not use, why, what to say instead, and where it may stand all the same."""

    shorthand: ClassVar[str] = "word"

    word: Annotated[str, KnownBy("word to avoid"), CAPTION, SPOKEN_NAME]
    """The word or phrase."""
    because: Inline | None = None
    """Why we avoid it."""
    use: str | None = None
    """What to say instead; left out: the term itself."""
    unless: Inline | None = None
    """Where it is right all the same."""

    @field_validator("word")
    @classmethod
    def _one_word(cls, word: str) -> str:
        if parts := word_and_better(word):
            fields = f"word: {parts[0]}", f"use: {parts[1]}"
            apart = f"Write `{fields[0]}`, and as another field `{fields[1]}`."
            message = f"Two words stand here: `{word}`"
            raise field_error("bad-value", message, f"Write `{{{', '.join(fields)}}}`.", behind_its_name=apart)
        return word


def word_and_better(text: str, *, in_cell: bool = False) -> tuple[str, str] | None:
    """A word to avoid and what to say instead, where both stand in one text; else None.

    `in_cell`: the text is one of a table, where a colon or a sign alone parts the two; elsewhere `Re: your letter` is a phrase.
    """
    match = _WORD_AND_BETTER.fullmatch(text.strip()) or (_PARTED_IN_CELL.fullmatch(text.strip()) if in_cell else None)
    found = [part for part in match.groups() if part] if match else []
    return (found[0], found[1]) if found else None


# A word to avoid and the one to say instead: `client → customer`, `client (use customer)`.
_ARROWS = "→⇒➔-➞⟶⟹"
_ARROW = rf"(?:[{_ARROWS}]|(?<![-=])[-=]+>)"
_WORD_AND_BETTER = lazy_pattern(
    rf"([^{_ARROWS}>]*[^{_ARROWS}> (]) *(?:\( *{_ARROW} *([^{_ARROWS}>()]+)\)?|{_ARROW} *([^{_ARROWS}>]+))"
    r"|([^,;(–—]*[^,;(–— ])(?:[,;] *| *[(–—] *| - )(?:use|say|better):? ([^()]+)\)?"
)
# `client: customer`, and ` ? ` for the arrow, which Windows text does not have.
_PARTED_IN_CELL = lazy_pattern(r"([^?:=]*[^?:= ])(?: \? |: | = )([^?:=]+)")


class Matches(Model):
    """Concepts of other vocabularies that mean the same, or nearly: the mapping relations of SKOS."""

    exact: Annotated[list[ConceptAddress], one_or_more] = []
    """Those that mean the same."""
    close: Annotated[list[ConceptAddress], one_or_more] = []
    """Those that mean nearly the same."""
    broad: Annotated[list[ConceptAddress], one_or_more] = []
    """Wider ones."""
    narrow: Annotated[list[ConceptAddress], one_or_more] = []
    """Narrower ones."""
    related: Annotated[list[ConceptAddress], one_or_more] = []
    """Those to read with it."""


class Term(Definition):
    """One word or phrase of the shared service language."""

    title: Annotated[Title, NOBODY, UNTOLD, SPOKEN_NAME]
    """The word as it stands inside a sentence, at most 80 characters: `missed bin`. A
    capital is for names, such as `Universal Credit`."""
    summary: Annotated[Summary | None, NOBODY, UNTOLD] = None  # type: ignore[assignment]
    """Not needed: the first sentence of the definition serves."""
    definition: Annotated[Block, IN_TABLES]
    """What it means; the first sentence is its tooltip."""
    owner: OwnerId
    """The link that answers for it and may change it."""
    also: Annotated[list[str], SPOKEN_NAME, IN_TABLES, SentenceName("other words for it")] = []
    """Other labels that are fine to use."""
    abbreviation: Annotated[str | None, SPOKEN_NAME, IN_TABLES] = None
    """Its short form."""
    avoid: Annotated[list[Annotated[Avoided, or_short]], INSIDE_ONLY, IN_TABLES, SentenceName("words to avoid")] = []
    """Words to avoid, with the reason and what to say instead."""
    hidden: Annotated[list[str], UNTOLD, SPOKEN_NAME, IN_TABLES] = []
    """Misspellings, for search only."""
    context: Annotated[str | None, IN_TABLES] = None
    """Where the label means this, if it is ambiguous, such as `planning`: found only where a page speaks of all these words."""
    broader: Annotated[list[TermId], one_or_more, IN_TABLES] = []
    """Wider terms it belongs to."""
    related: Annotated[list[TermId], IN_TABLES] = []
    """Terms to read with it."""
    not_to_be_confused_with: Annotated[list[TermId], IN_TABLES] = []
    """Terms that are easily mixed up with it."""
    example: Annotated[Inline | None, IN_TABLES] = None
    """The term in use."""
    source: Annotated[Inline | None, UNTOLD, IN_TABLES] = None
    """Where the definition comes from."""
    not_in: Annotated[list[str], UNTOLD, SPOKEN_NAME] = []
    """Words and phrases that hold one of its labels and mean something else, such as `customs` or `chain saw`."""
    translations: Annotated[dict[LanguageTag, str], SPOKEN_NAME] = {}
    """The term in other languages, by language code, such as `cy`."""
    also_in: Annotated[dict[LanguageTag, LabelsInLanguage], SPOKEN_NAME, SentenceName("other words in other languages")] = {}
    """Other labels in other languages, by language code: `{cy: [hawlen]}`."""
    hidden_in: Annotated[dict[LanguageTag, LabelsInLanguage], UNTOLD, SPOKEN_NAME] = {}
    """Misspellings in other languages, by language code, for search only."""
    definition_in: Annotated[dict[LanguageTag, str], SentenceName("definition in other languages")] = {}
    """What it means, in other languages, by language code, as plain text."""
    notations: Annotated[list[str], one_or_more, UNTOLD] = []
    """Its codes in a classification, such as `M-34`; for search."""
    address: Annotated[ConceptAddress | None, UNTOLD] = None
    """Its own address in the vocabulary that it comes from, by which exports call it, such as `https://words.example/permit`."""
    matches: Annotated[Matches | None, UNTOLD] = None
    """Concepts of other vocabularies that it matches: `{exact: https://other.example/p7}`,
    and `close`, `broad`, `narrow`, `related`."""


TERM = Kind(
    name="term",
    folder="glossary",
    address="glossary",
    model=Term,
    label="Word",
    plural="Words",
    summary="The words we use, so that a customer hears the same from everyone.",
    other_names=("word", "abbreviation", "concept"),
    navigation=InBar(6, "Words"),
    columns=("What it means", "Not"),
    search_weight=1.05,
    change_rank=30,
)
