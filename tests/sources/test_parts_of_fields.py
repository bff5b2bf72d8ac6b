"""Fields that were written in one text, parted by commas or dashes: each part is told with the field whose form it has."""

import pytest
from pydantic import BaseModel

from interlock.definitions import Lesson, Link, Organisation, Procedure, Promise, Term
from interlock.definitions.base import Action, Approval, Evidence, Review
from interlock.definitions.lesson import Cause
from interlock.definitions.link import Contact, Reliance
from interlock.definitions.model import Model
from interlock.definitions.procedure import Step
from interlock.definitions.promise import Clock, IfWeFail, Measure
from interlock.sources.decoding.model_files import read_model
from interlock.sources.meant.parts_of_fields import parts_as_fields

LESSON = "title: Late\nsummary: A permit came late.\ntype: failure\non: 2026-10-05\nabout: [promise/permits]\nwhat_happened: It was late.\n"
PROMISE = "title: Soon\nsummary: Soon.\nwording: Soon.\nkind: public\nmade_by: front\nmade_to: [residents]\n"
LINK = "title: Front desk\nsummary: Answers.\nkind: front-line\n"
PROCEDURE = "title: Log\nsummary: Log it.\nowner: front\nmissing: true\n"
TERM = "title: Permit\nsummary: A paper.\ndefinition: A paper.\nowner: front\n"


@pytest.mark.parametrize(
    ("model", "text", "fields"),
    [
        (Action, "We open at noon, front, 1 Dec 2026", {"what": "We open at noon", "by": "front", "due": "2026-12-01"}),
        (Action, "We open at noon (front, by 1 Dec 2026)", {"what": "We open at noon", "by": "front", "due": "2026-12-01"}),
        (Action, "We ring back, if asked, by 1 Dec 2026", {"what": "We ring back, if asked", "due": "2026-12-01"}),
        (Approval, "Management – front – 2026-11-01", {"side": "management", "link": "front", "on": "2026-11-01"}),
        (
            Cause,
            "issue-a-permit#check, front, it lay there",
            {"link": "front", "step": "issue-a-permit#check", "what": "it lay there"},
        ),
        (Step, "Log it, front, within 1 day", {"does": "Log it", "by": "front", "within": "1 day"}),
        (Step, "Log it (the day team, 5 mins)", {"does": "Log it (the day team)", "within": "5 mins"}),
        (Measure, "Days to the permit | every month", {"what": "Days to the permit", "every": "month"}),
        (IfWeFail, "say we are sorry, do ring back", {"say": "we are sorry", "do": "ring back"}),
        (Clock, "starts when the form comes, stops when it goes", {"starts": "the form comes", "stops": "it goes"}),
        (Review, "12 months, last 1 Oct 2026, team leader", {"last": "2026-10-01", "every": "12 months", "by": "team leader"}),
        (
            Contact,
            "01632 960001, desk@tinford.example, room 5",
            {"phone": "01632 960001", "email": "desk@tinford.example", "place": "room 5"},
        ),
        (Contact, "Mon-Fri 9-17, room 5, Town Hall", {"place": "room 5, Town Hall", "hours": "Mon-Fri 9-17"}),
        (Contact, "01632 960001, Mon-Fri 9-17, room 5", {"phone": "01632 960001", "place": "room 5", "hours": "Mon-Fri 9-17"}),
        (Reliance, "ict (computers)", {"link": "ict", "for": "computers"}),
        (Evidence, "six-cs#care, show-me", {"criterion": "six-cs#care", "kind": "show-me"}),
    ],
)
def test_each_part_goes_to_its_field(model: type[BaseModel], text: str, fields: dict[str, str]) -> None:
    assert parts_as_fields(model, text) == fields


@pytest.mark.parametrize("text", ["Rain, snow", "We ring back, also on Mondays, within 20 seconds", "Train all", "a, " * 50])
def test_a_sentence_with_commas_stays_whole(text: str) -> None:
    assert parts_as_fields(Action, text) == {}


