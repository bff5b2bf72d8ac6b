"""What a check finds after an edit of free words alone, without running every rule on everything again.

Nothing is worked out from free words (`definitions/free_words`). So only rules of texts (`Rule.is_of_texts`) can find anything
new, and only in the edited files. All other findings are those of the last check; in the edited files, they move with their
lines. Where anything else might have changed, everything is checked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from interlock.catalog import Catalog, Key
from interlock.catalog.headings import headings_of
from interlock.catalog.texts import texts_of
from interlock.definitions.values.plain_letters import plain_letters
from interlock.findings import Finding
from interlock.history.word_edits import WordEdit, word_edits
from interlock.questions.language.capital_labels import CapitalLabels
from interlock.questions.language.labels import folded
from interlock.questions.language.prose_parts import prose_of
from interlock.questions.language.words_in_capitals import SMALL_WORD, TWO_CAPITALS
from interlock.rules.engine.all_rules import RULES, rule_named
from interlock.rules.engine.checked import Checked
from interlock.rules.engine.consequences import without_consequences
from interlock.rules.engine.folding import MOST_SHOWN_IN_A_TEXT
from interlock.rules.engine.grading import graded
from interlock.sources.disk.file_texts import is_text_of
from interlock.sources.source import LINE_END


def checked_after_words(
    read: Checked, last: Iterable[Finding], before: Mapping[str, bytes], now: Mapping[str, bytes]
) -> Checked | None:
    """The check of a handbook that was `read`, with the findings of all rules; None where more than free words was edited.

    `last`: the findings of the last check. `before` and `now`: the bytes of all definitions by path, at that check and now. The
    caller makes sure that nothing else has changed.
    """
    if not _is_what_was_read(read, now):
        return None
    edits = word_edits(before, now, read, read.facts)
    if edits is None or not all(_stays_in_its_file(edit, read.catalog) for edit in edits):
        return None
    files = {edit.path: edit for edit in edits}
    stay, moved = [], []
    for finding in last:
        edit = files.get(finding.place.file)
        if edit is None:
            stay.append(finding)
        elif not _is_of_texts(finding):
            line = _line_now(finding.place.line, edit.old_source.text, read.catalog.sources[edit.key].text)
            if line is None:
                return None
            moved.append(replace(finding, place=replace(finding.place, line=line)))
    found = [*moved, *_found_in_texts(read, files)]
    if any(number >= MOST_SHOWN_IN_A_TEXT for number in Counter((each.rule, each.place.file) for each in found).values()):
        return None
    return read._replace(findings=sorted([*stay, *found], key=lambda finding: finding.sort_key))


def _is_what_was_read(read: Checked, now: Mapping[str, bytes]) -> bool:
    """Whether the definitions were read from the bytes in `now`: somebody may have saved a file in between."""
    definitions = (source for key, source in read.catalog.sources.items() if source.path in now)
    return all(is_text_of(source.text, now[source.path]) for source in definitions)


def _is_of_texts(finding: Finding) -> bool:
    rule = rule_named(finding.rule)
    return rule is not None and rule.is_of_texts


def _found_in_texts(read: Checked, files: Mapping[str, WordEdit]) -> list[Finding]:
    """The findings of the rules of texts in these files, graded as a check grades them."""
    catalog = replace(read.catalog, scope=frozenset(edit.key for edit in files.values()))
    facts = replace(read.facts, catalog=catalog)
    found = [finding for rule in RULES if rule.is_of_texts and rule.check for finding in rule.check(facts)]
    meant = [finding for finding in found if finding.place.file in files]
    return graded([*without_consequences(facts, read.handbook.findings, meant)], catalog, read.handbook.drafts)


def _stays_in_its_file(edit: WordEdit, catalog: Catalog) -> bool:
    """Whether an edit cannot change what rules find in other files.

    It may where links lead to its headings, where another definition has the same title, where it holds words in capitals, which
    may be explained in any text, and where it writes a label with a capital: all texts together tell whether that is a name.
    """
    if _anchors(edit.old.body) != _anchors(edit.new.body):
        return False
    title = folded(edit.new.title)
    if any(folded(each.title) == title for each in catalog.of(type(edit.new)) if each is not edit.new):
        return False
    if any(TWO_CAPITALS.search(words) for words in (*edit.words, *edit.new_words)):
        return False
    labels = CapitalLabels(catalog)
    if any(True for words in (*edit.words, *edit.new_words) for _ in labels.written_in(words)):
        return False
    # A word in capitals that stands in small letters somewhere needs no explanation.
    capitals = {word.upper() for _, word in _small_words(edit.words) ^ _small_words(edit.new_words)}
    return not any(_may_hold(catalog, key, word) for word in capitals for key in catalog.sources)


def _small_words(texts: Iterable[str]) -> set[tuple[bool, str]]:
    """The words in small letters in some texts, each with whether the text was read as blocks: it may be blocks or one line."""
    forms = ((block, prose_of(text, block=block)) for text in texts for block in (True, False))
    return {(block, word) for block, form in forms for word in SMALL_WORD.findall(form)}


def _may_hold(catalog: Catalog, key: Key, word: str) -> bool:
    """Whether a file holds a word, which may be written with YAML escapes, or with letters such as ligatures."""
    text = catalog.sources[key].text
    if word in text:
        return True
    is_plain = text.isascii() and "\\" not in text
    return not is_plain and any(word in plain_letters(each.text) for each in texts_of(catalog, key))


def _anchors(body: str | None) -> list[str]:
    return [heading.anchor for heading in headings_of(body or "")]


def _line_now(line: int, old: str, new: str) -> int | None:
    """The number of a line of the old text in the new one; None where that line may have been edited itself."""
    before, after = LINE_END.split(old), LINE_END.split(new)
    same = min(len(before), len(after))
    first = next((index for index in range(same) if before[index] != after[index]), same)
    rest = next((index for index in range(same - first) if before[-1 - index] != after[-1 - index]), same - first)
    if line <= first:
        return line
    return line + len(after) - len(before) if line > len(before) - rest else None
