"""Definitions as values: they share their empty lists, and are equal where they are the same one."""

import pytest

from interlock.definitions import Customer


def test_an_empty_list_is_shared_and_stays_empty() -> None:
    one, other = (Customer.model_validate({"title": title, "summary": "People."}) for title in ("Visitors", "Residents"))
    assert one.tags is other.tags
    assert one.tags == [] and one.model_copy() == one
    with pytest.raises(TypeError):
        one.tags.append("parking")
    with pytest.raises(TypeError):
        one.tags += ["parking"]  # type: ignore[misc]
    assert other.tags == []


def test_two_files_that_say_the_same_are_two_definitions() -> None:
    one, other, again = (Customer.model_validate({"title": "Visitors", "summary": "People."}) for _ in range(3))
    assert one.with_key("customer", "visitors") == again.with_key("customer", "visitors")
    assert one != other.with_key("customer", "guests")
    assert one != "visitors"
