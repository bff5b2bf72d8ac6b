"""What somebody meant by a field that does not exist: another word for a field, or a field of another place."""

import re
from itertools import takewhile
from typing import NamedTuple

from pydantic import BaseModel

from interlock.definitions.calendar import Closure
from interlock.definitions.choice_words import NO, YES, choice_for, state_for
from interlock.definitions.dates import day_meant
from interlock.definitions.field_words import fields_for
from interlock.definitions.ids import ID
from interlock.definitions.language_tags import language_named
from interlock.definitions.model_fields import Route, choices_in, field_named, may_be_list, model_under, models_in, written_names
from interlock.definitions.times_of_day import hours_said
from interlock.definitions.weekday_names import weekdays_meant
from interlock.findings.nearest import nearest
from interlock.findings.nouns import listed
from interlock.sources.decode_context import Decoding
from interlock.sources.field_forms import takes
from interlock.sources.hours_meant import is_of_rows
from interlock.sources.keyed_first import id_as_a_name
from interlock.sources.nodes import Node
from interlock.sources.other_side import said_by_the_other
from interlock.sources.renamed_fields import renamed, shown_for
from interlock.sources.shown_fields import scalar_shown

# Names of fields that many mappings have, so that they do not tell which mapping is meant.
_EVERYWHERE = ("by", "on", "link", "what", "text", "kind", "id", "title", "note", "role")
# The fields of words that hold another one in other languages.
_IN_OTHER_LANGUAGES = {
    "": "translations",
    "title": "translations",
    "translation": "translations",
    "definition": "definition_in",
    "also": "also_in",
    "hidden": "hidden_in",
}
# Names that people give to when something opens and closes, in one.
_OF_HOURS = ("hours", "opening_hours", "office_hours", "time", "times", "opening_times")
# Names that people give to the part of the year in which hours hold.
_OF_SEASONS = (
    "from",
    "to",
    "until",
    "till",
    "month",
    "months",
    "season",
    "period",
    "starts",
    "ends",
    "valid_from",
    "valid_until",
)
# Names that people give to a part of a day.
_OF_PARTS_OF_DAYS = ("opens", "closes", "closes_at", "opens_at", "from_time", "closes_early", "half_day", "half", *_OF_HOURS)
# Names that people give to the day on which a definition ends.
_OF_ENDS = ("ends", "end", "end_date", "expires", "expiry", "expiry_date", "until", "valid_to", "valid_until", "withdrawn")
# Names that people give to the day of the next review, which follows from the last one.
_OF_NEXT_TIMES = ("next", "next_on", "next_review", "next_review_date", "review_due", "due")
# What pages call some kinds.
_ON_PAGES = {"link": "team", "term": "word"}


class MeantField(NamedTuple):
    """The field that was meant, the route of the mapping that holds it, what to type, and which other fields that writes.

    `is_for_all`: whether the remedy names all unknown fields that it is for.
    """

    holder: Route
    name: str
    remedy: str
    writes: tuple[str, ...] = ()
    is_for_all: bool = False


def meant_field(decoding: Decoding, route: Route) -> MeantField | None:
    """The field that the unknown field at the end of a route stands for, or None."""
    here = _Written.at(decoding, route)
    named = (
        here.of_an_empty_one()
        or here.spelt_otherwise()
        or here.one_or_many()
        or here.name_of_its_kind(decoding)
        or here.state()
        or here.from_to()
        or here.part_of_the_year()
        or here.part_of_a_day(decoding)
        or here.by_its_fields()
        or here.id_of_step()
        or here.next_time()
        or here.by_the_other(decoding, route)
        or here.other_word()
        or here.by_language()
        or here.without_its_name()
        or here.end()
    )
    return named or here.similar() or here.below() or _above(decoding, here) or _as_an_id(decoding, route)


def _as_an_id(decoding: Decoding, route: Route) -> MeantField | None:
    """The id of an entry that stands in place of a field's name."""
    found = id_as_a_name(decoding, route)
    return MeantField(route[:-1], "id", found[0], found[1]) if found else None


