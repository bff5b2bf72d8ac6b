"""Validates values by a JSON Schema."""

from typing import Any


def validator(schema: Any) -> Any:
    """A validator of a schema, which follows the newest draft and checks formats as well."""
    # Loaded late, as it parses dozens of grammars: that took a third of the time to collect all tests.
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
