"""Message and remedy for a reference to a definition that does not exist: which one was meant, and how is it written?

Each reading takes an unknown name in one way; the first that fits says what to write.
"""

from collections.abc import Callable
from typing import NamedTuple

from interlock.catalog import Catalog, Reference
from interlock.catalog.naming import bare_name
from interlock.definitions import KINDS, kind_named
from interlock.definitions.ids import id_from
from interlock.definitions.other_names.choice_words import ALL_OF_THEM, NONE_OF_THEM
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nearest import nearest
from interlock.findings.nouns import in_sentences, listed, with_article
from interlock.questions.names.given_names import GIVEN_NAMES
from interlock.questions.names.names_with_titles import titled_names
from interlock.rules.shared.missing_parts import no_part
from interlock.rules.shared.names_index import MOST_ALIKE, NamesIndex, key_meant
from interlock.rules.shared.several_names import how_to_separate, ids_asked_for, is_item, known_ids, known_keys, route_of_text
from interlock.sources.meant.shorthands import FROM_STEP
from interlock.sources.shown_fields import in_braces, takes_note_behind

_WAS_THERE = "Was it there before? Then bring its file back, with `status: retired` in it."


class UnknownName(NamedTuple):
    """An unknown name, taken apart: of `procedure/Missed bin.yml#tell`, the id `Missed bin` and the part `#tell`."""

    names: NamesIndex
    reference: Reference
    kind: str
    written: str
    id: str
    part: str

    @property
    def catalog(self) -> Catalog:
        """The catalog in which it is unknown."""
        return self.names.catalog

    @property
    def known(self) -> set[str]:
        """The ids of its kind."""
        return self.names.ids[self.kind]

    def as_meant(self, id: str) -> str:
        """The reference with another id: with its kind, where it has to say it, and with its part."""
        return f"{self.kind}/{id}{self.part}" if self.reference.is_full else f"{id}{self.part}"


# A message and a remedy; None where the name cannot be read in this way.
_Answer = tuple[str, str] | None


def of_unknown_name(names: NamesIndex, reference: Reference) -> tuple[str, str]:
    """Message and remedy for a reference whose state is `unknown`."""
    written, hash, part = reference.text.partition("#")
    bare = bare_name(written)
    # Neither `Finance / HR` nor `front/back` is a path, where both are there.
    before, _, last = bare.rpartition("/")
    are_several = " / " in bare or {before, last} <= names.ids[reference.kinds[0]]
    id = bare if are_several else bare.rpartition("/")[2].removesuffix(".yml").removesuffix(".yaml")
    name = UnknownName(names, reference, reference.kinds[0], written, id, f"{hash}{part}")
    return next((answer for reading in _READINGS if (answer := reading(name))), None) or _nothing_like_it(name)


def _part_alone(name: UnknownName) -> _Answer:
    return no_part(name.catalog, name.reference.text, kind_named(name.kind)) if name.part and not name.id else None


def _several_definitions(name: UnknownName) -> _Answer:
    keys = known_keys(name.catalog, name.reference.text) if name.reference.is_full else []
    if not keys:
        return None
    return f"Several definitions stand in one: `{name.reference.text}`", how_to_separate(name.catalog, name.reference, keys)


def _email(name: UnknownName) -> _Answer:
    if "@" not in name.id or name.kind not in ("link", "contact-point"):
        return None
    link = name.names.with_email(name.id) if name.kind == "link" else None
    message = f"`{name.id}` is an e-mail address, not the id of {with_article(name.kind)}"
    if link is not None:
        return message, f"Write `{link.id}`."
    field = "contact" if name.kind == "link" else "email"
    return message, f"Write the id of a file in `{_folder(name.kind)}/`; the address belongs to `{field}` in that file."


def _step_of_the_customer(name: UnknownName) -> _Answer:
    if name.reference.field != "steps.by" or id_from(name.id).removeprefix("the-") not in ("customer", "customers"):
        return None
    return f"There is no link `{name.id}`", "Write `stage: customer` in place of `by`, where the customer does it."


def _promise_and_its_clock(name: UnknownName) -> _Answer:
    steps = FROM_STEP.fullmatch(name.id) if name.reference.field.startswith("supports") else None
    if steps is None or steps["promise"] not in name.known:
        return None
    fields = {field: value for field, value in steps.groupdict().items() if value}
    return f"`{name.written}` says more than the id of a promise", f"Write `{in_braces(fields)}`."


# An id with words about it in brackets or behind a dash, `front (day)`, or as notes are written in other languages,
# `front // day`.
_NOTED = lazy_pattern(r"(?:[a-z-]+/)?([a-z0-9-]+)\s*(?:\([^()]*\)|(?://|/\*|<!--)[^\n]*|\s(?:--?|[–—%])\s[^\n]*)")


def _with_a_note(name: UnknownName) -> _Answer:
    noted = _NOTED.fullmatch(name.written.strip())
    if noted is None or noted[1] not in name.known:
        return None
    has_room = takes_note_behind(name.catalog.sources[name.reference.source], route_of_text(name.catalog, name.reference))
    where = "; a note stands after a blank, `#` and a blank" if has_room else ""
    return _says_more(name, name.written), f"Write `{name.as_meant(noted[1])}`{where}."


def _file_or_folder(name: UnknownName) -> _Answer:
    is_more = name.written.endswith((".yml", ".yaml")) if name.reference.is_full else name.written.strip() != name.id
    return (_says_more(name, name.written), f"Write `{name.as_meant(name.id)}`.") if is_more and name.id in name.known else None


