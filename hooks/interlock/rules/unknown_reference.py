"""A reference that leads to nothing.

Whoever follows it would be lost, and the chain behind a promise would have a hole. A reference names the id of a file:
its name without `.yml`.

Bad:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: frnt
customers: [residents]
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits for people who live where parking is short.
owner: front
customers: [residents]
```
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache

from interlock.catalog import Catalog, Key, Reference
from interlock.catalog.naming import bare_name, keys_by_name, kinds_in
from interlock.definitions import KINDS, Customer, Definition, Framework, Kind, Link, Procedure, kind_named
from interlock.definitions.field_words import ALL_OF_THEM
from interlock.definitions.ids import ID, id_from
from interlock.definitions.named_parts import parts_of
from interlock.findings import Finding
from interlock.findings.nearest import nearest
from interlock.findings.nouns import in_sentences, with_article
from interlock.questions.facts import Facts
from interlock.sources.shorthands import is_in_brackets

GROUP = "reference"
SEVERITY = "error"

# The most ids of parts that a remedy lists.
MOST_PARTS = 8
# The most references of one definition that are compared with what is known; a report lists fewer of them.
MOST_COMPARED = 150
_WAS_THERE = "Was it there before? Then bring its file back, with `status: retired` in it."


def check(facts: Facts) -> Iterator[Finding]:
    """References in fields and in prose to unknown definitions or parts, and malformed ones."""
    catalog = facts.catalog
    soon = _keys_after_renaming(catalog)
    named, twins, found = _Named(catalog), _with_twins(catalog), Counter[Key]()
    for reference in catalog.written_references():
        if (reference.state == "unknown" and _key(reference) in soon) or _is_contents(reference):
            continue
        if _may_be_of_a_twin(reference) and (reference.target or reference.source) in twins:
            continue
        if reference.state in ("unknown", "no-such-part", "malformed"):
            found[reference.source] += 1
            message, remedy = _words(named, reference) if found[reference.source] <= MOST_COMPARED else (_short(reference), "")
            yield Finding("unknown-reference", catalog.place_of(reference), message, remedy)


def _keys_after_renaming(catalog: Catalog) -> set[Key]:
    """The keys of files with invalid names once they are renamed as `bad-id` asks: references to these are right already."""
    keys = (*catalog.definitions, *catalog.broken)
    return {Key(key.kind, id_from(key.id)) for key in keys if not ID.fullmatch(key.id)}


def _may_be_of_a_twin(reference: Reference) -> bool:
    """Whether it names a part, which may be missing because another part has the id that was meant for it."""
    return reference.state == "no-such-part" or reference.kinds[0] in ("step", "criterion")


def _with_twins(catalog: Catalog) -> set[Key]:
    """The definitions in which two parts have one id."""
    ids = ((key, [id.lower() for id in parts_of(definition)]) for key, definition in catalog.definitions.items())
    return {key for key, found in ids if len(found) > len(set(found))}


def _is_contents(reference: Reference) -> bool:
    """Whether it is `[[_TOC_]]`, which other programs replace by a table of contents: `foreign-markup` reports it."""
    return reference.in_prose and reference.text.strip().strip("_").lower() == "toc"


def _key(reference: Reference) -> Key:
    return Key(reference.kinds[0], reference.text.partition("#")[0].strip().rpartition("/")[2].lower())


class _Named:
    """The definitions of a catalog by their names, indexed when the first unknown reference is found."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def _keys(self) -> dict[str, set[Key]]:
        return keys_by_name(self.catalog)

    @cached_property
    def in_several_files(self) -> set[Key]:
        """What several files name and is not there: it was probably deleted."""
        unknown = {(_key(each), each.source) for each in self.catalog.written_references() if each.state == "unknown"}
        files = Counter(key for key, _ in unknown)
        return {key for key, number in files.items() if number > 1}

    def titled(self, title: str, kind: str = "") -> list[Key]:
        """The definitions with this title or other name, of one kind where it is given."""
        return sorted(key for key in self._keys.get(id_from(title), ()) if not kind or key.kind == kind)

    def similar(self, title: str, kind: str) -> Key | None:
        """The definition of a kind with a very similar name. There are many names, so that some are a little like any word."""
        names = [name for name, keys in self._keys.items() if any(key.kind == kind for key in keys)]
        found = nearest(id_from(title), names, least=80)
        return next((key for key in sorted(self._keys[found]) if key.kind == kind), None) if found else None

    def with_email(self, email: str) -> Link | None:
        """The link with this e-mail address."""
        links = self.catalog.of(Link)
        return next((link for link in links if link.contact and (link.contact.email or "").lower() == email.lower()), None)


def _short(reference: Reference) -> str:
    return f"`{reference.text}` names nothing that is there"


