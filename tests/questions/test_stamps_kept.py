"""Stamps that stand in files: each later version of the program must make the same ones, and tell from them what changed."""

from typing import Any

import pytest

from interlock.questions.approvals.stamps import Vouched, changed, stamp_for

ASK, CALL = {"does": "Ask.", "after": []}, {"does": "Call back.", "after": ["ask"]}
RING = {"does": "Ring.", "after": ["ask"]}
PROMISE, PROMISE_STAMP = Vouched({"wording": "We call.", "limit": None}), "v1:bc9bb85560cb.75oq"
FIELDS = {"purpose": "To call back.", "supports": []}
PROCEDURE, PROCEDURE_STAMP = Vouched(FIELDS, {"ask": ASK, "call": CALL}), "v1:a60be6aedc2b.wej5.3i33.4q5kjt7lah"


@pytest.mark.parametrize(("content", "stamp"), [(PROMISE, PROMISE_STAMP), (PROCEDURE, PROCEDURE_STAMP)])
def test_the_stamp_of_the_same_stays_the_same(content: Vouched, stamp: str) -> None:
    assert stamp_for(content) == stamp and changed(stamp, content) == []


def test_an_old_stamp_names_the_changed_field() -> None:
    assert changed(PROMISE_STAMP, Vouched({"wording": "We ring.", "limit": None})) == ["wording"]
    assert changed(PROCEDURE_STAMP, Vouched(FIELDS | {"supports": ["quick"]}, PROCEDURE.steps)) == ["supports"]


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ({"ask": ASK, "call": RING}, ["does in step call"]),
        ({"ask": ASK, "ring": CALL}, []),
        ({"ask": ASK, "ring": RING}, ["does in step ring"]),
        ({"call": CALL | {"after": []}}, ["after in step call", "a step is gone"]),
        ({"ask": ASK, "call": CALL, "thank": ASK}, ["step thank is new"]),
        ({"call": CALL, "ask": ASK}, ["does and after in a step, or the order of the steps"]),
    ],
    ids=["edited", "renamed", "renamed and edited", "gone", "new", "in another order"],
)
def test_an_old_stamp_names_the_changed_step(steps: dict[str, Any], told: list[str]) -> None:
    assert changed(PROCEDURE_STAMP, Vouched(FIELDS, steps)) == told


def test_a_field_newer_than_the_stamp_counts_once_filled() -> None:
    """What no letters stand for was added to the model later: it is named where it says something."""
    newer = {"promised": None, "places": [], "days": [""]}
    assert changed(PROMISE_STAMP, Vouched(PROMISE.fields | newer | {"limit": "3 days"})) == ["limit"]
    filled = newer | {"promised": "2 days", "days": ["Monday"]}
    assert changed(PROMISE_STAMP, Vouched(PROMISE.fields | filled)) == ["promised", "days"]
