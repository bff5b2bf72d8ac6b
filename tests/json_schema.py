"""Validates values by a JSON Schema."""

import sys
from typing import Any
from urllib.parse import quote

import pytest

from tests.conftest import is_nightly


def validator(schema: Any) -> Any:
    """A validator of a schema, which follows the newest draft and checks formats as well."""
    # Loaded late, and by day without the grammar of addresses in any script, which each process would read for seconds.
    with pytest.MonkeyPatch.context() as patch:
        if not is_nightly():
            patch.setitem(sys.modules, "rfc3987_syntax", None)
        from jsonschema import Draft202012Validator, FormatChecker

    formats = FormatChecker(Draft202012Validator.FORMAT_CHECKER.checkers)

    def is_address(value: object) -> bool:
        """Whether a text is an address once its letters of other scripts are escaped, as RFC 3987 maps them."""
        escaped = "".join(letter if letter.isascii() else quote(letter) for letter in value) if isinstance(value, str) else value
        return bool(formats.conforms(escaped, "uri"))

    if not is_nightly():
        formats.checks("iri")(is_address)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=formats)