def _words(named: _Named, reference: Reference) -> tuple[str, str]:
    catalog = named.catalog
    if reference.state == "malformed":
        return _malformed(named, reference)
    if reference.state == "no-such-part":
        return _no_such_part(catalog, reference)
    kind = reference.kinds[0]
    if kind in ("step", "criterion", "value"):
        return f"There is no {kind} `{reference.text}` {_where(kind)}", _own_remedy(
            _own_parts(catalog, reference), reference.text, kind
        )
    return _unknown(named, reference, kind)


def _unknown(named: _Named, reference: Reference, kind: str) -> tuple[str, str]:
    catalog = named.catalog
    written, hash, part = reference.text.partition("#")
    id = bare_name(written).rpartition("/")[2].removesuffix(".yml").removesuffix(".yaml")
    known = _ids(catalog, kind)
    before = f"{kind}/" if reference.full else ""
    if "@" in id and kind == "link":
        return _email(named, id)
    if not reference.full and written.strip() != id and id in known:
        return f"`{written}` says more than the id of {with_article(kind)}", f"Write `{id}{hash}{part}`."
    if len(titled := named.titled(id, kind)) == 1:
        return f"`{id}` is a name of {with_article(kind)}, not its id", f"Write `{before}{titled[0].id}{hash}{part}`."
    if id.lower() in ALL_OF_THEM:
        return f"There is no {in_sentences(kind)} `{id}`", f"Write the id of each that is meant: a file in `{_folder(kind)}/`."
    if id_from(id) in _NONE:
        remedy = f"Take it out if there is none; if there is one, write the id of a file in `{_folder(kind)}/`."
        return f"There is no {in_sentences(kind)} `{id}`", remedy
    if several := _several(id, known):
        return f"Several ids stand in one: `{id}`", _apart(catalog, reference, several)
    others = [other.name for other in KINDS if other.name != kind and id.lower() in _ids(catalog, other.name)]
    meant = nearest(id, known)
    if reference.full and others and id.lower() not in known:
        remedy = f"Did you mean `{others[0]}/{id.lower()}{hash}{part}`?"
    elif meant := meant or ((similar := named.similar(id, kind)) and similar.id):
        remedy = f"Did you mean `{before}{id_from(meant)}{hash}{part}`?"
    else:
        remedy = f"Write the id of a file in `{_folder(kind)}/`, or start it: `interlock new {kind} {id_from(id) or 'ID'}`."
        remedy += f" {_WAS_THERE}" if _key(reference) in named.in_several_files else ""
    return f"There is no {in_sentences(kind)} `{id}`", remedy


_BETWEEN_IDS = re.compile(r"\s*(?:[;,/&+|]|\b(?:and|or|und|oder|et|ou|y|o)\b)\s*", re.I)
# What people write where there is nobody and nothing.
_NONE = ("none", "nobody", "nothing", "no", "nil", "na", "n-a", "tbc", "tbd", "null")


def _several(written: str, known: set[str]) -> list[str]:
    """The ids that one text names, where all of its parts are known; none for anything else."""
    for parts in (_BETWEEN_IDS.split(written), re.split(r"[\s,;/&+|]+", written)):
        ids = [id_from(part) for part in parts if part]
        if len(ids) > 1 and known.issuperset(ids):
            return ids
    return []


def _apart(catalog: Catalog, reference: Reference, ids: list[str]) -> str:
    """The remedy for several ids in one text: in a list between brackets, in one of lines, or where only one may stand."""
    if not reference.route or not isinstance(reference.route[-1], int):
        return "One is asked for here: keep one of them."
    if is_in_brackets(catalog.sources[reference.source], reference.route):
        return f"Separate them by commas: `{', '.join(ids)}`."
    return f"Write each on a line of its own: {' and '.join(f'`- {id}`' for id in ids)}."


def _ids(catalog: Catalog, kind: str) -> set[str]:
    return {key.id for key in (*catalog.definitions, *catalog.broken) if key.kind == kind}


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    """The id that a name makes. Cached, because thousands of references may be compared with the same thousands of names."""
    return id_from(name)


def _own_remedy(parts: dict[str, str], written: str, kind: str) -> str:
    """The id of the part that is named by its number, its title or what is done in it, else the ids there are."""
    ids, written = list(parts), written.rpartition("#")[2]
    asked = id_from(written)
    named = [id for id, name in parts.items() if asked and asked in (_plain(id), _plain(name))]
    if kind == "step" and written.isdigit() and 0 < int(written) <= len(ids):
        named = [ids[int(written) - 1]]
    if meant := named[0] if named else nearest(written, ids):
        return f"Did you mean `{meant if kind == 'criterion' else id_from(meant)}`?"
    if not ids:
        return (
            "Write it into `standards/organisation.yml`, under `values:`."
            if kind == "value"
            else f"Give the {kind} an `id` first."
        )
    return f"Write the `id` of one: {', '.join(f'`{id}`' for id in ids[:MOST_PARTS])}{' …' if len(ids) > MOST_PARTS else ''}."


def _where(kind: str) -> str:
    return {"step": "in this procedure", "criterion": "in this framework", "value": "among the organisation's values"}[kind]


