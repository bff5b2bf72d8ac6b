"""Escapes text for terminals and logs: control characters could move the cursor, others reverse the writing direction."""

import json

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import RIGHT_TO_LEFT

# What sets a name apart in a sentence: a terminal has its own way with names that run from right to left.
_APART = lazy_pattern("[\u2067\u2068]([^\u2066-\u2069]*)\u2069")
# Characters that may need escaping; `str.isprintable` decides: control characters, direction marks, lone surrogates.
_HIDDEN = lazy_pattern(r"[^\t\n -~]")


def printable(text: str) -> str:
    """The text with every unprintable character, including line ends, replaced by `?`. Tabs are kept, marks around names left out."""
    if text.isprintable():
        return text
    shown = _APART.sub(lambda name: name[1] if RIGHT_TO_LEFT.search(name[1]) else name[0], text)
    return "".join(character if character.isprintable() or character == "\t" else "?" for character in shown)


def printable_lines(text: str) -> str:
    """Like `printable`, but line ends are kept."""
    return "\n".join(printable(line) for line in text.split("\n"))


def printable_json(value: object) -> str:
    """A value as indented JSON. Unprintable characters become `\\u` escapes, so that nothing is lost."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return _HIDDEN.sub(lambda match: match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1], text) + "\n"
