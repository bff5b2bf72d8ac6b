"""Chains, capability, weakest links and impact agree with the reference implementation on random organisations."""

import datetime
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings

from interlock.definitions import Promise
from interlock.questions.capability.time_held import time_held
from interlock.questions.chain.chains import Chain
from interlock.questions.chain.rings import Around, nearest_ways
from interlock.questions.facts import Facts
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import facts_of
from tests.conftest import examples
from tests.questions.reference import capability as brute
from tests.questions.reference import chains
from tests.questions.reference.organisations import DAYS, organisations

MINUTE = datetime.timedelta(minutes=1)
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def amount_text(amount: tuple[int, str]) -> str:
    return f"{amount[0]} {amount[1]}"


def without_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def facts_from(org: dict[str, Any]) -> Facts:
    """The facts of the same organisation in the program."""
    definitions: dict[str, dict[str, Any]] = {"customer/c0": {}}
    for name, link in org["links"].items():
        relies_on = [{"link": other, "matters_to": matters} for other, matters in link["relies_on"]]
        supports = [{"link": other} for other in link["supports"]]
        definitions[f"link/{name}"] = {"kind": "support", "status": link["status"], "relies_on": relies_on, "supports": supports}
    for name, promise in org["promises"].items():
        definitions[f"promise/{name}"] = without_nothing(
            {
                "wording": "We do it.",
                "limit": promise["limit"] and amount_text(promise["limit"]),
                "dimension": "behaviour" if promise["behaviour"] else None,
                "target": promise["share"] and {"share": f"at least {promise['share']}%"},
                "clock": {"starts": "now", "stops": "then", "pauses": promise["pauses"]},
                "calendar": promise["calendar"] and calendar_from(promise["calendar"]),
                **{field: promise[field] for field in ("status", "kind", "made_by", "made_to")},
            }
        )
    for name, procedure in org["procedures"].items():
        definitions[f"procedure/{name}"] = {
            "owner": "l0",
            "status": procedure["status"],
            "missing": "yes" if procedure["missing"] else "no",
            "supports": [
                without_nothing({"promise": id, "from": step_id(first), "to": step_id(last)})
                for id, first, last in procedure["supports"]
            ],
            "steps": [step_from(step) for step in procedure["steps"]],
        }
    return facts_of(definitions, {"calendar": calendar_from(org["calendar"])}, list(results_from(org)))


def calendar_from(calendar: brute.Calendar) -> dict[str, Any]:
    opens, closes, days = calendar
    closes = closes if closes <= 24 * 60 else closes - 24 * 60
    clock = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (opens, closes)]
    return {"working_days": [DAYS[day] for day in days], "opens": clock[0], "closes": clock[1]}


def step_id(number: int | None) -> str | None:
    return None if number is None else f"s{number}"


def step_from(step: dict[str, Any]) -> dict[str, Any]:
    after = None if step["after"] is None else [f"s{number}" for number in step["after"]]
    return without_nothing(
        {
            "does": "Do it.",
            "after": after,
            "within": step["within"] and amount_text(step["within"]),
            "only_if": "it rains" if step["only_if"] else None,
            **{field: step[field] for field in ("id", "by", "with", "waits_for", "secured_by")},
        }
    )


def results_from(org: dict[str, Any]) -> Any:
    for name, promise in org["promises"].items():
        for month, value in enumerate(promise["results"], 1):
            yield ResultRow(name, f"2026-{month:02}", "" if value is None else f"{value}%", file="results.csv", line=month + 1)


