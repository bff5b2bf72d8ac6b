"""A claim to be better than others, with nothing to show for it.

“World class” is a comparison. Readers believe it when a promise beside it says what others reach, and laugh when none does. A
benchmark backs a claim while it is comparable and has not expired: on the promise itself, on a promise of the service, or on
one that the link makes; for the organisation on any promise. `claims` in `organisation.yml` adds phrases to these: world
class, best in class, market leading, sector leading.

Bad:

```yaml standards/services/parking.yml
title: Parking permits
summary: World-class permits for people who live where parking is short.
owner: front
customers: [residents]
```

Good:

```yaml standards/services/parking.yml
title: Parking permits
summary: Permits in half the time that our neighbours need.
owner: front
customers: [residents]
```
"""

import datetime
import re
from collections.abc import Iterator

from interlock.catalog import ORGANISATION, Catalog, Key
from interlock.definitions import Promise
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language import Language, ProseText

GROUP = "promise"
SEVERITY = "warning"

_DENIED = re.compile(r"\b(?:not|never|n['’]t|without being)(?: yet)?(?: an?| the)? $", re.I)
_LONGEST_DENIAL = 40  # characters before a claim that are looked at
CLAIMS = ("world class", "best in class", "market leading", "sector leading")


def subjects(facts: Facts) -> int:
    """Prose of the organisation, services, promises and links."""
    return sum(1 for _ in _texts(facts))


def check(facts: Facts) -> Iterator[Finding]:
    """Phrases in this prose that claim a lead without a benchmark that backs them."""
    pattern = _pattern(facts.catalog.organisation.claims)
    for text in _texts(facts):
        for match in pattern.finditer(text.prose):
            if not _DENIED.search(text.prose, max(0, match.start() - _LONGEST_DENIAL), match.start()) and not any(
                _is_backing(promise, facts.today) for promise in _promises(facts.catalog, text.key)
            ):
                yield _finding(facts.language, facts, text.key, match, text)


def _texts(facts: Facts) -> Iterator[ProseText]:
    return (text for text in facts.language.texts if text.key.kind in ("organisation", "service", "promise", "link"))


def _finding(language: Language, facts: Facts, key: Key, match: re.Match[str], text: ProseText) -> Finding:
    words = " ".join(re.sub(r"[*_]", "", match[0]).split())
    message = f"`{words}` is a claim that no benchmark backs"
    remedy = (
        "Say what you do instead, or add what others reach to the promise that shows it: "
        "`benchmarks: [{organisation: …, value: …, comparable: yes}]`."
    )
    if any(benchmark.comparable for promise in _promises(facts.catalog, key) for benchmark in promise.benchmarks):
        remedy = "Every benchmark that backed it has expired: bring one up to date, or say what you do instead."
    return Finding("unbacked-claim", language.place_in(text, match.start(), match.end()), message, remedy)


def _pattern(more: list[str]) -> re.Pattern[str]:
    """A pattern for the phrases, with spaces, hyphens, dashes or emphasis between words, and straight or curly apostrophes."""
    words = [re.split(r"[\s\-]+", phrase.strip(" -")) for phrase in (*CLAIMS, *more) if re.search(r"\w", phrase)]
    phrases = [r"[\s\-‐‑–*_]+".join(re.sub("['’]", "['’]", re.escape(word)) for word in phrase) for phrase in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.I)


def _promises(catalog: Catalog, key: Key) -> list[Promise]:
    """The promises whose benchmarks can back the claims of a definition."""
    promises = catalog.of(Promise)
    if key == ORGANISATION:
        return promises
    if key.kind == "promise":
        return [promise for promise in promises if promise.id == key.id]
    return [promise for promise in promises if key.id in (promise.made_by if key.kind == "link" else promise.service or "",)]


def _is_backing(promise: Promise, today: datetime.date) -> bool:
    return promise.status == "published" and any(
        benchmark.comparable and (benchmark.expires is None or benchmark.expires >= today) for benchmark in promise.benchmarks
    )
