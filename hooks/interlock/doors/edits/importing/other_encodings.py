"""Bytes of texts that offices save in other encodings than UTF-8: what was UTF-16 or Windows text is read as that."""

from interlock.findings.lazy_patterns import lazy_pattern

_SAMPLE = 2_000
# No letter of a word, and none that stands beside one: such bytes are of another encoding than that of Windows.
_NO_WINDOWS = lazy_pattern(
    "[\x00-\x08\x0b\x0e-\x1f\x80-\x9f]|(?<=[a-zà-ÿ])[‚„†‡ˆ‰‹•˜›ŠŒŽŸ¡-©¬¯-±´-¶¸¼-¿]|(?<=[a-zà-ÿ]{2})(?<![cdkm]m)[²³ª]"
)
_WORD = lazy_pattern(r"(?<!\w)[A-Za-z0-9_]*+[^\W\x00-\x7f]\w*+")


def in_utf8(data: bytes) -> bytes:
    """Bytes in UTF-16 as UTF-8, those without the mark at their beginning, too; any others as they are."""
    high, low = (2 * half.count(0) > len(half) for half in (data[:_SAMPLE:2], data[1:_SAMPLE:2]))
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and high == low:
        return data
    encoding = "utf-16" if high == low else "utf-16-be" if high else "utf-16-le"
    return data.decode(encoding, "replace").encode()


def from_windows(data: bytes) -> tuple[bytes, str]:
    """Bytes of Windows text as UTF-8, with a sentence that tells a word in it; any others as they are, and nothing."""
    try:
        data.decode()
        return data, ""
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return data, ""
    if _NO_WINDOWS.search(text):
        return data, ""
    word = _WORD.search(text)
    shown = f", `{word[0]}` for example" if word else ""
    return text.encode(), f"this file is no UTF-8, and was read as Windows text (1252){shown}."
