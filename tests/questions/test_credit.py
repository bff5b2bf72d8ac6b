"""Credit: thanks reach the links of the chain; failures count only where they were traced to."""

import datetime
from pathlib import Path

import pytest

from interlock.catalog import catalog_of
from interlock.catalog.audience import seen_by
from interlock.questions.chain.credit import Credit
from interlock.questions.facts import Facts
from interlock.sources.handbook_reader import read_handbook
from tests.conftest import TODAY, write

LINK = "title: {0}\nsummary: One of the links.\nkind: support\n{1}"
PROMISE = """title: {0}
summary: What we promise.
wording: We do it.
kind: {1}
made_by: {2}
made_to: [{3}]
"""
FILES = {
    "customers/people.yml": "title: People\nsummary: Everyone.\n",
    "links/front.yml": LINK.format("Front", "relies_on: [{link: phones}, {link: cars, matters_to: [other]}]\n"),
    "links/back.yml": LINK.format("Back", ""),
    "links/print.yml": LINK.format("Print", "relies_on: [{link: paper}]\n"),
    "links/phones.yml": LINK.format("Phones", "relies_on: [{link: power}]\n"),
    "links/power.yml": LINK.format("Power", "relies_on: [{link: coal}]\n"),
    "links/paper.yml": LINK.format("Paper", ""),
    "links/coal.yml": LINK.format("Coal", ""),
    "links/cars.yml": LINK.format("Cars", ""),
    "services/permits.yml": "title: Permits\nsummary: A service.\nowner: front\ncustomers: [people]\n",
    "services/lost.yml": "title: Lost things\nsummary: A service without a promise.\nowner: print\ncustomers: [people]\n",
    "promises/permit.yml": PROMISE.format("Permit", "public", "front", "people") + "service: permits\n",
    "promises/other.yml": PROMISE.format("Other", "public", "front", "people"),
    "promises/printed.yml": PROMISE.format("Printed", "internal", "print", "back"),
    "procedures/issue.yml": """title: Issue
summary: How.
owner: front
supports: [permit]
steps:
  - {id: ask, does: Ask., by: front}
  - {id: wait, does: Wait., stage: customer}
  - {id: print, does: Print., by: back, secured_by: printed}
""",
    "procedures/advise.yml": """title: Advise
summary: How.
owner: front
supports: [other]
steps: [{id: ask, does: Ask., by: front}]
""",
    "contact-points/desk.yml": "title: Desk\nsummary: A desk.\nowner: front\nchannel: face-to-face\nstaffed_by: [front]\n",
}


def lesson(type: str, about: str, more: str = "") -> str:
    return f"title: It happened\nsummary: It did.\ntype: {type}\non: 2026-05-04\nabout: [{about}]\nwhat_happened: So.\n{more}"


def write_files(folder: Path, *lessons: str) -> None:
    for path, text in FILES.items():
        write(folder / "standards" / path, text)
    for number, text in enumerate(lessons):
        write(folder / f"standards/lessons/l{number}.yml", text)


def credit(folder: Path, *lessons: str) -> Credit:
    write_files(folder, *lessons)
    return Facts(catalog_of(read_handbook(folder)), TODAY).credit


def rings(found: Credit) -> dict[str, int]:
    return {id: thanks[0].ring for id, thanks in found.thanks.items() if thanks}


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("promise/permit", {"front": 1, "back": 1, "print": 2, "phones": 2, "power": 3, "paper": 3}),
        ("procedure/issue", {"front": 1, "back": 1, "print": 2, "phones": 2, "power": 3, "paper": 3}),
        ("procedure/advise", {"front": 1, "phones": 2, "cars": 2, "power": 3}),
        ("procedure/issue#print", {"front": 1, "back": 1, "print": 2, "phones": 2, "power": 3, "paper": 3}),
        ("service/permits", {"front": 1, "back": 1, "print": 2, "phones": 2, "power": 3, "paper": 3}),
        ("service/lost", {"print": 1, "paper": 2}),
        ("promise/other", {"front": 1, "phones": 2, "cars": 2, "power": 3}),
        ("contact-point/desk", {"front": 1, "phones": 2, "cars": 2, "power": 3}),
        ("link/phones", {"phones": 1, "power": 2, "coal": 3}),
        ("link/back, promise/printed", {"back": 1, "print": 1, "paper": 2}),
        ("customer/people", {}),
    ],
)
def test_thanks_reach_all_links_of_the_chain(about: str, expected: dict[str, int], tmp_path: Path) -> None:
    assert rings(credit(tmp_path, lesson("compliment", about))) == expected


