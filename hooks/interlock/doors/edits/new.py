"""`interlock new`: creates the file of a definition with its required fields, each with a hint, and others commented out."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from interlock.catalog import Key
from interlock.catalog.addresses import list_in_place_of
from interlock.catalog.indexing import former_keys
from interlock.definitions import Kind, kind_called, spoken
from interlock.definitions.field_strings import field_strings
from interlock.definitions.ids import ID, LONGEST_ID, SHORTEN_ID, id_from, is_device, is_too_long
from interlock.definitions.link import LINK
from interlock.definitions.model_fields import expected_fields, may_be_list, models_in
from interlock.definitions.other_names.choice_words import choice_for
from interlock.definitions.promise import PROMISE
from interlock.doors.edits.handbook_files import known_kind
from interlock.doors.edits.refused import Refused
from interlock.doors.edits.transaction import FileChange, change_files, exclusive
from interlock.findings.nouns import with_article
from interlock.sources.handbook import Handbook
from interlock.sources.handbook_reader import read_handbook

# Templates with fields that most definitions of a kind should have, as comments. `$today` and others stand for days.
_SUGGESTED = Path(__file__).parent / "suggested"


@exclusive("new")
def new(folder: Path, kind: str, id: str, today: datetime.date) -> str:
    """Write the file and return a sentence with its path. Raises Refused."""
    known, sort = _kind_and_sort(kind)
    path = new_path(read_handbook(folder), known, id)
    change_files(folder, [FileChange(path, None, text_of(known, today, sort))])
    return f"{path}: fill it in, then `interlock check {path}`."


def _kind_and_sort(called: str) -> tuple[Kind, str]:
    """The kind that somebody means, and their word for its sort: `internal promise`, `complaint`. Raises Refused.

    Of a sort alone, that of a link or of a promise is meant: whoever starts a letter does not mean a contact point.
    """
    if kind := kind_called(called):
        return kind, called
    words = spoken(called).split()
    for i in range(1, len(words)):
        for sort, name in ((words[:i], words[i:]), (words[i:], words[:i])):
            kind = kind_called(" ".join(name))
            if kind and _sort_meant(kind, " ".join(sort)):
                return kind, " ".join(sort)
    meant = [kind for kind in (LINK, PROMISE) if _sort_meant(kind, called)]
    exact = [kind for kind in meant if spoken(_sort_meant(kind, called)) == spoken(called)]
    return next(iter(exact or meant), None) or known_kind(called), called


def _sort_meant(kind: Kind, word: str) -> str:
    """The sort of this kind that a word stands for; empty where it stands for none."""
    return next(
        (meant for field in kind.model.model_fields.values() if field.is_required() and (meant := _meant(field, word))), ""
    )


def new_path(handbook: Handbook, kind: Kind, id: str) -> str:
    """Where a new definition will stand. Raises Refused for what cannot be an id, and where there is one already."""
    require_id(id, kind.name)
    key = (kind.name, id)
    if key in handbook.sources or key in handbook.broken:
        where = f" in {handbook.sources[key].path}" if key in handbook.sources else ""
        raise Refused(f"There is already {with_article(kind.name)} `{id}`{where}. Choose another id, or edit that file.")
    require_not_former(former_keys(handbook.definitions), Key(*key))
    return f"{kind.folder}/{id}.yml"


def require_id(id: str, kind: str) -> None:
    """Raises Refused for what cannot be an id, with the id that was probably meant."""
    if is_too_long(id):
        raise Refused(f"This is longer than {LONGEST_ID} letters, so it cannot be an id. {SHORTEN_ID}")
    better = id_from(id.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".yml").removesuffix(".yaml"))
    if is_device(better):
        raise Refused(f"Windows keeps the name `{better}` for itself. Add a word, such as `{better}-{kind}`.")
    if not ID.fullmatch(id):
        meant = f" Write `{better}`." if better else " Such as `answer-letters`."
        raise Refused(f"`{id}` cannot be an id: small letters, digits and single hyphens.{meant}")
    if there := list_in_place_of(Key(kind, id)):
        raise Refused(f"{there}. Add a word, such as `{kind}-{id}`.")


def require_not_former(former: Mapping[Key, Key], key: Key, own: Key | None = None) -> None:
    """Raises Refused for an id that another definition than `own` had before."""
    owner = former.get(key, own)
    if owner != own:
        raise Refused(f"`{key.id}` is a former id of {owner}, and its old address leads there. Choose another id.")


def text_of(kind: Kind, today: datetime.date, called: str = "") -> str:
    """The text of a new file: the required fields in the model's order, each below a hint; then others worth having, as comments.

    `called`: the word that was typed for the kind. It may choose a value: `interlock new complaint` says what `type` of lesson it
    is.
    """
    return "\n".join(_lines(kind.model, (), "", called)) + "\n" + suggested_fields(kind, today)


def suggested_fields(kind: Kind, today: datetime.date) -> str:
    """The fields worth having, as comments, with days near today in the examples; empty for a kind without such fields."""
    file = _SUGGESTED / f"{kind.name}.yml"
    return Template(file.read_text(encoding="utf-8")).substitute(_days_near(today)) if file.is_file() else ""


def _days_near(today: datetime.date) -> dict[str, datetime.date]:
    """Days for examples, by their names in the templates. Fixed ones would soon be overdue."""
    year = today.year + (today > datetime.date(today.year, 12, 24))
    return {
        "today": today,
        "in_four_weeks": today + datetime.timedelta(weeks=4),
        "christmas_eve": datetime.date(year, 12, 24),
        "new_year": datetime.date(year + 1, 1, 1),
    }


def _lines(model: type[BaseModel], also: tuple[str, ...], indent: str, called: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if field.is_required() or name in also or name in expected_fields(model):
            yield f"{indent}# {_hint(field, field_strings(model).get(name, ''))}"
            yield from _field(field.alias or name, field, indent, called)


def _field(name: str, field: FieldInfo, indent: str, called: str) -> Iterator[str]:
    inner = next(models_in(field.annotation), None)
    is_list = may_be_list(field.annotation)
    if inner is None:
        yield from (f"{indent}{name}:", f"{indent}  - ") if is_list else (f"{indent}{name}: {_meant(field, called)}",)
        return
    yield f"{indent}{name}:"
    first_field = () if any(field.is_required() for field in inner.model_fields.values()) else (next(iter(inner.model_fields)),)
    lines = list(_lines(inner, first_field, f"{indent}    " if is_list else f"{indent}  "))
    first = next((number for number, line in enumerate(lines) if not line.lstrip().startswith("#")), None)
    for number, line in enumerate(lines):
        yield f"{indent}  - {line.lstrip()}" if is_list and number == first else line


def _meant(field: FieldInfo, called: str) -> str:
    """The choice that `called` names, in the singular or the plural, or by another word; empty where it names none."""
    word, choices = spoken(called), _choices(field)
    return next((choice for choice in choices if word in (spoken(choice), f"{spoken(choice)}s")), choice_for(word, choices) or "")


def _choices(field: FieldInfo) -> list[str]:
    return [str(choice) for choice in get_args(field.annotation) if isinstance(choice, str)]


def _hint(field: FieldInfo, described: str) -> str:
    choices = _choices(field)
    return described + (f" One of {', '.join(choices)}." if choices and choices[0] not in described else "")
