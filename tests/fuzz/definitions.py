"""Strategies for whole handbooks, driven by the models: a field or a kind that is added later is generated without further ado.

The type and the marks of a field say what may stand there: a reference to a definition that exists, a date, an amount, prose. A plain
text is taken from the examples in the field's documentation too. What the model then refuses is left out again.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from hypothesis import assume
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from interlock.definitions import KINDS, Kind, Organisation
from interlock.definitions.meaning_marks import KnownBy, MailAddress, TeamNumber, WebAddress
from interlock.definitions.model_fields import models_in
from interlock.definitions.parsed import Parsed, parse_duration
from interlock.definitions.text_marks import OwnCriterion, OwnStep, Prose, RefTo, ValueOfOrganisation
from interlock.definitions.values.dates import parse_date
from interlock.definitions.values.times_of_day import parse_time
from tests.conftest import TODAY

Draw = Callable[[st.SearchStrategy[Any]], Any]
Tree = dict[str, Any]

NUMBERS = ("one", "two", "three")
WORDS = (
    "Post the card",
    "A card within 5 working days",
    "Reply by Monday",
    "99% of calls",
    "Café, élan & co",
    "Ask: who? Where?",
    "#1",
)
INLINE = (
    *WORDS,
    "Ask **first**, then [[{ref}]].",
    "See [[{ref}|the other page]] or `code`.",
    "[Our page](https://tinford.example/) says more.",
    "At least 9 in 10 within 2 days — “always”.",
    "日本語 עברית 😀",
)
BLOCK = (
    *INLINE,
    "First.\n\nSecond.\n\n- one\n- two [[{ref}]]\n",
    "## Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "1. one\n2. two\n\n> said\n",
)
# A definition has few of its fields, as those that editors write.
SHARE_OF_FIELDS = 4
# Levels at which fields that are not required may stand.
DEEPEST = 3


@st.composite
def handbooks(draw: Draw) -> dict[str, Tree]:
    """The files of a handbook as trees, by path: one or two definitions of each kind, and the organisation."""
    made = {"standards/organisation.yml": _Writer(draw, None).tree(Organisation)}
    for kind in KINDS:
        for number in NUMBERS[: draw(st.integers(1, 2))]:
            made[f"{kind.folder}/{_id(kind.name, number)}.yml"] = _Writer(draw, kind).tree(kind.model)
    files = {path: tree for path, tree in made.items() if tree is not None}
    assume(len(files) == len(made))
    return files


def written(files: Mapping[str, Tree]) -> dict[str, bytes]:
    """The files as YAML."""
    return {
        path: yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()
        for path, tree in files.items()
    }


def _id(kind: str, number: str) -> str:
    return f"{kind}-{number}"


@dataclass
class _Writer:
    """Writes one definition of a kind, or the organisation (without a kind)."""

    draw: Draw
    kind: Kind | None
    depth: int = 0
    top: Tree = field(default_factory=dict)  # the definition, as far as it is written

    def tree(self, model: type[BaseModel], index: int = 0) -> Tree | None:
        """The fields of a model: all that are required, and some of the others. None where the model accepts none of them."""
        most = max(2, len(model.model_fields) // SHARE_OF_FIELDS) if self.depth < DEEPEST else 0
        wanted = self.draw(st.sets(st.sampled_from(sorted(model.model_fields)), max_size=most))
        found: Tree = {}
        inner = replace(self, depth=self.depth + 1, top=self.top or found)
        for name, info in model.model_fields.items():
            # A default that is validated is one that some of these definitions may not have.
            if info.is_required() or info.validate_default or name in wanted or self._holds_named_parts(name):
                value = inner._value(_annotated(info), info, index)
                found |= {info.alias or name: value} if value not in (None, []) else {}
        return self._accepted(model, found)

    def _holds_named_parts(self, field: str) -> bool:
        """Whether other definitions may name what the field lists, so that there must be some."""
        if self.depth:
            return False
        if self.kind is None:
            return field == "values"
        return self.kind.named_parts is not None and field == self.kind.named_parts.field

    def _accepted(self, model: type[BaseModel], tree: Tree) -> Tree | None:
        """The tree without the fields that the model refuses, because they contradict each other or are no such word."""
        while True:
            try:
                model.model_validate(tree)
            except ValidationError as error:
                refused = {str(each["loc"][0]) for each in error.errors() if each["loc"]} & tree.keys()
                required = {info.alias or name for name, info in model.model_fields.items() if info.is_required()}
                drop = [*sorted(refused - required), *sorted(tree.keys() - required)]
                if not drop:
                    return None
                tree = {name: value for name, value in tree.items() if name != drop[0]}
            else:
                return tree

    def _value(self, annotation: Any, info: FieldInfo, index: int = 0) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            mark = next((found for mark in arguments[1:] if (found := self._marked(mark, info, index)) is not None), None)
            return self._value(arguments[0], info, index) if mark is None else mark
        if origin in (Union, UnionType):
            return self._value(next(each for each in arguments if each is not type(None)), info, index)
        if origin is Literal:
            return self.draw(st.sampled_from(arguments))
        if origin is list:
            size = self.draw(st.integers(1, len(NUMBERS)))
            items = [self._value(arguments[0], info, place) for place in range(size)]
            return [item for place, item in enumerate(items) if item is not None and item not in items[:place]]
        if origin is dict:
            return {self._value(arguments[0], info): self._value(arguments[1], info)}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.tree(annotation, index)
        return self._plain(info)

    def _marked(self, mark: object, info: FieldInfo, index: int) -> Any:
        """What a mark of a type says that stands there; None where it does not decide that."""
        match mark:
            case RefTo():
                return self._reference(mark)
            case OwnStep() | OwnCriterion() | ValueOfOrganisation():
                return NUMBERS[0]
            case KnownBy() if mark.is_id:
                return NUMBERS[index]
            case Parsed():
                return self._parsed(mark)
            case Prose():
                text = self.draw(st.sampled_from(BLOCK if mark.block else INLINE))
                return text.replace("{ref}", self._any()) if "{" in text else text
            case TeamNumber():
                return self.draw(st.sampled_from(("01632 960018", "+44 1632 960018 ext 4")))
            case MailAddress():
                return "team@tinford.example"
            case WebAddress():
                return self.draw(st.sampled_from(("https://tinford.example/a?b=c", "https://tinford.example/é")))
        return None

    def _any(self) -> str:
        kind = self.draw(st.sampled_from(KINDS)).name
        return f"{kind}/{_id(kind, NUMBERS[0])}"

    def _reference(self, mark: RefTo) -> str:
        if not mark.is_bare:
            return self._any()
        kinds = mark.may_lead_to(self.kind.name if self.kind else "")
        if mark.kinds == ("made-to",):
            kinds = ("customer",) if self.top.get("kind") == "public" else ("link",)
        kind = self.draw(st.sampled_from(kinds))
        part = f"#{NUMBERS[0]}" if mark.part_required else ""
        return _id(kind, NUMBERS[0]) + part

    def _parsed(self, mark: Parsed) -> str:
        if mark.parse is parse_date:
            return (TODAY - datetime.timedelta(days=self.draw(st.integers(0, 2_000)))).isoformat()
        if mark.parse is parse_time:
            return str(self.draw(st.sampled_from(("8:00", "09.30", "13:15", "24:00"))))
        if mark.parse is parse_duration:
            return f"{self.draw(st.integers(2, 40))} {self.draw(st.sampled_from(('minutes', 'hours', 'days', 'working days', 'weeks')))}"
        return mark.example

    def _plain(self, info: FieldInfo) -> str:
        """Some words, or an example from the documentation of the field."""
        examples = re.findall(r"`([^`]+)`", info.description or "")
        return str(self.draw(st.sampled_from((*WORDS, *examples))))


def _annotated(info: FieldInfo) -> Any:
    """The type of a field with its marks, which pydantic keeps apart from it."""
    marks = tuple(info.metadata)
    # A mark on a list is one on each of its items.
    has_own_marks = get_origin(info.annotation) in (list, dict) or any(models_in(info.annotation))
    return Annotated[(info.annotation, *marks)] if marks and not has_own_marks else info.annotation
