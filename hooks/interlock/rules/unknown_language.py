"""Words marked as another language that is none.

`[Croeso]{lang=cy}` marks words in a text as Welsh, so that they are pronounced well, written in the right direction and not
searched for our own terms. With a code that stands for no language, brackets and braces are shown as they were typed.

Bad:

```yaml standards/services/welcome.yml
title: Welcome desk
summary: Greets everyone with [Croeso]{lang=welsh}.
owner: front
customers: [residents]
```

Good:

```yaml standards/services/welcome.yml
title: Welcome desk
summary: Greets everyone with [Croeso]{lang=cy}.
owner: front
customers: [residents]
```
"""

from collections.abc import Iterator

from interlock.catalog.markdown_parser import MARKED_LANGUAGE
from interlock.catalog.prose import tokens_of
from interlock.catalog.texts import Text, all_texts, texts_where
from interlock.definitions.values.language_tags import language_meant, language_or_none
from interlock.findings import Finding
from interlock.findings.lazy_patterns import lazy_pattern
from interlock.questions.facts import Facts
from interlock.sources.filtered_pattern import FilteredPattern

GROUP = "language"
SEVERITY = "warning"
IS_OF_TEXTS = True

_BRACES = lazy_pattern(r"(?<=\])\{:?\s*lang\b[^{}\n]*\}")
_WITH_BRACES = FilteredPattern(_BRACES, ("]{",))


def subjects(facts: Facts) -> int:
    """Texts of definitions, results and hand-written pages."""
    return sum(1 for _ in all_texts(facts.catalog))


def check(facts: Facts) -> Iterator[Finding]:
    """Braces with `lang` after brackets that the Markdown parser left as they are."""
    for text in texts_where(facts.catalog, _WITH_BRACES):
        for words in _shown(text):
            marked = MARKED_LANGUAGE.fullmatch(words)
            tag = marked[1] if marked else ""
            message = f"`{tag}` is not the code of a language" if tag else f"`{words}` does not say which language"
            meant = language_or_none(tag) or language_meant(tag)
            remedy = f"Write `{{lang={meant}}}`." if meant else "Write its two letters, such as `{lang=cy}` for Welsh."
            yield Finding("unknown-language", text.place(facts.catalog, words), message, remedy)


def _shown(text: Text) -> Iterator[str]:
    """The braces in a text that readers would see, each different one once."""
    if text.form == "plain":
        return
    shown = "".join(token.content for token in tokens_of(text.text, block=text.is_block) if token.type == "text")
    found = dict.fromkeys(match[0] for match in _BRACES.finditer(shown))
    yield from (words for words in found if not (tag := MARKED_LANGUAGE.fullmatch(words)) or not language_or_none(tag[1]))
