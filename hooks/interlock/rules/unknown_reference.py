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

from interlock.catalog import Catalog, Key, Reference
from interlock.catalog.naming import bare_name, kinds_in
from interlock.definitions import KINDS, kind_named
from interlock.definitions.field_words import ALL_OF_THEM, NONE_OF_THEM
from interlock.definitions.ids import ID, id_from
from interlock.definitions.named_parts import parts_of
from interlock.findings import Finding
from interlock.findings.nearest import nearest
from interlock.findings.nouns import in_sentences, with_article
from interlock.questions.facts import Facts
from interlock.rules.engine.missing_parts import no_own_part, no_part, no_such_part, own_parts
from interlock.rules.engine.names_index import NamesIndex, key_meant
from interlock.rules.engine.prose_references import apart_or_swapped
from interlock.sources.shorthands import FROM_STEP, in_braces, is_in_brackets

GROUP = "reference"
SEVERITY = "error"

# The most references of one definition that are compared with what is known; a report lists fewer of them.
MOST_COMPARED = 150
_WAS_THERE = "Was it there before? Then bring its file back, with `status: retired` in it."


def check(facts: Facts) -> Iterator[Finding]:
    """References in fields and in prose to unknown definitions or parts, and malformed ones."""
    catalog = facts.catalog
    soon = _keys_after_renaming(catalog)
    named, twins, found = NamesIndex(catalog), _with_twins(catalog), Counter[Key]()
    for reference in catalog.written_references():
        if (reference.state == "unknown" and key_meant(reference) in soon) or _is_contents(reference):
            continue
        if _may_be_of_a_twin(reference) and (reference.target or reference.source) in twins:
            continue
        if reference.state in ("unknown", "no-such-part", "malformed"):
            found[reference.source] += 1
            message, remedy = _words(named, reference) if found[reference.source] <= MOST_COMPARED else (_short(reference), "")
            remedy = _listed(catalog, reference, remedy)
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


def _short(reference: Reference) -> str:
    return f"`{reference.text}` names nothing that is there"


