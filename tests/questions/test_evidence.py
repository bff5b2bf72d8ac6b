"""Evidence of criteria: its links, its freshness, rules as evidence, and gaps."""

import datetime
from pathlib import Path

import pytest

from interlock.catalog import catalog_of
from interlock.questions.evidence import Examined, FrameworkEvidence, by_link, evidence_of
from interlock.sources.handbook import read_handbook
from tests.conftest import write

TODAY = datetime.date(2026, 11, 22)
FRAMEWORK = """title: The mark
summary: What assessors ask.
verdicts: [no, yes]
criteria:
  - id: "1"
    title: Customers
    criteria:
      - {id: "1.1", title: Heard}
      - {id: "1.2", title: Helped, shown_by: [no-recovery, not-measurable]}
  - {id: "2", title: Staff}
assessments:
  - {on: 2025-05-01, verdicts: {"1.1": no}}
  - on: 2026-05-01
    verdicts: {"1.1": yes}
    praise: [{criterion: "1.1", text: Everyone listens.}]
"""
FILES = {
    "frameworks/mark.yml": FRAMEWORK,
    "links/front.yml": "title: Front\nsummary: A link.\nkind: front-line\nevidences: [mark#1.1]\nreview: {last: 2026-05-01, every: 6 months}\n",
    "links/back.yml": "title: Back\nsummary: A link.\nkind: support\n",
    "links/pay.yml": "title: Pay\nsummary: A link.\nkind: support\nevidences: [{criterion: mark#1.1, on: 2026-01-01, until: 2026-11-22}, {criterion: mark#1.2, until: 2026-11-21}]\n",
    "procedures/issue.yml": "title: Issue\nsummary: How.\nowner: front\nevidences: [mark#1.1]\nsteps:\n  - {id: print, does: Print., by: back}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        write(tmp_path / "standards" / path, text)
    return tmp_path


def evidence(folder: Path, **seen: Examined) -> FrameworkEvidence:
    examined = {name.replace("_", "-"): one for name, one in seen.items()}
    (found,) = evidence_of(catalog_of(read_handbook(folder)), examined, TODAY)
    return found


def test_evidence_has_its_criterion_and_links(folder: Path) -> None:
    heard = evidence(folder).criteria[1]
    assert heard.criterion.id == "1.1" and heard.level == 2
    assert [(item.definition.id, [link.id for link in item.links]) for item in heard.items] == [
        ("front", ["front"]),
        ("pay", ["pay"]),
        ("issue", ["front", "back"]),
    ]
    assert [link.id for link in heard.links] == ["back", "front", "pay"]


def test_evidence_goes_stale_by_date_or_review(folder: Path) -> None:
    found = evidence(folder)
    assert [(item.freshness, item.why_stale) for item in found.criteria[1].items] == [
        ("stale", "its page is overdue for review"),
        ("fresh", ""),
        ("fresh", ""),
    ]
    assert [item.why_stale for item in found.criteria[2].items] == ["its date has passed"]


def test_the_last_assessment_counts_with_its_praise(folder: Path) -> None:
    found = evidence(folder)
    assert found.criteria[1].verdict == "yes"
    own = by_link([found])["back"]
    assert [criterion.criterion.id for criterion, _ in own] == ["1.1"]
    assert [praise.text for criterion, _ in own for _, praise in criterion.praise] == ["Everyone listens."]


@pytest.mark.parametrize(
    ("seen", "status"),
    [
        (Examined(4, 0), "shown"),
        (Examined(4, 1), "not shown"),
        (Examined(0, 0), "not checked"),
        (Examined(None, 0), "not checked"),
    ],
)
def test_a_rule_shows_only_what_it_examined(seen: Examined, status: str, folder: Path) -> None:
    live = evidence(folder, no_recovery=seen).criteria[2].live
    assert [rule.status for rule in live] == [status, "not checked"]


def test_gaps_are_leaves_without_evidence(folder: Path) -> None:
    assert [gap.criterion.id for gap in evidence(folder).gaps] == ["1.2", "2"]
    assert [gap.criterion.id for gap in evidence(folder, no_recovery=Examined(1, 0)).gaps] == ["2"]
