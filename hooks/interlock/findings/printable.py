"""Escapes text for terminals and logs: control characters could move the cursor, others reverse the direction of writing."""

import json
import re

# Candidates for escaping. Which of them are, `str.isprintable` decides: controls, direction marks, lone surrogates.
_HIDDEN = re.compile(r"[^\t\n -~]")


def printable(text: str) -> str:
    """A text with every unprintable character, line ends included, replaced by `?`; tabs are kept."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() or character == "\t" else "?" for character in text)


def printable_lines(text: str) -> str:
    """The same for a text of several lines: line ends are kept."""
    return "\n".join(printable(line) for line in text.split("\n"))


def printable_json(value: object) -> str:
    """A value as indented JSON with unprintable characters as `\\u` escapes, so that nothing is lost."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return _HIDDEN.sub(lambda match: match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1], text) + "\n"
