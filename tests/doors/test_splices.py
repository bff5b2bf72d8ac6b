"""Edits of one field in a file: what the file says then, and which files are left to be edited by hand."""

import pytest

from interlock.doors.edits.splices import CannotEdit, flow_mapping, replaced, with_item, with_value
from interlock.sources import Source, read_yaml


def source(text: str) -> Source:
    return read_yaml("standards/links/front.yml", text)[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Front\n", "title: Front\nreview: {last: 2026-11-02}\n"),
        ("title: Front", "title: Front\nreview: {last: 2026-11-02}\n"),
        ("title: Front\r\n", "title: Front\r\nreview: {last: 2026-11-02}\r\n"),
        ("review: # soon\ntitle: Front\n", "review: {last: 2026-11-02} # soon\ntitle: Front\n"),
        ("review: {}\n", "review: {last: 2026-11-02}\n"),
        ("review: {last: 2026-05-04}\n", "review: {last: 2026-11-02}\n"),
        ("review: {every: 1 year}\n", "review: {every: 1 year, last: 2026-11-02}\n"),
        ("review:\n  every: 1 year\ntags: [a]\n", "review:\n  every: 1 year\n  last: 2026-11-02\ntags: [a]\n"),
        (
            "review:\n  every: 1 year\n  notes:\n  - {a: b}\n  - |\n    Long.\n\ntags: [a]\n",
            "review:\n  every: 1 year\n  notes:\n  - {a: b}\n  - |\n    Long.\n  last: 2026-11-02\n\ntags: [a]\n",
        ),
        ("review:\n  by:\n  last:\n  every: 1 year\n", "review:\n  by:\n  last: 2026-11-02\n  every: 1 year\n"),
        ("review:\n  last:\n  every: 1 year\n", "review:\n  last: 2026-11-02\n  every: 1 year\n"),
        ("review:\n  last: '2026-05-04' # on time\n", "review:\n  last: 2026-11-02 # on time\n"),
    ],
)
def test_a_value_is_written_where_it_belongs(before: str, after: str) -> None:
    assert with_value(source(before), ("review", "last"), "2026-11-02") == after


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("review:\n  last: >\n    2026-05-04\n", "`last` is written in a way that cannot be edited by a command"),
        ("review:\n  last: |\n    2026-05-04\n", "`last` is written in a way that cannot be edited by a command"),
        ("review:\n  last: [2026-05-04]\n", "`last` is written in a way that cannot be edited by a command"),
        ("on: &on 2026-05-04\nreview:\n  last: *on\n", "`last` is written in a way that cannot be edited by a command"),
        ("review:\n  last: &on 2026-05-04\n", "`last` is written in a way that cannot be edited by a command"),
        ("review: yearly\n", "`review` is not written as a mapping"),
        ("review: &ours {every: 1 year}\n", "`review` is not written as a mapping"),
        ("ours: &ours {every: 1 year}\nreview: *ours\n", "`review` is not written as a mapping"),
    ],
)
def test_a_value_written_in_another_way_is_left_alone(text: str, told: str) -> None:
    with pytest.raises(CannotEdit, match=told):
        with_value(source(text), ("review", "last"), "2026-11-02")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Front\n", "title: Front\nformer_ids:\n  - desk\n"),
        ("former_ids:\ntitle: Front\n", "former_ids:\n  - desk\ntitle: Front\n"),
        ("title: Front\ntags:\nformer_ids:", "title: Front\ntags:\nformer_ids:\n  - desk\n"),
        ("title: Front\nformer_ids: ~\n", "title: Front\nformer_ids:\n  - desk\n"),
        ("former_ids: []\n", "former_ids: [desk]\n"),
        ("former_ids: [a, ]\n", "former_ids: [a, desk, ]\n"),
        ("former_ids: [a]\n", "former_ids: [a, desk]\n"),
        ("former_ids:\n- a\ntags: [b]\n", "former_ids:\n- a\n- desk\ntags: [b]\n"),
        ("former_ids:\n    - a\n", "former_ids:\n    - a\n    - desk\n"),
    ],
)
def test_an_item_is_added_as_the_others_stand(before: str, after: str) -> None:
    assert with_item(source(before), "former_ids", ["- desk"], "desk") == after


@pytest.mark.parametrize("text", ["former_ids: a\n", "former_ids: {a: b}\n", "x: &x\n- a\nformer_ids: *x\n"])
def test_what_is_no_list_gets_no_item(text: str) -> None:
    with pytest.raises(CannotEdit, match="`former_ids` is not written as a list"):
        with_item(source(text), "former_ids", ["- desk"], "desk")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{title: Front}\n", "does not begin each field on a line of its own"),
        ("  title: Front\n", "does not begin each field on a line of its own"),
        ("- title: Front\n", "does not begin each field on a line of its own"),
        ("", "does not begin each field on a line of its own"),
        ("title: Front\n...\n", "ends in `...` or `---`"),
        ("title: Front\nformer_ids: ''\n", "`former_ids:` stands there with nothing after it"),
        ("former_ids: [a, # one\n]\n", "A comment or a name alone stands before the closing bracket"),
    ],
)
def test_no_item_is_added_where_none_has_a_place(text: str, told: str) -> None:
    with pytest.raises(CannotEdit, match=told):
        with_item(source(text), "former_ids", ["- desk"], "desk")


def test_a_field_alone_is_added_at_the_end() -> None:
    assert with_value(source("title: Front\n"), ("status",), "draft") == "title: Front\nstatus: draft\n"


def test_stretches_are_replaced_in_any_order_and_once() -> None:
    stretches = [(12, 16, "hall"), (4, 7, "tell"), (12, 16, "hall")]
    assert replaced("Now ask the desk.", stretches) == "Now tell the hall."


def test_fields_of_a_mapping_stand_on_one_line() -> None:
    assert flow_mapping({"side": "management", "role": "head: all"}) == '{side: management, role: "head: all"}'
