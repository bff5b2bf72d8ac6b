"""What looks like a private person's name, address or number.

The handbook is read by everyone who works here, and may be read by everyone. It tells of teams and steps, never of people:
write the role, or "the customer". Names are found by a title before them, and by given names that mean nothing else, `Joan`
or `Peter Harding`; streets, halls and laws may be named after people. Invented mobile numbers for examples run from
07700 900000 to 07700 900999.

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
from collections.abc import Iterator
from itertools import chain

from interlock.catalog import Catalog
from interlock.catalog.texts import Text, all_texts, texts_of, texts_of_results, texts_where
from interlock.definitions import Lesson, Session
from interlock.definitions.language_tags import is_english
from interlock.definitions.meaning_marks import RoleOfSomebody, TeamNumber, values_marked
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.approvals.names_for_roles import name_in_role
from interlock.questions.facts import Facts
from interlock.questions.given_names import may_name_people, people_named
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "exposure"
SEVERITY = "warning"
IS_OF_TEXTS = True

_TITLES = "Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Cllr|Sir|Dame|Rev|Revd"
# Streets, schools and the like are named after people, and letters have placeholders for names.
_PLACES = (
    "Academy|Avenue|Award|Bridge|Building|Campus|Centre|Charity|Clinic|Close|College|Court|Cup|Day|Drive|Field|Fields|Foundation|Fund|"
    "Garden|Gardens|Green|Grove|Hall|Hill|Home|Homes|Hospice|Hospital|House|Lane|Library|Lodge|Park|Place|Practice|Prize|Road|Room|Row|School|"
    "Square|Street|Surgery|Terrace|Theatre|Trust|Walk|Ward|Way|Wing|Wood|Yard|Almshouses|Arena|Arms|Chapel|Church|Crescent|Estate|Gallery|"
    "Institute|Memorial|Monument|Museum|Nursery|Stadium|Statue|University"
)
_WORDS_OF_PLACES = frozenset(_PLACES.lower().split("|"))
# And what a program is called, or a company, or what members of a council have: `Ms Teams`, `Rev Ltd`, `Cllr Enquiries`.
_GAPS = rf"{_TITLES}|Teams|Excel|Outlook|Office|Limited|Ltd|Enquir(?:y|ies)|Questions|Surger(?:y|ies)|Training|Street|Name|Surname|Lastname|Customer|Resident|Applicant|Chair|Chairman|Mayor|Speaker|President|Justice|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# Blanks, or the end of a line within a paragraph.
_BLANKS = r"(?:[^\S\n]++\n?|\n)[^\S\n]*+"
_NAME = lazy_pattern(
    rf"\b(?:{_TITLES})\b\.?{_BLANKS}(?!(?:{_GAPS})\b)(?:[A-Z]\.?{_BLANKS}(?!(?:{_TITLES})\b))?(?:(?:Mc|Mac|O['’]|De|Van)\s?)?"
    rf"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?\b(?:{_BLANKS}(?!(?:{_PLACES})\b)(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+\b)?"
    rf"(?!['’]?s?(?:\s+[A-Z]\w+(?:['’]s?)?){{0,2}}\s+(?:{_PLACES})\b)"
)
_EMAIL = lazy_pattern(r"(?<![a-z])([a-z]+)[._]([a-z]{2,})@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.I)
# The format of National Insurance numbers (HMRC, NIM39110), without prefixes that are not in use.
_INSURANCE = lazy_pattern(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b")
_MOBILE = lazy_pattern(r"(?<![\d+])(?:\+44\s?(?:\(0\))?\s?|0)7\d{3}[\s-]?\d{3}[\s-]?\d{3}(?!\d)")
# The mobile numbers that Ofcom reserves for drama.
_INVENTED = lazy_pattern(r"(?:\+44|0)7700900\d{3}")
_ANY = FilteredPattern(
    lazy_pattern(
        "|".join(
            f"(?:{pattern})"
            for pattern in (
                rf"\b(?:{_TITLES})\b",
                _INSURANCE.pattern,
                _MOBILE.pattern,
                r"(?<![A-Za-z])[A-Za-z]++[._][A-Za-z]{2,}@",
            )
        )
    ),
    ("Mr", "Ms", "Mx", "Miss", "Dr", "Prof", "Cllr", "Sir", "Dame", "Rev"),
    (lazy_pattern(r"7\d{3}[\s-]?\d{3}"),),
    ("@",),
    (lazy_pattern(r"[A-Z]{2}\d{6}"),),
)

# Words in the e-mail addresses of teams. The words of the handbook's titles are added.
_TEAM_WORDS = frozenset(
    {
        "abuse", "access", "admin", "advice", "alerts", "allotment", "and", "answers", "appeals", "archive", "arts", "badge",
        "billing", "booking", "bookings", "building", "burial", "business", "care", "cemetery", "central", "centre", "claims",
        "committee", "community", "complaints", "contact", "control", "council", "crematorium", "customer", "customers", "data",
        "democratic", "desk", "digital", "direct", "dog", "domestic", "duty", "elections", "email", "emergency", "enquiries",
        "environment", "environmental", "events", "facilities", "family", "feedback", "finance", "first", "firstname", "flood",
        "foi", "for", "forename", "forms", "fostering", "front", "general", "health", "hello", "help", "helpdesk", "highways",
        "home", "homes", "housing", "hr", "hub", "human", "inbox", "info", "information", "it", "lastname", "leisure",
        "letters", "library", "licence", "license", "licensing", "line", "local", "mail", "media", "members", "museum", "my",
        "news", "no", "noise", "noreply", "not", "nuisance", "office", "officer", "online", "open", "operations", "out",
        "parking", "pay", "payments", "payroll", "permits", "personnel", "pest", "planning", "post", "press", "privacy",
        "property", "protection", "public", "records", "recruitment", "recycling", "refuse", "registrars", "registration",
        "rents", "repairs", "reply", "request", "requests", "resources", "response", "rough", "safeguarding", "safety",
        "schools", "secretary", "service", "services", "shelter", "shop", "sleeping", "social", "staff", "stalls", "standards",
        "street", "streets", "supplier", "support", "surname", "switchboard", "tax", "taxi", "team", "tenancy", "tenants",
        "the", "tipping", "to", "trading", "training", "transport", "travel", "tree", "us", "volunteer", "warden", "waste",
        "web", "welfare", "your", "youth",
    }
)  # fmt: skip


def subjects(facts: Facts) -> int:
    """Texts of definitions, results and hand-written pages."""
    return sum(1 for _ in all_texts(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Names with a title, personal e-mail addresses, National Insurance numbers and mobile numbers in any text; names for roles."""
    catalog = facts.catalog
    numbers = _team_numbers(catalog)
    words = _TEAM_WORDS | _title_words(catalog)
    for text in texts_where(catalog, _ANY):
        for match, what, remedy in _personal(text, numbers, words):
            place = text.place_of(catalog, match)
            yield Finding("personal-data", place, f"`{match[0]}` looks like {what}", remedy)
    if is_english(catalog.organisation.language):
        yield from _names_for_roles(catalog, words)
        yield from _names_in_prose(catalog, words)