@pytest.mark.parametrize(
    ("model", "start", "lines", "remedy"),
    [
        (Lesson, LESSON, "changes:\n  - Open at noon, front, 1 Dec 2026", "Write `- {what: Open at noon, by: front, due: 2026-12-01}`."),
        (Lesson, LESSON, "changes: Open at noon, front, 1 Dec 2026", "Write `changes: [{what: Open at noon, by: front, due: 2026-12-01}]`."),
        (
            Promise,
            PROMISE,
            "approvals:\n  - management: front, 1 Nov 2026",
            "Write `- {side: management, link: front, role: …, on: 2026-11-01}`.",
        ),
        (
            Promise,
            PROMISE,
            "approvals:\n  management: front, 1 Nov 2026",
            "Write each as an entry: `- {side: management, link: front, role: …, on: 2026-11-01}`.",
        ),
        (Promise, PROMISE, "clock: the form comes - it goes", "Write `clock: {starts: the form comes, stops: it goes}`."),
        (
            Promise,
            PROMISE,
            "earlier:\n  - until 31 Dec 2025: 10 working days",
            "Write `- until: 2025-12-31`, and below `until`, in line with it, `limit: 10 working days`.",
        ),
        (Link, LINK, "contact: [01632 960001, Mon-Fri 9-17]", "Write `contact: {phone: 01632 960001, hours: Mon-Fri 9-17}`."),
        (Link, LINK, "review: [front, 1 Oct 2026]", "Write `review: {last: 2026-10-01, by: front}`."),
        (Link, LINK, "approvals: [[front, 1 Oct 2026]]", "Write `{side: …, link: front, role: …, on: 2026-10-01}` in its place."),
        (Link, LINK, "skills: Driving, first aid and Welsh", "Write `skills: [{skill: Driving}, {skill: first aid}, {skill: Welsh}]`."),
        (
            Link,
            LINK,
            "relies_on: ict for computers, fleet for vans",
            "Write `relies_on: [{link: ict, for: computers}, {link: fleet, for: vans}]`.",
        ),
        (Link, LINK, "capacity: {cases: 120 cases, per: day}", "Write it alone: `120`."),
        (Procedure, PROCEDURE, "supports: permits from log to post", "Write `supports: [{promise: permits, from: log, to: post}]`."),
        (Term, TERM, "avoid: [\"badge, use permit\"]", "Write `{word: badge, use: permit}`."),
        (Term, TERM, "avoid:\n  - badge (use permit)", "Write `{word: badge, use: permit}`."),
        (Organisation, "name: Tiny\n", "rules: not-approved off", "Write `rules: {not-approved: off}`."),
        (Organisation, "name: Tiny\n", "rules:\n  a-b off\n  c-d = error", "Write `rules: {a-b: off, c-d: error}`."),
        (Organisation, "name: Tiny\n", "rules:\n  - a-b: off\n  - c-d off", "Write `rules: {a-b: off, c-d: off}`."),
        (Organisation, "name: Tiny\n", "rules: [a-b, c-d]", "Write `rules: {a-b: off, c-d: off}`."),
        (Organisation, "name: Tiny\n", "rules: {off: a-b}", "The two stand in each other's place: write `a-b: off`."),
        (Term, TERM, "translations: cy trwydded, Polish zezwolenie", "Write `translations: {cy: trwydded, pl: zezwolenie}`."),
        (Term, TERM, "translations: trwydded (Welsh)", "Write `translations: {cy: trwydded}`."),
    ],
)  # fmt: skip
def test_a_text_in_place_of_fields_is_told(model: type[Model], start: str, lines: str, remedy: str) -> None:
    [found] = read_model("one.yml", f"{start}{lines}\n", [], model, "a definition").findings
    assert found.remedy == remedy


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("every: month // was a week", "month # was a week"),
        ("every: 'month // was a week'", "month"),
        ("every: >-\n    month // was a week", "month"),
        ("{what: Days, every: month // was a week}", "month"),
    ],
)
def test_a_note_is_advised_only_where_it_may_stand(line: str, written: str) -> None:
    measure = line if line.startswith("{") else f"\n  what: Days\n  {line}"
    [found] = read_model("one.yml", f"{PROMISE}measure: {measure}\n", [], Promise, "a promise").findings
    assert found.remedy == f"Write `{written}`."


def test_a_day_in_words_is_a_field_too() -> None:
    found = read_model("one.yml", f"{LINK}approvals: [front, 1 Oct 2026]\n", [], Link, "a link").findings
    one = "Write them as one entry: `approvals: [{side: …, link: front, role: …, on: 2026-10-01}]`."
    assert {each.remedy for each in found} == {one}
