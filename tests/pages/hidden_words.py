"""A handbook in which every text has a word of its own, made from the models, so that new fields and kinds are in it too.

Each kind has a definition for every group of readers, with all its fields filled. A word begins with the readers it is for: `zqpublic`,
`zqstaff`, `zqrestricted`, `zqdraft`; in a public definition `zqinside` begins the words that only staff may read (`InsideOnly`). `zqremark` begins what comments say.
"""

import itertools
import json
import re
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from interlock.definitions import KINDS, Kind
from interlock.definitions.meaning_marks import InsideOnly, KnownBy, MailAddress, TeamNumber, WebAddress, marks_on
from interlock.definitions.parsed import Parsed
from interlock.definitions.text_marks import OwnCriterion, OwnStep, Prose, RefTo, ValueOfOrganisation

READERS = ("public", "staff", "restricted", "draft")
WORD = re.compile(rb"zq(?:public|inside|staff|restricted|draft)[0-9]+x", re.I)

# What fits together, or what is one of a few words.
_GIVEN = {"closes": "17:00", "number": "01632 960000", "country": "GB", "subdivision": ["ENG"]}
# Of several fields that say the same, all but one; who thanked is a customer, so that no link did.
_LEFT_OUT = {"average", "median", "every", "count", "score", "team"}

# Fields that decide who reads a definition, or that would leave it unread.
_SET = {"classification", "status", "former_ids", "language", "replaced_by"}


def id_for(kind: str, readers: str) -> str:
    """The id of the definition of a kind for a group of readers; it is one of its words, and so is its former id."""
    number = [each.name for each in KINDS].index(kind)
    return f"zq{readers}{number}x"


def former_id_for(kind: str, readers: str) -> str:
    return f"{id_for(kind, readers)}-former"


class Words:
    """Fills models with words. References lead to definitions for all other readers in turn."""

    def __init__(self, kind: str, readers: str, numbers: Iterator[int]) -> None:
        self.kind, self.readers, self.numbers = kind, readers, numbers
        self.others = itertools.cycle(each for each in READERS if each != readers)
        self.within: list[type[BaseModel]] = []

    def definition(self, kind: Kind) -> dict[str, Any]:
        """All fields of a definition."""
        fields = self._model(kind.model, inside=False)
        status = "draft" if self.readers == "draft" else "published"
        open_to = "public" if self.readers == "draft" else self.readers
        return fields | {"status": status, "classification": open_to, "former_ids": [former_id_for(kind.name, self.readers)]}

    def _model(self, model: type[BaseModel], inside: bool) -> dict[str, Any]:
        self.within.append(model)  # a model may hold itself, as criteria do
        for_staff = marks_on(model, InsideOnly)
        filled = {}
        for name, info in model.model_fields.items():
            if name in _SET | _LEFT_OUT:
                continue
            value = _GIVEN.get(name) or self._value(info.annotation, info.metadata, inside or name in for_staff)
            if value is not None:
                filled[info.alias or name] = value
        self.within.pop()
        return filled

    def _value(self, annotation: Any, marks: list[Any], inside: bool) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], [*marks, *arguments[1:]], inside)
        if parsed := next((mark for mark in marks if isinstance(mark, Parsed)), None):
            return parsed.example
        if origin in (Union, UnionType):
            return self._value(next(each for each in arguments if each is not NoneType), marks, inside)
        if origin is list:
            item = self._value(arguments[0], marks, inside)
            return None if item is None else [item]
        if origin is dict:
            key, item = self._value(arguments[0], [], inside), self._value(arguments[1], [], inside)
            return None if key is None or item is None else {key: item}
        if origin is Literal:
            return "outside" if "outside" in arguments else arguments[0]  # where a lesson names an organisation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return None if annotation in self.within else self._model(annotation, inside)
        return self._text(marks, inside) if annotation is str else None

    def _text(self, marks: list[Any], inside: bool) -> str | None:
        for mark in marks:
            if isinstance(mark, RefTo):
                return self._reference(mark)
            if isinstance(mark, OwnCriterion) or (isinstance(mark, KnownBy) and mark.is_id and self.kind == "framework"):
                return id_for(self.kind, self.readers)  # to which references lead, with its framework
            if isinstance(mark, OwnStep | ValueOfOrganisation | TeamNumber):
                return None
            if isinstance(mark, WebAddress):
                return f"https://{self._word(inside)}.example/"
            if isinstance(mark, MailAddress):
                return f"{self._word(inside)}@tinford.example"
            if isinstance(mark, KnownBy) and mark.is_id:
                return self._word(inside)
            if isinstance(mark, Prose):
                term, remark = id_for("term", next(self.others)), f"<!-- zqremark{next(self.numbers)}x -->"
                return f"Ask {self._word(inside)}, or [[term/{term}]]. {remark}"
        return self._word(inside)

    def _reference(self, mark: RefTo) -> str:
        kinds = mark.may_lead_to(self.kind)
        kind = kinds[0] if kinds else "term"
        id = id_for(kind, next(self.others))
        part = f"#{id}" if mark.part_required else ""
        return f"{id}{part}" if kinds else f"{kind}/{id}{part}"

    def _word(self, inside: bool) -> str:
        readers = "inside" if inside and self.readers == "public" else self.readers
        return f"zq{readers}{next(self.numbers)}x"


def handbook() -> dict[str, str]:
    """The files of the handbook: every kind for all readers, results, and pages with a file beside them."""
    numbers = itertools.count(100)
    files = {"standards/organisation.yml": "name: Tinford\ndefaults: {classification: staff}\n"}
    for kind in KINDS:
        for readers in READERS:
            filled = Words(kind.name, readers, numbers).definition(kind)
            files[f"{kind.folder}/{id_for(kind.name, readers)}.yml"] = json.dumps(filled)
    return files | _results(numbers) | _pages(numbers)


def _results(numbers: Iterator[int]) -> dict[str, str]:
    """A table for each promise."""
    return {
        f"standards/results/zq{readers}80x.csv": "promise,period,value,met,total,cause,note,action\n"
        f"{id_for('promise', readers)},2026-10,80,80,100,{','.join(_cells(readers, numbers))}\n"
        for readers in READERS
    }


def _cells(readers: str, numbers: Iterator[int]) -> list[str]:
    """A cause and a note, which the public does not read, and an action, which it does."""
    closed = "inside" if readers == "public" else readers
    return [f"zq{who}{next(numbers)}x" for who in (closed, closed, readers)]


def _pages(numbers: Iterator[int]) -> dict[str, str]:
    """A page, which is for staff as all pages are here, and a file that only it links."""
    return {
        "docs/zqstaff90x.md": f"# zqstaff{next(numbers)}x\n\nSee [it](zqstaff91x.txt), zqstaff{next(numbers)}x.\n",
        "docs/zqstaff91x.txt": f"zqstaff{next(numbers)}x\n",
    }
