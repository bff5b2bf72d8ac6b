"""What looks like a private person's name, address or number.

The handbook is read by everyone who works here, and may be read by everyone. It tells of teams and steps, never of people:
write the role, or "the customer". Names are found by a title before them, and by given names that mean nothing else, `Joan`
or `Peter Harding`; streets, halls, laws and storms may be named after people, and a name in the glossary is no person's. Titles are
those of the handbook's language: English, German, French, Dutch, Spanish or Italian. In these and in Polish, a given name is told
with its surname: `Sabine Krause`. Mobile numbers are those of the country in `calendar`; invented ones for examples run from
07700 900000 to 07700 900999, in France from 06 39 98 00 00 to 06 39 98 99 99. A picture or video that says where it was taken, as
those of telephones do, may show where somebody lives.

Bad:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: Mrs Okafor decides on skips in narrow streets.
```

Good:

```yaml standards/services/skips.yml
title: Skips
summary: A skip on the road for building waste.
owner: front
customers: [residents]
body: The highways engineer on duty decides on skips in narrow streets.
```
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from interlock.catalog import Catalog
from interlock.catalog.texts import Text, all_texts, texts_of, texts_of_results, texts_where
from interlock.definitions import Lesson, Session
from interlock.definitions.meaning_marks import RoleOfSomebody, TeamNumber, values_marked
from interlock.definitions.model_fields import marks_at
from interlock.definitions.text_marks import RefTo
from interlock.definitions.values.language_tags import is_english
from interlock.definitions.values.mobile_numbers import INVENTED, MAYBE_A_NUMBER, mobile_numbers
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.approvals.names_for_roles import name_in_role
from interlock.questions.facts import Facts
from interlock.questions.names.given_names import GIVEN_NAMES, may_name_people, people_named
from interlock.questions.names.names_with_titles import pattern_of_titled_names, titled_names
from interlock.questions.names.people_abroad import is_heard_abroad, may_name_people_abroad, people_named_abroad
from interlock.questions.names.team_words import TEAM_WORDS
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "exposure"
SEVERITY = "warning"
IS_OF_TEXTS = True

_EMAIL = lazy_pattern(r"(?<![a-z])([a-z]+)[._]([a-z]{2,})@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.I)
_EMAIL_OF_ONE_NAME = lazy_pattern(r"(?<![\w.+-])([a-z]+)@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.I)
# The format of National Insurance numbers (HMRC, NIM39110), without prefixes that are not in use.
_INSURANCE = lazy_pattern(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
# In groups of five and six, five, three and three, five and pairs, four, three and four, or three, four and four.
_MOBILE = lazy_pattern(
    r"(?<![\d+])(?:(?:\+|00)44[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)7"
    r"(?:\d{3}\)?[\s.-]?(?:\d{3}[\s.-]?\d{3}|\d\d[\s.-]\d\d[\s.-]\d\d)|\d\d\)?[\s.-]\d{3}[\s.-]\d{4}"
    r"|\d\)?[\s.-]\d{4}[\s.-]\d{4})(?!\d)"
)
# The mobile numbers that Ofcom reserves for drama.
_INVENTED = lazy_pattern(r"(?:\+44|0)7700900\d{3}")
_ANY = FilteredPattern(
    lazy_pattern(rf"(?:{_INSURANCE.pattern})|(?<![A-Za-z])[A-Za-z]++[._][A-Za-z]{{2,}}@"),
    (),
    (),
    ("@",),
    (lazy_pattern(r"[A-Z]{2}\d{6}"),),
)
_ANY_MOBILE = FilteredPattern(_MOBILE, (), (lazy_pattern(r"7\d{1,3}\)?[\s.-]?\d\d"),))


def subjects(facts: Facts) -> int:
    """Texts of definitions, results and hand-written pages."""
    return sum(1 for _ in all_texts(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Names, personal e-mail addresses, National Insurance numbers and mobile numbers in any text; names for roles."""
    catalog = facts.catalog
    language, country = catalog.organisation.language, catalog.organisation.country
    words = TEAM_WORDS | _title_words(catalog)  # those of what the handbook is about are added
    for text in texts_where(catalog, _ANY):
        for match, what, remedy in _personal(text, words):
            yield _finding(catalog, text, match, what, remedy)
    yield from _titled_names(catalog, language)
    if country in (None, "GB"):
        yield from _british_mobiles(catalog)
    else:
        yield from _mobiles_abroad(catalog, country)
    if is_english(language):
        yield from _names_for_roles(catalog, partial(_name_in_role, words=words))
        yield from _names_in_prose(catalog, words)
    elif is_heard_abroad(language):
        yield from _names_for_roles(catalog, partial(_name_in_role_abroad, language=language, words=words))
        yield from _names_in_prose_abroad(catalog, language, words)


def _finding(catalog: Catalog, text: Text, match: re.Match[str], what: str, remedy: str) -> Finding:
    return Finding("personal-data", text.place_of(catalog, match), f"`{match[0]}` looks like {what}", remedy)


def _names_for_roles(catalog: Catalog, name_in: Callable[[str, RoleOfSomebody], str | None]) -> Iterator[Finding]:
    """Names without a title where the role of whoever approves or reviews belongs."""
    for key in catalog.sources_in_scope:
        definition = catalog.definitions.get(key)
        for route, role, mark in values_marked(definition, RoleOfSomebody) if definition else ():
            if name := name_in(role, mark):
                remedy = "Write the role, such as `team leader`: it stays true when somebody else has it."
                yield Finding("personal-data", catalog.place(key, route), f"`{name}` looks like a person's name", remedy)


def _name_in_role(role: str, mark: RoleOfSomebody, words: frozenset[str]) -> str | None:
    return _person_named(role, words) if mark.or_subject else name_in_role(role, words)


