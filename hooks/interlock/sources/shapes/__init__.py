"""Findings about values of the wrong shape: a list, a mapping or a single value where another of the three is expected."""

from interlock.sources.shapes.in_place_of_fields import fields_expected, not_a_mapping
from interlock.sources.shapes.in_place_of_list import list_expected
from interlock.sources.shapes.in_place_of_value import value_expected

__all__ = ["fields_expected", "list_expected", "not_a_mapping", "value_expected"]
