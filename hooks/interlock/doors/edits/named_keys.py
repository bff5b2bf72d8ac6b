"""Finds the definition that an argument names: by `kind/id`, by id or title alone, by file, or by the address of its page."""

from collections.abc import Iterable

from interlock.catalog import Catalog, Key
from interlock.catalog.names_by_words import names_by_words
from interlock.catalog.naming import bare_name, keys_meant, keys_of_definitions, kinds_in
from interlock.definitions import KINDS, Kind, kind_called
from interlock.definitions.ids import id_from
from interlock.doors.edits.refused import Refused
from interlock.findings.nearest import nearest
from interlock.findings.nouns import in_sentences, listed

_MOST_LISTED = 8


def key_named(catalog: Catalog, name: str, kind: str = "") -> Key:
    """The key of the only definition that `name` can mean, of one kind where `kind` is given. Raises Refused."""
    written = bare_name(name)
    if not written:
        raise Refused(f"Nothing is named. {_example(catalog, kind, with_kind=not kind)}")
    found = {key for key in keys_meant(catalog, name) if not kind or key.kind == kind}
    if len(found) == 1:
        return found.pop()
    if found:
        keys = listed((f"`{key}`" for key in sorted(found)[:_MOST_LISTED]), "or")
        raise Refused(f"`{name}` can mean {len(found)} things. Write {keys}.")
    raise Refused(_not_found(catalog, name, written, kind))


def _not_found(catalog: Catalog, name: str, written: str, kind: str) -> str:
    """The message where a name means nothing. `written`: the name as `bare_name` gives it; `kind`: the kind asked for, or ""."""
    folders, _, last = written.removesuffix(".yml").removesuffix(".yaml").rpartition("/")
    named = kinds_in(folders.split("/"))
    if folders and not named:
        return _no_kind(folders, last)
    if not folders and not kind and (meant := kind_called(last)):
        return f"`{name}` is a kind, and does not say which {in_sentences(meant.name)}. {_example(catalog, meant.name)}"
    kinds = [kind] if kind else named
    none = f"There is no {in_sentences(kinds[0]) if kinds else 'definition'} `{last}`."
    if likely := _likely(catalog, last, kinds):
        return f"{none} Did you mean {listed((f'`{key.id if kind else key}`' for key in likely), 'or')}?"
    return f"{none} {_example(catalog, kinds[0] if kinds else '', with_kind=not kind)}"


def _no_kind(folders: str, id: str) -> str:
    """The message where what stands before an id is no kind."""
    names = [kind.name for kind in KINDS]
    meant = nearest(folders, names)
    remedy = f"Did you mean `{meant}/{id}`?" if meant else f"Kinds are {', '.join(f'`{name}`' for name in names)}."
    return f"There is no kind `{folders}`. {remedy}"


def _likely(catalog: Catalog, name: str, kinds: list[str]) -> list[Key]:
    """The definition most like a name, or else those with its words, if they are few. `kinds`: those to look among; none: all."""
    keys = [key for key in keys_of_definitions(catalog) if not kinds or key.kind in kinds]
    words = names_by_words(catalog)
    with_words = [Key(each, id) for each in kinds or words if each in words for id in words[each].ids(name)]
    meant = (
        _before_hash(name, keys)
        or nearest(id_from(name), [key.id for key in keys])
        or (with_words[0].id if len(with_words) == 1 else None)
        or _nearest_title(catalog, name, kinds)
    )
    found = [key for key in keys if key.id == meant][:1]
    return found or (with_words if len(with_words) <= _MOST_LISTED else [])


def _before_hash(name: str, keys: Iterable[Key]) -> str | None:
    """The id of a definition in the name of one of its parts: `answer-calls#greet`."""
    id, hash, _ = name.partition("#")
    return id if hash and any(key.id == id for key in keys) else None


def _nearest_title(catalog: Catalog, title: str, kinds: list[str]) -> str | None:
    """The id of the definition with the most similar title."""
    titles = {found.title: key.id for key, found in catalog.definitions.items() if not kinds or key.kind in kinds}
    meant = nearest(title, titles)
    return titles[meant] if meant else None


def _example(catalog: Catalog, kind: str, with_kind: bool = True) -> str:
    """A sentence that says how to name a definition of a kind, with ids that exist. `with_kind`: whether to type the kind."""
    there = sorted(key for key in catalog.definitions if key.kind == (kind or "promise"))
    known: Kind | None = kind_called(kind)
    if not there:
        return f"Its file would be in `{known.folder}/`." if known else "Write KIND/ID, such as `promise/answer-calls`."
    told = [str(key) if with_kind else key.id for key in there]
    if not kind or len(there) > _MOST_LISTED:
        return f"Write {'KIND/ID' if with_kind else 'its id'}, such as `{told[0]}`."
    return f"Write {listed((f'`{each}`' for each in told), 'or')}."
