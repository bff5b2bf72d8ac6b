"""Larkfield is easy to read: texts for customers at a reading age of about eleven, texts for staff in plain English."""

import statistics

import pytest

from interlock.catalog import Catalog
from interlock.catalog.texts import Text, all_texts
from interlock.site import checking
from tests.larkfield.readability import reading_ease, syllables

# Texts for customers: words to say, letters and messages, what is said when a promise is broken, and wordings of promises.
SAID = ("say", "wording")
FEW = 8  # words: the ease of a shorter text depends on a single one


@pytest.fixture
def catalog(larkfield_checked: checking.Checked) -> Catalog:
    return larkfield_checked.catalog


def eases(texts: list[tuple[str, list[str]]]) -> dict[str, float]:
    """The reading ease of named texts that are long enough to be measured."""
    measured = ((name, reading_ease(several)) for name, several in texts)
    return {name: round(ease) for name, (ease, words) in measured if words >= FEW}


def hard(measured: dict[str, float], bar: int) -> dict[str, float]:
    """The texts below the bar."""
    return {name: ease for name, ease in measured.items() if ease < bar}


def where(text: Text) -> str:
    return f"{text.key} {'.'.join(map(str, text.route))}: {text.text[:80]}"


def is_prose(text: Text) -> bool:
    return text.form != "plain" and text.field != "source"


def is_said(text: Text) -> bool:
    return text.field in SAID or (text.field == "text" and "messages" in text.route)


def test_what_customers_hear_is_easy(catalog: Catalog) -> None:
    said = eases([(where(text), [text.text]) for text in all_texts(catalog) if is_prose(text) and is_said(text)])
    assert len(said) > 150
    assert statistics.median(said.values()) >= 90
    assert hard({name: ease for name, ease in said.items() if " wording:" not in name}, 60) == {}
    assert hard(said, 45) == {}, "words of a promise are approved as they are, so the bar for them is lower"


def test_every_summary_is_plain(catalog: Catalog) -> None:
    summaries = eases([(where(text), [text.text]) for text in all_texts(catalog) if text.field == "summary"])
    assert statistics.median(summaries.values()) >= 70
    assert hard(summaries, 45) == {}


def test_every_page_is_easy_enough_to_read(catalog: Catalog) -> None:
    by_page: dict[str, list[str]] = {}
    for text in filter(is_prose, all_texts(catalog)):
        by_page.setdefault(str(text.key), []).append(text.text)
    pages = eases(list(by_page.items()))
    assert len(pages) > 300
    assert statistics.median(pages.values()) >= 75
    assert hard(pages, 60) == {}


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("We come back for your missed bin within two working days. Please leave it out.", 85, 105),
        ("Representations regarding enforcement determinations necessitate comprehensive documentation.", -200, 0),
        ("See [[promise/answer-calls|our promise]] at https://www.larkfield.example/administration now.", 70, 110),
    ],
)
def test_reading_ease_tells_easy_from_hard(text: str, least: int, most: int) -> None:
    assert least <= reading_ease([text])[0] <= most


@pytest.mark.parametrize(
    ("word", "number"),
    [("bin", 1), ("people", 2), ("table", 2), ("while", 1), ("moved", 1), ("started", 2), ("decision", 3), ("area", 3)],
)
def test_syllables_are_counted_as_spoken(word: str, number: int) -> None:
    assert syllables(word) == number
