"""Long lists of a page: the first of them, and a search that finds the rest."""

from tests.conftest import Handbook
from tests.sites import built, page

LESSON = """\
title: Lesson {number}
summary: What we learned.
type: suggestion
on: 2026-05-04
about: [promise/permit-in-five-days]
what_happened: So.
"""


def test_of_many_lessons_the_latest_are_shown(tiny: Handbook) -> None:
    site = built(tiny({f"standards/lessons/n-{number}.yml": LESSON.format(number=number) for number in range(130)}))
    shown = page(site, "promises/permit-in-five-days")
    assert len(shown.css("#more .history li")) == 100
    assert "30 more: search for them." in [" ".join(line.text().split()) for line in shown.css("#more p")]
