"""What is known before a session: what is urgent comes first."""

import pytest

from interlock.questions.facts import Facts
from interlock.questions.learning.preparation import Preparation
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import Fields, facts_of, link, procedure, promise, step
from tests.questions.owing import BASE, lesson, session

ABOUT = {"about": ["service/parking"]}
MEASURED: Fields = {"service": "parking", "target": {"share": "at least 90%"}}


def known(definitions: dict[str, Fields], *rows: ResultRow) -> Preparation:
    """What is known about the service `parking`."""
    facts: Facts = facts_of(BASE | {"service/parking": {"owner": "front", "customers": []}} | definitions, None, list(rows))
    subject = facts.catalog.get("service", "parking")
    assert subject
    return facts.preparation(subject)


def test_promises_in_trouble_come_first() -> None:
    slow = {"procedure/act": procedure(step("a", "9 working days"), supports="slow")}
    promises = {f"promise/{id}": promise(**MEASURED) for id in ("calm", "missed", "slow")}
    found = known(promises | slow, ResultRow("missed", "2026-10", "50"), ResultRow("calm", "2026-10", "99"))
    assert [(each.record.promise.id, each.is_in_trouble) for each in found.promises] == [
        ("missed", True),
        ("slow", True),
        ("calm", False),
    ]


def test_lessons_and_sessions_start_with_the_latest() -> None:
    days = {"a": "2026-02-01", "b": "2026-05-01", "c": "2026-03-01"}
    told = {f"lesson/{id}": lesson(on=on, **ABOUT) for id, on in days.items()}
    told |= {f"session/{id}": session(on=on, **ABOUT) for id, on in days.items()} | {
        "session/d": session(status="draft", **ABOUT)
    }
    found = known(told)
    assert [[each.id for each in each_kind] for each_kind in (found.lessons, found.sessions)] == [["b", "c", "a"]] * 2


def test_open_actions_come_first_then_those_without_help() -> None:
    actions: list[Fields] = [
        {"what": "Done early.", "done": "2026-06-01"},
        {"what": "Done late.", "done": "2026-09-01"},
        {"what": "No help.", "done": "2026-06-01", "result": "did not work"},
        {"what": "Some day."},
        {"what": "By June.", "due": "2027-06-01"},
        {"what": "By May.", "due": "2027-05-01"},
        {"what": "By April, done on a day to come.", "due": "2027-04-01", "done": "2026-11-24"},
    ]
    told = known({"lesson/l": lesson(*({"by": "front"} | action for action in actions), **ABOUT)})
    assert [agreed.action.what for agreed in told.actions] == [
        "By April, done on a day to come.",
        "By May.",
        "By June.",
        "Some day.",
        "No help.",
        "Done late.",
        "Done early.",
    ]


def test_handshakes_for_other_promises_are_left_out() -> None:
    relying = [{"link": "back", "for": "paper"}, {"link": "post", "for": "stamps", "matters_to": ["other"]}]
    links = {"link/front": link(relies_on=relying), "link/post": link(), "link/back": link(relies_on=[{"link": "post"}])}
    found = known(links | {"promise/quick": promise(service="parking"), "promise/other": promise()})
    assert [(each.user.id, each.supplier.id) for each in found.handshakes] == [("front", "back"), ("back", "post")]


def test_procedures_that_keep_a_promise_belong_to_its_service() -> None:
    procedures: dict[str, Fields] = {
        "procedure/act": procedure(step("a"), supports="quick"),
        "procedure/act-again": procedure(step("a"), supports="quick", service="parking", missing="yes"),
        "procedure/draft": procedure(step("a"), supports="quick", status="draft"),
        "procedure/other": procedure(step("a"), supports="other"),
    }
    found = known(procedures | {"promise/quick": promise(service="parking"), "promise/other": promise()})
    assert {each.id for each in found.topic.procedures} == {"act", "act-again"}