class _Written(NamedTuple):
    """An unknown field: the mapping it stands in, its name as written and in the form of names of fields, and its value.

    `there`: the fields beside it; `empty`: those without a value, each with the names of all that stand behind it.
    """

    holder: Route
    model: type[BaseModel]
    name: str
    plain: str
    value: Node | None
    there: frozenset[str]
    empty: dict[str, list[str]]
    in_braces: bool

    @classmethod
    def at(cls, decoding: Decoding, route: Route) -> "_Written":
        """The unknown field at the end of a route."""
        mapping, name = decoding.source.at(route[:-1]), str(route[-1])
        there = frozenset(key.text or "" for key, _ in (mapping and mapping.entries) or ())
        plain = "_".join(re.split(r"[\s_-]+", name.strip(" *:").lower()))
        value = mapping.child(name) if mapping else None
        in_braces = mapping is not None and decoding.source.text[mapping.start] == "{"
        blank = [*(mapping.blank if mapping else ())]
        keys = sorted([*blank, *(key for key, _ in (mapping and mapping.entries) or ())], key=lambda key: key.start)
        empty = {key.text or "": [other.text or "" for other in keys if other.start > key.start] for key in blank}
        return cls(route[:-1], decoding.model_at(route[:-1]), name, plain, value, there, empty, in_braces)

    def _meant(self, name: str, remedy: str = "") -> MeantField:
        return MeantField(self.holder, name, remedy or renamed(self.model, name, self.value))

    def of_an_empty_one(self) -> MeantField | None:
        """A field of the mapping above it that has none: `starts` in line with an empty `clock`."""
        own = {*written_names(self.model)}
        for outer, names in self.empty.items():
            below = {*written_names(model)} if (model := model_under(self.model, outer)) else set()
            behind = [*takewhile((below - own).__contains__, names)]
            if self.name in behind and not _is_list(self.model, outer):
                which = "it" if len(behind) == 1 else listed(f"`{name}`" for name in behind)
                remedy = f"Type 2 more spaces before {which}: what belongs to `{outer}` stands further in."
                return MeantField(self.holder, outer, remedy, is_for_all=True)
        return None

    def spelt_otherwise(self) -> MeantField | None:
        """A field of this name, but for capital letters, hyphens and blanks."""
        if self.plain not in written_names(self.model):
            return None
        return self._meant(self.plain, f"`{self.plain}` is there already: keep one." if self.plain in self.there else "")

    def one_or_many(self) -> MeantField | None:
        """A field of this name in the plural or the singular: `reason` for `reasons`."""
        others = (f"{self.plain}s", self.plain.removesuffix("s"))
        return next((self._meant(name) for name in others if name in {*written_names(self.model)} - self.there), None)

    def name_of_its_kind(self, decoding: Decoding) -> MeantField | None:
        """The title under the name of the kind: `term: card` in a term, `team: Front desk` in a link, which pages call a team."""
        kind = decoding.noun.partition(" ")[2].replace(" ", "_")
        is_its_name = not self.holder and self.plain in (kind, _ON_PAGES.get(kind))
        is_title = is_its_name and "title" in {*written_names(self.model)} - self.there
        return self._meant("title") if is_title and self.value and self.value.text else None

    def state(self) -> MeantField | None:
        """`draft: yes` means `status: draft`: the name is a word that a field takes."""
        said, word = (self.value.text or "").lower() if self.value else "", state_for(self.plain)
        fields = [name for name in written_names(self.model) if word in choices_in(_annotation(self.model, name))]
        if not fields and (choice := choice_for(word, choices_in(_annotation(self.model, "classification")))):
            word, fields = choice, ["classification"]
        fields = [name for name in fields if name not in self.there] or fields
        if not fields or said not in (*YES, *NO):
            return None
        if said in YES:
            return self._meant(fields[0], f"Write {' or '.join(f'`{name}: {word}`' for name in fields)}.")
        if word == "published":
            return self._meant("status", "Write `status: draft`, or `status: retired` if it was in use once.")
        return self._meant(fields[0], f"Take this line out: nothing is {word} unless it says `{fields[0]}: {word}`.")

    def from_to(self) -> MeantField | None:
        """`hours: 9-5` stands for `opens` and `closes`."""
        said = hours_said(self.value.text) if self.value and self.value.text else None
        is_free = {"opens", "closes"} <= {*written_names(self.model)} - self.there
        if not is_free or weekdays_meant([self.name]) or not (said or self.plain in _OF_HOURS):
            return None
        opens, closes = said or ("…", "…")
        between = ", " if self.in_braces else "` and, on a line of its own, `"
        return MeantField(self.holder, "opens", f'Write `opens: "{opens}"{between}closes: "{closes}"`.', ("closes",))

    def part_of_the_year(self) -> MeantField | None:
        """`from: May` beside the hours of a day, which are the same all year."""
        text = self.value.text if self.value else None
        is_beside_hours = is_of_rows(self.model) and {"opens", "closes"} <= self.there
        if not is_beside_hours or self.plain not in _OF_SEASONS or not text or takes(self.model, "opens", text):
            return None
        remedy = (
            "These hours hold all year: write those of now, and say in `notice: {say: …, from: …, until: …}` when others hold."
        )
        return self._meant(self.name, remedy)

    def part_of_a_day(self, decoding: Decoding) -> MeantField | None:
        """`closes: 12:00` in a closure, which lasts whole days."""
        if self.model is not Closure or self.plain not in _OF_PARTS_OF_DAYS:
            return None
        has_notice = "notice" in written_names(decoding.model)
        say = "say its hours in `notice: {say: …, from: …, until: …}`" if has_notice else "it counts as a whole day then"
        return self._meant(self.name, f"Only whole days are closed here. Take out a day that is open for a part of it: {say}.")

    def by_its_fields(self) -> MeantField | None:
        """The only field whose own fields are those written below this one: `indicator: {what: …, every: …}` is a `measure`."""
        names = {key.text or "" for key, _ in (self.value.entries if self.value else None) or ()}
        fitting = [
            name
            for name in written_names(self.model)
            if (below := model_under(self.model, name)) and names and names <= {*written_names(below)}
        ]
        free = [name for name in fitting if name not in self.there and not _is_list(self.model, name)]
        return self._meant(free[0]) if len(fitting) == len(free) == 1 else None

    def id_of_step(self) -> MeantField | None:
        """`step: 1` is the id of an entry, not what is done in it; `step: post` is where that is said besides."""
        text = (self.value.text or "") if self.value else ""
        is_id = text.isdecimal() or ("does" in self.there and ID.fullmatch(text))
        return self._meant("id") if is_id and self.plain == "step" and "id" in {*written_names(self.model)} - self.there else None

    def next_time(self) -> MeantField | None:
        """`next: 2027-10-01` beside `last`: when it is due again is worked out."""
        names, said = {*written_names(self.model)}, (self.value.text or "") if self.value else ""
        if self.plain not in _OF_NEXT_TIMES or not day_meant(said) or not ({"last", "every"} <= names or "review" in names):
            return None
        fields = "`last` and `every`" if "last" in names else "`review: {last: …, every: …}`"
        return self._meant(self.name, f"Take it out: the next time follows from {fields}.")

    def by_the_other(self, decoding: Decoding, route: Route) -> MeantField | None:
        """`procedures: [issue-a-permit]` in a promise, which the procedure names."""
        remedy = said_by_the_other(decoding, route, self.value)
        return self._meant(self.name, remedy) if remedy else None

    def without_its_name(self) -> MeantField | None:
        """`contact: {phone: …}` where `phone` stands by itself."""
        pairs = [(key.text or "", value) for key, value in (self.value.entries if self.value else None) or ()]
        free = {*written_names(self.model)} - self.there
        if not pairs or not {name for name, _ in pairs} <= free:
            return None
        names = [name for name, _ in pairs]
        lines = listed(f"`{name}: {shown_for(self.model, name, value.text or '') or '…'}`" for name, value in pairs)
        each = "" if len(pairs) == 1 else ", each on a line of its own"
        return MeantField(self.holder, names[0], f"Write {lines} in its place{each}.", (*names[1:],))

    def end(self) -> MeantField | None:
        """`valid_to: 2027-03-31` in a definition, which holds until somebody says that it does not."""
        if self.holder or self.plain not in _OF_ENDS or not {"status", "notice"} <= {*written_names(self.model)}:
            return None
        remedy = "Take it out, and write `status: retired` on that day; what is to be said until then stands in `notice`."
        return self._meant(self.name, remedy)

    def by_language(self) -> MeantField | None:
        """A field for other languages, whose name was written as `cy`, `welsh`, `title_cy` or `definition_de`."""
        before, _, last = self.plain.rpartition("_")
        if self.plain == "id":
            return None
        tag = language_named(last)
        field = _IN_OTHER_LANGUAGES.get(before)
        if tag is None or field is None or field not in written_names(self.model):
            return None
        return self._nested(field, tag)

    def other_word(self) -> MeantField | None:
        """Another word for a field of this mapping, or for one of a mapping below it."""
        # Within entries, a word may be what the field below it takes: `providers: front` for `side: providers`.
        forms = (self.plain,) if self.holder else (self.plain, f"{self.plain}s", self.plain.removesuffix("s"))
        words = next((found for form in forms if (found := [*fields_for(form)])), [])
        beside = [word.rpartition("+")[::2] for word in words]
        paths = [path for field, path in beside if not field or field in written_names(self.model)]
        for path in paths:
            outer, _, inner = path.rpartition(".")
            if not outer and inner in written_names(self.model) and inner not in self.there and not self._is_list_for(inner):
                return self._meant(inner)
            below = model_under(self.model, outer) if outer else None
            if below and inner in written_names(below) and not _is_list(self.model, outer):
                return self._nested(outer, inner)
        text = self.value.text if self.value else None
        taken = [
            path
            for path in paths
            if path in self.there
            and path in written_names(self.model)
            and (text is None or _is_list(self.model, path) or takes(self.model, path, text) or takes(self.model, path, [text]))
        ]
        return self._meant(taken[0], f"`{taken[0]}` is there already: write it there.") if taken else None

    def _is_list_for(self, name: str) -> bool:
        """Whether a list stands here, and the field takes one value."""
        return self.value is not None and self.value.items is not None and not may_be_list(_annotation(self.model, name))

    def similar(self) -> MeantField | None:
        """A field whose name is spelt much like this one."""
        free = [name for name in written_names(self.model) if name not in self.there]
        found = nearest(self.name, free)
        return self._meant(found) if found else None

    def below(self) -> MeantField | None:
        """A field of a mapping below this one, where only one has it: `phone` of a team's `contact`."""
        if self.plain in _EVERYWHERE:
            return None
        holders = [name for name in written_names(self.model) if _has(model_under(self.model, name), self.plain)]
        single = [name for name in holders if not _is_list(self.model, name)]
        if len(single) == 1:
            return self._nested(single[0], self.plain)
        if len(holders) != 1:
            return None
        return self._meant(holders[0], f"It belongs to an entry of `{holders[0]}`, below its `- `, two spaces further in.")

    def _nested(self, outer: str, inner: str) -> MeantField:
        text = (self.value.text or "") if self.value else ""
        below = model_under(self.model, outer)
        shown = (shown_for(below, inner, text) if below else scalar_shown(text)) or "…"
        if outer in self.there:
            return self._meant(outer, f"Write it below `{outer}:`, two spaces further in: `{inner}: {shown}`.")
        return self._meant(outer, f"Write `{outer}: {{{inner}: {shown}}}`.")


