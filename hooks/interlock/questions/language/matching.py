"""Finds labels in prose with an Aho-Corasick automaton over all their forms, in time linear in the text."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import ahocorasick

from interlock.catalog import Key
from interlock.definitions.plain_letters import plain_letters, plain_letters_with_origins
from interlock.findings.nouns import capital
from interlock.questions.language.forms import MAY_FOLLOW, inflected, spellings, with_spaces
from interlock.questions.language.labels import AVOIDED_ROLES, SAME_CHARACTERS, TERM_ROLES, Role, Sense, with_plain_marks

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "councillor", "cllr"))
# The roles of labels whose hyphens may be written as spaces.
_SPACED_ROLES: tuple[Role, ...] = ("preferred", "admitted", "other")
_CONNECTORS = frozenset(("and", "of", "for", "the"))


class LabelForm(NamedTuple):
    """One form of a label: its meaning, its spelling, and whether it is the label itself.

    `marks`: the punctuation before it, the words with the punctuation between them, and the punctuation after it, all of which a
    text must have too, so that `and/or` does not match `and, or`; None without punctuation. `is_apart`: spaces replace its
    hyphens.
    """

    sense: Sense
    written: str
    is_label: bool
    marks: tuple[str, str, str] | None = None
    is_apart: bool = False


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

    __slots__ = ("forms", "is_plain", "length", "senses")

    def __init__(self, length: int, forms: list[LabelForm]) -> None:
        self.length, self.forms, self.senses = length, forms, _senses(forms)
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
            for form in forms_of(sense):
                forms[_key(form.written)].append(form)
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
        text = _NormalisedText(prose)
        lower = text.normalised
        found = []
        for last, entry in self._automaton.iter(lower):
            after = lower[last + 1]
            if after in " |" or (after == "'" and lower[last + 2] == "s" and lower[last + 3] in " |"):
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
    return words if is_simple else f" {_NormalisedText(written).normalised.strip(' |')}"


def forms_of(sense: Sense) -> list[LabelForm]:
    """Every form of a label in every spelling. Only for some roles may hyphens be spaces."""
    label = " ".join(with_plain_marks(sense.label).split())
    made = dict.fromkeys((written for form in inflected(label) for written in spellings(form)), False)
    if sense.role in _SPACED_ROLES and "-" in label:
        made = dict.fromkeys((with_spaces(form) for form in made), sense.role != "other") | made
    return [LabelForm(sense, written, written == label, _punctuation(written), is_apart) for written, is_apart in made.items()]


def _punctuation(written: str) -> tuple[str, str, str] | None:
    if _WITHOUT_PUNCTUATION.fullmatch(written) or "|" not in (lower := _lower_case(written)):
        return None
    head, tail = len(lower) - len(lower.lstrip(" |")), len(lower.rstrip(" |"))
    return written[:head].lower(), " ".join(written[head:tail].lower().split()), written[tail:].lower()


def _hit(text: "_NormalisedText", start: int, stop: int, entry: _Entry) -> Hit | None:
    begin, end = text.original(start), text.end_after(stop - 1)
    if entry.is_plain and text.prose[begin].islower():
        return Hit(begin, end, entry.senses)
    forms = [form for form in entry.forms if not form.is_apart or text.may_end(stop)]
    forms, begin, end = _with_punctuation(text.prose, begin, end, forms)
    words = " ".join(plain_letters(text.prose[begin:end]).translate(_WITHOUT_EMPHASIS).split())
    fitting = [form for form in forms if _has_fitting_case(form, words)]
    if words.isupper():
        if len(words) < 6 and not text.is_beside_capitals(start, stop):
            fitting = [form for form in fitting if form.written != form.written.lower()]
    elif words[:1].isupper() and text.is_part_of_name(start, stop):
        fitting = [form for form in fitting if _counts_in_name(form)]
    return Hit(begin, end, _senses(fitting)) if fitting else None


def _with_punctuation(prose: str, begin: int, end: int, forms: list[LabelForm]) -> tuple[list[LabelForm], int, int]:
    """The forms whose punctuation the text has, and their offsets with it; if there are none, the forms without punctuation."""
    plain = [form for form in forms if not form.marks]
    if len(plain) == len(forms):
        return forms, begin, end
    words = " ".join(plain_letters(prose[begin:end]).translate(SAME_CHARACTERS).lower().split())
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
    """Whether the case fits: a form in lower case fits any case; others must match exactly, but may start with a capital."""
    written = form.written
    return written == written.lower() or words in (written, capital(written))


def _counts_in_name(form: LabelForm) -> bool:
    """Whether a form counts inside a name: `Council Tax` in `Council Tax Team` does, `Customer` in `Customer Service Award` not."""
    return form.written != form.written.lower() or (" " in form.written and form.sense.role not in AVOIDED_ROLES)


class _NormalisedText:
    """A text in lower case with one space before each word and `|` for separators, and the mapping of offsets to the original.

    >>> _NormalisedText("Ask: the  Customer").normalised
    ' ask| the customer|'
    """

    __slots__ = ("_at", "_by", "_origins", "normalised", "prose")

    def __init__(self, prose: str) -> None:
        self.prose = prose
        plain, self._origins = plain_letters_with_origins(prose)
        lower = _lower_case(plain)
        # From each offset in `_at`, the offset in the original differs by the number in `_by`.
        self._at, self._by = [0], [-1]
        pieces, position, grown = [" "], 0, 1
        for start, end in _to_normalise(lower):
            separator = lower[start:end]
            space = "| " if "|" in separator or separator.count("\n") > 1 else " "
            pieces += (lower[position:start], space)
            position = end
            if change := len(space) - (end - start):
                grown += change
                self._at.append(position + grown)
                self._by.append(-grown)
        pieces += (lower[position:], "|")
        self.normalised = "".join(pieces)

    def original(self, position: int) -> int:
        """The offset in the original text of an offset in `normalised`."""
        offset = position + self._by[bisect_right(self._at, position) - 1]
        return self._origins[offset] if self._origins else offset

    def end_after(self, position: int) -> int:
        """The offset in the original text at which the character at an offset in `normalised` ends."""
        offset = position + self._by[bisect_right(self._at, position) - 1] + 1
        return self._origins[offset] if self._origins else offset

    def is_part_of_name(self, start: int, stop: int) -> bool:
        """Whether a neighbouring word is capitalised, other than at the start of a sentence, or is a title such as `Mr`."""
        if self.normalised[stop] == " " and self._is_capitalised(stop + 1):
            return True
        before = self._word_before(start)
        if before is None:
            return False
        word = self.normalised[before : start - 1]
        if word in _TITLES:
            return True
        if word in _CONNECTORS:
            before = self._word_before(before)
        return before is not None and self._word_before(before) is not None and self._is_capitalised(before)

    def may_end(self, stop: int) -> bool:
        """Whether no word follows that could belong to the words before `stop`."""
        following = _WORD.match(self.normalised, stop + 1) if self.normalised[stop] == " " else None
        return following is None or following[0] in MAY_FOLLOW

    def is_beside_capitals(self, start: int, stop: int) -> bool:
        """Whether a neighbouring word is all in capitals too."""
        before = self._word_before(start)
        beside = [self._word_at(position) for position in (before, stop + 1) if position is not None]
        return any(len(word) > 1 and word.isupper() for word in beside)

    def _word_before(self, start: int) -> int | None:
        """The start of the word before, or None if there is a separator or no word."""
        if start < 2 or self.normalised[start - 2] in " |":
            return None
        return self.normalised.rfind(" ", 0, start - 1) + 1

    def _word_at(self, start: int) -> str:
        found = _WORD.match(self.normalised, start)
        return self.prose[self.original(start) : self.end_after(found.end() - 1)] if found else ""

    def _is_capitalised(self, start: int) -> bool:
        word = self._word_at(start)
        return word[:1].isupper() and not word.isupper()


def _to_normalise(lower: str) -> Iterator[tuple[int, int]]:
    """The spans of separators and of blanks that may have to be changed."""
    if "  " in lower:
        yield from (match.span() for match in _TO_NORMALISE.finditer(lower))
        return
    for run in _SEPARATORS.finditer(lower):
        if run[0] != "| ":  # as it is after most sentences, and shall be
            start, end = run.span()
            start -= start > 0 and lower[start - 1] == " "
            yield from (match.span() for match in _TO_NORMALISE.finditer(lower, start, end))


def _lower_case(text: str) -> str:
    """The text in lower case and of the same length, with `|` for separators and spaces for white space and emphasis."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    lower = lower.translate(_table())
    if "'" in lower or "-" in lower or "_" in lower:
        lower = _JOINTS.sub(_joined_or_spaced, lower)
    return lower


