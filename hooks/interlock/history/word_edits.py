"""Edits of free words alone, after which everything that is worked out from a handbook is as before.

This is verified, not assumed: the definition is the same in all other fields, leads to the same places and uses the same terms,
and its approvals stand as before. `after_words` runs the rules that read texts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import BaseModel

from interlock.catalog import Catalog, Key, key_of
from interlock.catalog.references import WIKI, wiki_links
from interlock.definitions import Definition, kind_named
from interlock.definitions.free_words import free_words_of
from interlock.definitions.text_marks import Prose
from interlock.definitions.walk import marked_texts
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import with_article
from interlock.questions.approvals.checked_approvals import approvals_of
from interlock.questions.facts import Facts
from interlock.questions.language.labels import senses_of
from interlock.questions.language.uses import Language
from interlock.rules.engine.checked import Checked
from interlock.sources import Source
from interlock.sources.decoding.model_files import read_model
from interlock.sources.disk.file_texts import decoded_text
from interlock.sources.disk.files import LARGEST_FILE
from interlock.sources.yaml.nodes import nodes_of

# With more edited definitions than these, everything is checked.
_MOST_EDITED = 20

_WORD = lazy_pattern(r"\w+")
# What leads somewhere: links and pictures of Markdown, their addresses below a text, and bare addresses.
_LEADS = lazy_pattern(
    r"\]\s*\([^)]*\)"  # [words](address)
    r"|\]\s*\[[^\]]*\]"  # [words][name]
    r"|^\s*\[[^\]]*\]:.*$"  # [name]: address
    r"|<[^<>]*>"
    r"|(?<!\w)\w+://\S+"
    r"|(?<![^\s)\]>])[^\s)\]>]+@\S+"
    r"|www\.\S+",
    re.M,
)


class WordEdit(NamedTuple):
    """A definition before and after an edit of free words. `words` and `new_words`: the texts that were edited, then and now."""

    path: str
    key: Key
    old: Definition
    new: Definition
    old_source: Source
    words: tuple[str, ...]
    new_words: tuple[str, ...]


def word_edits(before: Mapping[str, bytes], now: Mapping[str, bytes], checked: Checked, seen: Facts) -> list[WordEdit] | None:
    """The edits since `before`, the bytes of all definitions by path; None where anything but free words is different.

    `now`: the bytes of the same files. `seen`: the facts that readers of the site may see.
    """
    changed = [path for path, data in before.items() if now[path] != data]
    if len(changed) > _MOST_EDITED:
        return None
    keys = {source.path: key for key, source in checked.catalog.sources.items()}
    faulty = {finding.place.file for finding in checked.handbook.findings}
    found = []
    for path in changed:
        key = keys.get(path)
        edit = _word_edit(path, before[path], checked.catalog, key) if key and path not in faulty else None
        if edit is None or not _is_contained(edit, checked.catalog, seen):
            return None
        found.append(edit)
    return found


def _word_edit(path: str, before: bytes, catalog: Catalog, key: Key) -> WordEdit | None:
    new, (text, faults) = catalog.definitions.get(key), decoded_text(path, before)
    if new is None or faults or len(before) > LARGEST_FILE:
        return None
    kind = kind_named(key.kind)
    read = read_model(path, text, [], kind.model, with_article(kind.name))
    if read.model is None or read.source is None or read.findings:
        return None
    old = read.model.with_key(*key)
    try:
        pairs = list(_changed_words(old, new))
    except _OtherChange:
        return None
    if any(_leads(before) != _leads(after) for before, after in pairs):
        return None
    words, new_words = (tuple(words) for words in zip(*pairs, strict=True)) if pairs else ((), ())
    return WordEdit(path, key, old, new, read.source, words, new_words)


class _OtherChange(Exception):
    """Two models differ in more than free words."""


def _changed_words(old: BaseModel, new: BaseModel) -> Iterator[tuple[str, str]]:
    """The free words that differ, before and after. Raises _OtherChange where anything else does."""
    if type(old) is not type(new) or old.model_fields_set != new.model_fields_set:
        raise _OtherChange
    free = free_words_of(type(old))
    for name in type(old).model_fields:
        yield from _changed(old.__dict__[name], new.__dict__[name], name in free)


def _changed(old: Any, new: Any, is_free: bool) -> Iterator[tuple[str, str]]:
    if isinstance(old, BaseModel) and isinstance(new, BaseModel):
        yield from _changed_words(old, new)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for before, after in zip(old, new, strict=True):
            yield from _changed(before, after, is_free)
    elif old != new:
        # Where words come or go, pages that said nothing may say something, so that both must be there.
        if not (is_free and isinstance(old, str) and isinstance(new, str) and old.strip() and new.strip()):
            raise _OtherChange
        yield old, new


def _leads(text: str) -> list[object]:
    """Everything in a text that leads to another place, or would if it stood in no code."""
    written = (match[0] for pattern in (WIKI, _LEADS) for match in pattern.finditer(text))
    return [*written, *((link.text, link.words) for link in wiki_links(text))]


def _is_contained(edit: WordEdit, catalog: Catalog, seen: Facts) -> bool:
    """Whether the terms and approvals of a definition are as before, so that the edit reaches nothing else."""
    if any("[[" in words for words in edit.words) and seen.catalog is not catalog:
        return False  # readers see other words where these name something that they may not see
    if _says_a_context(edit, catalog):
        return False
    if edit.key in seen.catalog.definitions:
        now, before = Language(seen.catalog, text_cache=seen.text_cache), _with_old(seen.catalog, edit)
        uses = _terms_used(now, edit.new)
        if uses is None or uses != _terms_used(Language(before, text_cache=seen.text_cache), edit.old):
            return False
    return _approvals(catalog, edit.new) == _approvals(_with_old(catalog, edit), edit.old)


def _says_a_context(edit: WordEdit, catalog: Catalog) -> bool:
    """Whether words of the context of a term come or go: where a file names the context, the term is found in its titles too."""
    contexts = {sense.context for sense in senses_of(catalog) if sense.context}
    if not contexts:
        return False
    other = _words_of(edit.old_source.text) ^ _words_of(catalog.sources[edit.key].text)
    return not other.isdisjoint(_words_of(" ".join(contexts)))


def _words_of(text: str) -> set[str]:
    """The words of a text in small letters, without an s at their end."""
    return {word.removesuffix("s") for word in _WORD.findall(text.lower())}


def _with_old(catalog: Catalog, edit: WordEdit) -> Catalog:
    """A catalog with a definition as it was. References are the same before and after."""
    return replace(
        catalog,
        definitions={**catalog.definitions, edit.key: edit.old},
        sources={**catalog.sources, edit.key: edit.old_source},
    )


def _terms_used(language: Language, definition: Definition) -> Counter[Key] | None:
    """How often a definition uses each term; None where it uses a word to avoid, because reports show the words around that."""
    found: Counter[Key] = Counter()
    for marked in marked_texts(definition):
        if isinstance(marked.mark, Prose):
            for use in language.uses_in(marked.text, block=marked.mark.block, within=key_of(definition)):
                if use.kind != "term":
                    return None
                found[use.term_key] += 1
    return found


def _approvals(catalog: Catalog, definition: Definition) -> object:
    found = approvals_of(catalog, definition)
    signed = [(one.status, one.changed, one.objection) for one in found.signed]
    return signed, [(one.side, one.link.id if one.link else "") for one in found.missing]


def lines_move(edit: WordEdit, catalog: Catalog) -> bool:
    """Whether an entry of the file stands on another line than before. Some pages show the numbers of lines."""
    old, new = edit.old_source, catalog.sources[edit.key]
    return [old.place_of(node).line for node in nodes_of(old.root)] != [new.place_of(node).line for node in nodes_of(new.root)]


def findings_on_pages(findings: Iterable[Finding], *, drafts: bool) -> Counter[object]:
    """What pages show of findings, with counts: advice, and with `drafts` all of them, in full; else rule, severity and file."""
    return Counter(
        finding if drafts or finding.severity == "advice" else (finding.rule, finding.severity, finding.place.file)
        for finding in findings
    )
