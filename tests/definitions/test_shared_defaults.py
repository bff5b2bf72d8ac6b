"""Definitions share their empty lists, so nothing may be added to one."""

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
