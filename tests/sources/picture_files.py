"""Files of pictures and videos as cameras, telephones and programs write them, with details and without."""

import struct
import zlib


def directory(order: str, *tags: tuple[int, int, int, int]) -> bytes:
    """A directory of a TIFF with these tags: each with its type, its number of values, and the value or where it stands."""
    return struct.pack(f"{order}H", len(tags)) + b"".join(struct.pack(f"{order}HHII", *tag) for tag in tags) + bytes(4)


def exif(order: str, degrees: tuple[int, ...] | None, thumbnail: bytes = b"") -> bytes:
    """A TIFF that says which camera took it, and the latitude in three fractions; without them, only that it has no place."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    place_at = 8 + 2 + 3 * 12 + 4
    first = directory(order, (0x0110, 2, 4, 0x41424300), (0x8769, 4, 1, 2_000_000_000), (0x8825, 4, 1, place_at))
    if degrees is None:
        return head + first + directory(order, (0, 1, 4, 0x02030000)) + thumbnail
    fractions_at = place_at + 2 + 3 * 12 + 4
    place = directory(order, (0, 1, 4, 0x02030000), (1, 2, 2, 0x4E000000), (2, 5, 3, fractions_at))
    return head + first + place + struct.pack(f"{order}6I", *degrees) + thumbnail


def jpeg(*details: bytes, picture: bytes = b"picture", behind: bytes = b"") -> bytes:
    """A JPEG with segments of details, after that of JFIF and with bytes that fill up before a marker."""
    segments = b"".join(b"\xff\xff\xe1" + struct.pack(">H", len(each) + 2) + each for each in details)
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + segments + b"\xff\xda\0\x02" + picture + b"\xff\xd9" + behind


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with these chunks behind its picture."""
    whole = ((b"IHDR", bytes(13)), (b"IDAT", bytes(3_000_000)), *chunks, (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(data)) + sort + data + bytes(4) for sort, data in whole)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP with these chunks behind its picture, which has an odd number of bytes."""
    whole = ((b"VP8X", bytes(10)), (b"VP8 ", bytes(3_000_001)), *chunks)
    data = b"".join(sort + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for sort, data in whole)
    return b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data


def box(sort: bytes, data: bytes, *, is_long: bool = False) -> bytes:
    """A box of a video."""
    return struct.pack(">I4sQ", 1, sort, len(data) + 16) + data if is_long else struct.pack(">I4s", len(data) + 8, sort) + data


def video(*of_movie: bytes) -> bytes:
    """A video whose boxes of the movie stand behind its pictures, before a long list of them."""
    pictures = box(b"mdat", bytes(3_000_000), is_long=True)
    return box(b"ftyp", b"isom\0\0\0\0") + pictures + box(b"moov", b"".join(of_movie) + box(b"trak", bytes(1_500_000)))


def profile(data: bytes) -> bytes:
    """The text of a PNG in which a program wrote Exif in hexadecimal digits."""
    return b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n%8d\n%b\n" % (len(data), data.hex().encode()))


def xmp_in_png(packet: bytes, *, is_packed: bool) -> bytes:
    """The international text of a PNG that holds XMP."""
    head = b"XML:com.adobe.xmp\0" + bytes([is_packed, 0]) + b"\0\0"
    return head + (zlib.compress(packet) if is_packed else packet)
