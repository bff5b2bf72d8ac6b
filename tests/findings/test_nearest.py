"""The word that was meant, among the words that there are."""

from interlock.findings.nearest import did_you_mean, nearest


def test_the_most_similar_word_was_meant() -> None:
    assert nearest("Sumary", ["title", "summary", "owner"]) == "summary"
    assert did_you_mean("ownr", ["title", "owner"]) == "Did you mean `owner`?"


def test_two_letters_swapped_make_a_short_word() -> None:
    assert nearest("Fir", ["mon", "tue", "fri"]) == "fri"
    assert nearest("lof", ["tell", "log"]) is None


def test_words_that_share_six_letters_of_ten_are_others() -> None:
    assert nearest("label", ["table"]) is None
    assert nearest("label", ["table"], least=60) == "table"
    assert did_you_mean("label", ["table"]) == ""


def test_among_many_words_the_same_one_was_meant() -> None:
    many = [f"field-{number}" for number in range(100)]
    assert nearest("sumary", [*many, "summary"]) == "summary"
    assert nearest("label", [*many, "table"]) is None
