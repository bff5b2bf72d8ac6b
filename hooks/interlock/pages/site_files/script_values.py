"""Data in scripts. Unlike JSON, browsers load a script from `file://` too."""

import json

from interlock.findings.lazy_patterns import lazy_pattern

# Characters that must be escaped in a script: `<`, JavaScript's own line ends, lone surrogates.
_UNSAFE = lazy_pattern("[<\u2028\u2029\ud800-\udfff]")


def script_value(value: object) -> str:
    """A value as a JavaScript expression."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
