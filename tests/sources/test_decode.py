"""Decoding: findings are made from pydantic's error types and the model, never from pydantic's messages."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from interlock.definitions import KINDS, Organisation, Promise, Service
from interlock.definitions.field_types import Date, Model
from interlock.definitions.model_fields import Route, choices_at, models_in
from interlock.sources import read_yaml
from interlock.sources.decoding.decode import decode
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.decoding.field_findings import field_finding
from interlock.sources.decoding.partial_decoding import partial_model
from tests.conftest import Handbook, findings_in

# The types of error that the decoder handles. All but the last five are pydantic's.
ERROR_TYPES = {
    "dict_type", "extra_forbidden", "list_type", "literal_error", "missing", "model_type", "string_too_long", "string_type",
    "bad-date", "bad-quantity", "bad-value", "missing-field", "wrong-type",
}  # fmt: skip
WRONG_VALUES: tuple[Any, ...] = ("x", "x" * 201, "0.5", "2026-02-31", [], ["x"], [["x"]], [{"x": "y"}], {}, {"x": "y"}, {"x": []})


def every_model() -> list[type[BaseModel]]:
    """The models of all kinds and of the organisation, with nested models."""
    waiting: list[type[BaseModel]] = [Organisation, *(kind.model for kind in KINDS)]
    found: list[type[BaseModel]] = []
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.append(model)
            waiting += [inner for field in model.model_fields.values() for inner in models_in(field.annotation)]
    return found


def errors(model: type[BaseModel], value: object) -> list[ErrorDetails]:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def every_error() -> Iterator[tuple[type[BaseModel], ErrorDetails]]:
    """Pydantic's errors for every combination of a field and a wrong value."""
    for model in every_model():
        for name, field in model.model_fields.items():
            for value in WRONG_VALUES:
                yield from ((model, error) for error in errors(model, {field.alias or name: value}))
        yield from ((model, error) for value in ({"no_such_field": "x"}, "x", ["x"]) for error in errors(model, value))


def test_pydantic_has_no_other_error_types() -> None:
    assert {error["type"] for _, error in every_error()} == ERROR_TYPES


def test_pydantic_names_the_limit_of_a_text() -> None:
    (error,) = (each for each in errors(Service, {"title": "x" * 81}) if each["loc"] == ("title",))
    assert error["ctx"] == {"max_length": 80}


def test_no_finding_quotes_pydantics_message() -> None:
    source, _ = read_yaml("a.yml", "title: x\n")
    for model, error in every_error():
        if issubclass(model, Model):
            finding = field_finding(Decoding(source, model, "a link"), error | {"msg": "ENGLISH"})
            assert finding.message and finding.remedy, error
            assert "ENGLISH" not in finding.message + finding.remedy, error


@pytest.mark.parametrize(
    ("model", "route", "words"),
    [
        (Promise, ("kind",), ["public", "internal", "supplier"]),
        (Promise, ("status",), ["draft", "published", "suspended", "retired"]),
        (Promise, ("approvals", 0, "side"), ["management", "providers", "receivers"]),
        (Promise, ("evidences", 2, "kind"), ["show-me", "tell-me"]),
        (Organisation, ("rules", "unused-term"), ["error", "warning", "advice", "off"]),
        (Organisation, ("calendar", "working_days", 0), ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
        (Organisation, ("calendar", "working_days"), []),
        (Promise, ("title",), []),
        (Promise, ("no", "such", "field"), []),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_the_words_of_a_choice_come_from_its_type(model: type[Model], route: Route, words: list[str]) -> None:
    assert choices_at(model, route) == words


def findings(text: str, model: type[Model], noun: str) -> list[str]:
    """The findings about a text, one line each."""
    source, _ = read_yaml("a.yml", text)
    return [f"{found.rule}: {found.message}. {found.remedy}" for found in decode(source, model, noun)[1]]


CALENDAR = "name: Tinford\ncalendar:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  opens: [9]\n", "wrong-type: `opens` takes one value, not a list. Write one value, such as `09:30`."),
        ("  opens: {at: 9}\n", "wrong-type: `opens` takes one value, not fields. Write one value, such as `09:30`."),
        ("  opens: noon\n", "bad-value: `noon` is not a time of day. Write `12:00`."),
        (
            "  counts_from: [today]\n",
            "wrong-type: `counts_from` takes one value, not a list. Write one value, such as `same day`.",
        ),
        (
            "  counts_from: next workng day\n",
            "bad-value: `counts_from` cannot be `next workng day`. Did you mean `next working day`?",
        ),
        ("  working_days: [mon, sund]\n", "bad-value: `working_days` cannot be `sund`. Did you mean `sun`?"),
        (
            "  holidays:\n    - on: [2026-12-24]\n",
            "wrong-type: `on` takes one value, not a list. Write `on: 2026-12-24`.",
        ),
        (
            "  countries: GB\n  subdivision: ENG\n",
            "unknown-field: There is no field `countries` in `calendar`. Did you mean `country`?",
        ),
        (
            "  subdivision: ENG\n",
            "bad-value: `ENG` is not a part of its country with holidays of its own. Name the country as well.",
        ),
        (
            "  hours: from 8:30 to noon\n",
            "unknown-field: There is no field `hours` in `calendar`. "
            'Write `opens: "08:30"` and, on a line of its own, `closes: "12:00"`.',
        ),
    ],
    ids=[
        "list",
        "mapping",
        "text",
        "list for a choice",
        "unknown choice",
        "unknown item",
        "list for a date",
        "misspelt country",
        "no country",
        "hours in one",
    ],
)
def test_a_faulty_calendar_is_told_in_words(text: str, expected: str) -> None:
    assert findings(CALENDAR + text, Organisation, "the organisation") == [expected]


