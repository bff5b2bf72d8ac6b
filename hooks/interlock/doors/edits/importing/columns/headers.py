"""Finds the field that the header of a column stands for: `Word` is `title`, `Meaning` is `definition`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from interlock.definitions import KINDS, Kind, kind_called, spoken
from interlock.definitions.model_fields import marks_at, required_fields
from interlock.definitions.other_names.field_words import fields_for
from interlock.definitions.text_marks import Prose
from interlock.definitions.values.plain_letters import without_accents
from interlock.doors.edits.importing.columns.column_cells import TIMES, UNIT
from interlock.doors.edits.importing.columns.column_fields import known_column
from interlock.doors.edits.importing.columns.column_hours import PARTS_OF_HOURS
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import first_of

# Fields that nearly every kind has, so they do not tell which kind a table holds.
_COMMON_FIELDS = frozenset({"title", "summary", "owner"})
# A longer header is a text in place of a name, and is not searched for words and brackets.
_LONGEST_NAME = 200
_MOST_NAMED = 20  # columns in a sentence
# Words that keep a column from readers. What it holds becomes no text of a page unless somebody says so with `--map`.
_KEPT_BACK = lazy_pattern(
    r"(?:^|[\W_])(?:internal|intern[eoa]?|confidential|private|vertraulich|confidentiel(?:le)?|confidencial|vertrouwelijk|riservat[oa]"
    r"|not_for_publication|do_not_publish)(?:$|[\W_])"
)


def fields_meant(header: Sequence[str], kind: Kind) -> list[str]:
    """The field that each column of a table of this kind stands for; its own name where none is known. Fields may occur twice.

    >>> from interlock.definitions import kind_named
    >>> fields_meant(["word", "meaning", "not", "colour"], kind_named("term"))
    ['title', 'definition', 'avoid', 'colour']
    """
    fields = [name if known_column(name, kind) else "" for name in header]
    titles = _titles(header, kind)
    for index, name in enumerate(header):
        if name and not fields[index]:
            words = _meant(name, kind) if len(name) <= _LONGEST_NAME else ()
            meant = [field for field in words if known_column(field, kind) and (field != "title" or name in titles)]
            if (kept_back := _KEPT_BACK.search(name)) and kept_back[0] != name:
                meant = [field for field in meant if field != "classification" and not marks_at(kind.model, (field,), Prose)]
            fields[index] = next((field for field in meant if field not in fields), next(iter(meant), name))
    return _with_hours(header, fields, kind)


def _titles(header: Sequence[str], kind: Kind) -> list[str]:
    """The columns that name what each row is.

    Of several words for the kind, such as `Department` and `Team` for links, the one that stands first among its names.
    """
    words = [spoken(word) for word in (kind.name, kind.label, kind.plural, *kind.other_names)]
    ranks = {name: words.index(said) for name in header if (said := spoken(name).removesuffix("s")) in words}
    return [name for name in header if ranks.get(name, 0) == min(ranks.values(), default=0)]


def _with_hours(header: Sequence[str], fields: list[str], kind: Kind) -> list[str]:
    """The fields, with those of a row of opening hours where three columns hold days, and times of opening and closing."""
    said = {
        part: index
        for index, name in enumerate(header)
        for part in PARTS_OF_HOURS
        if name and not known_column(fields[index], kind) and part in (name, *fields_for(name))
    }
    if len(said) < len(PARTS_OF_HOURS) or not known_column("hours.1.opens", kind) or "hours" in fields:
        return fields
    of_hours = {index: f"hours.1.{part}" for part, index in said.items()}
    return [of_hours.get(index, name) for index, name in enumerate(fields)]


def kind_of_columns(header: Sequence[str]) -> Kind | None:
    """The kind whose required fields are all in a header: the one that its first column names, or that has most of them.

    The first column names what a promise belongs to where the others are fields of promises. Of several kinds that have as many,
    the one whose fields have their own names there; None where none stands out. A kind that the first column names is meant also
    where the others have no column with titles: `Customer, Needs` are customers, though services have customers, too.
    """
    fitting = _fitting(lambda kind: fields_meant(header, kind))
    first = kind_called(re.sub(r"_(?:name|title)$", "", next((name for name in header if name), "")))
    if first and not any({"title", "id"} & {*fields_meant(header, kind)} for kind in fitting):
        return first
    known = {kind: len({name for name in fields_meant(header, kind) if name and known_column(name, kind)}) for kind in fitting}
    if first in fitting and known[first] == max(known.values()):
        return first
    most = _with_most([kind for kind in fitting if _is_told_by(header, kind)])
    named = [kind for kind in _with_most(_fitting(lambda kind: header)) if kind in most]
    return next((kinds[0] for kinds in (named, most) if len(kinds) == 1), first or _with_steps(header))


def _with_steps(header: Sequence[str]) -> Kind | None:
    """The kind of a table with titles and steps: procedures, of which nothing else must be there."""
    kind = next(kind for kind in KINDS if kind.name == "procedure")
    return kind if {"title", "steps"} <= {*fields_meant(header, kind)} else None


def _is_told_by(header: Sequence[str], kind: Kind) -> bool:
    """Whether a column tells that the kind is this one. A column of descriptions does not, because any kind has summaries."""
    own = _own_fields(kind)
    pairs = zip(header, fields_meant(header, kind), strict=True)
    return any(field.partition(".")[0] in own and (name == field or "summary" not in fields_for(name)) for name, field in pairs)


def _fitting(fields: Callable[[Kind], Sequence[str]]) -> list[Kind]:
    """The kinds whose own required fields are all among the fields that columns fill, wholly or in part."""
    return [kind for kind in KINDS if (own := _own_fields(kind)) and own <= {name.partition(".")[0] for name in fields(kind)}]


def _with_most(kinds: Sequence[Kind]) -> list[Kind]:
    most = max((len(_own_fields(kind)) for kind in kinds), default=0)
    return [kind for kind in kinds if len(_own_fields(kind)) == most]


def _own_fields(kind: Kind) -> set[str]:
    return set(required_fields(kind.model)) - _COMMON_FIELDS


def told_of(header: Sequence[str], fields: Sequence[str], written: Mapping[int, str]) -> str:
    """The sentence about columns that were read as a field of another name; empty where there are none.

    `written`: the names of columns in the file, by index.
    """
    pairs = [(name, fields[index]) for index, name in written.items() if fields[index] != header[index]]
    shown, more = first_of(pairs, _MOST_NAMED)
    others = f", and so {more:,} more" if more else ""
    return f"{', '.join(f'`{name}` was read as `{field}`' for name, field in shown)}{others}." if pairs else ""


def _meant(name: str, kind: Kind) -> Iterator[str]:
    """The fields that a name may stand for, the likeliest first."""
    for words in _forms(name, kind):
        if words in ("name", "title") or kind_called(words) == kind:
            yield "title"
        yield words
        yield from (meant for field in fields_for(words) if (meant := _in_kind(field, kind)))
        yield f"contact.{words}"
        yield f"{words}.share" if words else "target.share"  # `%` alone, or of `target`, the part that fits into a cell
    if match := re.fullmatch(rf"(.+?) (?:in |en )?{UNIT.pattern}", without_accents(name.replace("_", " ")), re.I):  # `Limit days`
        words = match[1].replace(" ", "_")
        yield from (field for field in (words, *fields_for(words)) if field in TIMES)


def _in_kind(field: str, kind: Kind) -> str:
    """A field of `fields_for`: of `a+b`, `b` if the kind has a field `a`, else nothing; any other as it is."""
    beside, _, meant = field.rpartition("+")
    return meant if not beside or known_column(beside, kind) else ""


def _forms(name: str, kind: Kind) -> Iterator[str]:
    """The name, what stands between its brackets (but no unit), before them or a comma, and the name without that of its kind.

    Of several names in one, `Team / Section` or `Team or section`, each.
    """
    plain = name.replace("-", "_")
    yield plain
    if len(several := re.split(r"_?[/&+]_?|_(?:or|and)_", plain)) > 1:
        yield from several
    yield re.sub(r"[.%'’*:?†]", "", plain).strip("_")  # `Tel.`, `Target %`, `Owner*`, as forms mark what must be filled in
    yield re.split(r"_?[,:–—]", plain, maxsplit=1)[0]  # `Definition, in plain words`
    if match := re.fullmatch(r"(.*?)_?\((.*?)\)", plain):
        if not UNIT.fullmatch(without_accents(match[2].replace("_", " "))):
            yield match[2]
        yield match[1]
    first, _, rest = plain.partition("_")
    if rest and kind_called(first) == kind:
        yield rest
