"""Makers owe a reply to receivers' answers, and what settles it is told."""

import shlex
from typing import Any

import pytest

from tests.catalogs import Fields, promise
from tests.questions.owing import SPRING, debts, essentials, lesson, only, session


def printed_for_front(*answers: tuple[str, str], **fields: Any) -> Fields:
    """A promise of `back` to `front`, and what `front` says of it: days and answers."""
    said = [{"link": "front", "on": on, "answer": answer} for on, answer in answers]
    return promise("back", kind="internal", made_to=["front"], satisfied=said, status="suspended", **fields)


def test_the_maker_owes_a_reply_to_a_receiver() -> None:
    owed = only("reply", debts({"promise/printed": printed_for_front((SPRING, "no"))}))
    command = "interlock new session 2026-05-printed --about promise/printed"
    assert essentials(owed) == ("back", ["front"], SPRING, "2026-06-04", command)
    assert owed.route == ("satisfied", 0) and owed.days_late > 30
    assert owed.what == "Agree on what changes, for this does not serve them: printed"
    owed = only("reply", debts({"promise/printed": printed_for_front((SPRING, "partly"))}))
    assert owed.what == "Agree on what changes, for this serves them only in part: printed"


@pytest.mark.parametrize(
    ("answers", "replies"),
    [
        ([("2026-05-04", "partly")], 1),
        ([("2024-05-04", "no")], 1),
        ([("2026-05-04", "no"), ("2026-06-04", "yes")], 0),
        ([("2026-05-04", "no"), ("2026-05-04", "yes")], 0),
        ([("2026-05-04", "yes"), ("2026-05-04", "no")], 1),
        ([("2026-05-04", "no"), ("2027-06-04", "yes")], 1),
    ],
    ids=["in part", "long ago", "better since", "better the same day", "worse the same day", "better on a day to come"],
)
def test_the_last_answer_decides_about_a_reply(answers: list[tuple[str, str]], replies: int) -> None:
    found = debts({"promise/printed": printed_for_front(*answers)}, organisation={"defaults": {"review_every": "12 months"}})
    assert sum(owed.kind == "reply" for owed in found.all) == replies


@pytest.mark.parametrize(("status", "kinds"), [("draft", set()), ("retired", set()), ("suspended", {"reply"})])
def test_what_is_owed_of_a_promise_not_made(status: str, kinds: set[str]) -> None:
    unserved = printed_for_front((SPRING, "no"), review={"every": "year"}) | {"status": status}
    assert {owed.kind for owed in debts({"promise/printed": unserved}).all} & {"answer", "reply"} == kinds


def test_a_receiver_owes_the_maker_its_next_answer() -> None:
    yearly = printed_for_front((SPRING, "yes"), review={"every": "year"})
    owed = only("answer", debts({"promise/printed": yearly | {"status": "published"}}))
    assert essentials(owed) == ("front", ["back"], SPRING, "2027-05-04", "- {link: front, on: 2026-11-23, answer: …}")
    never_again = printed_for_front((SPRING, "yes")) | {"status": "published"}
    assert "answer" not in [owed.kind for owed in debts({"promise/printed": never_again}).all]


ABOUT = {"about": ["promise/printed"]}
ACTION = {"what": "Print.", "by": "back", "about": "promise/printed"}


@pytest.mark.parametrize(
    ("definition", "is_settled"),
    [
        ({"session/s": session(**ABOUT)}, True),
        ({"session/s": session(ACTION)}, True),
        ({"lesson/l": lesson(**ABOUT)}, True),
        ({"lesson/l": lesson(ACTION)}, True),
        ({"lesson/l": lesson()}, False),
        ({"lesson/l": lesson(**ABOUT, what_happened="See [[promise/printed]].", type="compliment")}, False),
        ({"lesson/l": lesson(what_happened="See [[promise/printed]].")}, False),
        ({"session/s": session(**ABOUT, status="draft")}, False),
        ({"session/s": session(**(ABOUT | {"on": "2026-05-03"}))}, False),
        ({"session/s": session(**(ABOUT | {"on": "2026-11-23"}))}, True),
        ({"session/s": session(**(ABOUT | {"on": "2026-11-24"}))}, False),
    ],
)
def test_what_settles_a_reply(definition: dict[str, Fields], is_settled: bool) -> None:
    found = debts({"promise/printed": printed_for_front((SPRING, "no"))} | definition)
    assert any(owed.kind == "reply" for owed in found.all) != is_settled


def test_a_command_to_paste_runs_nothing_else() -> None:
    name = "x; touch owned $(id)"
    found = debts({f"promise/{name}": printed_for_front((SPRING, "no"), review={"last": "2020-01-01", "every": "1 year"})})
    commands = [shlex.split(owed.paste) for owed in found.all if owed.paste.startswith("interlock")]
    assert commands and all(f"promise/{name}" in words for words in commands)
