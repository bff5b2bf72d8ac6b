"""Who holds the customer's time, and which promises stand behind a promise, as pages show it after single changes."""

from pathlib import Path

from tests.conftest import Handbook, write
from tests.sites import built, element_of, page, words

PUBLIC = "name: Tinford\ndefaults: {classification: public}\n"
PROMISE = "promises/permit-in-five-days"
PRINTED = """\
title: Printed in time
summary: What the desk sends is printed in time.
wording: We print it within 2 working days.
kind: internal
made_by: back
made_to: [front]
limit: 2 working days
target: {share: at least 90%}
"""
PROCEDURE = """\
title: Issue a permit
summary: From the form to the permit in the post.
owner: front
service: parking
supports: [permit-in-five-days]
steps:
  - {id: check, does: Check the form., by: front, within: 1 working day}
  - {id: print, does: Print the permit., by: back, within: 1 working day, secured_by: printed}
"""
FILES = {
    "standards/links/back.yml": "title: Print room\nsummary: Prints for every desk.\nkind: support\n",
    "standards/promises/printed.yml": PRINTED,
    "standards/procedures/issue-a-permit.yml": PROCEDURE,
    "standards/results/2026.csv": "promise,period,value\npermit-in-five-days,2026-10,97\nprinted,2026-10,85\n",
}


def test_promise_and_procedure_pages_show_the_customers_time(tiny: Handbook) -> None:
    site = built(tiny(FILES))
    for path in (PROMISE, "procedures/issue-a-permit"):
        said = words(site, path, "#clock")
        assert "Most of it lies with Print room: 2 of 3 working days." in said
        assert "promised: Printed in time" in said
    behind = words(site, PROMISE, "#rests-on")
    assert "The targets behind it do not add up" in behind
    assert "one of 90% keeps 90% at worst; 95% is promised" in behind.lower()
    assert "Ring 2. Secures step 2 of Issue a permit; promised to Front desk" in behind
    assert "85% in October 2026" in behind
    assert "Weakest measured link: Printed in time" in words(site, PROMISE, "#chain")


def test_many_steps_of_a_clock_are_folded(tiny: Handbook) -> None:
    more = "".join(f"  - {{id: s{number}, does: Do it., by: front, within: 1 hour}}\n" for number in range(7))
    site = built(tiny(FILES | {"standards/procedures/issue-a-permit.yml": PROCEDURE + more}))
    clock = element_of(page(site, "procedures/issue-a-permit"), "#clock")
    assert [summary.text() for summary in clock.css("summary")] == ["Step by step 9 steps"]
    assert len(clock.css(".fold tbody tr")) == 9


def test_many_steps_against_a_limit_are_folded(tiny: Handbook) -> None:
    more = "".join(f"  - {{id: s{number}, does: Do it., by: front, within: 1 hour}}\n" for number in range(11))
    site = built(tiny(FILES | {"standards/procedures/issue-a-permit.yml": PROCEDURE + more}))
    assert [fold.text() for fold in page(site, PROMISE).css("#capability summary")] == ["Step by step 13 steps"]


def test_a_target_behind_tells_today_beside_what_comes(tiny: Handbook) -> None:
    better = PRINTED.replace("90%", "99%") + "earlier: [{until: 2026-12-31, target: {share: at least 90%}}]\n"
    behind = words(built(tiny(FILES | {"standards/promises/printed.yml": better})), PROMISE, "#rests-on")
    assert "at least 90% of cases; at least 99% of cases from 1 January 2027" in behind
    assert "One of 90% keeps 90% at worst; 95% is promised" in behind


def test_a_promise_names_only_steps_its_clock_covers(tiny: Handbook) -> None:
    beside = PROCEDURE.replace("[permit-in-five-days]", "[{promise: permit-in-five-days, from: print, to: post}]")
    beside += "  - {id: file, does: File the form., by: front, within: 1 hour, after: [check]}\n"
    beside += "  - {id: post, does: Post the permit., by: front, within: 1 hour, after: [print]}\n"
    site = built(tiny(FILES | {"standards/procedures/issue-a-permit.yml": beside}))
    assert "steps 2 and 4" in words(site, PROMISE, "#procedures")


def test_equally_long_steps_are_not_called_longer(tiny: Handbook) -> None:
    beside = PROCEDURE.replace("by: back", "by: back, after: []")
    site = built(tiny(FILES | {"standards/procedures/issue-a-permit.yml": beside.replace(", secured_by: printed", "")}))
    assert "Runs beside steps that take as long or longer" in words(site, PROMISE, "#clock")


def test_the_weakest_promise_follows_results_and_targets(tiny: Handbook) -> None:
    folder = tiny(FILES)
    write(folder / "standards/results/2026.csv", "promise,period,value\npermit-in-five-days,2026-10,97\n")
    write(folder / "standards/promises/printed.yml", PRINTED.replace("90%", "95%"))
    site = built(folder)
    assert "Weakest measured link" not in words(site, PROMISE, "#chain")
    behind = words(site, PROMISE, "#rests-on")
    assert "The targets behind it add up" in behind and "none yet" in behind


def test_a_missing_budget_is_stated_not_guessed(tiny: Handbook) -> None:
    folder = tiny(FILES | {"standards/procedures/issue-a-permit.yml": PROCEDURE.replace(", within: 1 working day}", "}")})
    said = words(built(folder), PROMISE, "#clock")
    assert "Nobody can say where the most of it goes: step 1 (Front desk) does not say how long it takes." in said


def test_a_promise_without_time_limit_shows_no_customers_time(tiny: Handbook) -> None:
    folder = tiny(FILES)
    promise = folder / "standards/promises/permit-in-five-days.yml"
    write(promise, promise.read_text(encoding="utf-8").replace("limit: 5 working days\n", ""))
    site = built(folder)
    assert not page(site, PROMISE).css("#clock") and not page(site, "procedures/issue-a-permit").css("#clock")


def test_the_public_does_not_see_the_customers_time(tiny: Handbook) -> None:
    site: Path = built(tiny(FILES | {"standards/organisation.yml": PUBLIC}), audience="public")
    for path in (PROMISE, "procedures/issue-a-permit"):
        assert not page(site, path).css("#clock, #rests-on")


def test_beside_a_secured_step_stands_who_promised_its_time(tiny: Handbook) -> None:
    done_by_front = {"standards/procedures/issue-a-permit.yml": PROCEDURE.replace("by: back", "by: front")}
    assert "Front desk , 2 working days, promised by Print room" in words(built(tiny(FILES | done_by_front)), PROMISE)


def test_every_part_of_a_clock_is_named(tiny: Handbook) -> None:
    twice = "[{promise: permit-in-five-days, from: print}, {promise: permit-in-five-days, to: check}]"
    in_parts = PROCEDURE.replace("[permit-in-five-days]", twice)
    site = built(tiny(FILES | {"standards/procedures/issue-a-permit.yml": in_parts}))
    assert "Issue a permit steps 1 and 2" in words(site, PROMISE, "#procedures")
