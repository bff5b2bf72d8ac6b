"""Pictures and videos that say where they were taken."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlock.site import checking
from interlock.sources.media.places_in_pictures import says_where_taken
from tests.conftest import TODAY, Handbook
from tests.patterns import far_too_long
from tests.sources.picture_files import box, exif, jpeg, png, profile, video, webp, xmp_in_png

HERE, NOWHERE, BLANKED = (51, 1, 30, 1, 0, 1), (0, 1, 0, 1, 0, 1), (0,) * 6
XMP = b'http://ns.adobe.com/xap/1.0/\0<rdf:Description exif:GPSLatitude="%b"/>'
ELEMENT = b"<exif:GPSLongitude>0,7.5W</exif:GPSLongitude>"
KEYED = b"keys\0com.apple.quicktime.location.ISO6709\0ilst\0data"
WITH_PLACE = {
    "desk.jpg": jpeg(b"Exif\0\0" + exif("<", HERE)),
    "hall.jpeg": jpeg(b"Exif\0\0" + exif(">", HERE, thumbnail=jpeg())),
    "late.jpg": jpeg(XMP % b"51,30N", b"Exif\0\0" + exif(">", None)),
    "long.jpg": jpeg(XMP % b"      ", b"Exif\0\0" + exif("<", HERE), picture=bytes(200_000)),
    "moving.jpg": jpeg(picture=bytes(9_000), behind=video()[:40] + box(b"\xa9xyz", b"\0\x12\x15\xc7+51.5-000.1/")),
    "plan.png": png((b"eXIf", exif(">", HERE))),
    "words.png": png((b"iTXt", xmp_in_png(ELEMENT, is_packed=False))),
    "packed.png": png((b"iTXt", xmp_in_png(ELEMENT, is_packed=True))),
    "profile.png": png((b"zTXt", profile(exif("<", HERE)))),
    "late.webp": webp((b"EXIF", b"Exif\0\0" + exif("<", HERE)), (b"MORE", bytes(1_200_001))),
    "words.webp": webp((b"XMP ", ELEMENT)),
    "small.avif": box(b"ftyp", b"avif\0\0\0\0avifmif1") + box(b"meta", bytes(99)) + box(b"mdat", exif(">", HERE)),
    "tour.mp4": video(box(b"udta", box(b"\xa9xyz", b"\0\x12\x55\xc4+51.5-000.1/"))),
    "keyed.mp4": video(box(b"meta", KEYED + b"+51.5000-000.1000+012.3/")),
    "older.mp4": video(box(b"udta", box(b"loci", bytes(4) + b"\x15\xc7hall\0\0" + b"\0\1\2\3" * 3))),
}
WITHOUT = {
    "camera.jpg": jpeg(b"Exif\0\0" + exif("<", None)),
    "blank.jpg": jpeg(b"Exif\0\0" + exif("<", BLANKED), XMP % b"      "),
    "lost.jpg": jpeg(b"Exif\0\0" + exif(">", NOWHERE)),
    "cut.jpg": jpeg(b"Exif\0\0" + exif("<", HERE))[:95],
    "plain.png": png(),
    "broken.png": png((b"zTXt", b"Raw profile type exif\0\0x\x9cno"), (b"iTXt", b"Note\0\1\0\0\0x\x9c!")),
    "plain.webp": webp((b"ICCP", b"odd")),
    "tour2.mp4": video(box(b"meta", KEYED)),
    "notes.txt": b"exif:GPSLatitude",
}


def test_a_place_is_told_once_for_each_file(tiny: Handbook) -> None:
    found = checking.check(tiny({f"docs/{name}": data for name, data in {**WITH_PLACE, **WITHOUT}.items()}), TODAY)
    told = [finding.place.file.removeprefix("docs/") for finding in found.findings if finding.rule == "personal-data"]
    assert sorted(told) == sorted(WITH_PLACE)
    assert found.errors == [], "such a file is published all the same"


STARTS = [b"II*\0", b"MM\0*", *(data[:60] for data in WITH_PLACE.values())]


@given(st.binary(max_size=200), st.sampled_from(STARTS), st.sampled_from([".jpg", ".avif"]))
def test_any_bytes_may_follow_the_head(tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes, end: str) -> None:
    path: Path = tmp_path_factory.getbasetemp() / f"any{end}"
    path.write_bytes(head + data)
    says_where_taken(path)


HOSTILE = {
    "jpeg": b"\xff\xd8" + b"\xff\xe1\0\2" * 2_000_000,
    "filled": b"\xff" * 8_000_000,
    "png": b"\x89PNG\r\n\x1a\n" + (bytes(4) + b"tEXt" + bytes(4)) * 700_000,
    "webp": b"RIFF\0\0\0\0WEBP" + b"EXIF\0\0\0\0" * 1_000_000,
    "mp4": box(b"ftyp", b"isom") + b"\0\0\0\x08moov" * 1_000_000,
    "nested": box(b"ftyp", b"isom") + b"\0\0\0\0moov" * 1_000_000,
    "far": box(b"ftyp", b"isom") + b"\0\0\0\1free" + b"\xff" * 8,
    "heads": jpeg(*[b"II*\0" * 16_000] * 100),
}


@pytest.mark.parametrize("sort", HOSTILE)
def test_what_is_made_to_take_time_takes_little(tmp_path: Path, sort: str) -> None:
    path = tmp_path / "made.jpg"
    path.write_bytes(HOSTILE[sort])
    started = time.process_time()
    says_where_taken(path)
    assert time.process_time() - started < far_too_long()


def test_a_large_picture_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    with path.open("wb") as file:
        file.write(jpeg(b"Exif\0\0" + exif("<", None), picture=b""))
        file.truncate(80_000_000)
    looks, whole = (min(_seconds(each) for _ in range(5)) for each in (lambda: says_where_taken(path), path.read_bytes))
    assert looks < whole / 4, "only its beginning and its end are"


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
