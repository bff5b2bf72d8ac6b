"""Who may sign for which side, and what handshakes come of it, agrees with trying all pairs and paths."""

from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given

from interlock.catalog import key_of
from interlock.definitions import Promise
from interlock.definitions.meaning_marks import SIDES
from interlock.questions.approvals.checked_approvals import stamp_of
from interlock.questions.facts import Facts
from tests.catalogs import catalog_with, facts_of
from tests.conftest import examples
from tests.questions.reference import signing


def facts_from(org: dict[str, Any]) -> Facts:
    """The facts of the same organisation in the program. A stamp that does not fit is for another wording."""
    links = {
        f"link/{name}": {field: value for field, value in link.items() if field not in ("relies_on", "supports") and value}
        | {field: [{"link": other} for other in link[field]] for field in ("relies_on", "supports")}
        for name, link in org["links"].items()
    }
    made = {"wording": "We print.", "kind": "internal", "made_by": org["made_by"], "made_to": org["made_to"]}
    fitting, other = (catalog_with(links | {"promise/it": made | {"wording": words}}) for words in ("We print.", "We post."))
    stamps = {
        fits: {(side, link): stamp_of(catalog, catalog.of(Promise)[0], side, link) for side in SIDES for link in signing.LINKS}
        for fits, catalog in ((True, fitting), (False, other))
    }
    approvals = [
        {"side": side, "link": link, "role": "manager", "on": "2026-05-12", "stamp": stamps[fits][side, link]}
        for side, link, fits in org["stamps"]
    ]
    return facts_of(links | {"promise/it": made | {"approvals": approvals}})


@examples(70)
@given(signing.promises_between_links())
def test_approvals_and_handshakes_agree_with_brute_force(org: dict[str, Any]) -> None:
    facts = facts_from(org)
    (promise,) = facts.catalog.of(Promise)
    approvals = facts.approvals[key_of(promise)]
    counted = [(each.approval.side, each.approval.link) for each in approvals.signed if each.status == "fits"]
    assert counted == [(side, link) for side, link, fits in org["stamps"] if fits and signing.may_sign(org, side, link)]
    for id in org["made_to"]:
        receiver = facts.catalog.link(id)
        assert receiver and set(facts.lacking(promise, receiver)) == signing.lacking(org, id)
    shaken = {(each.user.id, each.supplier.id): each.state for each in facts.handshakes}
    pairs = list(permutations(signing.LINKS, 2))
    assert shaken == {pair: state for pair in pairs if (state := signing.state(org, *pair))}


STAMP = ("none", "fits", "stale", "by the maker", "by a stranger")


@pytest.mark.parametrize("relies", [True, False], ids=["relies", "silent"])
@pytest.mark.parametrize("supports", [True, False], ids=["supports", "only promises"])
def test_only_three_signed_sides_interlock_two_links(relies: bool, supports: bool) -> None:
    """A handshake is interlocked only if all three sides have signed, each by its own link."""
    own = {"management": "a", "providers": "b", "receivers": "c"}
    quiet: dict[str, Any] = {"status": "published", "coached_by": None, "part_of": None, "relies_on": [], "supports": []}
    links: dict[str, dict[str, Any]] = {name: quiet | {"kind": "support"} for name in signing.LINKS}
    links["a"] |= {"kind": "leadership"}
    links["b"] |= {"coached_by": "a", "supports": ["c"] if supports else []}
    links["c"] |= {"relies_on": ["b"] if relies else []}
    for how in product(STAMP, repeat=3):
        who: dict[str, dict[str, str]] = {
            "fits": own,
            "stale": own,
            "by the maker": dict.fromkeys(SIDES, "b"),
            "by a stranger": dict.fromkeys(SIDES, "e"),
        }
        stamps = [(side, who[way][side], way != "stale") for side, way in zip(SIDES, how, strict=True) if way != "none"]
        facts = facts_from({"links": links, "made_by": "b", "made_to": ["c"], "stamps": stamps})
        complete = how[0] == how[2] == "fits" and how[1] in ("fits", "by the maker")
        (shake,) = facts.handshakes
        assert shake.state == ("one-sided" if not relies else "interlocked" if complete else "agreed"), how
