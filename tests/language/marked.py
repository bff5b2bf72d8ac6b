"""Reads the hand-marked texts: `{customers}` is a term's use, `{-clients}` a word to avoid, the rest neither.

`marked.txt` is mostly what councils publish; `hard.txt` is full of words in another meaning: a police officer, a chest complaint, overtime
written OT. Both were marked by a reader who had not seen the matcher, and the `not_in` of the glossary were written without sight of either.
"""

import re
from pathlib import Path

import yaml

from interlock.catalog import Catalog, Key, index
from interlock.definitions import Organisation, Term

HERE = Path(__file__).parent
_MARK = re.compile(r"\{(-?)([^{}]*)\}")
Span = tuple[int, int, str]

# What opens or begins something in prose, and is hard to read where it comes a thousand times and is never closed.
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
    """A catalog of nothing but terms, given as their fields by id."""
    definitions = {
        Key("term", id): Term.model_validate({"definition": "…", "owner": "words", **fields}).named("term", id)
        for id, fields in terms.items()
    }
    return index(Catalog(Organisation(name="Larkfield"), dict(definitions), [], [], {}))


def glossary() -> Catalog:
    """The shared language that the text was marked with."""
    return catalog_of_terms(yaml.load((HERE / "glossary.yml").read_text(), Loader=yaml.BaseLoader))


def marked_text(name: str = "marked.txt") -> tuple[str, set[Span]]:
    """The text without its marks, and what is marked in it: start, end (a possessive's ending left out), kind."""
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
