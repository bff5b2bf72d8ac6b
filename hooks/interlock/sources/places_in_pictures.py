"""Whether a picture or video says where it was taken, as those of telephones do: readers could see where somebody lives.

Pictures hold this as Exif (JEITA CP-3451): a directory of TIFF, which points to one of tags about the place. Others have it in XMP,
videos in a box named `©xyz` or a key of QuickTime.
"""

import re
import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from interlock.findings.lazy_patterns import lazy_pattern

# How much is read at the beginning and at the end, where programs write such details.
_READ = 1_000_000
_TIFF = lazy_pattern(rb"II\x2a\0|MM\0\x2a")
_IN_WORDS = lazy_pattern(rb"exif:GPSL(?:at|ong)itude|\xa9xyz..\x15\xc7[+-]\d|location\.ISO6709", re.S)
_PLACE, _LATITUDE = 0x8825, 2  # the tags of the directory about the place, and of one part of it
# Bytes that look like the head of a TIFF may stand anywhere; the true one is among the first.
_MOST_HEADS, _MOST_TAGS = 50, 500


class _Tiff(NamedTuple):
    """A TIFF within other bytes: where it begins, and the order of its bytes as `struct` writes it."""

    data: bytes
    begins: int
    order: str

    def number_at(self, at: int) -> int:
        """The number of four bytes at an offset."""
        start = self.begins + at
        return struct.unpack_from(f"{self.order}I", self.data, start)[0] if start + 4 <= len(self.data) else 0

    def tags_at(self, at: int) -> Iterator[tuple[int, int]]:
        """The tags of the directory at an offset, each with its value or where that stands; none where none is there."""
        start = self.begins + at
        if at < 8 or start + 2 > len(self.data):
            return
        (count,) = struct.unpack_from(f"{self.order}H", self.data, start)
        for entry in range(start + 2, start + 2 + 12 * min(count, _MOST_TAGS), 12):
            if entry + 12 > len(self.data):
                return
            tag, value = struct.unpack_from(f"{self.order}H6xI", self.data, entry)
            yield tag, value

    @property
    def has_place(self) -> bool:
        """Whether its first directory points to one that has a latitude."""
        places = [value for tag, value in self.tags_at(self.number_at(4)) if tag == _PLACE]
        return any(tag == _LATITUDE for at in places for tag, _ in self.tags_at(at))


def says_where_taken(path: Path) -> bool:
    """Whether a file of a picture or video holds the place where it was taken. Raises an `OSError`."""
    with path.open("rb") as file:
        data = file.read(2 * _READ)
        if len(data) == 2 * _READ:
            file.seek(max(file.seek(0, 2) - _READ, 2 * _READ))
            data += file.read()
    heads = islice(_TIFF.finditer(data), _MOST_HEADS)
    return _IN_WORDS.search(data) is not None or any(
        _Tiff(data, head.start(), "<" if head[0].startswith(b"II") else ">").has_place for head in heads
    )