@settings(examples(60), suppress_health_check=QUIET)
@given(organisations())
def test_chains_handshakes_and_impact_are_the_references(org: dict[str, Any]) -> None:
    facts = facts_from(org)
    hands = {(each.user.id, each.supplier.id): each.state for each in facts.handshakes}
    assert hands == {pair: state for pair, (state, _) in chains.shaken(org).items()}
    for name in org["promises"]:
        promise = facts.catalog.promise(name)
        assert promise
        chain = facts.chains.of(promise)
        assert {member.link.id: member.ring for member in chain.members} == chains.rings(org, name)
        assert [member.ring for member in chain.members] == sorted(member.ring for member in chain.members)
        assert_reasons(org, name, chain.members)
        assert_nearer_members(chain)
        assert_links_around(facts, promise)
    assert_links_around_all(facts)
    for name in org["links"]:
        link = facts.catalog.link(name)
        assert link
        fallen = facts.without(link).fallen
        assert {each.promise.id: each.ring for each in fallen} == chains.falls(org, name)
        for each in fallen:
            rings = chains.rings(org, each.promise.id)
            # A secured step may be done by a draft link.
            if each.ring > 1 and all(reason.key == "relied-on" for reason in each.reasons):
                assert min(rings[user.id] for user in each.through) == each.ring - 1


def assert_links_around(facts: Facts, promise: Promise) -> None:
    """The links around a promise are the same, whether all of them are worked out or only the first."""
    every = sorted(nearest_ways(facts.rings, [promise]).values(), key=lambda way: way.ring)
    assert Around(facts.rings, [promise]).rings == {way.link.id: way.ring for way in every}
    for most in (1, 2, 5, None):
        assert list(Around(facts.rings, [promise]).first(most)) == every[:most]


def assert_links_around_all(facts: Facts) -> None:
    """Around several promises, too: each link in its nearest ring, by the way of the first promise that has it there."""
    promises = facts.catalog.of(Promise)
    every = nearest_ways(facts.rings, promises)
    around = Around(facts.rings, promises)
    assert around.rings == {id: way.ring for id, way in every.items()}
    for most in (1, 2, 5, None):
        first = around.first(most)
        assert [way.ring for way in first] == sorted(way.ring for way in every.values())[:most]
        assert all(every[way.link.id] == way for way in first)


def assert_nearer_members(chain: Chain) -> None:
    """Members up to a ring are the same, whether the members behind them are known or not."""
    for deepest in range(1, len(chain.rings) + 1):
        nearer = tuple(member for member in chain.members if member.ring <= deepest)
        anew = Chain(chain.promise, chain.chains, chain.rings)
        assert anew.up_to(deepest) == chain.up_to(deepest) == nearer


def assert_reasons(org: dict[str, Any], promise: str, members: Any) -> None:
    needed = [
        (name, number + 1, org["procedures"][name]["steps"][number])
        for name, _, last in chains.supporters(org, promise)
        for number in chains.needed(org["procedures"][name]["steps"], last)
    ]
    followed = []
    for member in members:
        does = [(reason.procedure.id, reason.number) for reason in member.reasons if reason.key == "does"]
        assert does == [(name, number) for name, number, step in needed if step["by"] == member.link.id]
        secures = [(reason.promise.id, reason.number) for reason in member.reasons if reason.key == "secures"]
        assert secures == [
            (step["secured_by"], number) for _, number, step in needed if is_secured_by(org, step["secured_by"], member.link.id)
        ]
        used = [(reason.procedure.id, reason.number) for reason in member.reasons if reason.key == "used"]
        assert used == [(name, number) for name, number, step in needed if member.link.id in step["with"]]
        followed += [(reason.user.id, member.link.id) for reason in member.reasons if reason.key == "relied-on"]
    turn = {member.link.id: number for number, member in enumerate(members)}
    assert sorted(followed) == sorted(
        pair
        for pair, (_, only) in chains.shaken(org).items()
        if set(pair) <= set(turn) and turn[pair[0]] < turn[pair[1]] and (only is None or promise in only)
    )


def is_secured_by(org: dict[str, Any], promise: str | None, link: str) -> bool:
    found = org["promises"].get(promise)
    return bool(found) and chains.lives(found) and found["made_by"] == link


@settings(examples(60), suppress_health_check=QUIET)
@given(organisations())
def test_promises_behind_one_are_the_references(org: dict[str, Any]) -> None:
    facts = facts_from(org)
    for name in org["promises"]:
        promise = facts.catalog.promise(name)
        assert promise
        found = facts.promises_behind(promise)
        assert {each.promise.id: each.ring for each in found} == chains.behind(org, name)
        assert [each.ring for each in found] == sorted(each.ring for each in found)


