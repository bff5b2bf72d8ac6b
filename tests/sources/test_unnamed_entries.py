"""Entries without the names of their fields: the remedy has those that were meant."""

import pytest

from interlock.definitions import ContactPoint, Lesson, Link, Promise, Term
from interlock.definitions.model import Model
from interlock.sources import read_yaml
from interlock.sources.decoding.decode import decode


@pytest.mark.parametrize(
    ("model", "text", "remedy"),
    [
        (Link, "skills:\n  - Driving: 2 years", "`- skill: Driving`, and below `skill`, in line with it, `every: 2 years`"),
        (Link, "supports: [front: permits]", "`{link: front, with: permits}`"),
        (
            Link,
            "says:\n  - What is hard: The phone",
            "`- question: What is hard`, and below `question`, in line with it, `answer: The phone`, "
            "and below it, in line with `question`, `on`",
        ),
        (
            Link,
            "contact:\n  web:\n    - Rota of the week: https://rota.example/week",
            '`- url: "https://rota.example/week"`, and below `url`, in line with it, `title: Rota of the week`',
        ),
        (Lesson, "thanked: {2026-02-01: a card}", "`{on: 2026-02-01, how: a card}`"),
        (
            Promise,
            "benchmarks:\n  - Nearby Council: 7 working days",
            "`- organisation: Nearby Council`, and below `organisation`, in line with it, `value: 7 working days`",
        ),
        (
            Promise,
            "approvals:\n  - providers: front",
            "`- side: providers`, and below `side`, in line with it, `link: front`, and below it, in line with `side`, `role`, `on`",
        ),
        (
            ContactPoint,
            "closures:\n  - Christmas: 2026-12-24 to 2026-12-26",
            "`- {on: 2026-12-24, until: 2026-12-26, say: Christmas}`",
        ),
        (
            ContactPoint,
            "hours: [22-6 daily]",
            'in its place `{days: [mon, tue, wed, thu, fri, sat, sun], opens: "22:00", closes: "06:00"}`',
        ),
        (
            ContactPoint,
            "hours:\n  - days: [mon]\n    opens: 9-5",
            '`opens: "09:00"` and, as another field, `closes: "17:00"`',
        ),
        (
            Term,
            "avoid:\n  - customer: client",
            "`- word: customer`, and below `word`, in line with it, `…: client`, "
            "and one of `because`, `use`, `unless` in place of `…`",
        ),
    ],
)
def test_the_fields_that_were_meant_are_named(model: type[Model], text: str, remedy: str) -> None:
    assert _remedies(model, text) == [f"Write {remedy}."]


@pytest.mark.parametrize(
    ("model", "text", "remedy"),
    [
        (Promise, "measure: {frequence: month}", "Known fields are `what`, `source`, `every`, `by`."),
        (ContactPoint, "closures:\n  - reopened: soon", "Known fields are `on`, `until`, `say`."),
    ],
)
def test_a_word_for_no_field_lists_the_fields(model: type[Model], text: str, remedy: str) -> None:
    assert _remedies(model, text) == [remedy]


def _remedies(model: type[Model], text: str) -> list[str]:
    """The remedies of findings below the top of a file."""
    source, _ = read_yaml("a.yml", f"{text}\n")
    found = decode(source, model, "this")[1]
    return [finding.remedy for finding in found if " from this" not in finding.message]
