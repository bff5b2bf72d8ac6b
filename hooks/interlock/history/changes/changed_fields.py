"""What changed in a definition, field by field, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from interlock.definitions.field_labels import field_label
from interlock.definitions.nouns import with_article
from interlock.history.changes.spoken_values import Speaker

# What changes nothing for those who work by the handbook, and what is told elsewhere: life, approvals, another id.
_UNTOLD = frozenset(
    {
        "title", "summary", "body", "also_called", "hidden", "not_in", "tags", "status", "replaced_by", "former_ids", "review",
        "approvals", "evidences", "reviewers", "benchmarks", "earlier", "identified", "examined", "critiques", "source",
    }
)  # fmt: skip
# By what the parts of a list are known: a step by its id, a word to avoid by itself.
_KNOWN_BY = ("id", "word")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a definition says differently. `what` is the field, with those around it."""

    what: str
    text: str
    was: str = ""
    now: str = ""


class Comparison:
    """Compares two states of a definition, each in the words of its own handbook."""

    def __init__(self, old: Speaker, new: Speaker) -> None:
        self.old, self.new = old, new

    def differences(self, before: BaseModel, after: BaseModel, around: str = "", about: str = "") -> Iterator[Difference]:
        """What differs, in the order of the fields. `around` leads to them; `about` names the part that sentences are about."""
        for name in type(after).model_fields:
            was, now = getattr(before, name), getattr(after, name)
            if name == "id" or (name in _UNTOLD and not around) or self.old.content(was) == self.new.content(now):
                continue
            what = f"{around}.{name.strip('_')}" if around else name
            if isinstance(was, BaseModel) and isinstance(now, BaseModel):
                yield from self.differences(was, now, what, f"{about}{_capital(field_label(name))}: ")
            elif isinstance(now, list) and (known_by := _known_by([*was, *now])):
                yield from self._parts(was, now, known_by, what)
            elif isinstance(now, list):
                yield self._list(was, now, what, about + _capital(field_label(name)))
            else:
                yield self._value(was, now, what, about, field_label(name))

    def _value(self, before: Any, after: Any, what: str, about: str, label: str) -> Difference:
        was, now = self.old.words(before), self.new.words(after)
        if not was:
            text = f"{label} is now stated: {now}"
        elif not now:
            text = f"{label} is no longer stated; it was {was}"
        else:
            text = f"{label} was {was}; now {now}"
        return Difference(what, _sentence(f"{about}{text if about else _capital(text)}"), was, now)

    def _list(self, before: list[Any], after: list[Any], what: str, label: str) -> Difference:
        had = [self.old.content(item) for item in before or []]
        has = [self.new.content(item) for item in after]
        added = [self.new.words(item) for item in after if self.new.content(item) not in had]
        gone = [self.old.words(item) for item in before or [] if self.old.content(item) not in has]
        told = [f"{verb} {', '.join(items)}" for verb, items in (("added", added), ("left out", gone)) if items]
        return Difference(what, _sentence(f"{label}: {'; '.join(told)}"), ", ".join(gone), ", ".join(added))

    def _parts(self, before: list[Any], after: list[Any], known_by: str, what: str) -> Iterator[Difference]:
        old, new = ({_identity(part, known_by): part for part in parts} for parts in (before, after))
        self._pair_renamed(old, new)
        noun = field_label(what).removesuffix("s") if known_by == "id" else "word to avoid"
        for id, part in new.items():
            inside = f"{what}#{id}"
            if id not in old:
                yield Difference(inside, _sentence(f"New {noun}: {self.new.words(part)}"), now=self.new.words(part))
            elif self.old.content(old[id]) != self.new.content(part):
                yield from self.differences(old[id], part, inside, f"{_capital(noun)} {_name(part)}: ")
        for id in old.keys() - new.keys():
            yield Difference(f"{what}#{id}", f"No longer {with_article(noun)}: {_name(old[id])}.", was=self.old.words(old[id]))
        kept = [id for id in old if id in new]
        if what == "steps" and kept != (order := [id for id in new if id in old]):
            yield Difference(what, f"The order of the steps is now {', '.join(order)}.", ", ".join(kept), ", ".join(order))

    def _pair_renamed(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        """A part that says the same under another id is no other part."""
        fresh = {repr(self.new.content(_without_id(part))): id for id, part in new.items() if id not in old}
        for id in [id for id in old if id not in new]:
            same = fresh.get(repr(self.old.content(_without_id(old[id]))))
            if same is not None:
                old[same] = old.pop(id)


def _known_by(parts: list[Any]) -> str:
    """The field by which the parts of a list are known, if there is one."""
    return next((name for name in _KNOWN_BY if parts and all(hasattr(part, name) for part in parts)), "")


def _identity(part: Any, known_by: str) -> str:
    return str(getattr(part, known_by)).casefold()


def _without_id(part: Any) -> Any:
    return part.model_copy(update={"id": ""}) if hasattr(part, "id") else part


def _name(part: Any) -> str:
    """What a part is called: what a step does, a value's title, a word."""
    told = next(getattr(part, name) for name in ("does", "title", "text", "word", "id") if getattr(part, name, None))
    line = " ".join(str(told).split())
    return f"“{line}”" if len(line) <= _LONGEST_NAME else f"“{line[:_LONGEST_NAME].rpartition(' ')[0]} …”"


def _sentence(text: str) -> str:
    """A sentence with its full stop, unless it ends in a quoted one."""
    return text if text.endswith((".”", "!”", "?”")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
