"""Texts that are safe to show: what editors or file names hold must not move a terminal or turn lines about."""

import json
import re

# Controls, marks that change the direction of writing, half characters: whatever Unicode calls not printable.
_HIDDEN = re.compile(r"[^\t\n -~]")


def printable(text: str) -> str:
    """A text in which characters that cannot be seen, line ends among them, are shown as `?`."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() or character == "\t" else "?" for character in text)


def printable_lines(text: str) -> str:
    """Lines in which characters that cannot be seen are shown as `?`."""
    return "\n".join(printable(line) for line in text.split("\n"))


def printable_json(value: object) -> str:
    """A value as indented JSON that says everything, and in which such characters are escaped."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return _HIDDEN.sub(lambda match: match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1], text) + "\n"