def _own_parts(catalog: Catalog, reference: Reference) -> dict[str, str]:
    """The names of the values of the organisation, or of the steps or criteria of the same definition, by their ids."""
    if reference.kinds[0] == "value":
        return {value.id: value.title for value in catalog.organisation.values}
    return _names_of_parts(catalog.definitions.get(reference.source))


def _names_of_parts(definition: Definition | None) -> dict[str, str]:
    """What is said of the parts of a definition, by their ids."""
    if isinstance(definition, Procedure):
        return {step.id: step.does for step in definition.steps}
    if isinstance(definition, Framework):
        return {criterion.id: criterion.title for criterion in definition.all_criteria()}
    if isinstance(definition, Customer):
        return {expectation.id: expectation.text for expectation in definition.expectations}
    return {}


def _no_such_part(catalog: Catalog, reference: Reference) -> tuple[str, str]:
    assert reference.target is not None
    part = reference.text.partition("#")[2]
    kind = kind_named(reference.target.kind)
    definition = catalog.definitions[reference.target]
    parts = dict.fromkeys(parts_of(definition), "") | _names_of_parts(definition)
    remedy = _own_remedy(parts, part, kind.part_noun)
    if not kind.named_parts:
        remedy = f"Write only `{reference.text.partition('#')[0]}`: {with_article(kind.name)} has no parts to name."
    return f"`{reference.target.id}` has no {kind.part_noun} `{part}`", remedy


def _no_part(catalog: Catalog, text: str, kind: Kind) -> tuple[str, str]:
    whole = _with_part(catalog, text.strip(), kind)
    if whole:
        return f"`{text}` names no {kind.part_noun}", f"Write `{whole}`."
    definition = catalog.get(kind.name, text.strip())
    parts = parts_of(definition) if definition else []
    example = f"{text.strip()}#{parts[0]}" if parts else kind.named_parts.example if kind.named_parts else ""
    return f"`{text}` names no {kind.part_noun}", f"Write `{kind.name}#{kind.part_noun}`, such as `{example}`."


def _with_part(catalog: Catalog, text: str, kind: Kind) -> str:
    """The part that is named alone, or after a sign other than `#`, where only one is called so; else an empty text."""
    holders = [(key.id, parts_of(found)) for key, found in catalog.definitions.items() if key.kind == kind.name]
    id, *rest = re.split(r"\s*[/:>]\s*|\s+", text, maxsplit=1)
    found = [f"{holder}#{part}" for holder, parts in holders for part in parts if part == text or [id, part] == [holder, *rest]]
    return found[0] if len(found) == 1 else ""


def _email(named: _Named, email: str) -> tuple[str, str]:
    link = named.with_email(email)
    message = f"`{email}` is an e-mail address, not the id of a link"
    if link is not None:
        return message, f"Write `{link.id}`."
    return message, f"Write the id of a file in `{_folder('link')}/`; the address belongs to `contact` in that file."


def _malformed(named: _Named, reference: Reference) -> tuple[str, str]:
    catalog = named.catalog
    if not reference.full and "#" not in reference.text:
        return _no_part(catalog, reference.text, kind_named(reference.kinds[0]))
    if not reference.full:
        return (
            f"`{reference.text}` names a part, where a whole {in_sentences(reference.kinds[0])} belongs",
            "Take off `#` and what follows.",
        )
    kinds = [kind.name for kind in KINDS]
    kind, slash, rest = reference.text.partition("/")
    in_path = kinds_in(bare_name(reference.text).split("/")[:-1])
    if in_path:
        id = rest.rpartition("/")[2].removesuffix(".yml")
        return f"`{kind}` is not the name of a kind here", f"Write `{in_path[0]}/{id}`."
    if slash and (meant := nearest(kind, kinds)):
        return f"There is no kind `{kind}`", f"Did you mean `{meant}/{rest}`?"
    if slash:
        return f"There is no kind `{kind}`", f"Kinds are {', '.join(f'`{name}`' for name in kinds)}."
    found = [Key(name, reference.text.lower()) for name in kinds if reference.text.lower() in _ids(catalog, name)]
    found = found or named.titled(reference.text) or _after_its_kind(catalog, reference.text)
    remedy = (
        f"Write {' or '.join(f'`{key}`' for key in found[:3])}." if found else "Write `kind/id`, such as `promise/answer-calls`."
    )
    return f"`{reference.text}` does not say which kind it names", remedy


def _after_its_kind(catalog: Catalog, text: str) -> list[Key]:
    """The definition that is written as `promise answer-calls`, or as `promise: answer-calls`."""
    word, *rest = re.split(r"[\s:]+", text.strip().lower(), maxsplit=1)
    return [Key(kind, rest[0]) for kind in kinds_in([word]) if rest and rest[0] in _ids(catalog, kind)]


def _folder(kind: str) -> str:
    return kind_named(kind).folder