def test_a_missing_choice_lists_its_words() -> None:
    found = findings("title: x\nsummary: y\nwording: z\nmade_by: front\nmade_to: [residents]\n", Promise, "a promise")
    assert found == ["missing-field: `kind` is missing from a promise. Add `kind:` — one of `public`, `internal`, `supplier`."]


def test_every_fault_of_a_file_is_reported() -> None:
    text = "title: [x]\nsummry: y\nowner: front\ncustomers: residents\ncolour: red\n"
    assert [line.partition(".")[0] for line in findings(text, Service, "a service")] == [
        "wrong-type: `title` takes one value, not a list",
        "wrong-type: `customers` takes a list, not one value",
        "unknown-field: There is no field `summry` in a service",
        "unknown-field: There is no field `colour` in a service",
    ]


def test_partial_decoding_leaves_out_faulty_values() -> None:
    source, _ = read_yaml("a.yml", "title: x\nowner: front\ncustomers: {who: residents}\ncolour: red\n")
    found, _ = partial_model(source, Service) or (None, None)
    assert found is not None
    assert found.model_dump(include={"title", "owner", "summary", "customers"}) == {
        "title": "x",
        "owner": "front",
        "summary": None,
        "customers": [],
    }


def test_partial_decoding_leaves_out_faulty_items() -> None:
    source, _ = read_yaml(
        "a.yml",
        "title: x\nkind: public\napprovals:\n  - link: front\n  - {side: management, link: back, role: r, on: 2026-01-02}\n",
    )
    found, seen = partial_model(source, Promise) or (None, None)
    assert found is not None and seen is not None
    assert [(approval.link, approval.on) for approval in found.approvals] == [("back", datetime.date(2026, 1, 2))]
    assert seen.place_at(("approvals", 0, "link")).line == 5 and source.place_at(("approvals", 0, "link")).line == 4


def test_a_fault_behind_a_faulty_item_keeps_its_place(tiny: Handbook) -> None:
    path = "standards/services/parking.yml"
    text = "title: Permits\nsummary: They park.\nowner: front\ncustomers: [{a: b}, residnts]\ncontact_points:\n  - [x]\n  - dsk\n"
    told = [(fault.place.line, fault.remedy) for fault in findings_in(tiny({path: text})) if fault.rule == "unknown-reference"]
    assert told == [(4, "Did you mean `residents`?"), (7, "Did you mean `desk`?")]


@pytest.mark.parametrize(
    ("written", "columns"),
    [("residents and tenants", [12, 26]), ('"residents, tenants"', [13, 24]), ('"residents\\ntenants"', [13, 24])],
)
def test_items_written_in_one_text_have_their_places(written: str, columns: list[int]) -> None:
    source, _ = read_yaml("a.yml", f"customers: {written}\n")
    found, seen = partial_model(source, Service) or (None, None)
    assert found is not None and seen is not None and found.customers == ["residents", "tenants"]
    items = [seen.at(("customers", number)) for number in range(2)]
    assert [item and item.text for item in items] == ["residents", "tenants"]
    assert [seen.place_at(("customers", number)).column for number in range(2)] == columns


def test_more_than_a_thousand_lines_are_no_items() -> None:
    source, _ = read_yaml("a.yml", "customers: |\n" + "  residents\n" * 1_001)
    found, _ = partial_model(source, Service) or (None, None)
    assert found is not None and found.customers == []


def test_partial_decoding_of_a_lone_text_gives_nothing() -> None:
    source, _ = read_yaml("a.yml", "just a text\n")
    assert partial_model(source, Service) is None


class Dated(Model):
    """A model with an optional parsed field."""

    on: Date | None = None
    """The day."""


def test_a_parsed_value_may_be_left_out() -> None:
    assert Dated.model_validate({}).on is None
    assert Dated.model_validate({"on": "2026-03-31"}).on == datetime.date(2026, 3, 31)
