"""Marks on fields: approvals, changes, exports and rules must not have lists of fields that a new field could be missing from."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel

import interlock
from interlock.definitions import KINDS, ContactPoint, Customer, Definition, Kind, Procedure, Promise, every_model
from interlock.definitions.base import Notice
from interlock.definitions.link import Contact, Reliance, Support
from interlock.definitions.meaning_marks import (
    GIVERS,
    SIDES,
    InTables,
    KnownBy,
    Side,
    SpokenName,
    Untold,
    VouchedBy,
    added_fields,
    ids_of,
    marks_on,
    sentence_name,
    values_marked,
    vouched_fields,
)
from interlock.definitions.model_fields import models_in
from interlock.definitions.procedure import Step
from interlock.definitions.term import Term
from interlock.questions.approvals.stamps import Vouched, changed, stamp_for
from tests.catalogs import catalog_with

# The models whose fields are included in stamps one by one.
STAMPED: tuple[type[BaseModel], ...] = (Definition, Promise, Procedure, Step, ContactPoint, Reliance, Support)

# The fields of the first stamps, in their order. This never changes: new fields have `added` numbers.
FROM_THE_START: dict[tuple[type[BaseModel], Side], str] = {
    (Promise, "management"): "wording kind made_by made_to service contact_points dimension values limit target clock conditions "
    "exclusions customer_duties if_we_fail measure",
    (Procedure, "management"): "supports starts_when ends_when",
    (Step, "management"): "by within can_decide",
    (Step, "providers"): "does stage accountable within only_if waits_for needs gives secured_by can_decide say if_not skills",
    (Promise, "receivers"): "wording limit target",
    (Reliance, "receivers"): "passes",
    (ContactPoint, "management"): "channel purpose staffed_by hours phone email url address",
}
FROM_THE_START[Promise, "providers"] = FROM_THE_START[Promise, "management"]
FROM_THE_START[ContactPoint, "providers"] = FROM_THE_START[ContactPoint, "management"]

# The packages in which a list of fields could miss new ones.
ROOMS = ("questions/approvals", "history", "exports", "rules")
MODULES = [path for room in ROOMS for path in sorted((Path(interlock.__file__).parent / room).rglob("*.py"))]
# Names that are both kinds and fields are left out.
FIELDS = {name for model in every_model() for name in model.model_fields} - {kind.name for kind in KINDS}


def undecided() -> list[str]:
    """The fields without `VouchedBy`."""
    return [
        f"{model.__name__}.{name}" for model in STAMPED for name in model.model_fields if name not in marks_on(model, VouchedBy)
    ]


def test_every_stamped_field_says_who_vouches_for_it() -> None:
    assert undecided() == [], "say it with a mark: VouchedBy((…), added=…) or NOBODY"


@pytest.mark.parametrize("mark", [VouchedBy, Untold, SpokenName, InTables], ids=lambda mark: mark.__name__)
def test_a_redeclared_field_keeps_its_marks(mark: type[object]) -> None:
    common = marks_on(Definition, mark)
    of_kinds = {kind.name: {name: marks_on(kind.model, mark).get(name) for name in common} for kind in KINDS}
    assert of_kinds == dict.fromkeys(of_kinds, common)


@pytest.mark.parametrize("model", STAMPED, ids=lambda model: model.__name__)
def test_the_first_fields_of_stamps_never_change(model: type[BaseModel]) -> None:
    held = {side: [name for name in vouched_fields(model, side) if name not in added_fields(model)] for side in SIDES}
    assert held == {side: FROM_THE_START.get((model, side), "").split() for side in SIDES}


@pytest.mark.parametrize("model", STAMPED, ids=lambda model: model.__name__)
def test_added_fields_are_numbered_without_gaps(model: type[BaseModel]) -> None:
    numbers = sorted(mark.added for mark in marks_on(model, VouchedBy).values() if mark.added)
    assert numbers == list(range(1, len(numbers) + 1))


class Parcel(BaseModel):
    """A model with an unmarked field, an added field and a field of the first version."""

    colour: str = ""
    weight: Annotated[str, VouchedBy(("management",), added=1)] = ""
    size: Annotated[str, GIVERS] = ""


def test_every_side_vouches_for_an_unmarked_field() -> None:
    assert vouched_fields(Parcel, "management") == ("size", "weight", "colour")
    assert all("colour" in vouched_fields(Parcel, side) for side in SIDES)
    assert added_fields(Parcel) == {"weight", "colour"}


def test_an_empty_added_field_voids_no_stamp() -> None:
    fields, steps = {"wording": "we answer"}, {"log": {"by": "front"}}
    old = stamp_for(Vouched(fields, steps))
    empty = Vouched(fields | {"price": None}, {"log": {"by": "front", "tool": []}}, frozenset({"tool"}))
    assert changed(old, empty) == []
    filled = Vouched(fields | {"price": "£5"}, {"log": {"by": "front", "tool": ["van"]}}, frozenset({"tool"}))
    assert changed(old, filled) == ["price", "tool in step log"]
    assert changed(stamp_for(filled), empty) == ["price", "tool in step log"]


def lists_of_fields(path: Path) -> Iterator[str]:
    """The assignments of a module whose values are mostly names of fields, of parts too (`steps.say`), perhaps by kind."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            value = node.value.args[0] if isinstance(node.value, ast.Call) and node.value.args else node.value
            for items in _lists_in(value):
                words = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
                fields = [word for word in words if word.rpartition(".")[2] in FIELDS]
                if len(words) == len(items) > 1 and len(fields) > len(words) / 2:
                    yield f"line {node.lineno}: {', '.join(words)}"


