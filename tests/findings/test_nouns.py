"""Numbers, lists and names as sentences say them."""

import pytest

from interlock.findings.nouns import few_of, first_of, is_mostly_right_to_left, with_article

XEROX = "\u05d6\u05d9\u05e8"  # three Hebrew letters


def test_no_list_ends_with_one_more() -> None:
    assert first_of("abc", 2) == ("abc", 0)
    assert first_of("abcd", 2) == ("ab", 2)
    assert few_of(["Payroll", "Finance", "Legal"], 2) == "Payroll, Finance and Legal"


@pytest.mark.parametrize(
    ("noun", "said"), [("umbrella", "an umbrella"), ("contact-point", "a contact point"), ("outcome", "an outcome")]
)
def test_articles_fit_their_noun(noun: str, said: str) -> None:
    assert with_article(noun) == said


@pytest.mark.parametrize(("name", "is_mostly"), [(f"Xe {XEROX}", True), (f"Xer {XEROX}", False), (f"Xero {XEROX}", False)])
def test_most_letters_say_where_a_name_begins(name: str, is_mostly: bool) -> None:
    assert is_mostly_right_to_left(name) == is_mostly