def test_thanks_count_in_two_rings(tmp_path: Path) -> None:
    found = credit(tmp_path, lesson("excellence", "promise/permit"))
    assert {id for id, thanks in found.thanks.items() if thanks[0].counts} == {"front", "back", "print", "phones"}


def test_a_named_link_is_thanked_at_any_distance(tmp_path: Path) -> None:
    found = credit(tmp_path, lesson("compliment", "promise/permit", "traced_to: [{link: coal}, {link: power}]\n"))
    assert found.thanks["coal"][0].counts and found.thanks["power"][0].counts
    assert not found.causes


@pytest.mark.parametrize("type", ["failure", "complaint"])
def test_failures_count_only_where_traced(type: str, tmp_path: Path) -> None:
    found = credit(tmp_path, lesson(type, "promise/permit", "traced_to: [{link: print, step: issue#print, what: No paper.}]\n"))
    assert {id: [traced.cause.what for traced in causes] for id, causes in found.causes.items()} == {"print": ["No paper."]}
    assert not found.thanks


def test_a_suggestion_is_neither_thanks_nor_failure(tmp_path: Path) -> None:
    found = credit(tmp_path, lesson("suggestion", "promise/permit", "traced_to: [{link: print}]\n"))
    assert not found.thanks and not found.causes


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_live_lessons_thank_and_trace(status: str, tmp_path: Path) -> None:
    of_old = f"traced_to: [{{link: print}}]\nstatus: {status}\n"
    found = credit(tmp_path, lesson("compliment", "link/back", of_old), lesson("failure", "promise/permit", of_old))
    assert not found.thanks and not found.causes


def test_a_retired_promise_keeps_its_thanks(tmp_path: Path) -> None:
    """Whoever kept it then is thanked, not those who keep the one in its place."""
    retired = f"{PROMISE.format('Old', 'public', 'coal', 'people')}status: retired\nreplaced_by: permit\n"
    write(tmp_path / "standards/promises/old.yml", retired)
    assert rings(credit(tmp_path, lesson("compliment", "promise/old"))) == {"coal": 1}


def test_the_latest_lesson_comes_first(tmp_path: Path) -> None:
    found = credit(tmp_path, lesson("compliment", "link/back"), lesson("compliment", "link/back").replace("05-04", "06-04"))
    assert [thanks.lesson.on.month for thanks in found.thanks["back"]] == [6, 5]


def ways(found: Credit) -> dict[str, tuple[str, list[str]]]:
    """For each link, the nearest reason why it is thanked, and the links that passed its contribution on."""
    return {
        id: (thanks[0].way.reasons[0].key, [link.id for link in thanks[0].way.through])
        for id, thanks in found.thanks.items()
        if thanks and thanks[0].way
    }


@pytest.mark.parametrize("about", ["promise/permit", "procedure/issue", "service/permits"])
def test_thanks_name_the_step_or_handover(about: str, tmp_path: Path) -> None:
    found = ways(credit(tmp_path, lesson("compliment", about)))
    assert found.pop("front") in (("makes", []), ("does", []))
    assert found == {
        "back": ("does", []),
        "print": ("secures", ["back"]),
        "phones": ("relied-on", ["front"]),
        "power": ("relied-on", ["phones", "front"]),
        "paper": ("relied-on", ["print", "back"]),
    }


def test_far_links_are_around_but_not_near(tmp_path: Path) -> None:
    write_files(tmp_path)
    facts = Facts(catalog_of(read_handbook(tmp_path)), TODAY)
    permit, lost = facts.catalog.named("promise/permit"), facts.catalog.named("service/lost")
    assert permit and lost
    assert facts.rings.of(permit)["coal"] == 4
    assert set(facts.rings.near(permit)) == {"front", "back", "print", "phones", "power", "paper"}
    assert facts.rings.of(lost) == {"print": 1, "paper": 2}


