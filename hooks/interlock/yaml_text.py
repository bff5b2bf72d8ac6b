"""Texts as YAML writes them."""

import json
import re

# Need no quotation marks in a block or in brackets: a text that begins with a letter and holds no mark that YAML reads, a
# date, a stamp.
_PLAIN = re.compile(r"[^\W\d_][\w ()/.'’&–-]*|\d{4}-\d\d-\d\d|v1:[\w.]+")


def as_scalar(text: str) -> str:
    """A text as a YAML scalar on one line, in quotation marks only where it needs them."""
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)
