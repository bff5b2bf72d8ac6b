"""The form in which exports write JSON."""

import json


def json_text(value: object) -> str:
    """A value as indented JSON with a line end. Letters of all languages stay as they are."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
