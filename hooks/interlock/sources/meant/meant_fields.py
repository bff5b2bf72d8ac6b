"""What somebody meant by a field that does not exist: another word for a field, or a field of another place."""

from itertools import takewhile

from pydantic import BaseModel

from interlock.definitions.ids import ID
from interlock.definitions.model_fields import (
    Route,
    annotation_at,
    choices_at,
    may_be_list,
    model_under,
    required_fields,
    written_names,
)
from interlock.definitions.other_names.choice_words import NO, YES, choice_for, state_for
from interlock.definitions.other_names.field_words import fields_for
from interlock.definitions.values.language_tags import language_named
from interlock.findings.nearest import nearest
from interlock.findings.nouns import listed
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.decoding.field_forms import names_another, takes
from interlock.sources.meant.keyed_first import id_as_a_name
from interlock.sources.meant.meant_times import end_of_validity, hours_in_one, next_time, part_of_a_day, part_of_the_year
from interlock.sources.meant.other_side import said_by_the_other
from interlock.sources.meant.renamed_fields import shown_for
from interlock.sources.meant.texts_in_line import text_in_line
from interlock.sources.meant.written_field import MeantField, WrittenField, is_list_of_mappings

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
# What pages call some kinds.
_ON_PAGES = {"link": "team", "term": "word"}


def meant_field(decoding: Decoding, route: Route) -> MeantField | None:
    """The field that the unknown field at the end of a route stands for, or None."""
    here = WrittenField.at(decoding, route)
    named = (
        _of_an_empty_one(here)
        or text_in_line(here, decoding)
        or _spelt_otherwise(here)
        or _one_or_many(here)
        or _name_of_its_kind(here, decoding)
        or _state(here)
        or hours_in_one(here)
        or part_of_the_year(here)
        or part_of_a_day(here, decoding)
        or _by_its_fields(here)
        or _id_of_step(here)
        or next_time(here)
        or _by_the_other(here, decoding, route)
        or _other_word(here)
        or _by_language(here)
        or _without_its_name(here)
        or end_of_validity(here)
    )
    return named or _similar(here) or _below(here) or _above(decoding, here) or _as_an_id(decoding, route)


def _as_an_id(decoding: Decoding, route: Route) -> MeantField | None:
    """The id of an entry that stands in place of a field's name."""
    found = id_as_a_name(decoding, route)
    return MeantField(route[:-1], "id", found[0], found[1]) if found else None


def _of_an_empty_one(here: WrittenField) -> MeantField | None:
    """A field of the mapping above it that has none: `starts` in line with an empty `clock`."""
    own = {*written_names(here.model)}
    for outer, names in here.empty.items():
        below = {*written_names(model)} if (model := model_under(here.model, outer)) else set()
        behind = [*takewhile((below - own).__contains__, names)]
        if here.name in behind and not is_list_of_mappings(here.model, outer):
            which = "it" if len(behind) == 1 else listed(f"`{name}`" for name in behind)
            remedy = f"Type 2 more spaces before {which}: what belongs to `{outer}` stands further in."
            return MeantField(here.holder, outer, remedy, is_for_all=True)
    return None


def _spelt_otherwise(here: WrittenField) -> MeantField | None:
    """A field of this name, but for capital letters, hyphens and blanks."""
    if here.plain not in written_names(here.model):
        return None
    return here.meant(here.plain, f"`{here.plain}` is there already: keep one." if here.plain in here.there else "")


def _one_or_many(here: WrittenField) -> MeantField | None:
    """A field of this name in the plural or the singular: `reason` for `reasons`."""
    others = (f"{here.plain}s", here.plain.removesuffix("s"))
    return next((here.meant(name) for name in others if name in {*written_names(here.model)} - here.there), None)


def _name_of_its_kind(here: WrittenField, decoding: Decoding) -> MeantField | None:
    """The title under the name of the kind: `term: card` in a term, `team: Front desk` in a link, which pages call a team."""
    kind = decoding.noun.partition(" ")[2].replace(" ", "_")
    is_its_name = not here.holder and here.plain in (kind, _ON_PAGES.get(kind))
    is_title = is_its_name and "title" in {*written_names(here.model)} - here.there
    return here.meant("title") if is_title and here.value and here.value.text else None


def _state(here: WrittenField) -> MeantField | None:
    """`draft: yes` means `status: draft`: the name is a word that a field takes."""
    said, word = (here.value.text or "").lower() if here.value else "", state_for(here.plain)
    fields = [name for name in written_names(here.model) if word in choices_at(here.model, (name,))]
    if not fields and (choice := choice_for(word, choices_at(here.model, ("classification",)))):
        word, fields = choice, ["classification"]
    fields = [name for name in fields if name not in here.there] or fields
    if not fields or said not in (*YES, *NO):
        return None
    if said in YES:
        return here.meant(fields[0], f"Write {' or '.join(f'`{name}: {word}`' for name in fields)}.")
    if word == "published":
        return here.meant("status", "Write `status: draft`, or `status: retired` if it was in use once.")
    return here.meant(fields[0], f"Take this line out: nothing is {word} unless it says `{fields[0]}: {word}`.")


