"""Changes of definitions: new, removed, retired and renamed ones, and changes of their fields."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from interlock.catalog import Catalog, Key, key_of
from interlock.definitions import Definition, Promise, Term, kind_named
from interlock.definitions.in_force import is_live
from interlock.definitions.named_parts import part_nouns
from interlock.history.changes.change import MeaningChange
from interlock.history.changes.changed_fields import Comparison
from interlock.history.changes.value_words import ValueWords
from interlock.questions.approvals.first_ids import by_first_ids
from interlock.questions.calendar.day_words import day_in_words
from interlock.questions.language.uses import first_sentence
from interlock.questions.promise_forms import begins_later


class Pair(NamedTuple):
    """The two versions of a definition. A version is None if it is a draft or does not exist."""

    key: Key
    before: Definition | None
    after: Definition | None

    @property
    def definition(self) -> Definition:
        """The later version that exists."""
        found = self.after or self.before
        assert found
        return found

    @property
    def live(self) -> tuple[Definition, Definition] | None:
        """Both versions, if both are live; else None."""
        if self.before and self.after and is_live(self.before) and is_live(self.after):
            return self.before, self.after
        return None


def pairs_of(before: Catalog, after: Catalog) -> list[Pair]:
    """Every definition in either version of the handbook, with renamed ones matched, without those that are broken."""
    faulty = not_compared(before, after)
    earlier = {after.former.get(key, key): found for key, found in before.definitions.items()}
    keys = sorted((earlier.keys() | after.definitions.keys()) - faulty)
    return [Pair(key, _unless_draft(earlier.get(key)), _unless_draft(after.definitions.get(key))) for key in keys]


def not_compared(before: Catalog, after: Catalog) -> frozenset[Key]:
    """The keys of definitions whose files have faults in either version, also by the ids that they have now."""
    broken = before.broken | after.broken
    return broken | {after.former.get(key, key) for key in broken}


def _unless_draft(definition: Definition | None) -> Definition | None:
    return definition if definition and definition.status != "draft" else None


def changes_of(pair: Pair, before: Catalog, after: Catalog, whole: Catalog, today: datetime.date) -> Iterator[MeaningChange]:
    """The changes of one definition. `whole` is the later catalog before redaction; `today`: the day of both versions."""
    if pair.before is None and pair.after is None:
        return
    group, title = kind_named(pair.key.kind).plural, pair.definition.title
    for what, text in _events(pair, after, whole, today):
        yield MeaningChange(group, str(pair.key), title, what, text)
    if pair.live:
        old, new = pair.live
        was, now = key_of(old), key_of(new)
        comparison = Comparison(ValueWords(before, was), ValueWords(after, now), part_nouns(new))
        begins = _first_day_after_earlier(old, new, today) if isinstance(old, Promise) and isinstance(new, Promise) else ""
        for found in comparison.differences(by_first_ids(before, was, old), by_first_ids(after, now, new)):
            if not (begins and found.what == "valid_from"):  # the day of this form, not the first of the promise
                yield MeaningChange(group, str(pair.key), title, found.what, found.text, found.was, found.now)
        if begins:
            text = f"In this form from {begins}."
            yield MeaningChange(group, str(pair.key), title, "earlier", text, now=begins)


def _events(pair: Pair, after: Catalog, whole: Catalog, today: datetime.date) -> Iterator[tuple[str, str]]:
    """Events of a definition as a whole, such as a new status, each with a sentence."""
    old, new = pair.before, pair.after
    if new is None:
        yield "gone", _gone(whole.definitions.get(pair.key))
    elif old is None:
        if is_live(new):
            yield "new", _introduced(new, after, today)
    elif old.status != new.status:
        yield new.status, _status(new, today) + _replacement(new, after)
    if old and new and old.id != new.id:
        yield "id", f"Its id was `{old.id}` and is now `{new.id}`; the old address leads there."
    if old and new and old.title != new.title:
        yield "title", f"It was called “{old.title}”."


def _gone(definition: Definition | None) -> str:
    if definition is None:
        return "No longer there: its file was deleted."
    return "A draft again: readers do not see it." if definition.status == "draft" else "No longer for these readers."


_STATUSES = {
    "published": "In force again.",
    "suspended": "Suspended: it does not hold for now.",
    "retired": "Retired: nothing should name it any more.",
}


def _status(definition: Definition, today: datetime.date) -> str:
    begins = begins_later(definition, today) if isinstance(definition, Promise) else None
    if begins and definition.status == "published":
        return f"In force again from {day_in_words(begins)}."
    return _STATUSES[definition.status]


def _replacement(definition: Definition, after: Catalog) -> str:
    instead = after.get(definition.kind_name, definition.replaced_by)
    return f" “{instead.title}” takes its place." if instead else ""


def _first_day_after_earlier(old: Promise, new: Promise, today: datetime.date) -> str:
    """The future day on which a promise takes the form in its file, where that day is new and follows from `earlier`; else ""."""
    begins = begins_later(new, today) if new.valid_from is None or new.earlier else None
    return day_in_words(begins) if begins and begins != begins_later(old, today) else ""


def _introduced(definition: Definition, after: Catalog, today: datetime.date) -> str:
    key = key_of(definition)
    values, definition = ValueWords(after, key), by_first_ids(after, key, definition)
    if isinstance(definition, Promise):
        begins = begins_later(definition, today)
        day = f", from {day_in_words(begins)}" if begins else ""
        between = f"made by {values.words(definition.made_by)} to {values.words(definition.made_to)}"
        return f"New, {between}{day}: “{definition.wording}”"
    if isinstance(definition, Term):
        avoided = f" Words to avoid: {values.words(definition.avoid)}." if definition.avoid else ""
        return f"New: {first_sentence(definition.definition)}{avoided}"
    return f"New: {definition.summary}"
