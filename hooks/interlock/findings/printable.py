"""Escapes text for terminals and logs: control characters could move the cursor, others reverse the writing direction."""

import json

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import RIGHT_TO_LEFT

# What sets a name apart in a sentence: a terminal has its own way with names that run from right to left.
_APART = lazy_pattern("[\u2067\u2068]([^\u2066-\u2069]*)\u2069")
# Characters that may need escaping; `str.isprintable` decides: control characters, direction marks, lone surrogates.
_HIDDEN = lazy_pattern(r"[^\t\n -~]")


# What joins or parts two letters or pictures without a width of its own, as Persian, Hindi and emoji are written.
_JOINERS = lazy_pattern("(?<=[^\0-\u05ff\u2000-\u206f])[\u200c\u200d](?=[^\0-\u05ff\u2000-\u206f])")

# The narrow or unbreakable spaces of French marks and of numbers. Anywhere else they are a slip, which is shown as `?`.
_TYPESET = lazy_pattern("(?<=[\\w?!.])[\u00a0\u202f](?=[;!?»%€])|(?<=«)[\u00a0\u202f]|(?<=\\d)[\u00a0\u202f](?=\\d)")


def printable(text: str) -> str:
    """The text with every unprintable character, including line ends, replaced by `?`. Marks around names are left out.

    Tabs are kept, and joiners within words; the spaces of French marks and of numbers become plain ones.
    """
    if text.isprintable():
        return text
    shown = _APART.sub(lambda name: name[1] if RIGHT_TO_LEFT.search(name[1]) else name[0], _TYPESET.sub(" ", text))
    kept = {match.start() for match in _JOINERS.finditer(shown)}
    return "".join(each if each.isprintable() or each == "\t" or at in kept else "?" for at, each in enumerate(shown))


def printable_lines(text: str) -> str:
    """Like `printable`, but line ends are kept."""
    return "\n".join(printable(line) for line in text.split("\n"))


def printable_json(value: object) -> str:
    """A value as indented JSON. Unprintable characters become `\\u` escapes, so that nothing is lost."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return _HIDDEN.sub(lambda match: match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1], text) + "\n"
