"""Finds the definition that an argument names: by `kind/id`, by id or title alone, by file, or by the address of its page."""

from interlock.catalog import Catalog, Key
from interlock.catalog.naming import bare_name, ids_with_words, keys_meant, keys_of_definitions, kinds_in, words_of_names
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
    if folders and not kinds_in(folders.split("/")):
        kinds_there = ", ".join(f"`{known.name}`" for known in KINDS)
        meant = nearest(folders, [known.name for known in KINDS])
        return f"There is no kind `{folders}`. {f'Did you mean `{meant}/{last}`?' if meant else f'Kinds are {kinds_there}.'}"
    kinds = [kind] if kind else kinds_in(folders.split("/"))
    ids = [key.id for key in keys_of_definitions(catalog) if not kinds or key.kind in kinds]
    if not folders and (meant_kind := kind_called(last)) and not kind:
        return f"`{name}` is a kind, and does not say which {in_sentences(meant_kind.name)}. {_example(catalog, meant_kind.name)}"
    whole, hash, _ = last.partition("#")
    words = words_of_names(catalog)
    with_words = [Key(each, id) for each in kinds or words for id in ids_with_words(words.get(each, ()), last)]
    of_words = with_words[0].id if len(with_words) == 1 else None
    meant = whole if hash and whole in ids else nearest(id_from(last), ids) or of_words or _nearest_title(catalog, last, kinds)
    of = next((key for key in keys_of_definitions(catalog) if key.id == meant and (not kinds or key.kind in kinds)), None)
    none = f"There is no {in_sentences(kinds[0]) if kinds else 'definition'} `{last}`."
    likely = [of] if of else with_words if len(with_words) <= _MOST_LISTED else []
    if likely:
        return f"{none} Did you mean {listed((f'`{each.id if kind else each}`' for each in likely), 'or')}?"
    return f"{none} {_example(catalog, kinds[0] if kinds else '', with_kind=not kind)}"


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
