"""Whether a picture or video says where it was taken, as those of telephones do: readers could see where somebody lives.

Pictures hold this as Exif (JEITA CP-3451): a directory of TIFF, which points to one of tags about the place. Others have it in XMP,
videos in a box named `©xyz` or `loci` or a key of QuickTime. Programs that take a place out leave its fields with noughts or blanks.
"""

import re
import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from interlock.findings.lazy_patterns import lazy_pattern
from interlock.sources.media.picture_details import details_of

_TIFF = (b"II*\0", b"MM\0*")
# Each with what it begins with, which is looked for first.
_IN_WORDS = {
    b"GPSL": lazy_pattern(rb"GPSL(?:at|ong)itude\s*(?:=\s*[\"']|>)\s*[+-]?\d"),
    b"\xa9xyz": lazy_pattern(rb"\xa9xyz.{4}[+-]\d", re.S),
    b"loci": lazy_pattern(rb"loci\0{4}..[^\0]{0,500}\0.(?!\0{8}).{8}", re.S),
    b"location.ISO6709": lazy_pattern(rb"[+-]\d\d[\d.]*[+-]\d{3}"),
}
_PLACE = 0x8825  # the tag of the directory about the place
_DEGREES = (2, 4)  # the tags of latitude and longitude there, each three fractions
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

    def has_degrees_at(self, at: int) -> bool:
        """Whether one of the three fractions at an offset is more than nought."""
        return any(self.number_at(at + 8 * each) and self.number_at(at + 8 * each + 4) for each in range(3))

    @property
    def has_place(self) -> bool:
        """Whether its first directory points to one that has a latitude or longitude."""
        places = [value for tag, value in self.tags_at(self.number_at(4)) if tag == _PLACE]
        return any(self.has_degrees_at(value) for at in places for tag, value in self.tags_at(at) if tag in _DEGREES)


def says_where_taken(path: Path) -> bool:
    """Whether a file of a picture or video holds the place where it was taken. Raises an `OSError`."""
    return any(_tells_place(data) for data in details_of(path))


def _tells_place(data: bytes) -> bool:
    in_words = any(begins in data and pattern.search(data) for begins, pattern in _IN_WORDS.items())
    return in_words or any(tiff.has_place for head in _TIFF for tiff in islice(_tiffs(data, head), _MOST_HEADS))


def _tiffs(data: bytes, head: bytes) -> Iterator[_Tiff]:
    """What may be a TIFF in some bytes, in one order of bytes."""
    begins = data.find(head)
    while begins >= 0:
        yield _Tiff(data, begins, "<" if head.startswith(b"II") else ">")
        begins = data.find(head, begins + 1)
