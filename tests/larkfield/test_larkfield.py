"""Larkfield is a good example: complete, consistent, without repeated sentences, and invented throughout."""

import re
from collections import Counter
from typing import get_args

import pytest

from interlock.catalog.texts import texts_of
from interlock.definitions import Framework, Lesson, Link, Procedure, Promise, Term
from interlock.definitions.lesson import LessonType
from interlock.exports.codeowners import unasked
from interlock.site import checking
from tests.conftest import ROOT

SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n\s*\n|\n\s*[-*] ")
# Telephone numbers that are reserved for fiction.
FICTION = re.compile(r"01632 960\d{3}|07700 900\d{3}|08081 570\d{3}|020 7946 0\d{3}")
PHONE = re.compile(r"\b0\d{2,4}[ ]?\d{3,4}[ ]?\d{3,4}\b")
HOST = re.compile(r"(?:https?://|@)([a-z0-9.-]+\.[a-z]+)")

# What README.md says of each warning that is left in Larkfield.
LATE = "actions, reviews and figures that are late"
TOLD = {
    "promise-over-capability": "promises that their steps",
    "worst-case-over-capability": "promises that their steps",
    "targets-do-not-add-up": "or the promises behind them cannot keep",
    "one-sided-handshake": "handshakes that one side has not answered",
    "stale-approval": "approvals that no longer count",
    "wrong-signatory": "or are for the wrong side",
    "skill-lapsed": "a skill that has lapsed",
    "action-overdue": LATE,
    "review-overdue": LATE,
    "measure-overdue": LATE,
    "action-without-effect": "an action that did not help",
}


def test_larkfield_has_no_error_and_only_deliberate_warnings(larkfield_checked: checking.Checked) -> None:
    warnings = Counter(finding.rule for finding in larkfield_checked.findings if finding.severity == "warning")
    assert not larkfield_checked.errors
    assert sum(warnings.values()) <= 23, warnings


def test_the_readme_tells_every_warning_left_in(larkfield_checked: checking.Checked) -> None:
    told = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    found = {finding.rule for finding in larkfield_checked.findings if finding.severity == "warning"}
    assert found <= TOLD.keys()
    assert [words for rule, words in TOLD.items() if rule in found and words not in told] == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("link", 24),
        ("customer", 8),
        ("service", 14),
        ("promise", 36),
        ("procedure", 28),
        ("contact-point", 12),
        ("framework", 4),
        ("lesson", 16),
        ("session", 3),
        ("term", 80),
    ],
)
def test_larkfield_has_enough_of_every_kind(larkfield_checked: checking.Checked, kind: str, least: int) -> None:
    assert sum(key.kind == kind for key in larkfield_checked.catalog.definitions) >= least


def test_the_back_office_counts(larkfield_checked: checking.Checked) -> None:
    kinds = Counter(link.kind for link in larkfield_checked.catalog.of(Link))
    assert kinds["support"] >= 10
    assert kinds["partner"] + kinds["supplier"] >= 3
    assert kinds["leadership"] >= 2
    assert Counter(promise.kind for promise in larkfield_checked.catalog.of(Promise)) >= Counter(
        public=22, internal=11, supplier=3
    )


def test_every_team_reviews_what_it_signs(larkfield_checked: checking.Checked) -> None:
    assert [link.id for link in unasked(larkfield_checked.catalog)] == []


def test_procedures_have_four_to_nine_complete_steps(larkfield_checked: checking.Checked) -> None:
    for procedure in larkfield_checked.catalog.of(Procedure):
        assert procedure.missing or 4 <= len(procedure.steps) <= 9, procedure.id
        assert procedure.missing or any(step.say for step in procedure.steps), procedure.id
        assert procedure.missing or any(step.within for step in procedure.steps), procedure.id


def test_words_to_avoid_frameworks_results_and_lessons_are_there(larkfield_checked: checking.Checked) -> None:
    catalog = larkfield_checked.catalog
    assert sum(bool(term.avoid) for term in catalog.of(Term)) >= 30
    criteria = {framework.id: len(framework.all_criteria()) for framework in catalog.of(Framework)}
    assert criteria["customer-service-excellence"] == 20
    assert criteria["six-cs"] == criteria["six-steps"] == criteria["group-learning"] == 6
    assert len({row.period for row in catalog.results if re.fullmatch(r"\d{4}-\d\d", row.period)}) >= 12
    assert {lesson.type for lesson in catalog.of(Lesson)} == set(get_args(LessonType))


def test_every_verdict_on_capability_is_shown_at_least_twice(larkfield_checked: checking.Checked) -> None:
    verdicts = Counter(
        larkfield_checked.facts.capabilities.of(promise).verdict for promise in larkfield_checked.catalog.of(Promise)
    )
    assert all(verdicts[verdict] >= 2 for verdict in ("capable", "over", "unknown", "not applicable")), verdicts


def test_no_sentence_of_more_than_eight_words_stands_twice(larkfield_checked: checking.Checked) -> None:
    seen: dict[str, str] = {}
    twice = []
    for text in (text for key in larkfield_checked.catalog.sources for text in texts_of(larkfield_checked.catalog, key)):
        for sentence in SENTENCE.split(text.text):
            words = re.findall(r"[\w'’-]+", sentence.lower())
            where = f"{text.key} {'.'.join(map(str, text.route))}"
            if len(words) > 8 and (first := seen.setdefault(" ".join(words), where)) != where:
                twice.append(f"{first} and {where}: {sentence.strip()}")
    assert not twice


def test_every_number_and_host_is_invented() -> None:
    for path in (path for top in ("standards", "glossary", "docs") for path in (ROOT / top).rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        assert not [number for number in PHONE.findall(text) if not FICTION.fullmatch(number)], path
        hosts = {host for host in HOST.findall(text) if not host.endswith(".example")}
        assert hosts <= {"customerserviceexcellence.uk.com", "www.customerserviceexcellence.uk.com"}, path