def _lists_in(value: ast.expr) -> Iterator[Sequence[ast.expr | None]]:
    """The items of a list, or the keys of a mapping, and the items of the lists that are its values."""
    if isinstance(value, ast.Dict):
        yield value.keys
    for each in value.values if isinstance(value, ast.Dict) else [value]:
        if isinstance(each, ast.Tuple | ast.List | ast.Set):
            yield each.elts


def test_no_module_has_a_list_of_fields() -> None:
    assert {path.as_posix(): found for path in MODULES if (found := list(lists_of_fields(path)))} == {}


def test_a_list_of_fields_is_found(tmp_path: Path) -> None:
    lists = 'ORDER = ("wording", "made_by", "of no field")\nSAID = {Promise: ("if_we_fail.say", "if_we_fail.do")}\n'
    (tmp_path / "listing.py").write_text(lists, encoding="utf-8")
    found = ["line 1: wording, made_by, of no field", "line 2: if_we_fail.say, if_we_fail.do"]
    assert list(lists_of_fields(tmp_path / "listing.py")) == found


def test_sentence_names_of_fields() -> None:
    assert sentence_name(Step, "by") == "team that does it"
    assert sentence_name(Notice, "from_") == "first day"
    assert sentence_name(Contact, "ask_for") == "ask for"


def test_marked_values_have_their_routes() -> None:
    expectations = [{"id": "quick", "text": "Quickly."}, {"id": "clear", "text": "Clearly."}]
    words = {"definition": "A paper.", "owner": "front", "also": ["card"], "avoid": ["chit"], "translations": {"cy": "trwydded"}}
    catalog = catalog_with({"customer/residents": {"expectations": expectations}, "term/permit": words})
    (residents,) = catalog.of(Customer)
    (permit,) = catalog.of(Term)
    assert [(route, id, mark.is_id) for route, id, mark in values_marked(residents, KnownBy)] == [
        (("expectations", 0, "id"), "quick", True),
        (("expectations", 1, "id"), "clear", True),
    ]
    names = {route: name for route, name, _ in values_marked(permit, SpokenName)}
    assert names[("avoid", 0, "word")] == "chit" and names[("translations", "cy")] == "trwydded" and names[("title",)] == "permit"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_named_parts_are_identified_by_their_ids(kind: Kind) -> None:
    for parts in kind.parts:
        (model,) = models_in(kind.model.model_fields[parts.field].annotation)
        assert ids_of(model) == {"id"}, "say it with the type of the field: `id: PartId`"