def _name_in_role_abroad(role: str, _: RoleOfSomebody, language: str, words: frozenset[str]) -> str | None:
    return next((role[begins:ends] for begins, ends in people_named_abroad(role, language, words)), None)


def _person_named(text: str, words: frozenset[str]) -> str | None:
    """The first name of a person in a text that may be about a subject: `Ask for Joan`, not `Council Tax`."""
    return next((text[begins:ends] for begins, ends in people_named(text, words)), None)


def _names_in_prose(catalog: Catalog, words: frozenset[str]) -> Iterator[Finding]:
    """Names without a title in sentences; none that are a part of what something is called."""
    in_files = (key for key, source in catalog.sources_in_scope.items() if may_name_people(source.text))
    texts = chain.from_iterable(texts_of(catalog, key) for key in in_files)
    for text in chain(texts, texts_of_results(catalog)):
        if (text.form != "plain" or text.field == "title") and may_name_people(text.text):
            for begins, ends in people_named(text.text, words):
                yield _named(catalog, text, begins, ends)


def _named(catalog: Catalog, text: Text, begins: int, ends: int) -> Finding:
    place, name = text.place_between(catalog, begins, ends), " ".join(text.text[begins:ends].split())
    remedy = "Write the role, or the team; what is called so and is no person, put into the glossary."
    return Finding("personal-data", place, f"`{name}` looks like a person's name", remedy)


def _names_in_prose_abroad(catalog: Catalog, language: str, words: frozenset[str]) -> Iterator[Finding]:
    """The same in another language; names with a title are told by themselves."""
    in_files = (key for key, source in catalog.sources_in_scope.items() if may_name_people_abroad(source.text, language))
    for text in chain(chain.from_iterable(texts_of(catalog, key) for key in in_files), texts_of_results(catalog)):
        if text.form != "plain" or text.field == "title":
            titled = [match.span() for match in titled_names(text.text, language)]
            for begins, ends in people_named_abroad(text.text, language, words):
                if not any(start < ends and begins < end for start, end in titled):
                    yield _named(catalog, text, begins, ends)


def _personal(text: Text, words: frozenset[str]) -> Iterator[tuple[re.Match[str], str, str]]:
    for match in _EMAIL.finditer(text.text):
        if not (_is_team_word(match[1], words) or _is_team_word(match[2], words)):
            yield match, "a person's e-mail address", "Write the address of a team."
    for match in _EMAIL_OF_ONE_NAME.finditer(text.text):
        if match[1].capitalize() in GIVEN_NAMES and not _is_team_word(match[1], words):
            yield match, "a person's e-mail address", "Write the address of a team."
    for match in _INSURANCE.finditer(text.text):
        yield match, "a National Insurance number", "Take it out; an invented one starts with `QQ`."


def _titled_names(catalog: Catalog, language: str) -> Iterator[Finding]:
    """Names with a title, by the titles of the handbook's language."""
    for text in texts_where(catalog, pattern_of_titled_names(language)):
        for match in titled_names(text.text, language):
            if not _names_a_link(catalog, text):
                yield _finding(catalog, text, match, "a person's name", "Write the role, or the team.")


def _names_a_link(catalog: Catalog, text: Text) -> bool:
    """Whether a text should be the id of a link: `unknown-reference` says what to write in place of somebody's name."""
    definition = catalog.definitions.get(text.key) or catalog.partial.get(text.key)
    marks = marks_at(type(definition), text.route, RefTo) if definition and text.form == "plain" else ()
    return any("link" in mark.kinds for mark in marks)


def _british_mobiles(catalog: Catalog) -> Iterator[Finding]:
    """Mobile numbers as people write them here; those of contact points and links belong to no person."""
    ours = {_digits(written) for number in _numbers_of_teams(catalog) for written in (number, *_MOBILE.findall(number))}
    for text in texts_where(catalog, _ANY_MOBILE):
        for match in _MOBILE.finditer(text.text):
            number = _digits(match[0])
            if not _INVENTED.fullmatch(number) and number not in ours:
                remedy = "Write a team's number, or an invented one: `07700 900123`."
                yield _finding(catalog, text, match, "a private mobile number", remedy)


def _mobiles_abroad(catalog: Catalog, country: str) -> Iterator[Finding]:
    """Mobile numbers as people of another country write them; those of teams are dialled by their pages."""
    ours = {number for written in _numbers_of_teams(catalog) for _, number in mobile_numbers(written, country)}
    invented = INVENTED.get(country)
    remedy = f"Write a team's number, or an invented one: `{invented}`." if invented else "Write a team's number."
    for text in texts_where(catalog, MAYBE_A_NUMBER):
        for match, number in mobile_numbers(text.text, country):
            if number not in ours:
                yield _finding(catalog, text, match, "a private mobile number", remedy)


def _is_team_word(word: str, words: frozenset[str]) -> bool:
    word = word.lower()
    return word in words or word.removesuffix("s") in words or f"{word}s" in words


def _title_words(catalog: Catalog) -> frozenset[str]:
    """The words of what teams and things are called; titles of what happened may name somebody."""
    lasting = (each for each in catalog.definitions.values() if not isinstance(each, Lesson | Session))
    names = [name for definition in lasting for name in definition.names]
    return frozenset(word for name in (*names, catalog.organisation.name) for word in re.findall(r"[^\W\d_]+", name.lower()))


def _numbers_of_teams(catalog: Catalog) -> Iterator[str]:
    readable = (*catalog.definitions.values(), *catalog.partial.values())
    return (number for definition in readable for _, number, _ in values_marked(definition, TeamNumber))


def _digits(number: str) -> str:
    return re.sub(r"^(?:\+|00)440?", "0", re.sub(r"[^\d+]", "", number))
