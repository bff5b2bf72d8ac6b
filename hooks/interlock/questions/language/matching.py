"""Finds labels in prose with an Aho-Corasick automaton over all their forms, in time linear in the text."""

from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

import ahocorasick

from interlock.catalog import Key
from interlock.definitions.values.language_tags import is_german
from interlock.definitions.values.plain_letters import letters_of_one_width
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.findings.nouns import capital
from interlock.questions.language.forms import inflected, spellings, with_spaces
from interlock.questions.language.german_forms import is_other_word
from interlock.questions.language.labels import AVOIDED_ROLES, SAME_CHARACTERS, TERM_ROLES, Role, Sense, with_plain_marks
from interlock.questions.language.normalised_text import NormalisedText, lower_case
from interlock.questions.language.unspaced_scripts import is_unspaced, may_be_word

# The roles of labels whose hyphens may be written as spaces.
_SPACED_ROLES: tuple[Role, ...] = ("preferred", "admitted", "other")
# From this length on, a word in capitals is a word said loudly; a shorter one is an abbreviation.
_SHORTEST_LOUD = 6


class LabelForm(NamedTuple):
    """One form of a label: its meaning, its spelling, and whether it is the label itself.

    `marks`: the punctuation before it, the words with the punctuation between them, and the punctuation after it, all of which a
    text must have too, so that `and/or` does not match `and, or`; None without punctuation. `is_apart`: spaces replace its
    hyphens. `joins`: hyphens may join it to other words, as in the German `Antragsteller-Hotline`.
    """

    sense: Sense
    written: str
    is_label: bool
    marks: tuple[str, str, str] | None = None
    is_apart: bool = False
    joins: bool = False