def _above(decoding: Decoding, written: _Written) -> MeantField | None:
    """A field of a mapping around this one, written too far to the right."""
    for length in range(len(written.holder) - 1, -1, -1):
        outer = written.holder[:length]
        mapping = decoding.source.at(outer)
        if mapping is None or mapping.entries is None or written.plain in _EVERYWHERE:
            continue
        if _has(decoding.model_at(outer), written.plain) and _fits(decoding.model_at(outer), written):
            first = decoding.source.first_key(outer)
            name = first.quote.strip().removeprefix("- ").partition(":")[0]
            remedy = (
                f"It belongs to {decoding.noun_at(outer)}: begin it further left, in line with `{name}` on line {first.line}."
            )
            return MeantField(outer, written.plain, remedy)
    return None


def _fits(model: type[BaseModel], written: _Written) -> bool:
    """Whether a field of a model takes the value of an unknown field, as far as a text tells."""
    text = written.value.text if written.value else None
    return text is None or takes(model, written.plain, text)


def _has(model: type[BaseModel] | None, name: str) -> bool:
    return model is not None and name in written_names(model)


def _annotation(model: type[BaseModel], name: str) -> object:
    field = field_named(model, name)
    return field.annotation if field else None


def _is_list(model: type[BaseModel], name: str) -> bool:
    """Whether a field takes a list of mappings."""
    annotation = _annotation(model, name)
    return may_be_list(annotation) and next(models_in(annotation), None) is not None
