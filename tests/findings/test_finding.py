"""A finding as a value: its order among others, and the length of what it says."""

from interlock.findings import Finding, Place


def test_findings_of_one_place_are_sorted_by_message() -> None:
    place = Place("a.yml", 2)
    later, first = Finding("bad-id", place, "Wrong too"), Finding("bad-id", place, "Wrong")
    assert sorted([later, first], key=lambda each: each.sort_key) == [first, later]


def test_a_message_of_a_thousand_letters_is_whole() -> None:
    assert Finding("bad-id", Place("a.yml"), f"{'a' * 499}\n{'b' * 500}").message == f"{'a' * 499} {'b' * 500}"
    assert Finding("bad-id", Place("a.yml"), "a" * 1_001).message == f"{'a' * 1_000}…"
