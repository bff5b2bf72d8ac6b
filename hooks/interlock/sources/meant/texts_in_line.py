"""Lines of a text in a block that stand in line with the name of its field: `summary: |`, and `Note: we call first` just below."""

from itertools import takewhile

from interlock.definitions.model_fields import written_names
from interlock.findings.nouns import counted
from interlock.sources.decoding.decode_context import Decoding
from interlock.sources.meant.written_field import MeantField, WrittenField
from interlock.sources.slips.colons import BLOCK


def text_in_line(here: WrittenField, decoding: Decoding) -> MeantField | None:
    """The field above whose text in a block begins with what was read as an unknown field; None for others."""
    own, mapping = {*written_names(here.model)}, decoding.source.at(here.holder)
    for key in mapping.blank if mapping else ():
        outer, place = key.text or "", decoding.source.place_of(key)
        behind = takewhile(lambda name: name not in own, here.empty[outer])
        if here.name in behind and BLOCK.fullmatch(place.quote.strip()):
            spaces = counted(place.column + 1, "space")
            remedy = f"Type {spaces} before each line of the text of `{outer}`, if it is part of it."
            return MeantField(here.holder, outer, remedy, is_for_all=True)
    return None
