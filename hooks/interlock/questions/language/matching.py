"""Finds labels in prose: one automaton over all forms of all labels, in time linear in the text whatever their number."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import NamedTuple

import ahocorasick

from interlock.questions.language.forms import MAY_FOLLOW, apart, inflected, spelt
from interlock.questions.language.labels import AVOIDED_ROLES, Role, Sense

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "councillor", "cllr"))
# The roles whose hyphens may also be spaces: names of terms, and what only looks like one.
_PARTED_ROLES: tuple[Role, ...] = ("preferred", "admitted", "other")
_CONNECTORS = frozenset(("and", "of", "for", "the"))


class LabelForm(NamedTuple):
    """One form of a label: what it means, how it is written, and whether it is the label itself.

    `marks` are the punctuation at both ends and, between them, the words with theirs, as a text must have them: a `/` in
    `and/or` is no comma. None where there is none. `is_apart`: spaces stand for its hyphens.
    """

    sense: Sense
    written: str
    is_label: bool
    marks: tuple[str, str, str] | None = None
    is_apart: bool = False


class Hit(NamedTuple):
    """A stretch of a text that is a form of some labels, without a possessive's ending, and what it may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]


class _Entry:
    """The forms that are the same in small letters. `plain` ones may stand anywhere, so that most finds need no closer look."""

    __slots__ = ("forms", "is_plain", "length", "senses")

    def __init__(self, length: int, forms: list[LabelForm]) -> None:
        self.length, self.forms, self.senses = length, forms, _senses(forms)
        self.is_plain = all(form.written == form.written.lower() and not form.marks and not form.is_apart for form in forms)


def _senses(forms: list[LabelForm]) -> tuple[Sense, ...]:
    """What forms may mean, each once. The label itself goes before an inflected form of another."""
    if len(forms) == 1:
        return (forms[0].sense,)
    exact = [form.sense for form in forms if form.is_label]
    return tuple(dict.fromkeys(exact or [form.sense for form in forms]))


class Matcher:
    """All labels, ready to be found."""

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
        """The longest labels in a text that has no more than prose in it, from left to right, none inside another."""
        if self._is_empty:
            return []
        text = _Normal(prose)
        small = text.small
        found = []
        for last, entry in self._automaton.iter(small):
            after = small[last + 1]
            if after in " |" or (after == "'" and small[last + 2] == "s" and small[last + 3] in " |"):
                found.append((last - entry.length + 2, -last - 1, entry))
        found.sort(key=_by_place)
        hits, free, ended = [], 0, 0
        for start, stop, entry in found:
            if start >= free and (hit := _hit(text, start, -stop, entry)) and hit.start >= ended:
                hits.append(hit)
                free, ended = -stop, hit.end
        return hits


_by_place = itemgetter(0, 1)


def can_be_found(label: str) -> bool:
    """Whether a text can use a label at all: one of nothing but punctuation stands between words, and is none."""
    return len(_key(label)) > 1


def _key(written: str) -> str:
    """A form as it is found in a normal text, with the space before it; punctuation at its ends is looked at later."""
    words = f" {written.lower()}"
    is_simple = words.isascii() and all(part.isalnum() for part in words[1:].replace("-", " ").split(" "))
    return words if is_simple else f" {_Normal(written).small.strip(' |')}"


def forms_of(sense: Sense) -> list[LabelForm]:
    """Every form of a label, each in every way to write it. Who asks to avoid a hyphenated word means no other."""
    label = " ".join(sense.label.replace("’", "'").split())
    made = dict.fromkeys((written for form in inflected(label) for written in spelt(form)), False)
    if sense.role in _PARTED_ROLES and "-" in label:
        made = dict.fromkeys((apart(form) for form in made), sense.role != "other") | made
    return [LabelForm(sense, written, written == label, _marks(written), is_apart) for written, is_apart in made.items()]


def _marks(written: str) -> tuple[str, str, str] | None:
    small = _small(written)
    if "|" not in small:
        return None
    head, tail = len(small) - len(small.lstrip(" |")), len(small.rstrip(" |"))
    return written[:head].lower(), " ".join(written[head:tail].lower().split()), written[tail:].lower()


def _hit(text: "_Normal", start: int, stop: int, entry: _Entry) -> Hit | None:
    begin, end = text.original(start), text.original(stop - 1) + 1
    if entry.is_plain and text.prose[begin].islower():
        return Hit(begin, end, entry.senses)
    forms = [form for form in entry.forms if not form.is_apart or text.may_end(stop)]
    forms, begin, end = _as_marked(text.prose, begin, end, forms)
    words = " ".join(text.prose[begin:end].translate(_PLAIN).split())
    fitting = [form for form in forms if _is_written(form, words)]
    if words.isupper():
        if len(words) < 6 and not text.is_shouted(start, stop):
            fitting = [form for form in fitting if form.written != form.written.lower()]
    elif words[:1].isupper() and text.is_part_of_name(start, stop):
        fitting = [form for form in fitting if _survives_in_name(form)]
    return Hit(begin, end, _senses(fitting)) if fitting else None


