"""Whose role it is that signed: of the link in whose name it did, or of another."""

import pytest

from interlock.questions.approvals.roles import RolesOfLinks
from tests.catalogs import facts_of, link

PLANNERS = facts_of(
    {
        "link/scheduling": link(title="Scheduling", coached_by="streets", also_called=["round planners"]),
        "link/streets": link(title="Head of streets", kind="leadership"),
        "link/calls": link(title="Contact centre"),
        "link/ict": link(title="Computers and telephones (ICT)"),
        "link/gone": link(title="Night desk", status="retired"),
    }
)


@pytest.mark.parametrize(
    ("role", "link_id", "opposite", "other"),
    [
        ("scheduling lead", "scheduling", ["streets"], None),
        ("lead planner", "scheduling", ["streets"], None),
        ("Contact-centre team leader", "scheduling", [], "calls"),
        ("head of ICT", "streets", [], "ict"),
        ("head of ICT", "ict", [], None),
        ("night desk manager", "scheduling", [], None),
        ("contact centre round planner", "scheduling", [], None),
        ("head of scheduling", "streets", [], None),
        ("head of scheduling", "streets", ["scheduling"], "scheduling"),
        ("head of streets", "scheduling", ["streets"], "streets"),
    ],
)
def test_a_role_names_another_team(role: str, link_id: str, opposite: list[str], other: str | None) -> None:
    link = PLANNERS.catalog.link(link_id)
    assert link
    found = RolesOfLinks(PLANNERS.catalog).other_link(role, link, opposite)
    assert (found and found.id) == other
