"""The manner in which something is done, beyond the words to say, as a row of a summary list."""

from collections.abc import Iterator

from markupsafe import Markup

from interlock.definitions.manner import Manner
from interlock.pages.frame import Row
from interlock.pages.page_context import PageContext

_WAYS = (("face_to_face", "Face to face"), ("by_voice", "By voice"), ("in_writing", "In writing"))


def manner_row(context: PageContext, manner: Manner | None) -> Row:
    """The row "Manner": first what holds for every way of contact, then a line for each way; empty where nothing is stated."""
    return Row("Manner", lines=list(_lines(context, manner)) if manner else [])


def _lines(context: PageContext, manner: Manner) -> Iterator[Markup]:
    if manner.text:
        yield context.inline(manner.text)
    for name, label in _WAYS:
        if said := getattr(manner, name):
            yield Markup("<strong>{}:</strong> {}").format(label, context.inline(said))