def _as_marked(prose: str, begin: int, end: int, forms: list[LabelForm]) -> tuple[list[LabelForm], int, int]:
    """The forms with the punctuation that stands there, with their place; if none has it, those without punctuation."""
    plain = [form for form in forms if not form.marks]
    if len(plain) == len(forms):
        return forms, begin, end
    words = " ".join(prose[begin:end].translate(_ALIKE).lower().split())
    marked: dict[tuple[int, int], list[LabelForm]] = defaultdict(list)
    for form in forms:
        if form.marks and form.marks[1] == words:
            head, tail = form.marks[0], form.marks[2]
            first = begin - len(head)
            if first >= 0 and prose.startswith(head, first) and prose.startswith(tail, end):
                marked[(first, end + len(tail))].append(form)
    widest = max(marked, key=lambda place: place[1] - place[0], default=None)
    return (marked[widest], *widest) if widest else (plain, begin, end)


def _is_written(form: LabelForm, words: str) -> bool:
    """A label in small letters is found in any case; one with capitals as it is written, or with its first one at the head."""
    written = form.written
    return written == written.lower() or words in (written, written[:1].upper() + written[1:])


def _survives_in_name(form: LabelForm) -> bool:
    """`Customer` in `Customer Service Excellence` is part of a name; `Council Tax` in `Council Tax Team` is still council tax."""
    return form.written != form.written.lower() or (" " in form.written and form.sense.role not in AVOIDED_ROLES)


class _Normal:
    """A text in small letters, one space before each word and `|` for what parts two, with a way back to the text.

    >>> _Normal("Ask: the  Customer").small
    ' ask| the customer|'
    """

    __slots__ = ("_at", "_by", "prose", "small")

    def __init__(self, prose: str) -> None:
        self.prose = prose
        small = _small(prose)
        # From a position in `_at` on, the text is as many characters ahead as `_by` says.
        self._at, self._by = [0], [-1]
        pieces, position, grown = [" "], 0, 1
        for match in _UNEVEN.finditer(small):
            start, end = match.span()
            space = "| " if "|" in match[0] or match[0].count("\n") > 1 else " "
            pieces += (small[position:start], space)
            position = end
            if change := len(space) - (end - start):
                grown += change
                self._at.append(position + grown)
                self._by.append(-grown)
        pieces += (small[position:], "|")
        self.small = "".join(pieces)

    def original(self, position: int) -> int:
        """Where a position of `small` is in the text."""
        return position + self._by[bisect_right(self._at, position) - 1]

    def is_part_of_name(self, start: int, stop: int) -> bool:
        """True when a word beside it has a capital of its own, which is no sentence's first."""
        if self.small[stop] == " " and self._is_capitalised(stop + 1):
            return True
        before = self._word_before(start)
        if before is None:
            return False
        word = self.small[before : start - 1]
        if word in _TITLES:
            return True
        if word in _CONNECTORS:
            before = self._word_before(before)
        return before is not None and self._word_before(before) is not None and self._is_capitalised(before)

    def may_end(self, stop: int) -> bool:
        """False where a word follows that may belong to what ends here."""
        following = _WORD.match(self.small, stop + 1) if self.small[stop] == " " else None
        return following is None or following[0] in MAY_FOLLOW

    def is_shouted(self, start: int, stop: int) -> bool:
        """True when a word beside it is in capitals, too."""
        before = self._word_before(start)
        beside = [self._word_at(position) for position in (before, stop + 1) if position is not None]
        return any(len(word) > 1 and word.isupper() for word in beside)

    def _word_before(self, start: int) -> int | None:
        """Where the word before begins, unless something parts them."""
        if start < 2 or self.small[start - 2] in " |":
            return None
        return self.small.rfind(" ", 0, start - 1) + 1

    def _word_at(self, start: int) -> str:
        found = _WORD.match(self.small, start)
        return self.prose[self.original(start) : self.original(found.end() - 1) + 1] if found else ""

    def _is_capitalised(self, start: int) -> bool:
        word = self._word_at(start)
        return word[:1].isupper() and not word.isupper()


def _small(text: str) -> str:
    """The text, of the same length, in small letters, with `|` for what parts words and spaces for what does not."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    small = small.translate(_table())
    if "'" in small or "-" in small or "_" in small:
        small = _JOINTS.sub(_joint, small)
    return small


def _joint(match: re.Match[str]) -> str:
    """Hyphens, apostrophes and underlines join words only between them; a hyphen may also end one (`front- and back-office`)."""
    marks, text, start, end = match[0], match.string, match.start(), match.end()
    follows = start > 0 and text[start - 1].isalnum()
    leads = end < len(text) and text[end].isalnum()
    return marks if follows and (leads or marks == "-") and (len(marks) == 1 or "_" in marks) else " " * len(marks)


_WORD = re.compile(r"[^ |]+")
_ALIKE = {ord("’"): "'", ord("‑"): "-", ord("‐"): "-"}
_PLAIN = {ord("*"): None, ord("_"): None, **_ALIKE}
_JOINTS = re.compile(r"[-'_]+")
_UNEVEN = re.compile(r"\|[| \n]*|[ \n]*\n[ \n]*|  +")


@cache
def _table() -> dict[int, str]:
    """Every character that is part of no word to `|`, white space and Markdown's emphasis to a space; other marks stay."""
    table = {}
    for code in range(0x3000):
        character = chr(code)
        if not character.isalnum() and not unicodedata.category(character).startswith("M"):
            table[code] = " " if character.isspace() or character in "*~" else "|"
    table |= {ord(kept): kept for kept in "\n'-_"}
    return table | {ord("’"): "'", ord("‐"): "-", ord("‑"): "-", 0xAD: "|"}