def _joined_or_spaced(match: re.Match[str]) -> str:
    """Keep hyphens, apostrophes and underscores between letters, and a hyphen after one (`front- and back-office`)."""
    marks, text, start, end = match[0], match.string, match.start(), match.end()
    follows = start > 0 and text[start - 1].isalnum()
    leads = end < len(text) and text[end].isalnum()
    return marks if follows and (leads or marks == "-") and (len(marks) == 1 or "_" in marks) else " " * len(marks)


_WORD = re.compile(r"[^ |]+")
_WITHOUT_PUNCTUATION = re.compile(r"[a-zA-Z0-9 '-]*")
_WITHOUT_EMPHASIS = {ord("*"): None, ord("_"): None, **SAME_CHARACTERS}
_JOINTS = re.compile(r"[-'_]+")
# A pattern that begins with a set is found in a tenth of the time that alternatives take.
_SEPARATORS = re.compile(r"[|\n][| \n]*")
_TO_NORMALISE = re.compile(r"\|[| \n]*|[ \n]*\n[ \n]*|  +")


@cache
def _table() -> dict[int, str]:
    """The translation table: punctuation to `|`, white space and Markdown's emphasis to a space; joining characters stay."""
    table = {}
    for code in range(0x3000):
        character = chr(code)
        if not character.isalnum() and not unicodedata.category(character).startswith("M"):
            table[code] = " " if character.isspace() or character in "*~" else "|"
    table |= {ord(kept): kept for kept in "\n'-_"}
    return table | SAME_CHARACTERS