def test_ways_around_contact_points_and_links(tmp_path: Path) -> None:
    desk = ways(credit(tmp_path / "desk", lesson("beyond", "contact-point/desk")))
    assert desk["front"] == ("staffs", []) and desk["cars"] == ("relied-on", ["front"])
    assert ways(credit(tmp_path / "link", lesson("beyond", "link/phones"))) == {
        "phones": ("is", []),
        "power": ("relied-on", ["phones"]),
        "coal": ("relied-on", ["power", "phones"]),
    }


def test_own_steps_come_first_then_named_links(tmp_path: Path) -> None:
    named = "traced_to: [{link: power, what: Kept it on.}, {link: coal, step: issue#print}]\n"
    found = credit(tmp_path, lesson("excellence", "promise/permit", named))
    assert [thanks.link.id for thanks in found.shares["l0"]] == ["coal", "front", "back", "power", "print", "phones", "paper"]


def test_who_staffs_a_desk_comes_before_named_links(tmp_path: Path) -> None:
    found = credit(tmp_path, lesson("beyond", "contact-point/desk", "traced_to: [{link: power, what: Kept it on.}]\n"))
    assert [thanks.link.id for thanks in found.shares["l0"]][:2] == ["front", "power"]


def test_the_last_thanks_are_counted_ones(tmp_path: Path) -> None:
    later = lesson("compliment", "promise/permit").replace("05-04", "06-04")
    found = credit(tmp_path, lesson("beyond", "link/power"), later)
    catalog = catalog_of(read_handbook(tmp_path))
    power, cars = catalog.link("power"), catalog.link("cars")
    assert power and found.last_thanked(power) == datetime.date(2026, 5, 4)
    assert cars and found.last_thanked(cars) is None


@pytest.mark.parametrize("about", ["link/old", "promise/permit"])
def test_a_successor_is_thanked_as_what_was_retired(tmp_path: Path, about: str) -> None:
    """Stamps took the place of Old; whoever it was, the one in its place has the thanks, and the page of Old keeps them."""
    write(tmp_path / "standards/links/old.yml", LINK.format("Old", "status: retired\nreplaced_by: older\n"))
    write(tmp_path / "standards/links/older.yml", LINK.format("Older", "status: retired\nreplaced_by: stamps\n"))
    write(tmp_path / "standards/links/stamps.yml", LINK.format("Stamps", ""))
    named = "traced_to: [{link: old, what: Stamped it.}, {link: stamps, what: Posted it.}]\n"
    found = credit(tmp_path, lesson("excellence", about, named), lesson("failure", about, named))
    stamps, old = found.thanks["stamps"][0], found.thanks["old"][0]
    assert [was.id for was in stamps.was] == ["old"] and stamps.counts
    assert [[cause.what for cause in each.causes] for each in (stamps, old)] == [["Stamped it.", "Posted it."], ["Stamped it."]]
    assert (stamps.way is not None) == (about == "link/old")
    assert (old.link.id, old.was, "old" in {each.link.id for each in found.shares["l0"]}) == ("old", (), False)
    assert [[was.id for was in each.was] for each in found.causes["stamps"]] == [["old"], []]
    assert found.causes["old"][0].was == ()


def test_a_failure_stays_with_what_was_given_up(tmp_path: Path) -> None:
    write(tmp_path / "standards/links/old.yml", LINK.format("Old", "status: retired\n"))
    found = credit(tmp_path, lesson("failure", "promise/permit", "traced_to: [{link: old}]\n"))
    assert {id: len(causes) for id, causes in found.causes.items()} == {"old": 1}


@pytest.mark.parametrize("about", ["procedure/issue", "service/permits"])
def test_hidden_promise_brings_no_thanks_from_others(tmp_path: Path, about: str) -> None:
    """Cars matter to another promise alone, whether or not readers see the one that was kept."""
    write_files(tmp_path, lesson("compliment", about))
    file = tmp_path / "standards/promises/permit.yml"
    file.write_text(f"classification: restricted\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    whole = catalog_of(read_handbook(tmp_path))
    seen = Facts(seen_by(whole, "staff"), TODAY, whole)
    assert "phones" in rings(seen.credit) and "cars" not in rings(seen.credit)