def _names_for_roles(catalog: Catalog, words: frozenset[str]) -> Iterator[Finding]:
    """Names without a title where the role of whoever approves or reviews belongs."""
    for key in catalog.sources_in_scope:
        definition = catalog.definitions.get(key)
        for route, role, mark in values_marked(definition, RoleOfSomebody) if definition else ():
            if name := _person_named(role, words) if mark.or_subject else name_in_role(role, words):
                remedy = "Write the role, such as `team leader`: it stays true when somebody else has it."
                yield Finding("personal-data", catalog.place(key, route), f"`{name}` looks like a person's name", remedy)


def _person_named(text: str, words: frozenset[str]) -> str | None:
    """The first name of a person in a text that may be about a subject: `Ask for Joan`, not `Council Tax`."""
    return next((text[begins:ends] for begins, ends in people_named(text, words)), None)


def _names_in_prose(catalog: Catalog, words: frozenset[str]) -> Iterator[Finding]:
    """Names without a title in sentences; none that are a part of what something is called."""
    others = _WORDS_OF_PLACES | words
    in_files = (key for key, source in catalog.sources_in_scope.items() if may_name_people(source.text))
    texts = chain.from_iterable(texts_of(catalog, key) for key in in_files)
    for text in chain(texts, texts_of_results(catalog)):
        if (text.form != "plain" or text.field == "title") and may_name_people(text.text):
            for begins, ends in people_named(text.text, others):
                place, name = text.place_between(catalog, begins, ends), text.text[begins:ends]
                yield Finding("personal-data", place, f"`{name}` looks like a person's name", "Write the role, or the team.")


def _personal(text: Text, numbers: set[str], words: frozenset[str]) -> Iterator[tuple[re.Match[str], str, str]]:
    for match in _NAME.finditer(text.text):
        yield match, "a person's name", "Write the role, or the team."
    for match in _EMAIL.finditer(text.text):
        if not (_is_team_word(match[1], words) or _is_team_word(match[2], words)):
            yield match, "a person's e-mail address", "Write the address of a team."
    for match in _INSURANCE.finditer(text.text):
        yield match, "a National Insurance number", "Take it out; an invented one starts with `QQ`."
    for match in _MOBILE.finditer(text.text):
        number = _digits(match[0])
        if not _INVENTED.fullmatch(number) and number not in numbers:
            yield match, "a private mobile number", "Write a team's number, or an invented one: `07700 900123`."


def _is_team_word(word: str, words: frozenset[str]) -> bool:
    word = word.lower()
    return word in words or word.removesuffix("s") in words or f"{word}s" in words


def _title_words(catalog: Catalog) -> frozenset[str]:
    """The words of what teams and things are called; titles of what happened may name somebody."""
    lasting = (each for each in catalog.definitions.values() if not isinstance(each, Lesson | Session))
    names = [name for definition in lasting for name in definition.names]
    return frozenset(word for name in (*names, catalog.organisation.name) for word in re.findall(r"[a-z]+", name.lower()))


def _team_numbers(catalog: Catalog) -> set[str]:
    """The numbers of contact points and links, which belong to no person."""
    readable = (*catalog.definitions.values(), *catalog.partial.values())
    numbers = (number for definition in readable for _, number, _ in values_marked(definition, TeamNumber))
    return {_digits(written) for number in numbers for written in (number, *_MOBILE.findall(number))}


def _digits(number: str) -> str:
    return re.sub(r"^\+440?", "0", re.sub(r"[^\d+]", "", number))