@settings(examples(60), suppress_health_check=QUIET)
@given(organisations())
def test_targets_behind_a_promise_are_the_references(org: dict[str, Any]) -> None:
    facts = facts_from(org)
    for name, fields in org["promises"].items():
        promise = facts.catalog.promise(name)
        assert promise
        expected = []
        has_capability = fields["limit"] is not None and fields["limit"][1] != "rings" and not fields["behaviour"]
        for procedure, first, last in chains.supporters(org, name) if fields["share"] and has_capability else ():
            steps = org["procedures"][procedure]["steps"]
            covered = brute.covered_steps(steps, first, last)
            kept = chains.kept_together(org, name, steps, covered)
            if kept is not None and brute.answer(org, name, procedure, first, last, sometimes=False).paths:
                expected.append((procedure, kept, kept >= fields["share"]))
        assert [(each.procedure.id, each.kept, each.adds_up) for each in facts.target_sums(promise)] == expected


@settings(examples(60), suppress_health_check=QUIET)
@given(organisations(mixed=True))
def test_times_held_add_up_to_the_length(org: dict[str, Any]) -> None:
    facts = facts_from(org)
    for promise in map(facts.catalog.promise, org["promises"]):
        assert promise
        for found in facts.capabilities.of(promise).procedures:
            held = time_held(facts.catalog, found.run) if found.run else []
            assert sum((each.time for each in held), datetime.timedelta()) == (
                found.run.length if found.run else datetime.timedelta()
            )
            assert [each.time for each in held] == sorted((each.time for each in held), reverse=True)
            assert len({each.by for each in held}) == len(held)


@settings(examples(60), suppress_health_check=QUIET)
@given(organisations())
def test_the_weakest_link_is_the_references(org: dict[str, Any]) -> None:
    facts = facts_from(org)
    for name in org["promises"]:
        promise = facts.catalog.promise(name)
        assert promise
        found, expected = facts.weakest_link(promise), chains.weakest(org, name)
        assert (found is None) == (expected is None)
        if found and expected:
            assert found.behind.promise.id in expected[0]
            assert abs(found.shortfall - Decimal(expected[1].numerator) / expected[1].denominator) < Decimal("1e-9")


@settings(examples(60), suppress_health_check=QUIET)
@given(organisations())
def test_capability_in_one_measure_is_the_references(org: dict[str, Any]) -> None:
    assert_capable_alike(org)


@settings(examples(30), suppress_health_check=QUIET)
@given(organisations(mixed=True))
def test_capability_in_mixed_measures_is_the_references(org: dict[str, Any]) -> None:
    assert_capable_alike(org)


@settings(examples(30), suppress_health_check=QUIET)
@given(organisations(own_calendars=True))
def test_capability_where_promises_count_by_their_own_calendars(org: dict[str, Any]) -> None:
    assert_capable_alike(org)


def assert_capable_alike(org: dict[str, Any]) -> None:
    facts = facts_from(org)
    for name in org["promises"]:
        promise = facts.catalog.promise(name)
        assert promise
        found = facts.capabilities.of(promise)
        verdict, slack, answers = brute.capability(org, name)
        assert (found.verdict, found.slack) == (verdict, None if slack is None else slack * MINUTE)
        seen: dict[str, int] = {}
        for each in found.procedures:
            number = seen.setdefault(each.procedure.id, 0)
            seen[each.procedure.id] += 1
            ordinary, worst = answers[each.procedure.id][number]
            assert each.verdict == ordinary.verdict
            assert (each.worst_verdict or each.verdict) == worst.verdict
            assert_run_alike(each.run, ordinary)
            if each.worst:
                assert_run_alike(each.worst, worst)


def assert_run_alike(run: Any, expected: brute.Answer) -> None:
    if run is None:
        assert not expected.paths
        return
    assert {timed.number - 1 for timed in run.lacking} == expected.lacking
    longest = frozenset(timed.number - 1 for timed in run.longest_path)
    assert longest in expected.paths or (not longest and run.length == datetime.timedelta())