class Hit(NamedTuple):
    """A match: the offsets of a form of some labels, without a possessive ending, and its possible meanings."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def only_term(self) -> Key | None:
        """The term that it means whatever stands around it; None where it has several meanings, or another one."""
        first = self.senses[0]
        return first.term if len(self.senses) == 1 and first.role in TERM_ROLES and not first.context else None


class _Entry:
    """The forms that are the same in lower case. If all are plain (no capitals, no punctuation), a match needs no check."""

    __slots__ = ("forms", "is_plain", "is_unspaced", "joins", "length", "senses")

    def __init__(self, length: int, forms: list[LabelForm]) -> None:
        self.length, self.forms, self.senses = length, forms, _senses(forms)
        self.joins = any(form.joins for form in forms)
        self.is_unspaced = is_unspaced(forms[0].written)
        self.is_plain = all(form.written == form.written.lower() and not form.marks and not form.is_apart for form in forms)


def _senses(forms: list[LabelForm]) -> tuple[Sense, ...]:
    """The meanings of forms, each once. A label takes precedence over inflected forms of other labels."""
    if len(forms) == 1:
        return (forms[0].sense,)
    exact = [form.sense for form in forms if form.is_label]
    return tuple(dict.fromkeys(exact or [form.sense for form in forms]))


class Matcher:
    """Searches texts for all labels."""

    def __init__(self, senses: Iterable[Sense]) -> None:
        forms: dict[str, list[LabelForm]] = defaultdict(list)
        for sense in senses:
            for form in _forms_of(sense):
                key = _key(form.written)
                forms[key].append(form)
                if form.joins:
                    forms[f"-{key[1:]}"].append(form)
        self._automaton = ahocorasick.Automaton()
        for key, found in forms.items():
            if len(key) > 1:
                self._automaton.add_word(key, _Entry(len(key), found))
        self._is_empty = not len(self._automaton)
        if not self._is_empty:
            self._automaton.make_automaton()

    def hits(self, prose: str) -> list[Hit]:
        """The longest labels in a text whose other parts are masked, from left to right, without overlaps."""
        if self._is_empty:
            return []
        text = NormalisedText(prose)
        lower = text.normalised
        found = []
        for last, entry in self._automaton.iter(lower):
            after = lower[last + 1]
            if (
                after in " |"
                or (after == "'" and lower[last + 2] == "s" and lower[last + 3] in " |")
                or (after == "-" and entry.joins)
            ):
                found.append((last - entry.length + 2, -last - 1, entry))
        found.sort(key=_by_position)
        hits, free, ended = [], 0, 0
        for start, stop, entry in found:
            if start >= free and (hit := _hit(text, start, -stop, entry)) and hit.start >= ended:
                hits.append(hit)
                free, ended = -stop, hit.end
        return hits


_by_position = itemgetter(0, 1)


def can_be_found(label: str) -> bool:
    """Whether a label can be found at all: it cannot if it has nothing but punctuation."""
    return len(_key(label)) > 1


def _key(written: str) -> str:
    """The key of a form in the automaton: normalised, with a space before it, without punctuation at its ends."""
    words = f" {written.lower()}"
    is_simple = words.isascii() and all(part.isalnum() for part in words[1:].replace("-", " ").split(" "))
    return words if is_simple else f" {NormalisedText(written).normalised.strip(' |')}"


def _forms_of(sense: Sense) -> list[LabelForm]:
    """Every form of a label in every spelling. Only for some roles may hyphens be spaces."""
    label = " ".join(with_plain_marks(letters_of_one_width(sense.label)).split())
    made = dict.fromkeys((written for form in inflected(label, sense.language) for written in spellings(form)), False)
    if sense.role in _SPACED_ROLES and "-" in label:
        made = dict.fromkeys((with_spaces(form) for form in made), sense.role != "other") | made
    joins = is_german(sense.language)
    return [
        LabelForm(sense, written, written == label, _punctuation(written), is_apart, joins) for written, is_apart in made.items()
    ]


def _punctuation(written: str) -> tuple[str, str, str] | None:
    if _WITHOUT_PUNCTUATION.fullmatch(written) or "|" not in (lower := lower_case(written)):
        return None
    head, tail = len(lower) - len(lower.lstrip(" |")), len(lower.rstrip(" |"))
    return written[:head].lower(), " ".join(written[head:tail].lower().split()), written[tail:].lower()


def _hit(text: NormalisedText, start: int, stop: int, entry: _Entry) -> Hit | None:
    begin, end = text.original(start), text.end_after(stop - 1)
    is_joined = entry.joins and text.is_joined(start, stop)
    if entry.is_plain and not is_joined and text.prose[begin].islower():
        return Hit(begin, end, entry.senses)
    if entry.is_unspaced and not may_be_word(text.prose, begin, end):
        return None
    if any(edge >= 0 and _IN_LONGER_NUMBER.match(text.prose, edge) for edge in (begin - 2, end - 1)):
        return None
    forms = [form for form in entry.forms if not form.is_apart or text.may_end(stop)]
    if is_joined:
        forms = [form for form in forms if form.joins] if text.is_whole_part(start) else []
    forms, begin, end = _with_punctuation(text.prose, begin, end, forms)
    words = " ".join(letters_of_one_width(text.prose[begin:end]).translate(_WITHOUT_EMPHASIS).split())
    forms = _in_capitals([form for form in forms if _has_fitting_case(form, words)], text, start, stop, words)
    if entry.joins and (following := text.following_at_beginning(start, stop)) is not None and is_other_word(words, following):
        forms = [form for form in forms if form.is_label or not form.joins]
    return Hit(begin, end, _senses(forms)) if forms else None


def _in_capitals(forms: list[LabelForm], text: NormalisedText, start: int, stop: int, words: str) -> list[LabelForm]:
    """The forms that can be meant by words in capitals, or in a name; all of them for other words.

    A short word in capitals is an abbreviation, except in a heading: a form in lower case, such as `it`, is not meant by `IT`.
    """
    if words.isupper():
        is_abbreviation = len(words) < _SHORTEST_LOUD and not text.is_beside_capitals(start, stop)
        return [form for form in forms if form.written != form.written.lower()] if is_abbreviation else forms
    if words[:1].isupper() and text.is_part_of_name(start, stop):
        return [form for form in forms if _counts_in_name(form)]
    return forms


def _with_punctuation(prose: str, begin: int, end: int, forms: list[LabelForm]) -> tuple[list[LabelForm], int, int]:
    """The forms whose punctuation the text has, and their offsets with it; if there are none, the forms without punctuation."""
    plain = [form for form in forms if not form.marks]
    if len(plain) == len(forms):
        return forms, begin, end
    words = " ".join(letters_of_one_width(prose[begin:end]).translate(SAME_CHARACTERS).lower().split())
    marked: dict[tuple[int, int], list[LabelForm]] = defaultdict(list)
    for form in forms:
        if form.marks and form.marks[1] == words:
            head, tail = form.marks[0], form.marks[2]
            first = begin - len(head)
            if first >= 0 and prose.startswith(head, first) and prose.startswith(tail, end):
                marked[(first, end + len(tail))].append(form)
    widest = max(marked, key=lambda place: place[1] - place[0], default=None)
    return (marked[widest], *widest) if widest else (plain, begin, end)


def _has_fitting_case(form: LabelForm, words: str) -> bool:
    """Whether the case fits: a form in lower case fits any case; others must match exactly, but may start with a capital.

    A long one may be all in capitals: `ANTRAGSTELLER` is loud, where `PIN` is no `Pin`.
    """
    written = form.written
    return (
        written == written.lower()
        or words in (written, capital(written))
        or (len(words) >= _SHORTEST_LOUD and words == written.upper())
    )


def _counts_in_name(form: LabelForm) -> bool:
    """Whether a form counts inside a name: `Council Tax` in `Council Tax Team` does, `Customer` in `Customer Award` does not."""
    return form.written != form.written.lower() or (" " in form.written and form.sense.role not in AVOIDED_ROLES)


# Around the edge of a number that is part of a longer one: `111` in `1,111`, and `24` in `24.5`.
_IN_LONGER_NUMBER = lazy_pattern(r"\d[.,]\d")
_WITHOUT_PUNCTUATION = lazy_pattern(r"[a-zA-Z0-9 '-]*")
_WITHOUT_EMPHASIS = {ord("*"): None, ord("_"): None, **SAME_CHARACTERS}
