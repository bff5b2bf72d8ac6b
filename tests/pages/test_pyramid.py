"""Leaders, skills and teams' own words: single changes show on pages and in the check."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.definitions.link import Skill
from interlock.pages.page_context import PageContext
from interlock.pages.reports.areas_report import area_groups
from interlock.pages.settings import Settings
from interlock.questions.facts import Facts
from interlock.questions.pyramid import own_words
from interlock.questions.skills import lapsed_needs, skill_standing
from interlock.rules import nobody_coaches
from interlock.sources import Source
from tests.catalogs import TODAY, Fields, facts_of, link, procedure, step
from tests.conftest import Handbook, examples, short
from tests.sites import built, element_of, page
from tests.tiny_files import FRONT

MANAGERS = "title: Desk managers\nsummary: Hold up the desks.\nkind: leadership\nunblocks: {within: 4 working hours, promise: unblocked}\n"
UNBLOCKED = """\
title: Unblocked in four working hours
summary: A desk that is stuck has a manager beside it the same day.
wording: When you are stuck, one of us is with you within 4 working hours.
kind: internal
made_by: managers
made_to: [front]
limit: 4 working hours
target: {share: at least 90%}
measure: {what: Hours from call to visit, every: quarter}
"""
HELD_UP = {
    "standards/links/front.yml": f"{FRONT}coached_by: managers\n",
    "standards/links/managers.yml": MANAGERS,
    "standards/promises/unblocked.yml": UNBLOCKED,
    "standards/results/2026-q3.csv": "promise,period,value,met,total\nunblocked,2026-Q3,85,17,20\n",
}


@pytest.mark.parametrize(
    ("every", "last", "standing"),
    [
        (None, None, "lasting"),
        ("12 months", None, "never learnt"),
        ("12 months", "2025-11-21", "overdue"),
        ("12 months", "2025-11-22", "due"),
        ("12 months", "2025-12-22", "due"),
        ("12 months", "2025-12-23", "in date"),
    ],
)
def test_a_skill_lapses_after_its_interval(every: str | None, last: str | None, standing: str) -> None:
    skill = Skill.model_validate({"skill": "signing", "every": every, "last": last})
    assert skill_standing(skill, datetime.date(2026, 11, 22)) == standing


LINKS = st.builds(
    lambda kind, status, coach: link(kind=kind, status=status, **({"coached_by": coach} if coach else {})),
    st.sampled_from(["front-line", "support", "supplier", "leadership"]),
    st.sampled_from(["published", "published", "draft", "retired"]),
    st.sampled_from(["", "a", "b"]),
)
# Without a leader, nobody lacks a coach: of links taken at random, too few lead for any to be found without one.
LEADER = st.just(link(kind="leadership", status="published"))


@examples(60)
@given(st.fixed_dictionaries({"link/a": LINKS, "link/b": LINKS, "link/c": LEADER | LINKS}))
def test_rule_and_report_name_the_same_uncoached(definitions: dict[str, Fields]) -> None:
    catalog = facts_of(definitions).catalog
    facts = Facts(replace(catalog, sources={key: Source(f"{key.id}.yml", "") for key in catalog.definitions}), TODAY)
    published = {name: fields for name, fields in definitions.items() if fields["status"] == "published"}
    leads = any(fields["kind"] == "leadership" for fields in published.values())
    alone = {
        name.removeprefix("link/")
        for name, fields in published.items()
        if leads and fields["kind"] in ("front-line", "support") and "coached_by" not in fields
    }
    reported = next((group.rows for group in area_groups(PageContext(facts, Settings())) if group.id == "alone"), [])
    assert {finding.message.split("`")[1] for finding in nobody_coaches.check(facts)} == alone
    assert {row.ref.title.lower() for row in reported} == alone


def skilled(**fields: str) -> Fields:
    return link(skills=[{"skill": "Sign language", "every": "12 months", **fields}])


def needing(definitions: dict[str, Fields], status: str = "published") -> list[str]:
    signing = procedure(step("sign", skills=["Sign Language"]), status=status)
    facts = facts_of({"procedure/answer": signing} | definitions)
    return [holder.link.id for _, holders in lapsed_needs(facts.catalog, TODAY) for holder in holders]


def test_a_skill_lapses_only_if_nobody_has_it_current() -> None:
    lapsed, fresh = skilled(last="2025-01-07"), skilled(last="2026-10-06")
    assert needing({"link/front": lapsed, "link/back": link()}) == ["front"]
    assert needing({"link/front": lapsed, "link/back": skilled()}) == ["back", "front"]
    assert needing({"link/front": lapsed, "link/back": fresh}) == []
    assert needing({"link/front": lapsed, "link/back": fresh | {"status": "retired"}}) == ["front"]
    assert needing({"link/front": link(), "link/back": link()}) == []
    assert needing({"link/front": lapsed}, "draft") == []


@pytest.mark.parametrize(
    ("on", "review", "default", "stale"),
    [
        ("2025-11-22", None, None, False),
        ("2025-11-21", None, None, True),
        ("2026-05-21", {"every": "6 months"}, None, True),
        ("2026-05-22", {"every": "6 months"}, "3 months", False),
        ("2025-11-21", None, "24 months", False),
    ],
)
def test_answers_expire_after_the_review_interval_or_a_year(
    on: str, review: Fields | None, default: str | None, stale: bool
) -> None:
    said = link(review=review, says=[{"question": "What holds us up?", "answer": "Paper.", "on": on}])
    facts = facts_of({"link/front": said}, {"name": "Tinford", "defaults": {"review_every": default}})
    front = facts.catalog.link("front")
    assert front
    assert [each.is_stale for each in own_words(facts.catalog, front, datetime.date(2026, 11, 22))] == [stale]


def test_unblocking_time_is_shown_with_its_results(tiny: Handbook) -> None:
    site = built(tiny(HELD_UP))
    told = " ".join(element_of(page(site, "chain/managers"), "#do").text().split())
    assert "4 working hours: Unblocked in four working hours Missed 85% in July to September 2026" in told
    row = element_of(page(site, "reports/areas"), "#leaders tbody tr").text(separator=" ")
    assert "Desk managers" in row and "Unblocked in four working hours" in row


def test_a_deleted_coach_is_a_finding(tiny: Handbook) -> None:
    folder = tiny(HELD_UP)
    assert "nobody-coaches" not in short(folder) and "unblocking-unmeasured" not in short(folder)
    (folder / "standards/links/front.yml").write_text(FRONT, encoding="utf-8")
    assert "nobody-coaches" in short(folder) and "unblocking-unmeasured" in short(folder)
    assert page(built(folder), "reports/areas").css_first("#leaders") is None


def test_a_links_page_shows_its_own_answers(tiny: Handbook) -> None:
    says = "says:\n  - {question: What holds us up?, answer: Paper forms., on: 2026-10-13}\n"
    says += "  - {question: What do we do best?, answer: We ring back., on: 2025-10-13}\n"
    told = element_of(page(built(tiny({"standards/links/front.yml": FRONT + says})), "chain/front"), "#strength")
    assert [tag.text() for tag in told.css("dl:last-of-type .tag")] == ["Ask again"]
    assert "Paper forms." in told.text() and "13\N{NO-BREAK SPACE}October\N{NO-BREAK SPACE}2026" in told.text()


def test_a_link_may_answer_five_questions_at_most(tiny: Handbook) -> None:
    answers = "".join(f"  - {{question: Q{number}, answer: A., on: 2026-10-13}}\n" for number in range(6))
    assert "A team says at most 5 things of itself, not 6" in short(
        tiny({"standards/links/front.yml": f"{FRONT}says:\n{answers}"})
    )


def test_a_missing_part_in_the_vision_is_shown(tiny: Handbook) -> None:
    vision = "name: Tinford\nvision: Everyone who asks gets an answer.\n"
    folder = tiny({"standards/organisation.yml": vision})
    assert "Our part in the vision" in element_of(page(built(folder), "chain/front"), "#do").text()
    assert "Not said yet" in element_of(page(built(folder), "chain/front"), "#do").text()