def _by_its_fields(here: WrittenField) -> MeantField | None:
    """The only field whose own fields are those written below this one: `indicator: {what: …, every: …}` is a `measure`."""
    names = {key.text or "" for key, _ in (here.value.entries if here.value else None) or ()}
    fitting = [
        name
        for name in written_names(here.model)
        if (below := model_under(here.model, name)) and names and names <= {*written_names(below)}
    ]
    free = [name for name in fitting if name not in here.there and not is_list_of_mappings(here.model, name)]
    return here.meant(free[0]) if len(fitting) == len(free) == 1 else None


def _id_of_step(here: WrittenField) -> MeantField | None:
    """`step: 1` is the id of an entry, not what is done in it; `step: post` is where that is said besides."""
    text = (here.value.text or "") if here.value else ""
    is_id = text.isdecimal() or ("does" in here.there and ID.fullmatch(text))
    return here.meant("id") if is_id and here.plain == "step" and "id" in {*written_names(here.model)} - here.there else None


def _by_the_other(here: WrittenField, decoding: Decoding, route: Route) -> MeantField | None:
    """`procedures: [issue-a-permit]` in a promise, which the procedure names."""
    remedy = said_by_the_other(decoding, route, here.value)
    return here.meant(here.name, remedy) if remedy else None


def _without_its_name(here: WrittenField) -> MeantField | None:
    """`contact: {phone: …}` where `phone` stands by itself, or `front: {with: …}` for `link: front` and `with: …`."""
    pairs = [(key.text or "", value) for key, value in (here.value.entries if here.value else None) or ()]
    free = {*written_names(here.model)} - here.there
    if not pairs or not {name for name, _ in pairs} <= free:
        return None
    texts = {name: value.text or "" for name, value in pairs}
    first = next(iter(required_fields(here.model)), "")
    if first in free - {*texts} and (first == "id" or names_another(here.model, first)) and ID.fullmatch(here.name):
        texts = {first: here.name, **texts}
    lines = listed(f"`{name}: {shown_for(here.model, name, text) or '…'}`" for name, text in texts.items())
    each = "" if len(texts) == 1 else ", each on a line of its own"
    return MeantField(here.holder, next(iter(texts)), f"Write {lines} in its place{each}.", (*texts,))


def _by_language(here: WrittenField) -> MeantField | None:
    """A field for other languages, whose name was written as `cy`, `welsh`, `title_cy` or `definition_de`."""
    before, _, last = here.plain.rpartition("_")
    if here.plain == "id":
        return None
    tag = language_named(last)
    field = _IN_OTHER_LANGUAGES.get(before)
    if tag is None or field is None or field not in written_names(here.model):
        return None
    return here.nested(field, tag)


def _other_word(here: WrittenField) -> MeantField | None:
    """Another word for a field of this mapping, or for one of a mapping below it."""
    # Within entries, a word may be what the field below it takes: `providers: front` for `side: providers`.
    forms = (here.plain,) if here.holder else (here.plain, f"{here.plain}s", here.plain.removesuffix("s"))
    words = next((found for form in forms if (found := [*fields_for(form)])), [])
    beside = [word.rpartition("+")[::2] for word in words]
    paths = [path for field, path in beside if not field or field in written_names(here.model)]
    for path in paths:
        outer, _, inner = path.rpartition(".")
        if not outer and inner in written_names(here.model) and inner not in here.there and not _is_list_for(here, inner):
            return here.meant(inner)
        below = model_under(here.model, outer) if outer else None
        if below and inner in written_names(below) and not is_list_of_mappings(here.model, outer):
            return here.nested(outer, inner)
    text = here.value.text if here.value else None
    taken = [
        path
        for path in paths
        if path in here.there
        and path in written_names(here.model)
        and (
            text is None
            or is_list_of_mappings(here.model, path)
            or takes(here.model, path, text)
            or takes(here.model, path, [text])
        )
    ]
    return here.meant(taken[0], f"`{taken[0]}` is there already: write it there.") if taken else None


def _is_list_for(here: WrittenField, name: str) -> bool:
    """Whether a list stands here, and the field takes one value."""
    return here.value is not None and here.value.items is not None and not may_be_list(annotation_at(here.model, (name,)))


def _similar(here: WrittenField) -> MeantField | None:
    """A field whose name is spelt much like this one."""
    free = [name for name in written_names(here.model) if name not in here.there]
    found = nearest(here.name, free)
    return here.meant(found) if found else None


def _below(here: WrittenField) -> MeantField | None:
    """A field of a mapping below this one, where only one has it: `phone` of a team's `contact`."""
    if here.plain in _EVERYWHERE:
        return None
    holders = [name for name in written_names(here.model) if _has(model_under(here.model, name), here.plain)]
    single = [name for name in holders if not is_list_of_mappings(here.model, name)]
    if len(single) == 1:
        return here.nested(single[0], here.plain)
    if len(holders) != 1:
        return None
    return here.meant(holders[0], f"It belongs to an entry of `{holders[0]}`, below its `- `, two spaces further in.")


def _above(decoding: Decoding, written: WrittenField) -> MeantField | None:
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


def _fits(model: type[BaseModel], written: WrittenField) -> bool:
    """Whether a field of a model takes the value of an unknown field, as far as a text tells."""
    text = written.value.text if written.value else None
    return text is None or takes(model, written.plain, text)


def _has(model: type[BaseModel] | None, name: str) -> bool:
    return model is not None and name in written_names(model)
