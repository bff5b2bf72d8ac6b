"""How the cost of the language checks grows when the input is four times as large: as a ratio, where 4 is linear.

.venv/bin/python bench/language_growth.py

Texts that are hard for careless patterns are also compared with plain prose of the same length.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.conftest import TODAY, write
from tests.language.marked import OPENINGS, catalog_of_terms

from interlock.catalog import Catalog
from interlock.doors.edits import fix
from interlock.exports import skos
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.questions.language.labels import successors
from interlock.questions.language.uses import Language
from interlock.rules import circular_definition
from interlock.site.checking import check
from interlock.sources import Source

PLAIN = "We answer a customer within five days and say what happens next. "
LENGTH = 50_000
WORDS = catalog_of_terms({"customer": {"title": "customer", "avoid": ["client"]}})
TERM = "title: permit\ndefinition: A card.\nowner: front\navoid: [licence]\ncontext: a street for parking\n"
SERVICE = "title: Parking\nsummary: Where to park.\nowner: front\ncustomers: [residents]\nbody: |\n"


def seconds(work: Callable[[], object]) -> float:
    """The CPU seconds of a function, the best of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def read(text: str) -> float:
    """CPU seconds for finding the words in a text, with empty caches."""
    return seconds(lambda: Language(WORDS).uses_in(text))


def hard_texts() -> None:
    """Print for each hard text its growth, and its cost compared with plain prose."""
    for hard in ("`", *OPENINGS):
        once, fourfold = read(hard * LENGTH), read(hard * LENGTH * 4)
        plain = read(PLAIN * (len(hard) * LENGTH * 4 // len(PLAIN)))
        print(f"{hard!r:>8} repeated   × {fourfold / once:4.1f}   beside plain prose × {fourfold / plain:5.1f}")


def broader_line(count: int) -> float:
    """CPU seconds for exporting a long line of broader terms, each related to another one, as SKOS."""
    terms: dict[str, dict[str, object]] = {
        f"t{number}": {"title": f"term {number}", "broader": [f"t{number + 1}"], "related": [f"t{number - 2}"]}
        for number in range(count)
    }
    catalog = catalog_of_terms(terms)
    return seconds(lambda: skos.text(catalog))


def retired_ring(count: int) -> float:
    """CPU seconds for finding the successor of each retired term, where the successors form a cycle."""
    terms: dict[str, dict[str, object]] = {
        f"t{number}": {"title": f"term {number}", "status": "retired", "replaced_by": f"t{(number + 1) % count}"}
        for number in range(count)
    }
    catalog = catalog_of_terms(terms)
    return seconds(lambda: successors(catalog))


def circle_of_definitions(count: int) -> float:
    """CPU seconds for finding that terms are defined by each other in a cycle."""
    terms: dict[str, dict[str, object]] = {
        f"t{number}": {"title": f"term {number}", "definition": f"What term {(number + 1) % count} is for."}
        for number in range(count)
    }
    catalog = catalog_of_terms(terms)
    source = Source("glossary/terms.yml", "")
    catalog.sources.update(dict.fromkeys(catalog.definitions, source))
    return seconds(lambda: list(circular_definition.check(Facts(catalog, TODAY))))


def many_words(count: int) -> tuple[float, float]:
    """CPU seconds for finding `count` words to avoid in one file, and for replacing them."""
    lines = "".join(f"  A licence, a permit and queue number {number}.\n" for number in range(count))
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder, "glossary/permit.yml"), TERM)
        write(Path(folder, "standards/services/parking.yml"), SERVICE + lines)
        checked = check(Path(folder), TODAY)
    return seconds(lambda: check_words(checked.catalog)), seconds(lambda: fixed(checked.catalog, checked.findings))


def check_words(catalog: Catalog) -> None:
    """Find the place of every word to avoid."""
    language = Language(catalog)
    for found in language.avoided:
        language.place(found)


def fixed(catalog: Catalog, findings: Iterable[Finding]) -> None:
    """Compute the changes that replace them."""
    assert fix.word_changes(Facts(catalog, TODAY), findings)


def grown(what: str, once: float, fourfold: float) -> None:
    """Print a line."""
    print(f"{what:<52} × {fourfold / once:4.1f}   ({fourfold:.2f} s)")


def main() -> None:
    """Print a line for each thing that may grow."""
    hard_texts()
    (found, replaced), (found_more, replaced_more) = many_words(2_000), many_words(8_000)
    grown("words to avoid in one file, 2,000 → 8,000: found", found, found_more)
    grown("the same: replaced", replaced, replaced_more)
    grown("a line of broader terms as SKOS, 500 → 2,000", broader_line(500), broader_line(2_000))
    grown("a ring of retired terms, 750 → 3,000", retired_ring(750), retired_ring(3_000))
    grown("a circle of definitions, 750 → 3,000", circle_of_definitions(750), circle_of_definitions(3_000))


if __name__ == "__main__":
    main()
