"""Debts of links: for each kind who owes it, who waits for it and what settles it; and their order and output."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.catalogs import TODAY, Fields, link, procedure, promise, step
from tests.conftest import examples
from tests.questions.owing import SPRING, debts, essentials, lesson, only, session


def test_an_action_is_owed_by_the_link_it_names() -> None:
    owed = only("action", debts({"lesson/l": lesson({"what": "Count.", "by": "front", "due": "2026-12-18"})}))
    assert essentials(owed) == ("front", ["back"], SPRING, "2026-12-18", f"done: {TODAY}")
    assert (owed.what, str(owed.key), owed.route, owed.is_prose) == ("Count.", "lesson/l", ("changes", 0), True)
    later = debts({"lesson/l": lesson({"what": "Count.", "by": "front", "due": "2027-12-18"})})
    assert only("action", later).is_pressing


def test_receivers_of_the_promise_wait_for_an_action() -> None:
    owed = only("action", debts({"lesson/l": lesson({"what": "Count.", "by": "back"})}))
    assert essentials(owed)[:2] == ("back", ["residents"])
    printed = {"promise/printed": promise("back", kind="internal", made_to=["front"], status="suspended")}
    owed = only("action", debts(printed | {"lesson/l": lesson({"what": "Count.", "by": "back", "about": "promise/printed"})}))
    assert essentials(owed)[:2] == ("back", ["front"])


def test_participants_wait_for_an_action_of_a_session() -> None:
    owed = only("action", debts({"session/s": session({"what": "Count.", "by": "front"})}))
    assert (owed.link and owed.link.id, [each.id for each in owed.to]) == ("front", ["back"])
    assert owed.route == ("checklist", "perceptions", "actions", 0)


@pytest.mark.parametrize(
    ("by", "expected"),
    [("front", "front"), (None, "back"), ("gone", "front"), ("lost", "back")],
)
def test_who_owes_an_action(by: str | None, expected: str) -> None:
    retired = {
        "link/gone": link(status="retired", replaced_by="front"),
        "link/lost": link(status="retired", replaced_by="found"),
        "link/found": link(status="retired", replaced_by="lost"),
    }
    owed = only("action", debts(retired | {"lesson/l": lesson({"what": "Count."} | ({"by": by} if by else {}))}))
    assert owed.link and owed.link.id == expected


@pytest.mark.parametrize(
    ("replaced_by", "waiting"),
    [
        ({"replaced_by": "hub"}, ["hub"]),
        ({"replaced_by": "back"}, ["residents"]),  # who owes it took their place
        ({}, ["residents"]),
    ],
)
def test_nobody_retired_waits_for_an_action(replaced_by: Fields, waiting: list[str]) -> None:
    links = {"link/gone": link(status="retired", **replaced_by), "link/hub": link()}
    owed = only("action", debts(links | {"lesson/l": lesson({"what": "Count.", "by": "back"}, owner="gone")}))
    assert essentials(owed)[:2] == ("back", waiting)


def test_no_system_waits_for_the_review_of_its_page() -> None:
    reviewed = {"review": {"every": "12 months"}}
    found = debts({"link/app": link(kind="system", owner="back", **reviewed), "link/hub": link(owner="back", **reviewed)})
    assert {owed.key.id: [each.id for each in owed.to] for owed in found.by(found.all[0].link)} == {"app": [], "hub": ["hub"]}


def test_an_action_may_be_owed_by_nobody() -> None:
    found = debts({"lesson/l": {k: v for k, v in lesson({"what": "Count."}).items() if k != "owner"}})
    assert found.by(None) == [only("action", found)]


def test_a_draft_of_a_team_owes_no_action() -> None:
    new = {"link/new": link(status="draft"), "lesson/l": lesson({"what": "Count.", "by": "new"})}
    assert essentials(only("action", debts(new)))[0] == "back"


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_drafts_and_retired_lessons_owe_nothing(status: str) -> None:
    assert not debts({"lesson/l": lesson({"what": "Count.", "by": "front"}, status=status)}).all


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"done": "2026-08-24"}, True),
        ({"done": "2026-08-25"}, False),
        ({"done": "2025-11-23"}, True),
        ({"done": "2025-11-22"}, False),
        ({"done": "2026-06-01", "result": "did not work"}, False),
        ({"done": "2026-06-01", "result": {"answer": "worked", "figure": "96%"}}, False),
    ],
)
def test_results_of_actions_are_owed_for_a_time(change: Fields, asked: bool) -> None:
    found = debts({"lesson/l": lesson({"what": "Count.", "by": "front"} | change)})
    assert [(owed.kind, owed.is_prose) for owed in found.all] == ([("result", True)] if asked else [])


def test_what_has_waited_longest_without_a_day_comes_first() -> None:
    done = lesson(
        *({"what": what, "by": "front", "done": day} for what, day in (("Ask.", "2026-06-02"), ("Tell.", "2026-06-01")))
    )
    assert [owed.what for owed in debts({"lesson/l": done}).all] == ["Tell.", "Ask."]


def test_the_silent_side_of_a_handshake_owes_it() -> None:
    silent = only("handshake", debts({"link/front": link(relies_on=[{"link": "back", "for": "paper"}])}))
    assert essentials(silent) == ("back", ["front"], None, None, "supports: [{link: front, with: …}]")
    assert silent.what == "Say that you support front, or tell them that you cannot"
    user = only("handshake", debts({"link/back": link(supports=[{"link": "front", "with": "paper"}])}))
    assert essentials(user) == ("front", ["back"], None, None, "relies_on: [{link: back, for: …}]")
    assert user.what == "Say that you rely on back, or tell them that you do not"


def test_the_line_to_paste_joins_an_existing_list() -> None:
    both = {"link/front": link(relies_on=[{"link": "back"}]), "link/third": link(relies_on=[{"link": "back"}])}
    found = debts(both | {"link/back": link(supports=[{"link": "front"}])})
    assert (only("handshake", found).paste, only("handshake", found).route) == ("- {link: third, with: …}", ("supports",))


def test_approvals_are_owed_by_missing_signatories() -> None:
    definitions = {
        "link/boss": link(kind="leadership"),
        "link/front": link(coached_by="boss"),
        "promise/quick": promise("front"),
    }
    found = [essentials(owed) for owed in debts(definitions).all if owed.kind == "approval"]
    command = "interlock approve promise/quick --side {} --link {} --role …"
    assert found == [
        ("boss", ["front"], None, None, command.format("management", "boss")),
        ("front", ["boss"], None, None, command.format("providers", "front")),
    ]


def test_the_owner_alone_waits_for_a_receiver() -> None:
    inner = promise("front", kind="internal", made_to=["back"])
    found = debts({"link/boss": link(kind="leadership"), "link/front": link(coached_by="boss"), "promise/quick": inner})
    assert [[each.id for each in owed.to] for owed in found.all if "--link back" in owed.paste] == [["front"]]


def test_voided_approvals_are_owed_by_their_signatory() -> None:
    signed = {"side": "management", "link": "back", "role": "head of service", "on": "2026-05-12", "stamp": "v1:not-a-stamp"}
    led = {"link/front": link(coached_by="back"), "link/back": link(kind="leadership")}
    found = [owed for owed in debts(led | {"promise/quick": promise("front", approvals=[signed])}).all if owed.kind == "approval"]
    void = next(owed for owed in found if owed.link and owed.link.id == "back")
    assert void.what == "Approve again what has changed: quick" and void.route == ("approvals", 0, "stamp")
    assert void.paste == 'interlock approve promise/quick --side management --link back --role "head of service"'
    assert str(void.since) == "2026-05-12"
    assert len(found) == 2


@pytest.mark.parametrize(
    ("signed", "owes"),
    [
        ({"boss": "2026-05-12", "chief": "2026-04-01"}, ("boss", "Approve again what has changed: quick")),
        ({"boss": "2026-04-01", "chief": "2026-05-12"}, ("chief", "Approve again what has changed: quick")),
        ({"back": "2026-05-12"}, ("boss", "Approve: quick")),
        ({"nobody": "2026-05-12"}, ("boss", "Approve: quick")),
    ],
    ids=["the nearest last", "the one above last", "one that may not sign", "one that is unknown"],
)
def test_the_last_leader_to_sign_approves_again(signed: dict[str, str], owes: tuple[str, str]) -> None:
    led = {"link/boss": link(kind="leadership", coached_by="chief"), "link/chief": link(kind="leadership")}
    void = [{"side": "management", "link": id, "role": "head", "on": on, "stamp": "v1:not-a-stamp"} for id, on in signed.items()]
    found = debts(led | {"link/front": link(coached_by="boss"), "promise/quick": promise("front", approvals=void)})
    management = [owed for owed in found.all if owed.kind == "approval" and "--side management" in owed.paste]
    assert [(owed.link and owed.link.id, owed.what) for owed in management] == [owes]


def test_only_who_signed_approves_again() -> None:
    void = {"side": "providers", "link": "front", "role": "head", "on": "2026-05-12", "stamp": "v1:not-a-stamp"}
    act = procedure(step("a"), step("b", by="back"), approvals=[void])
    found = debts({"link/boss": link(kind="leadership"), "link/front": link(coached_by="boss"), "procedure/act": act})
    asked = {owed.link and owed.link.id: owed.what for owed in found.all if owed.kind == "approval"}
    assert asked == {"boss": "Approve: act", "front": "Approve again what has changed: act", "back": "Approve: act"}
    suspended = debts({"procedure/act": act | {"status": "suspended"}})
    assert "approval" not in [owed.kind for owed in suspended.all]


def test_a_lesson_is_reviewed_only_where_it_says_so() -> None:
    told = {"lesson/kept": lesson(review={"last": SPRING, "every": "1 year"}), "lesson/told": lesson()}
    assert str(only("review", debts(told)).key) == "lesson/kept"


def test_reviews_are_owed_by_the_owner() -> None:
    reviewed = promise("front", status="suspended", review={"last": "2026-03-12", "every": "6 months"})
    owed = only("review", debts({"promise/quick": reviewed}))
    assert essentials(owed) == ("front", ["residents"], "2026-03-12", "2026-09-12", "interlock review promise/quick")
    assert (owed.days_late, owed.route, owed.what) == (72, ("review", "last"), "Read it again: quick")


@pytest.mark.parametrize(
    ("key", "fields", "waiting"),
    [
        ("service/post", {"owner": "front", "customers": ["residents"]}, ["residents"]),
        ("contact-point/hall", {"owner": "front", "channel": "phone", "staffed_by": ["front", "back"]}, ["back"]),
        ("customer/visitors", {"owner": "front"}, ["visitors"]),
        ("link/tills", {"kind": "system", "owner": "front"}, []),
        ("procedure/act", procedure(step("a", by="back"), step("b")), ["back"]),
    ],
)
def test_those_who_rely_on_it_wait_for_a_review(key: str, fields: Fields, waiting: list[str]) -> None:
    owed = only("review", debts({key: fields | {"review": {"last": SPRING, "every": "year"}}}))
    assert essentials(owed)[:2] == ("front", waiting)


def test_a_first_review_has_no_due_date() -> None:
    found = debts({}, organisation={"defaults": {"review_every": "12 months"}})
    assert {(owed.kind, owed.since, owed.due, owed.route) for owed in found.all} == {("review", None, None, ())}
    assert found.all[0].what == "Read it for the first time: residents"


def test_skills_are_owed_to_owners_of_procedures() -> None:
    skilled = link(
        skills=[{"skill": "Sign language", "every": "2 years", "last": "2024-11-22"}, {"skill": "Tea", "every": "year"}]
    )
    done = procedure(step("a", by="back", skills=["sign language"]))
    late, never = (owed for owed in debts({"link/back": skilled, "procedure/p": done}).all if owed.kind == "skill")
    assert essentials(late) == ("back", ["front"], "2024-11-22", "2026-11-22", f"last: {TODAY}")
    assert late.what == "Refresh the skill: Sign language"
    assert (never.what, never.due, never.route) == ("Learn the skill: Tea", None, ("skills", 1))
    assert never.is_pressing and not never.is_prose


def test_only_what_is_due_within_thirty_days_presses() -> None:
    skills = [
        {"skill": skill, "every": "30 days", "last": last} for skill, last in (("Tea", "2026-11-23"), ("Tea", "2026-11-24"))
    ]
    found = debts({"link/back": link(skills=skills)}).all
    assert [(str(owed.due), owed.is_pressing) for owed in found] == [("2026-12-23", True), ("2026-12-24", False)]


def test_owners_whose_steps_need_a_skill_wait() -> None:
    skilled = {"link/back": link(skills=[{"skill": "Tea", "every": "year"}])}
    by_others = {"procedure/p": procedure(step("a", by="back"), step("b", by="front", skills=["Tea"]))}
    given_up = {"procedure/p": procedure(step("a", by="back", skills=["Tea"]), status="retired")}
    assert [only("skill", debts(skilled | each)).to for each in (by_others, given_up)] == [(), ()]


@pytest.mark.parametrize(
    "fields",
    [{"skills": [{"skill": "Tea", "last": "2001-01-01"}]}, {"skills": [{"skill": "Tea", "every": "year"}], "status": "retired"}],
)
def test_a_skill_without_interval_or_team_is_not_owed(fields: Fields) -> None:
    assert not debts({"link/back": link(**fields)}).all


def test_an_own_answer_is_owed_after_a_year() -> None:
    says = [{"question": question, "answer": "So.", "on": on} for question, on in (("Best?", "2025-11-22"), ("Worst?", SPRING))]
    stale, fresh = (owed for owed in debts({"link/back": link(says=says, coached_by="front")}).all if owed.kind == "answer")
    assert essentials(stale) == ("back", ["front"], "2025-11-22", "2026-11-22", f"on: {TODAY}")
    assert (stale.what, stale.route, stale.is_pressing) == ("Answer again, as a team: Best?", ("says", 0, "on"), True)
    assert (fresh.days_late, fresh.is_pressing) == (0, False)


DAYS = some.dates(datetime.date(2026, 9, 1), datetime.date(2027, 3, 1))


@given(some.lists(some.tuples(some.none() | DAYS, some.none() | DAYS), max_size=12))
@examples(60)
def test_debts_are_sorted_by_urgency(actions: list[tuple[datetime.date | None, datetime.date | None]]) -> None:
    changes = [
        {"what": f"Do {n}.", "by": "front"} | ({"due": str(due)} if due else {}) | ({"done": str(done)} if done else {})
        for n, (due, done) in enumerate(actions)
    ]
    found = [owed for owed in debts({"lesson/l": lesson(*changes)}).all if owed.kind == "action"]
    open_days = [due for due, done in actions if done is None or done > TODAY]
    assert [owed.due for owed in found] == [*sorted(day for day in open_days if day), *(day for day in open_days if not day)]
    assert [owed.days_late for owed in found] == [
        max((TODAY - day).days, 0) if day else 0 for day in [owed.due for owed in found]
    ]


@pytest.mark.parametrize(
    ("fields", "what", "paste"),
    [
        ({}, "Agree on what changes: L", "changes: [{what: …, by: …, due: …}]"),
        ({"traced_to": []}, "Find out where it came from, and agree on what changes: L", "traced_to: [{link: …, what: …}]"),
    ],
)
def test_owners_of_failures_owe_cause_and_change(fields: Fields, what: str, paste: str) -> None:
    slow = {"promise/slow": promise("front"), "lesson/l": lesson(about=["promise/slow"], title="L", **fields)}
    owed = only("cause", debts(slow))
    assert (owed.what, essentials(owed)) == (what, ("back", ["residents"], SPRING, "2026-06-04", paste))


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (["promise/slow"], "front"),
        (["customer/residents", "promise/slow"], "front"),
        (["link/back"], "back"),
        (["customer/residents"], None),
    ],
)
def test_makers_trace_failures_without_an_owner(about: list[str], expected: str | None) -> None:
    told = {key: text for key, text in lesson(about=about).items() if key != "owner"}
    assert essentials(only("cause", debts({"promise/slow": promise("front"), "lesson/l": told})))[0] == expected


def test_thanks_and_drafts_owe_no_cause() -> None:
    told = {"lesson/a": lesson(type="compliment"), "lesson/b": lesson(status="draft"), "lesson/c": lesson({"what": "Count."})}
    assert "cause" not in [owed.kind for owed in debts(told).all]


def test_a_failure_asks_for_its_cause_from_its_day() -> None:
    told = {"lesson/a": lesson(on=str(TODAY)), "lesson/b": lesson(on="2026-11-24")}
    assert str(only("cause", debts(told)).key) == "lesson/a"
