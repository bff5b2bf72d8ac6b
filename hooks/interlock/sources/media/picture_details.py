"""The details that pictures and videos hold beside what they show, such as Exif: read without the picture, which may be large."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

HEAD_OF_FILE = 1024  # number of bytes that identify the type of a file
ENDINGS_OF_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp4", ".webm")
# The most bytes that are read of one detail, and the most parts that are passed over: others are made to take time.
_MOST, _MOST_PARTS = 2_000_000, 20_000
# Where the parts of a file are not known, what is read at its beginning, and at its end.
_READ = 1_000_000
# A telephone writes a short video behind a picture; what is said of it stands at its end.
_BEHIND = 100_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"


def details_of(path: Path) -> Iterator[bytes]:
    """The details in a file of a picture or video, one after another, unpacked. Raises an `OSError`."""
    with path.open("rb") as file:
        head = file.read(12)
        if head.startswith(_JPEG):
            yield from _of_jpeg(file)
        elif head.startswith(_PNG):
            yield from _of_png(file)
        elif head.startswith(b"RIFF") and head.endswith(b"WEBP"):
            yield from _of_webp(file)
        elif head[4:8] == b"ftyp" and path.suffix.lower() != ".avif":
            yield from _of_video(file, 0, file.seek(0, 2))
        else:
            yield _beginning_and_end(file)


def read_of_picture(path: Path) -> bytes:
    """All that a check reads of a picture or video. While this stays, so do its findings. Raises an `OSError`."""
    with path.open("rb") as file:
        head = file.read(HEAD_OF_FILE)
    return b"".join(b"%d\n%b" % (len(part), part) for part in (b"%d" % path.stat().st_size, head, *details_of(path)))


def _beginning_and_end(file: BinaryIO) -> bytes:
    file.seek(0)
    data = file.read(2 * _READ)
    if len(data) == 2 * _READ:
        file.seek(max(file.seek(0, 2) - _READ, 2 * _READ))
        data += file.read()
    return data


def _of_jpeg(file: BinaryIO) -> Iterator[bytes]:
    """Segments before the picture, each with two bytes of a marker and two of its length (ITU T.81, B.1.1)."""
    file.seek(2)
    for _ in range(_MOST_PARTS):
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xD9, 0xDA):
            break
        if head[1] == 0xFF:  # a marker may have bytes before it that say nothing
            file.seek(-3, 1)
            continue
        length = int.from_bytes(head[2:]) - 2
        if head[1] == 0xE1:
            yield file.read(max(length, 0))
        else:
            file.seek(max(length, 0), 1)
    file.seek(max(file.tell(), file.seek(0, 2) - _BEHIND))
    yield file.read()


def _of_png(file: BinaryIO) -> Iterator[bytes]:
    """Chunks (PNG, 5.3): their length, type, bytes and a checksum."""
    file.seek(len(_PNG))
    for _ in range(_MOST_PARTS):
        head = file.read(8)
        if len(head) < 8:
            return
        length, sort = int.from_bytes(head[:4]), head[4:]
        ends = file.tell() + length + 4
        if sort == b"eXIf":
            yield file.read(min(length, _MOST))
        elif sort in (b"iTXt", b"tEXt", b"zTXt"):
            yield _text_of_png(file.read(min(length, _MOST)))
        file.seek(ends)


def _text_of_png(data: bytes) -> bytes:
    """The text of a chunk, unpacked; Exif that programs write in hexadecimal digits as its bytes."""
    name, _, text = data.partition(b"\0")
    for begins in (text.find(sign) for sign in (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")):
        if 0 <= begins < 100:
            try:
                text = zlib.decompressobj().decompress(text[begins:], _MOST)
            except zlib.error:
                continue
    if not name.startswith(b"Raw profile type"):
        return text
    digits = b"".join(text.split()[2:])
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return text


def _of_webp(file: BinaryIO) -> Iterator[bytes]:
    """Chunks of RIFF: a type, a length, and bytes up to an even number of them."""
    for _ in range(_MOST_PARTS):
        head = file.read(8)
        if len(head) < 8:
            return
        length = int.from_bytes(head[4:], "little")
        ends = file.tell() + length + length % 2
        if head[:4] in (b"EXIF", b"XMP "):
            yield file.read(min(length, _MOST))
        file.seek(ends)


def _of_video(file: BinaryIO, begins: int, ends: int, *, is_movie: bool = False) -> Iterator[bytes]:
    """Boxes (ISO 14496-12, 4.2) that describe the video, without its pictures, its sound and their lists."""
    for _ in range(_MOST_PARTS):
        if begins >= ends:
            return
        file.seek(begins)
        head = file.read(16)
        length, sort = int.from_bytes(head[:4]), head[4:8]
        own = 16 if length == 1 else 8
        length = int.from_bytes(head[8:]) if length == 1 else length or ends - begins
        if length < own:
            return
        if sort == b"moov" and not is_movie:
            yield from _of_video(file, begins + own, min(begins + length, ends), is_movie=True)
        elif sort in (b"udta", b"meta", b"uuid"):
            file.seek(begins)
            yield file.read(min(length, _MOST))
        begins += length
