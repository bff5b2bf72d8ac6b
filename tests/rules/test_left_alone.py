"""What a rule leaves alone: each case has a fault, and has it no more after one change."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from interlock.catalog.keys import ORGANISATION
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.rules import (
    cause_outside_chain,
    evidence_lapses,
    excellence_out_of_date,
    internal_promise_too_slow,
    measure_overdue,
    missed_without_action,
    missing_handover,
    no_replacement,
    no_way_to_complain,
    nothing_learned_outside,
    rubber_stamp,
    targets_do_not_add_up,
    unmet_expectation,
)
from interlock.sources import Source
from interlock.sources.tables.results_tables import ResultRow
from tests.catalogs import TODAY, Fields, catalog_with, link, procedure, promise, step
from tests.questions.owing import SPRING, lesson, session

Check = Callable[[Facts], Iterator[Finding]]
BASE: dict[str, Fields] = {"link/front": link(), "link/back": link(), "customer/residents": {}}
RETIRED, SUSPENDED, DRAFT = ({"status": status} for status in ("retired", "suspended", "draft"))

EXPECTING = {"expectations": [{"id": "soon", "text": "I hear soon."}]}
ASKED = {"excellence": [{"text": "It is quick.", "on": "2020-01-01"}], "review": {"every": "year"}}
PRINTED = promise("back", limit="5 working days", kind="internal", made_to=["front"], target={"share": "at least 90%"})
SECURED = procedure(step("print", "1 working day", secured_by="printed"))
NEEDY = procedure(step("open", gives=["a file"]), step("close", needs=["a stamp"]))
TRACED = lesson(traced_to=[{"link": "back"}])
BY_STEP = lesson(traced_to=[{"link": "back", "step": "act#a"}])
MEASURED = promise(target={"share": "at least 90%"}, measure={"what": "Days.", "every": "month"}, valid_from="2026-01-01")
TERM = {"definition": "A permit.", "owner": "front", "status": "retired", "replaced_by": "pass"}
PASS = {"definition": "A paper.", "owner": "front", "status": "retired"}
PARKING = {"service/parking": {"owner": "front", "customers": []}}
DESK = {"owner": "front", "channel": "phone", "staffed_by": ["front"], "purpose": ["complain"]}
OUTSIDE = {"lesson/visit": lesson(**{"from": "outside", "organisation": "Nextford", "type": "suggestion", "on": "2025-11-21"})}
MARK = {"criteria": [{"id": "1", "title": "Kind"}], "owner": "front", "planned": ["2027-03-10"]}
READ = {f"customer/c{n}": {"owner": "back", "review": {"last": SPRING, "every": "year"}} for n in range(11)}


def found(check: Check, definitions: dict[str, Fields], *rows: ResultRow) -> int:
    catalog = catalog_with(BASE | definitions, None, list(rows))
    sources = {key: Source(f"{key.id}.yml", "") for key in (*catalog.definitions, ORGANISATION)}
    return len(list(check(Facts(replace(catalog, sources=sources), TODAY))))


@pytest.mark.parametrize(
    ("check", "definitions", "change"),
    [
        (unmet_expectation.check, {"customer/residents": EXPECTING}, {"customer/residents": EXPECTING | DRAFT}),
        (excellence_out_of_date.check, {"customer/residents": ASKED}, {"customer/residents": ASKED | DRAFT}),
        (
            internal_promise_too_slow.check,
            {"promise/quick": promise(), "promise/printed": PRINTED, "procedure/act": SECURED},
            {"procedure/act": SECURED | SUSPENDED},
        ),
        (
            targets_do_not_add_up.check,
            {"promise/quick": MEASURED, "promise/printed": PRINTED | {"target": {"share": "at least 80%"}}, "procedure/act": SECURED},
            {"promise/quick": MEASURED | SUSPENDED},
        ),
        (missing_handover.check, {"procedure/act": NEEDY}, {"procedure/act": NEEDY | RETIRED}),
        (cause_outside_chain.check, {"promise/quick": promise(), "lesson/l": TRACED}, {"link/back": link(**RETIRED)}),
        (
            cause_outside_chain.check,
            {"promise/quick": promise(), "procedure/act": procedure(step("a")), "link/front": link(coached_by="back"), "lesson/l": BY_STEP},
            {"procedure/act": procedure(step("a", accountable="back"))},
        ),
        (no_replacement.check, {"term/permit": TERM, "term/pass": PASS | {"replaced_by": "permit"}}, {"term/pass": PASS | {"status": "published"}}),
        (no_way_to_complain.check, PARKING | {"contact-point/desk": DESK | RETIRED}, {"contact-point/desk": DESK}),
        (
            no_way_to_complain.check,
            {"service/parking": {"owner": "front", "customers": []}, "service/post": {"owner": "front", "customers": []}, "contact-point/desk": DESK | {"services": ["post"]}},
            {"service/parking": {"owner": "front", "customers": [], "contact_points": ["desk"]}},
        ),
        (nothing_learned_outside.check, OUTSIDE, {"lesson/visit": OUTSIDE["lesson/visit"] | {"on": "2025-11-23"}}),
        (
            evidence_lapses.check,
            {"framework/mark": MARK, "link/front": link(evidences=[{"criterion": "mark#1", "until": "2027-03-09"}])},
            {"link/front": link(evidences=["mark#1"], review={"last": "2026-03-01", "every": "year"})},
        ),
        (rubber_stamp.check, READ, {"session/s": session(links=["back"])}),
        (
            rubber_stamp.check,
            READ,
            {"lesson/l": lesson(*({"what": "Read.", "done": SPRING, "about": name} for name in READ))},
        ),
    ],
)  # fmt: skip
def test_one_change_settles_it(check: Check, definitions: dict[str, Fields], change: dict[str, Fields]) -> None:
    assert (found(check, definitions) > 0, found(check, definitions | change)) == (True, 0)


def test_nobody_acts_on_a_promise_that_is_no_more() -> None:
    row = ResultRow("quick", "2026-10", "50", file="results.csv", line=2)
    promises = [MEASURED, MEASURED | SUSPENDED, MEASURED | RETIRED]
    assert [found(missed_without_action.check, {"promise/quick": each}, row) for each in promises] == [1, 1, 0]


@pytest.mark.parametrize(("value", "late"), [("95", 1), ("ninety-odd", 0)])
def test_a_figure_that_cannot_be_read_is_not_late(value: str, late: int) -> None:
    row = ResultRow("quick", "2026-03", value, file="results.csv", line=2)
    assert found(measure_overdue.check, {"promise/quick": MEASURED}, row) == late


def test_what_an_unknown_promise_may_meet_is_no_gap() -> None:
    meant = {"expectations": [{"id": "soon", "text": "I hear soon.", "met_by": ["misspelt"]}]}
    assert found(unmet_expectation.check, {"customer/residents": meant}) == 0


def test_the_first_steps_may_need_anything_that_is_there() -> None:
    stamped, needy = step("open", needs=["a stamp"], gives=["a file"]), step("close", needs=["a stamp"])
    starting = [procedure(stamped), procedure(step("open", gives=["a file"]), needy)]
    assert [found(missing_handover.check, {"procedure/act": each}) for each in starting] == [0, 1]
