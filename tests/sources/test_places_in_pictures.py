"""Pictures and videos that say where they were taken."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.site import checking
from interlock.sources.places_in_pictures import says_where_taken
from tests.conftest import TODAY, Handbook

JPEG = b"\xff\xd8\xff\xe1\0\xffExif\0\0"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def directory(order: str, *tags: tuple[int, int]) -> bytes:
    """A directory of a TIFF with these tags and their values."""
    return struct.pack(f"{order}H", len(tags)) + b"".join(struct.pack(f"{order}HHII", tag, 4, 1, value) for tag, value in tags)


def tiff(order: str, *of_place: tuple[int, int]) -> bytes:
    """A TIFF that says which camera took it and, in a directory of its own, these tags of the place."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    first = directory(order, (0x0110, 0), (0x8825, 8 + 2 + 2 * 12))
    return head + first + directory(order, *of_place)


LATITUDE, DATE = (2, 0), (29, 0)
WITH_PLACE = {
    "desk.jpg": JPEG + tiff("<", LATITUDE),
    "hall.jpeg": JPEG + tiff(">", (1, 0), LATITUDE),
    "plan.png": PNG + b"eXIf" + tiff(">", LATITUDE),
    "late.webp": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(3_000_000) + b"EXIF" + tiff("<", LATITUDE),
    "words.jpg": b"\xff\xd8\xff" + b'<rdf exif:GPSLatitude="51,30N"/>',
    "tour.mp4": b"\0\0\0\x20ftypisom" + b"\xa9xyz\0\x12\x15\xc7+51.5-000.1/",
    "tour2.mp4": b"\0\0\0\x20ftypqt  com.apple.quicktime.location.ISO6709",
}
WITHOUT = {
    "camera.jpg": JPEG + tiff("<"),
    "day.jpg": JPEG + tiff("<", DATE),
    "cut.jpg": JPEG + tiff("<", LATITUDE)[:-9],
    "plain.png": PNG,
    "notes.txt": b"exif:GPSLatitude",
}


def test_a_place_is_told_once_for_each_file(tiny: Handbook) -> None:
    found = checking.check(tiny({f"docs/{name}": data for name, data in {**WITH_PLACE, **WITHOUT}.items()}), TODAY)
    told = [finding.place.file.removeprefix("docs/") for finding in found.findings if finding.rule == "personal-data"]
    assert sorted(told) == sorted(WITH_PLACE)
    assert found.errors == [], "such a file is published all the same"


@given(st.binary(max_size=200), st.sampled_from([b"II*\0", b"MM\0*"]))
def test_any_bytes_may_follow_the_head(tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "any.jpg"
    path.write_bytes(head + data)
    says_where_taken(path)