def _words(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    return _sign_behind(named, reference) or _without_sign(named, reference)


_SIGN_BEHIND = re.compile(r"(\S*\w)\s*([,;.:!]+)")


def _sign_behind(named: NamesIndex, reference: Reference) -> tuple[str, str] | None:
    """For an id with a sign after it, `front,`, where the id alone is right or its own remedy says one word; None for others."""
    match = _SIGN_BEHIND.fullmatch(reference.text)
    if match is None:
        return None
    message, alone = f"`{match[2]}` stands behind `{match[1]}`, and is no part of it", reference._replace(text=match[1])
    if _is_there(named, alone):
        return message, f"Write `{match[1]}`."
    remedy = _without_sign(named, alone)[1]
    return (message, remedy) if _ONE_WORD.fullmatch(remedy) else None


def _is_there(named: NamesIndex, reference: Reference) -> bool:
    """Whether the text of a reference names what is there, whatever its state says."""
    if reference.target:
        return reference.text.partition("#")[2] in parts_of(named.catalog.definitions[reference.target])
    if reference.kinds[0] in ("step", "criterion", "value"):
        return reference.text in own_parts(named.catalog, reference)
    kind, slash, id = reference.text.partition("/")
    if not reference.full:
        return reference.state != "malformed" and reference.text in named.ids[reference.kinds[0]]
    return bool(slash) and id in named.ids[kind]


def _without_sign(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    if reference.state == "malformed":
        return _malformed(named, reference)
    if reference.state == "no-such-part":
        return no_such_part(named.catalog, reference)
    if reference.kinds[0] in ("step", "criterion", "value"):
        return no_own_part(named.catalog, reference)
    return _unknown(named, reference)


_ONE_WORD = re.compile(r"(?:Write|Did you mean) `([^`]+)`[.?]")


def _listed(catalog: Catalog, reference: Reference, remedy: str) -> str:
    """The remedy for a reference that stands where a list belongs, `about: answer-calls`: with the brackets around it."""
    match, source, route = _ONE_WORD.fullmatch(remedy), catalog.sources[reference.source], reference.route
    if match and len(route) > 2 and source.at(route) is source.at(route[:-1]):
        route = route[:-1]  # a text in place of the fields of an item
    if match is None or len(route) < 2 or route[-1] != 0:
        return remedy
    items = source.at(route[:-1])
    is_alone = items is not None and [item.start for item in items.items or ()] == [items.start]
    return f"Write `{route[-2]}: [{match[1]}]`." if is_alone else remedy


def _unknown(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    kind = reference.kinds[0]
    if reference.full and (keys := _several_keys(named.catalog, reference.text)):
        return f"Several definitions stand in one: `{reference.text}`", _apart(named.catalog, reference, keys)
    written, hash, part = reference.text.partition("#")
    id = bare_name(written).rpartition("/")[2].removesuffix(".yml").removesuffix(".yaml")
    known = named.ids[kind]
    before = f"{kind}/" if reference.full else ""
    if "@" in id and kind in ("link", "contact-point"):
        return _email(named, id, kind)
    if reference.field == "steps.by" and id_from(id).removeprefix("the-") in ("customer", "customers"):
        return f"There is no link `{id}`", "Write `stage: customer` in place of `by`, where the customer does it."
    if reference.field.startswith("supports") and (steps := FROM_STEP.fullmatch(id)) and steps["promise"] in known:
        fields = {name: value for name, value in steps.groupdict().items() if value}
        return f"`{written}` says more than the id of a promise", f"Write `{in_braces(fields)}`."
    if (noted := _NOTED.fullmatch(id)) and noted[1] in known:
        return (
            f"`{id}` says more than the id of {with_article(kind)}",
            f"Write `{noted[1]}`; a note stands behind a blank, `#` and a blank.",
        )
    if reference.full and written.endswith((".yml", ".yaml")) and id in known:
        return f"`{written}` says more than the id of {with_article(kind)}", f"Write `{before}{id}{hash}{part}`."
    if not reference.full and written.strip() != id and id in known:
        return f"`{written}` says more than the id of {with_article(kind)}", f"Write `{id}{hash}{part}`."
    if len(titled := named.titled(id, kind)) == 1:
        return f"`{id}` is a name of {with_article(kind)}, not its id", f"Write `{before}{titled[0].id}{hash}{part}`."
    if id.lower().startswith("the ") and (without_article := id_from(id).removeprefix("the-")) in known:
        return f"`{id}` says more than the id of {with_article(kind)}", f"Write `{before}{without_article}{hash}{part}`."
    if id.lower() in ALL_OF_THEM or id.lower().startswith(("all ", "every ")):
        return f"There is no {in_sentences(kind)} `{id}`", f"Write the id of each that is meant: a file in `{_folder(kind)}/`."
    if id_from(id) in map(id_from, NONE_OF_THEM):
        remedy = f"Take it out if there is none; if there is one, write the id of a file in `{_folder(kind)}/`."
        return f"There is no {in_sentences(kind)} `{id}`", remedy
    if several := _several(id.replace('"', " ").replace("'", " "), known):
        return f"Several ids stand in one: `{id}`", _apart(named.catalog, reference, several)
    parts = [id_from(part) for part in _APART.split(id) if id_from(part)]
    there = [part for part in parts if part in known] if len(parts) > 1 else []
    if there and _is_item(reference):
        others = [f"there is no {in_sentences(kind)} `{part}` yet" for part in parts if part not in known]
        remedy = _apart(named.catalog, reference, parts)
        return f"Several ids stand in one: `{id}`", f"{remedy[:-1]}; {' and '.join(others)}." if others else remedy
    if there:
        return f"Several names stand in one: `{id}`", f"One is asked for here: write `{there[0]}`, or another one alone."
    return f"There is no {in_sentences(kind)} `{id}`", _remedy(named, reference, id, f"{hash}{part}")


def _remedy(named: NamesIndex, reference: Reference, id: str, part: str) -> str:
    """What to type where nothing has this id: a kind that has it, an id or a name that is like it, or a new file."""
    kind = reference.kinds[0]
    others = [other.name for other in KINDS if other.name != kind and id.lower() in named.ids[other.name]]
    if reference.full and others and id.lower() not in named.ids[kind]:
        return f"Did you mean `{others[0]}/{id.lower()}{part}`?"
    if meant := nearest(id, named.ids[kind]) or ((similar := named.similar(id, kind)) and similar.id):
        return f"Did you mean `{f'{kind}/' if reference.full else ''}{id_from(meant)}{part}`?"
    remedy = f"Write the id of a file in `{_folder(kind)}/`, or start it: `interlock new {kind} {id_from(id) or 'ID'}`."
    return f"{remedy} {_WAS_THERE}" if key_meant(reference) in named.in_several_files else remedy


# An id with words about it in brackets: `front (day)`.
_NOTED = re.compile(r"([a-z0-9-]+)\s*\([^()]*\)")
_PART_AS_NOTE = re.compile(r"[ \t]+#[ \t]*([\w.-]+)[ \t]*(?=[\],\r\n]|\Z)")


def _cut_by_note(catalog: Catalog, reference: Reference) -> tuple[str, str] | None:
    """For a part after a blank, `six-cs #care`, which is a note to YAML; None for others."""
    source, definition = catalog.sources[reference.source], catalog.get(reference.kinds[0], reference.text)
    node = source.at(reference.route)
    match = _PART_AS_NOTE.match(source.text, node.end) if node else None
    if match is None or definition is None or match[1] not in parts_of(definition):
        return None
    return f"To YAML, `#{match[1]}` behind a blank is a note", f"Write `{reference.text}#{match[1]}`."


_BETWEEN_IDS = re.compile(r"[;,/&+|]|\b(?:and|or|und|oder|et|ou|y|o)\b", re.I)
# As these, where not every part is an id: `trees-and-parks` is one.
_APART = re.compile(r"[;,&+|]|\s(?:and|or|und|oder|et|ou|y|o)\s", re.I)
_BETWEEN_KEYS = re.compile(r"\s*(?:[;,&+|]|\b(?:and|or|und|oder|et|ou|y|o|a|i)\b)\s*|\s+")


def _several(written: str, known: set[str]) -> list[str]:
    """The ids that one text names, where all of its parts are known; none for anything else."""
    for parts in (_BETWEEN_IDS.split(written), re.split(r"[\s,;/&+|]+", written)):
        ids = [id_from(part) for part in map(str.strip, parts) if part]
        if len(ids) > 1 and known.issuperset(ids):
            return ids
    return []


def _several_keys(catalog: Catalog, written: str) -> list[str]:
    """The definitions that one text names, each with its kind, where all of them are there; none for anything else."""
    keys = [part.strip() for part in _BETWEEN_KEYS.split(written) if part.strip()]
    there = all(Key(*key.split("/", 1)) in catalog.definitions for key in keys if key.count("/") == 1)
    return keys if len(keys) > 1 and there and all(key.count("/") == 1 for key in keys) else []


def _apart(catalog: Catalog, reference: Reference, ids: list[str]) -> str:
    """The remedy for several ids in one text: in a list between brackets, in one of lines, or where only one may stand."""
    if not _is_item(reference):
        return "One is asked for here: keep one of them."
    if is_in_brackets(catalog.sources[reference.source], reference.route):
        return f"Separate them by commas: `{', '.join(ids)}`."
    return f"Write each on a line of its own: {' and '.join(f'`- {id}`' for id in ids)}."


def _is_item(reference: Reference) -> bool:
    return bool(reference.route) and isinstance(reference.route[-1], int)


def _email(named: NamesIndex, email: str, kind: str) -> tuple[str, str]:
    link = named.with_email(email) if kind == "link" else None
    message = f"`{email}` is an e-mail address, not the id of {with_article(kind)}"
    if link is not None:
        return message, f"Write `{link.id}`."
    field = "contact" if kind == "link" else "email"
    return message, f"Write the id of a file in `{_folder(kind)}/`; the address belongs to `{field}` in that file."


def _malformed(named: NamesIndex, reference: Reference) -> tuple[str, str]:
    catalog = named.catalog
    if not reference.full and "#" not in reference.text:
        return _cut_by_note(catalog, reference) or no_part(catalog, reference.text, kind_named(reference.kinds[0]))
    if not reference.full:
        return (
            f"`{reference.text}` names a part, where a whole {in_sentences(reference.kinds[0])} belongs",
            "Take off `#` and what follows.",
        )
    kinds = [kind.name for kind in KINDS]
    kind, slash, rest = reference.text.partition("/")
    if whole := apart_or_swapped(catalog, reference):
        return f"`{reference.text}` is not written as `kind/id`", f"Write `[[{whole}]]`."
    in_path = kinds_in(bare_name(reference.text).split("/")[:-1])
    if in_path:
        id = bare_name(rest).removesuffix("/index.html").rpartition("/")[2].removesuffix(".yml")
        return f"`{kind}` is not the name of a kind here", f"Write `{in_path[0]}/{id.lower()}`."
    if slash and (meant := nearest(kind, kinds)):
        return f"There is no kind `{kind}`", f"Did you mean `{meant}/{rest}`?"
    if slash:
        return f"There is no kind `{kind}`", f"Kinds are {', '.join(f'`{name}`' for name in kinds)}."
    found = [Key(name, reference.text.lower()) for name in kinds if reference.text.lower() in named.ids[name]]
    found = found or named.titled(reference.text) or _after_its_kind(named, reference.text)
    remedy = (
        f"Write {' or '.join(f'`{key}`' for key in found[:3])}." if found else "Write `kind/id`, such as `promise/answer-calls`."
    )
    return f"`{reference.text}` does not say which kind it names", remedy


def _after_its_kind(named: NamesIndex, text: str) -> list[Key]:
    """The definition that is written as `promise answer-calls`, or as `promise: answer-calls`."""
    word, *rest = re.split(r"[\s:]+", text.strip().lower(), maxsplit=1)
    return [Key(kind, rest[0]) for kind in kinds_in([word]) if rest and rest[0] in named.ids[kind]]


def _folder(kind: str) -> str:
    return kind_named(kind).folder
