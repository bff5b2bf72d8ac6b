"""A file that cannot be read as YAML.

Nothing of such a file reaches the handbook. What editors meet most often is a colon followed by a space inside a text
(put the text in quotation marks), a tab (indent with spaces), a quotation mark that is never closed, and a line that is
not indented like its neighbours.

After a blank, `#` begins a note for other editors, to the end of the line: of `Ring on day #3 of the month` only `Ring on day` is
left. What touches the `#` is taken for text that was cut off; a note has a blank after it. A name after `&` is left out, too.

Word processors turn straight quotation marks into curly ones. To YAML those are letters: what stands between them is not
held together, so a comma in a list or a `#` cuts the text in two, and the marks themselves show on the page. The same goes for
« » around a whole text.

Bad:

```yaml standards/customers/visitors.yml
title: Visitors
summary: People who stay a short while: a day, a week, a season.
```

Good:

```yaml standards/customers/visitors.yml
title: Visitors
summary: "People who stay a short while: a day, a week, a season."
```
"""

from collections.abc import Iterator

from interlock.catalog import ORGANISATION, Catalog, Key
from interlock.definitions.values.contact_addresses import almost_web_address, is_web_address, mail_address
from interlock.findings import Finding
from interlock.questions.facts import Facts
from interlock.sources import Node
from interlock.sources.misread.kept_in_lists import kept_in_lists
from interlock.sources.misread.kept_signs import kept_signs
from interlock.sources.misread.left_out import left_out, run_together, touching_values
from interlock.sources.misread.lost_paragraphs import lost_paragraphs
from interlock.sources.misread.texts_in_notes import texts_in_notes

GROUP = "file"
SEVERITY = "error"
IS_OF_TEXTS = True

_OPENING, _CLOSING = "“„«»", "”“»«"
# These may stand alone, as in `» Home`.
_ANGLE = "«»"


def check(facts: Facts) -> Iterator[Finding]:
    """Texts that YAML cuts off, and curly quotation marks, which it does not know. Reading files finds all other errors."""
    named = {reference.text for reference in facts.catalog.written_references() if reference.state == "unknown"}
    for key, source in facts.catalog.sources_in_scope.items():
        if source.root:
            is_whole = key in facts.catalog.definitions or key == ORGANISATION
            yield from left_out(source, is_whole=is_whole)
            yield from texts_in_notes(source, is_whole=is_whole)
            yield from run_together(source, is_whole=is_whole)
            model = type(facts.catalog.definitions.get(key) or facts.catalog.partial.get(key) or facts.catalog.organisation)
            if is_whole:
                yield from touching_values(source, model)
                yield from kept_signs(source, model)
            yield from kept_in_lists(source, model)
            yield from lost_paragraphs(source, model)
        if source.root and any(mark in source.text for mark in _OPENING):
            yield from _in_curly_marks(facts.catalog, key, source.root, named)


def _in_curly_marks(catalog: Catalog, key: Key, node: Node, named: set[str]) -> Iterator[Finding]:
    """Texts in curly quotation marks. `named`: what references name that is not there, which `unknown-reference` reports."""
    source = catalog.sources[key]
    for inner in (*(node.items or ()), *(value for _, value in node.entries or ())):
        yield from _in_curly_marks(catalog, key, inner, named)
    # If the text in the file starts with the curly mark as well, there is no quotation mark of YAML before it.
    if node.text is None or node.text[0] not in _OPENING or source.text[node.start] != node.text[0]:
        return
    place, closing = source.place_of(node), [mark for mark in node.text[1:] if mark in _CLOSING]
    if not closing and node.text[0] not in _ANGLE:
        message = "This text starts with a curly quotation mark and ends before the closing one"
        yield Finding("yaml-syntax", place, message, 'Put the whole text in straight quotation marks: "…".')
    elif node.text in named:
        return
    elif _is_quoted_whole(node.text, closing) and key in catalog.definitions and not _is_address(node.text[1:-1]):
        message = f"These {'' if node.text[0] in _ANGLE else 'curly '}quotation marks become part of the text"
        yield Finding("yaml-syntax", place, message, 'Leave them out, or write straight ones: "…".', "warning")


def _is_quoted_whole(text: str, closing: list[str]) -> bool:
    """Whether the last sign of a text, but for a full stop, is the only closing mark in it."""
    return len(closing) == 1 and text.rstrip(" .")[-1:] in _CLOSING


def _is_address(text: str) -> bool:
    """Whether a text is an address, whose marks have a finding of `bad-value`."""
    return bool(is_web_address(text) or almost_web_address(text) or mail_address(text))