def test_handshakes_start_with_the_weakest() -> None:
    relying = [{"link": "back", "for": "paper"}, {"link": "post", "for": "stamps"}]
    links = {"link/front": link(relies_on=relying), "link/back": link(supports=[{"link": "front"}]), "link/post": link()}
    found = known(links | {"promise/quick": promise(service="parking")})
    assert [(each.supplier.id, each.state) for each in found.handshakes] == [("post", "one-sided"), ("back", "agreed")]


def test_lessons_and_sessions_are_found_by_all_they_name() -> None:
    about_back = {"about": ["link/back"]}
    changed = [{"what": "Of another.", "about": "link/back"}, {"what": "Of ours.", "about": "procedure/act#a"}]
    told = {
        "promise/quick": promise(service="parking"),
        "procedure/act": procedure(step("a"), supports="quick"),
        "lesson/began-there": lesson(traced_to=[{"link": "front", "step": "act#a"}], on="2026-03-01", **about_back),
        "lesson/changes-it": lesson(*changed, on="2026-02-01", **about_back),
        "lesson/of-another": lesson({"what": "Nothing of ours."}, **about_back),
        "session/agreed-it": session({"what": "Of the session.", "about": "promise/quick"}, on="2026-03-01", **about_back),
        "session/of-the-lesson": session(on="2026-02-01", about=["lesson/began-there"]),
    }
    found = known(told)
    assert [each.id for each in found.lessons] == ["began-there", "changes-it"]
    assert [each.id for each in found.sessions] == ["agreed-it", "of-the-lesson"]
    assert {agreed.action.what for agreed in found.actions} == {"Of ours.", "Of the session."}


TOPICS: dict[str, Fields] = {
    "link/front": link(),
    "link/back": link(relies_on=[{"link": "store"}]),
    "link/store": link(),
    "link/gone": link(status="retired"),
    "link/cases": link(kind="system", owner="back"),
    "customer/residents": {},
    "contact-point/desk": {"owner": "front", "channel": "phone", "staffed_by": ["front"]},
    "promise/quick": promise(contact_points=["desk"]),
    "promise/over": promise(status="retired", contact_points=["desk"]),
    "promise/inner": promise("back", kind="internal", made_to=["front", "gone", "store"]),
    "procedure/act": procedure(step("a") | {"with": ["cases"]}, supports=["quick", "over"]),
    "procedure/asked": procedure(step("a"), supports=[], contact_points=["desk"], customers=["residents"]),
    "session/s": session(about=["promise/quick"]),
    "lesson/of-the-session": lesson(about=["session/s"]),
    "lesson/of-both": lesson(about=["session/s", "promise/quick"]),
}


@pytest.mark.parametrize(
    ("subject", "promises", "procedures", "links"),
    [
        ("contact-point/desk", ["quick"], ["act", "asked"], ["back", "front", "store"]),
        ("customer/residents", ["quick"], ["act", "asked"], ["back", "cases", "front", "store"]),
        ("link/cases", [], ["act"], ["cases"]),
        ("procedure/act", ["quick"], ["act"], ["back", "cases", "front", "store"]),
        ("lesson/of-the-session", ["quick"], ["act"], ["back", "cases", "front", "store"]),
        ("lesson/of-both", ["quick"], ["act"], ["back", "cases", "front", "store"]),
        ("promise/inner", ["inner"], [], ["back", "store"]),
    ],
)
def test_what_belongs_to_a_topic(subject: str, promises: list[str], procedures: list[str], links: list[str]) -> None:
    facts = facts_of(TOPICS)
    kind, _, id = subject.partition("/")
    definition = facts.catalog.get(kind, id)
    assert definition
    found = facts.preparation(definition)
    assert [sorted(each.id for each in every) for every in (found.topic.promises, found.topic.procedures)] == [
        promises,
        procedures,
    ]
    assert sorted(found.topic.links.rings) == links
    assert [each.id for each in found.topic.receivers] == (["front"] if subject == "promise/inner" else [])
    assert definition not in found.lessons
