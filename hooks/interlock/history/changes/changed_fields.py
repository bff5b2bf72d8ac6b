"""Changes of the fields of a definition, in sentences."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from interlock.definitions.meaning_marks import Caption, InOrder, KnownBy, Untold, ids_of, marks_on, sentence_name
from interlock.findings.nouns import capital, with_article
from interlock.history.changes.value_words import ValueWords

_LONGEST_NAME = 60


class Difference(NamedTuple):
    """One change of a field. `what` is the path of the field; `was` and `now` are its values in words."""

    what: str
    text: str
    was: str = ""
    now: str = ""


class Comparison:
    """Compares two versions of a definition.

    `old` and `new` turn the values of each version into words; `nouns` are the nouns for its parts, by field.
    """

    def __init__(self, old: ValueWords, new: ValueWords, nouns: Mapping[str, str]) -> None:
        self.old, self.new, self._nouns = old, new, nouns

    def differences(self, before: BaseModel, after: BaseModel, around: str = "", about: str = "") -> Iterator[Difference]:
        """The differences, in the order of the fields. `around` is the path to the models, `about` the start of each sentence."""
        model = type(after)
        untold, in_order = {*marks_on(model, Untold), *ids_of(model)}, marks_on(model, InOrder)
        for name in model.model_fields:
            was, now = getattr(before, name), getattr(after, name)
            if name in untold or self._is_same(was, now, name in in_order):
                continue
            what = f"{around}.{name.strip('_')}" if around else name
            label = sentence_name(model, name)
            if isinstance(was, BaseModel) and isinstance(now, BaseModel):
                yield from self.differences(was, now, what, f"{about}{capital(label)}: ")
            elif isinstance(now, list) and (known_by := _known_by([*was, *now])):
                old, new = self._paired(was, now, *known_by)
                yield from self._parts(old, new, known_by[1].noun or self._nouns.get(name, "part"), what)
                if name in in_order:
                    yield from self._order(old, new, what, label)
            elif isinstance(now, list):
                yield self._list(was, now, what, about + capital(label))
            else:
                yield self._value(was, now, what, about, label)

    def _is_same(self, before: Any, after: Any, in_order: bool) -> bool:
        """Whether two values say the same. Content does not know the order of a list."""
        if in_order:
            return [self.old.content(item) for item in before] == [self.new.content(item) for item in after]
        return bool(self.old.content(before) == self.new.content(after))

    def _value(self, before: Any, after: Any, what: str, about: str, label: str) -> Difference:
        was, now = self.old.words(before), self.new.words(after)
        if not was:
            text = f"{label} is now stated: {now}"
        elif not now:
            text = f"{label} is no longer stated; it was {was}"
        else:
            text = f"{label} was {was}; now {now}"
        return Difference(what, _sentence(f"{about}{text if about else capital(text)}"), was, now)

    def _list(self, before: list[Any], after: list[Any], what: str, label: str) -> Difference:
        had = [self.old.content(item) for item in before or []]
        has = [self.new.content(item) for item in after]
        added = [self.new.words(item) for item in after if self.new.content(item) not in had]
        gone = [self.old.words(item) for item in before or [] if self.old.content(item) not in has]
        changed = [f"{verb} {', '.join(items)}" for verb, items in (("added", added), ("left out", gone)) if items]
        return Difference(what, _sentence(f"{label}: {'; '.join(changed)}"), ", ".join(gone), ", ".join(added))

    def _paired(self, before: list[Any], after: list[Any], field: str, mark: KnownBy) -> tuple[dict[str, Any], dict[str, Any]]:
        """The old and the new items of a list by the field that identifies them. Items that only have a new id are matched."""
        old, new = _parts_by(field, before), _parts_by(field, after)

        def content(value_words: ValueWords, part: BaseModel) -> str:
            return repr(value_words.content(part.model_copy(update={field: ""})))

        fresh = {content(self.new, part): id for id, part in new.items() if id not in old} if mark.is_id else {}
        return {id if id in new else fresh.get(content(self.old, part), id): part for id, part in old.items()}, new

    def _parts(self, old: dict[str, Any], new: dict[str, Any], noun: str, what: str) -> Iterator[Difference]:
        for id, part in new.items():
            inside = f"{what}#{id}"
            if id not in old:
                yield Difference(inside, _sentence(f"New {noun}: {self.new.words(part)}"), now=self.new.words(part))
            elif self.old.content(old[id]) != self.new.content(part):
                yield from self.differences(old[id], part, inside, f"{capital(noun)} {_name(part)}: ")
        for id in [id for id in old if id not in new]:
            yield Difference(f"{what}#{id}", f"No longer {with_article(noun)}: {_name(old[id])}.", was=self.old.words(old[id]))

    def _order(self, old: dict[str, Any], new: dict[str, Any], what: str, label: str) -> Iterator[Difference]:
        kept = [id for id in old if id in new]
        if kept != (order := [id for id in new if id in old]):
            yield Difference(what, f"The order of the {label} is now {', '.join(order)}.", ", ".join(kept), ", ".join(order))


def _known_by(parts: list[Any]) -> tuple[str, KnownBy] | None:
    """The field that identifies the items of a list, with its mark, or None if they have no such field."""
    marks = marks_on(type(parts[0]), KnownBy) if parts and isinstance(parts[0], BaseModel) else {}
    return next(iter(marks.items()), None)


def _parts_by(field: str, parts: list[Any]) -> dict[str, Any]:
    return {str(getattr(part, field)).casefold(): part for part in parts}


def _name(part: BaseModel) -> str:
    """The name of an item in a sentence: what a step does, the title of a value, a word."""
    caption = next(getattr(part, name) for name in (*marks_on(type(part), Caption), *marks_on(type(part), KnownBy)))
    line = " ".join(str(caption).split())
    return f"“{line}”" if len(line) <= _LONGEST_NAME else f"“{line[:_LONGEST_NAME].rpartition(' ')[0]} …”"


def _sentence(text: str) -> str:
    """A sentence with a full stop, unless it ends with a quoted sentence."""
    return text if text.endswith((".”", "!”", "?”")) else f"{text}."
