"""Reads the hand-marked texts, in which `{customers}` is the use of a term and `{-clients}` a word to avoid.

`marked.txt` is mostly text that councils publish; `hard.txt` has many words with another meaning: a police officer, a chest
complaint, overtime written as OT. Both were marked by a reader who had not seen the matcher, and the `not_in` of the glossary
were written without knowledge of these texts. The texts in `abroad/` are sentences of letters to citizens in other languages.
"""

import re
from pathlib import Path

import yaml

from interlock.catalog import Catalog, Key, index
from interlock.definitions import Organisation, Term
from interlock.definitions.values.language_tags import language_named

HERE = Path(__file__).parent
_MARK = re.compile(r"\{(-?)([^{}]*)\}")
Span = tuple[int, int, str]

# Opening marks that could make parsing slow if they are repeated a thousand times and never closed.
OPENINGS = [
    "[",
    "` ``",
    "`` `",
    '"',
    "“",
    "‘a",
    "a.a",
    "'a ",
    "> ",
    "<a ",
    "![a](",
    "a`",
    "a@",
    "- # ",
    "a-",
    "a'",
    "«",
    "„",
    " »a",
    " ”a",
    " ‚a",
    "‹a",
]


def catalog_of_terms(terms: dict[str, dict[str, object]]) -> Catalog:
    """A catalog with only these terms, given by id as their fields."""
    definitions = {
        Key("term", id): Term.model_validate({"definition": "…", "owner": "words", **fields}).with_key("term", id)
        for id, fields in terms.items()
    }
    return index(Catalog(Organisation(name="Larkfield"), dict(definitions), [], [], {}))


def glossary() -> Catalog:
    """The terms for which the texts were marked."""
    return catalog_of_terms(yaml.load((HERE / "glossary.yml").read_text(), Loader=yaml.BaseLoader))


def glossary_abroad(language: str) -> Catalog:
    """The terms for which the text in a language was marked: `german`."""
    labels = yaml.load((HERE / "abroad/glossaries.yml").read_text(), Loader=yaml.BaseLoader)[language]
    tag = language_named(language)
    terms = {str(number): {"title": title, "language": tag} for number, title in enumerate(labels["terms"])}
    return catalog_of_terms({**terms, "words": {"title": "_", "language": tag, "avoid": labels["avoid"]}})


def marked_text(name: str = "marked.txt") -> tuple[str, set[Span]]:
    """The text without its marks, and the marked spans: start, end (without a possessive ending) and kind."""
    marked = (HERE / name).read_text()
    pieces: list[str] = []
    spans, position, length = set(), 0, 0
    for match in _MARK.finditer(marked):
        before, words = marked[position : match.start()], match[2]
        start = length + len(before)
        bare = re.sub(r"(?:['’]s|(?<=s)['’])$", "", words)
        spans.add((start, start + len(bare), "avoided" if match[1] else "term"))
        pieces += [before, words]
        length, position = start + len(words), match.end()
    return "".join([*pieces, marked[position:]]), spans
