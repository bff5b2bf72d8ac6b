"""A style for Vale, so that other writing tools hold to the same words, with our reasons as messages.

Each word to avoid has its own rule, because Vale has one message for a rule. Terms that contain the word, such as “client
account” for “client”, are swapped for themselves and are exceptions: Vale tries the longest key first, and reports nothing if
key and value are equal or an exception matches. Vale's word boundaries would find “client” in “client-side”, so keys have
stricter ones.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from interlock.catalog import Catalog
from interlock.catalog.prose import plain_words
from interlock.definitions.ids import hyphened
from interlock.questions.language.forms import inflected, spellings
from interlock.questions.language.labels import APOSTROPHES, AVOIDED_ROLES, Sense, folded, senses_of, with_plain_marks
from interlock.questions.language.replacing import fitting
from interlock.questions.language.unspaced_scripts import letters_that_go_on
from interlock.sources.yaml.yaml_writer import as_quoted

_LONGEST_NAME = 80
_SETTINGS = """\
# Made by `interlock export vale`.
StylesPath = styles
MinAlertLevel = suggestion

[*.{md,txt,adoc,rst,html}]
BasedOnStyles = Interlock
"""


def files(catalog: Catalog) -> dict[str, str]:
    """`.vale.ini`, and `styles/Interlock/<word>.yml` for each word to avoid."""
    avoided, kept = _grouped(senses_of(catalog))
    longer = _by_word(kept)
    made, names = {".vale.ini": _SETTINGS}, Counter[str]()
    for word, meanings in sorted(avoided.items()):
        if word not in kept:
            holding = {label: kept[label] for label in _containing(word, longer) if label != word}
            made[_path(word, made, names)] = _rule(meanings, holding, catalog)
    return made


def _grouped(senses: Iterable[Sense]) -> tuple[dict[str, list[Sense]], dict[str, str]]:
    """The words to avoid with their senses, and the labels that may be used with their languages, both by folded label."""
    avoided: dict[str, list[Sense]] = defaultdict(list)
    kept: dict[str, str] = {}
    for sense in senses:
        if sense.role in AVOIDED_ROLES:
            avoided[folded(sense.label)].append(sense)
        else:
            kept[folded(sense.label)] = sense.language
    return avoided, kept


def _by_word(labels: Iterable[str]) -> dict[str, list[str]]:
    """Labels of several words, by each of their words."""
    found: dict[str, list[str]] = defaultdict(list)
    for label in sorted(labels):
        words = label.split()
        for word in words if len(words) > 1 else ():
            found[word].append(label)
    return found


def _containing(word: str, longer: dict[str, list[str]]) -> list[str]:
    """The labels that contain the words of another in sequence."""
    return [label for label in longer.get(word.split()[0], ()) if f" {word} " in f" {label} "]


def _path(word: str, taken: dict[str, str], names: Counter[str]) -> str:
    """The path of the file for a word: unique, and valid on every file system."""
    name = hyphened(word)[:_LONGEST_NAME].strip("-") or "word"
    while True:
        names[name] += 1
        path = f"styles/Interlock/{name if names[name] == 1 else f'{name}-{names[name]}'}.yml"
        if path not in taken:
            return path


def _rule(meanings: list[Sense], longer: dict[str, str], catalog: Catalog) -> str:
    """The rule for a word, as YAML. `longer`: the labels that contain it and may be used, with their languages."""
    labels = {meaning.label for meaning in meanings}
    kept = [form for label, language in longer.items() for form in _written(label, language)]
    lines = [
        "extends: substitution",
        f"message: {as_quoted(_message(meanings, catalog))}",
        f"level: {'suggestion' if any(_unless(meaning) for meaning in meanings) else 'warning'}",
        f"ignorecase: {json.dumps(all(label == label.lower() for label in labels))}",
        "capitalize: true",
        "vocab: false",
        "nonword: true",
        "action:",
        "  name: replace",
        *(["exceptions:", *(f"  - {as_quoted(_words(form))}" for form in kept)] if kept else []),
        "swap:",
        *(f"  {as_quoted(_as_whole_word(form))}: {as_quoted(form)}" for form in kept),
        *(f"  {as_quoted(_as_whole_word(form))}: {as_quoted(instead)}" for form, instead in _swaps(meanings)),
    ]
    return "\n".join(lines) + "\n"


def _swaps(meanings: list[Sense]) -> Iterator[tuple[str, str]]:
    """Each form of the words to avoid, with its replacements separated by `|`."""
    instead: dict[str, list[str]] = defaultdict(list)
    for meaning in meanings:
        for form in _written(meaning.label, meaning.language):
            instead[form].append(fitting(form, meaning))
    for form, options in instead.items():
        yield form, "|".join(option.replace("|", r"\|") for option in dict.fromkeys(options))


def _written(label: str, language: str) -> list[str]:
    """The forms of a label as people write them: inflected, and in every spelling."""
    forms = inflected(" ".join(with_plain_marks(label).split()), language)
    return list(dict.fromkeys(written for form in forms for written in spellings(form)))


def _message(meanings: list[Sense], catalog: Catalog) -> str:
    """The message of the rule for a word. Vale inserts the right words at the first `%s`, and the wrong ones at the second."""
    exceptions = "; ".join(dict.fromkeys(_unless(meaning) for meaning in meanings if _unless(meaning)))
    reasons = " ".join(dict.fromkeys(_because(meaning) for meaning in meanings if _because(meaning)))
    unless = f", unless {exceptions}" if exceptions else ""
    # Vale would treat a percent sign as a placeholder.
    rest = plain_words(f"{unless}. {reasons}", catalog).replace("%", " per cent")
    return f"Say '%s', not '%s'{rest}"


def _unless(meaning: Sense) -> str:
    return " ".join(((meaning.avoided and meaning.avoided.unless) or "").split()).rstrip(".")


def _because(meaning: Sense) -> str:
    if meaning.role == "retired":
        return "The term is retired."
    return " ".join(((meaning.avoided and meaning.avoided.because) or "").split())


def _as_whole_word(form: str) -> str:
    """A pattern for a form as a whole word, not inside a longer word or a compound such as `client-side`."""
    before, after = (letters_that_go_on(form, edge) for edge in (form[0], form[-1]))
    return (f"(?<![{before}])" if before else "") + _words(form) + (f"(?![{after}])" if after else "")


def _words(form: str) -> str:
    """A pattern for the words of a form with any white space between them, such as a line end, and any apostrophe."""
    escaped = r"\s+".join(re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", word) for word in form.split())
    return escaped.replace("'", f"[{APOSTROPHES}]")
