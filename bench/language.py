"""Times finding terms in prose (CPU seconds): N terms in N pages, and how the time grows with either.

.venv/bin/python bench/language.py [N …]        (default: 1,000 and 10,000)
"""

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from interlock.questions.language.uses import Language
from language.marked import catalog_of_terms

SYLLABLES = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve", "wi", "xo", "yu",
    "za", "bre", "cli", "dro", "fla", "gri",
]  # fmt: skip
PLAIN = [
    "we", "the", "answer", "your", "call", "within", "days", "and", "tell", "you", "what", "happens", "next", "when", "a", "of",
    "to", "for", "with", "on", "at", "by", "is", "are", "it",
]  # fmt: skip


def words(count: int, chance: random.Random) -> list[str]:
    """So many different made-up words of two to four syllables."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(made)


def terms(count: int, vocabulary: list[str], chance: random.Random) -> dict[str, dict[str, object]]:
    """Terms of one to three words, each with an admitted label and a word to avoid; every tenth with an abbreviation."""

    def label() -> str:
        return " ".join(chance.choices(vocabulary, k=chance.choice((1, 2, 2, 3))))

    made: dict[str, dict[str, object]] = {}
    for number in range(count):
        made[f"t{number}"] = {"title": label(), "also": [label()], "avoid": [label()]}
        if number % 10 == 0:
            made[f"t{number}"]["abbreviation"] = "".join(chance.choices("BCDFGHKLMNPRSTW", k=4))
    return made


def page(labels: list[str], vocabulary: list[str], chance: random.Random) -> str:
    """About 300 words of Markdown: headings, a list, emphasis, a link, code, a quotation; a label in every other sentence.

    Larkfield's prose has 3.5 uses of terms in a thousand characters; this has about three times as many.
    """

    def sentence() -> str:
        said = [
            *chance.choices(PLAIN, k=10),
            chance.choice(vocabulary),
            chance.choice(labels if chance.random() < 0.5 else PLAIN),
        ]
        chance.shuffle(said)
        return " ".join(said).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(4))

    return "\n\n".join(
        [
            f"# {sentence()}",
            paragraph(),
            f"See [{sentence()}](https://example.org/) and `{chance.choice(labels)}` and **{chance.choice(labels)}**. "
            f"{sentence()}",
            f"## {sentence()}",
            "\n".join(f"- {sentence()}" for _ in range(6)),
            f"“{sentence()}” {paragraph()}",
            paragraph(),
            paragraph(),
        ]
    )


def measure(term_count: int, page_count: int) -> None:
    """Print the CPU seconds for making the terms ready, and for finding them in the pages."""
    chance = random.Random(5)
    vocabulary = words(max(2_000, term_count // 2), chance)
    made = terms(term_count, vocabulary, chance)
    labels = [str(term["title"]) for term in made.values()]
    pages = [page(labels, vocabulary, chance) for _ in range(page_count)]
    catalog = catalog_of_terms(made)
    language = Language(catalog)
    start = time.process_time()
    language.uses_in("ready")
    built = time.process_time()
    uses = sum(len(language.uses_in(text)) for text in pages)
    done = time.process_time()
    size = sum(map(len, pages)) / 1_000_000
    print(
        f"{term_count:>7,} terms, {page_count:>7,} pages ({size:5.1f} million characters): made ready in {built - start:5.2f} s, "
        f"read in {done - built:5.2f} s ({(done - built) / size:.3f} s a million), {uses:,} uses; together {done - start:5.2f} s"
    )


if __name__ == "__main__":
    counts = [int(argument.replace(",", "")) for argument in sys.argv[1:]] or [1_000, 10_000]
    for count in counts:
        measure(count, count)
    if not sys.argv[1:]:
        print("Ten times the terms, the same pages; then the same terms, ten times the pages:")
        measure(10_000, 1_000)
        measure(1_000, 10_000)