def _title(name: UnknownName) -> _Answer:
    titled = name.names.titled(name.id, name.kind)
    if len(titled) != 1:
        return None
    return f"`{name.id}` is a name of {with_article(name.kind)}, not its id", f"Write `{name.as_meant(titled[0].id)}`."


def _label_of_a_term(name: UnknownName) -> _Answer:
    terms, is_avoided = name.names.labelled(name.id) if name.kind == "term" else ([], False)
    if len(terms) != 1:
        return None
    what = "a word to avoid for" if is_avoided else "another word for"
    return f"`{name.id}` is {what} the term `{terms[0].id}`, not an id", f"Write `{name.as_meant(terms[0].id)}`."


def _with_an_article(name: UnknownName) -> _Answer:
    without = id_from(name.id).removeprefix("the-")
    is_article = name.id.lower().startswith("the ") and without in name.known
    return (_says_more(name, name.id), f"Write `{name.as_meant(without)}`.") if is_article else None


def _all_or_none(name: UnknownName) -> _Answer:
    if name.id.lower() in ALL_OF_THEM or name.id.lower().startswith(("all ", "every ")):
        return _is_not_there(name), f"Write the id of each that is meant: a file in `{_folder(name.kind)}/`."
    if {id_from(name.id), id_from(name.written)} & {id_from(word) for word in NONE_OF_THEM}:
        remedy = f"Take it out if there is none; if there is one, write the id of a file in `{_folder(name.kind)}/`."
        return f"There is no {in_sentences(name.kind)} `{name.written}`", remedy
    return None


def _several_ids(name: UnknownName) -> _Answer:
    several = known_ids(name.id.replace('"', " ").replace("'", " "), name.known)
    if not several:
        return None
    return f"Several ids stand in one: `{name.id}`", how_to_separate(name.catalog, name.reference, several)


def _several_names(name: UnknownName) -> _Answer:
    ids = ids_asked_for(name.id)
    there = [id for id in ids if id in name.known]
    if not there:
        return None
    if not is_item(name.catalog, name.reference):
        return f"Several names stand in one: `{name.id}`", f"One is asked for here: write `{there[0]}`, or another one alone."
    others = [f"there is no {in_sentences(name.kind)} `{id}` yet" for id in ids if id not in name.known]
    remedy = how_to_separate(name.catalog, name.reference, ids)
    return f"Several ids stand in one: `{name.id}`", f"{remedy[:-1]}; {' and '.join(others)}." if others else remedy


def _person(name: UnknownName) -> _Answer:
    if name.kind != "link" or not _is_name(name) or name.names.similar(name.id, "link"):
        return None
    remedy = f"Write the id of the team, a file in `{_folder('link')}/`: people come and go."
    return f"`{name.id}` looks like a person's name, where a link belongs", remedy


def _is_name(name: UnknownName) -> bool:
    """Whether it begins with a given name, or has a title before a name: `Anna Smith`, `Mrs Smith`."""
    language = name.catalog.organisation.language
    return name.id.partition(" ")[0] in GIVEN_NAMES or any(titled_names(name.id, language))


_READINGS: tuple[Callable[[UnknownName], _Answer], ...] = (
    _part_alone,
    _several_definitions,
    _email,
    _step_of_the_customer,
    _promise_and_its_clock,
    _with_a_note,
    _file_or_folder,
    _title,
    _label_of_a_term,
    _with_an_article,
    _all_or_none,
    _several_ids,
    _several_names,
    _person,
)


# The similarity of a word and its plural.
_SAME_BUT_FOR_A_LETTER = 92


def _nothing_like_it(name: UnknownName) -> tuple[str, str]:
    """What to type where nothing has this id: a kind that has it, an id or a name that is like it, or a new file."""
    id, kind, names = name.id, name.kind, name.names
    others = [other.name for other in KINDS if other.name != kind and id.lower() in names.ids[other.name]]
    if name.reference.is_full and others and id.lower() not in name.known:
        return _is_not_there(name), f"Did you mean `{others[0]}/{id.lower()}{name.part}`?"
    in_plain_letters = id_from(id) if id_from(id) in name.known else ""
    certain = in_plain_letters or nearest(id, name.known, _SAME_BUT_FOR_A_LETTER)
    near = certain or nearest(id, name.known) or ((similar := names.similar(id, kind)) and similar.id)
    alike = names.with_words(id, kind)
    meant = listed((f"`{name.as_meant(other)}`" for other in alike), "or") if 0 < len(alike) <= MOST_ALIKE else ""
    if near:
        one_of = meant if near in alike and not certain else ""
        return _is_not_there(name), f"Did you mean {one_of or f'`{name.as_meant(id_from(near))}`'}?"
    start = f"`interlock new {kind} {id_from(id) or 'ID'}`"
    file = f"Write the id of a file in `{_folder(kind)}/`, or start it"
    remedy = f"{f'Did you mean {meant}? If not, start it' if meant else file}: {start}."
    return _is_not_there(name), f"{remedy} {_WAS_THERE}" if key_meant(name.reference) in names.in_several_files else remedy


def _says_more(name: UnknownName, what: str) -> str:
    return f"`{what}` says more than the id of {with_article(name.kind)}"


def _is_not_there(name: UnknownName) -> str:
    return f"There is no {in_sentences(name.kind)} `{name.id}`"


def _folder(kind: str) -> str:
    return kind_named(kind).folder
