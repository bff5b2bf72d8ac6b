"""What separates the items of a list that stand in one text: `front, back and middle`."""

import re

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.yaml.nodes import Node

# What separates the ids of a list that stand in one text.
BETWEEN_IDS = lazy_pattern(r"[;,&+，、；]|\band\b|\bor\b")
# As these, where none has its kind before it, `link/front`.
BETWEEN_BARE_IDS = lazy_pattern(rf"[/／]|{BETWEEN_IDS.pattern}")
_BETWEEN_WORDS = lazy_pattern(r"[;,&]|\s(?:and|or|und|et|y)\s")
_BETWEEN_TEXTS, _BETWEEN_SENTENCES = lazy_pattern(r"[;,]|\s[/|<>→]\s"), lazy_pattern(r"(?!)")
# The fewest blanks in a text that reads as a sentence.
_BLANKS_OF_A_SENTENCE = 5


def between_texts(node: Node | None) -> re.Pattern[str]:
    """What separates the texts of a list that stand in one text; nothing in a whole sentence, whose commas are its own."""
    text = " ".join((node.text or "").split()) if node else ""
    if _is_sentence(text):
        return _BETWEEN_SENTENCES
    parts = [part.strip() for part in _BETWEEN_WORDS.split(text)]
    are_words = all(part and " " not in part for part in parts)
    return _BETWEEN_WORDS if are_words else _BETWEEN_TEXTS


def _is_sentence(text: str) -> bool:
    return text[:1].isupper() and text[-1:] in ".!?" and text.count(" ") >= _BLANKS_OF_A_SENTENCE
