"""What is known before a session: what is urgent comes first."""

from interlock.questions.facts import Facts
from interlock.questions.learning.preparation import Preparation
from interlock.sources.tables import ResultRow
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
